"""What a saved page says of itself outside its text: JSON-LD, OpenGraph, `citation_*`, Dublin Core, canonical address.

A value that cannot be what its name says (an author that is an address, a date that is none) is no evidence.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.clean import bylines
from generator.clean.block import Fact
from generator.clean.dates import edtf
from generator.text import fold, squeeze, words

ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|AnalysisNewsArticle|OpinionNewsArticle)$")
"""Types of schema.org that are a piece of writing."""
NAMES: Mapping[str, tuple[str, int]] = {
    "citation_title": ("title", 90),
    "og:title": ("title", 85),
    "dc.title": ("title", 80),
    "headline": ("title", 85),
    "twitter:title": ("title", 75),
    "citation_author": ("authors", 90),
    "author": ("authors", 91),  # before a line of the page: there a role or a button may be run into the name
    "article:author": ("authors", 91),
    "parsely-author": ("authors", 92),
    "dc.creator": ("authors", 91),
    "sailthru.author": ("authors", 92),
    "cxenseparse:author": ("authors", 92),
    "article:published_time": ("date", 94),
    "citation_publication_date": ("date", 90),
    "datepublished": ("date", 92),
    "parsely-pub-date": ("date", 90),
    "sailthru.date": ("date", 85),
    "date": ("date", 80),
    "pubdate": ("date", 88),
    "publishdate": ("date", 88),
    "publish-date": ("date", 88),
    "article.published": ("date", 88),
    "dc.date": ("date", 80),
    "dc.date.issued": ("date", 88),
    "dcterms.created": ("date", 80),
    "og:site_name": ("publisher", 85),
    "citation_journal_title": ("publisher", 85),
    "dc.publisher": ("publisher", 80),
    "application-name": ("publisher", 60),
    "article:section": ("section", 85),
    "article:tag": ("tags", 85),
    "news_keywords": ("tags", 80),
    "og:url": ("source_url", 85),
    "description": ("description", 80),
    "og:description": ("description", 85),
    "og:locale": ("language", 60),
}
"""Name or property of a `meta`, folded → field and how sure, in percent."""
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"://|@|\d{3}|[<>{}\\=]|^(?:admin\w*|webmaster|root|editor|author|user|unknown|none|null|n/?a|super user)$",
    re.IGNORECASE,
)
"""What is no name, whatever claims to be one."""
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
URL = re.compile(r"https?://[^\s/?#\"<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?$", re.IGNORECASE)
SITE = re.compile(r"\s+(?:\||-|–|—|»|::|•)\s+(?P<site>[^|–—»•]{2,60})$")
DEPTH = 40  # levels of a JSON-LD value; the deepest seen has nine
NAME, NAME_WORDS = 60, 6  # characters and words of what may name a writer
UNLIKE = 15  # percent by which a value that reads like no person's name is less sure
PAPER = 60  # percent
READERS = 96  # percent; above JSON-LD's headline
VALUE = 5_000  # characters; the longest description seen has a fifth, a list of keywords half
BODY, BODIES = 200_000, 10  # characters, and how many articles; each paragraph is looked for in all of it
TAGS = 30  # of a page; more are a search engine's bait


class Evidence:
    """What was met while a page was read."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.metas: list[tuple[str, str]] = []
        self.json: list[str] = []
        self.title = ""
        self.language = ""
        self.canonical = ""
        self.times: list[str] = []
        self._is_json = False

    def element(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A `meta`, `link`, `html` or `time`."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            if name and attributes.get("content"):
                self.metas.append((fold(name), attributes["content"]))
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.canonical = self.canonical or attributes.get("href", "")
        elif tag == "html":
            self.language = self.language or attributes.get("lang", "") or attributes.get("xml:lang", "")
        elif tag == "time" and ("pubdate" in attributes or "datePublished" in attributes.get("itemprop", "")):
            self.times.append(attributes.get("datetime", ""))

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element whose text is not shown begins."""
        self._is_json = tag == "script" and "ld+json" in attributes.get("type", "").lower()

    def text(self, tag: str, text: str) -> None:
        """The whole text of the element that began last."""
        if self._is_json:
            self.json.append(text)
        elif tag == "title":
            self.title = self.title or squeeze(text)


def facts_of(evidence: Evidence) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts, and the texts that the page calls the article's body."""
    loaded = [_loaded(text) for text in evidence.json]
    articles = [found for value in loaded for found in _articles(value, DEPTH)]
    known = {name: found for value in loaded for name, found in _identified(value, DEPTH)}
    facts = [fact for article in articles[:1] for fact in _of_article(article, known)]
    facts += [fact for name, value in evidence.metas for fact in _of_meta(name, value)]
    facts += list(_of_head(evidence))
    sites = {fold(fact.value) for fact in facts if fact.field == "publisher"}
    bodies = [article["articleBody"] for article in articles if isinstance(article.get("articleBody"), str)]
    hints = tuple(_plain(body[:BODY]) for body in bodies[:BODIES])
    found = [_without_site(_doubted(fact, sites), sites) for fact in facts if not _is_site(fact, sites)]
    return tuple(_headlined(found)), hints


def _of_head(evidence: Evidence) -> Iterator[Fact]:
    if URL.match(evidence.canonical):
        yield Fact("source_url", evidence.canonical, "link canonical", sure=90)
    for value in evidence.times:
        if day := edtf(value):
            yield Fact("date", day, "time datePublished", "html-metadata", 88)
    if tag := _language(evidence.language):
        yield Fact("language", tag, "html lang", sure=85)
    if evidence.title:
        yield Fact("title", evidence.title, "title", sure=50)


def _of_meta(name: str, value: str) -> Iterator[Fact]:
    if name in NAMES:
        field, sure = NAMES[name]
        yield from _facts(field, value, f"meta {name}", sure)


def _of_article(article: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[Fact]:
    """The facts of a JSON-LD article; `known` are the names it may refer to by `@id`."""
    for key, field in (
        ("headline", "title"),
        ("datePublished", "date"),
        ("articleSection", "section"),
        ("inLanguage", "language"),
        ("description", "description"),
        ("keywords", "tags"),
        ("author", "authors"),
        ("creator", "authors"),
        ("publisher", "publisher"),
        ("url", "source_url"),
    ):
        for value in _texts(article.get(key), known):
            yield from _facts(field, value, f"JSON-LD {key}", 84 if key in ("creator", "url") else 95)


def _facts(field: str, given: str, evidence: str, sure: int) -> Iterator[Fact]:
    """The facts a value of this field gives: none, one, or several of a list."""
    value = _plain(given) if len(given) <= VALUE else ""
    match field:
        case "date":
            if day := edtf(value):
                yield Fact(field, day, evidence, "html-metadata", sure)
        case "authors":
            yield from _authors(_BY.sub("", value), evidence, sure)
        case "tags":
            for tag in [part.strip() for part in re.split(r"[,;]", value)][:TAGS]:
                if tag and len(tag) <= 60 and ":" not in tag:
                    yield Fact(field, tag, evidence, sure=sure)
        case "source_url":
            if URL.match(value):
                yield Fact(field, value, evidence, sure=sure)
        case "language":
            if tag := _language(value):
                yield Fact(field, tag, evidence, sure=sure)
        case _:
            if value and len(value) < 2000:
                yield Fact(field, value, evidence, sure=sure)


def _authors(line: str, evidence: str, sure: int) -> Iterator[Fact]:
    """The writers a value names: persons, what stands before a comma and a role, or what else may be a name.

    A paper or a desk that signs is named as it signs, less surely than a person; an agency goes to its field, too.
    """
    for name in bylines.names(line) or bylines.names(line.split(",")[0]):
        yield Fact("authors", name, evidence, sure=sure)
        if bylines.is_agency(name):
            yield Fact("agency", name, evidence, sure=sure)
        line = ""
    if (
        len(line) <= NAME
        and len(line.split()) <= NAME_WORDS
        and any(map(str.isalpha, line))
        and not _NO_NAME.search(line)
    ):
        yield Fact("authors", line, evidence, sure=sure - UNLIKE)


def _language(value: str) -> str:
    """A language tag as BCP 47 spells it; empty if it is none."""
    tag = value.strip().replace("_", "-")
    return tag if LANGUAGE.fullmatch(tag) and tag.lower() not in ("und", "mul", "zxx") else ""


def _without_site(fact: Fact, sites: set[str]) -> Fact:
    """A title without the site's name after it."""
    match = SITE.search(fact.value) if fact.field == "title" else None
    if match and (fold(match["site"]) in sites or (fact.sure < 60 and len(match["site"].split()) <= 4)):
        return Fact(fact.field, fact.value[: match.start()].strip(), fact.evidence, fact.basis, fact.sure)
    return fact


def _is_site(fact: Fact, sites: set[str]) -> bool:
    """True where a title is only the paper's own name."""
    return fact.field == "title" and fold(fact.value) in sites


def _doubted(fact: Fact, sites: set[str]) -> Fact:
    """An author that is the paper itself: what stands over the text says better who wrote it, if anything does."""
    if fact.field == "authors" and any(_is_paper(fact.value, site) for site in sites):
        return Fact(fact.field, fact.value, fact.evidence, fact.basis, min(fact.sure, PAPER))
    return fact


def _is_paper(name: str, site: str) -> bool:
    """True for the site's name, a part of it, and its first letters: `LTO` of the Legal Tribune Online."""
    words = site.split()
    return set(fold(name).split()) <= set(words) or (
        name.isupper() and fold(name) == "".join(word[0] for word in words)
    )


def _headlined(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts, with the headline for readers surer than one for search engines.

    Where JSON-LD and OpenGraph differ and JSON-LD says word for word what the page's `title` says, that is the one
    written for search engines.
    """
    title = _words_of(facts, "title")
    shared = _words_of(facts, "meta og:title")
    told = _words_of(facts, "JSON-LD headline")
    is_for_readers = bool(title and shared) and told == title != shared
    for fact in facts:
        yield replace(fact, sure=READERS) if is_for_readers and fact.evidence == "meta og:title" else fact


def _words_of(facts: Iterable[Fact], evidence: str) -> frozenset[str]:
    found = (fact.value for fact in facts if fact.field == "title" and fact.evidence == evidence)
    return frozenset(words(fold(next(found, ""))))


def _loaded(text: str) -> Any:
    """A JSON value; None for what is none, or too deep to be meant."""
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The articles in a JSON-LD value, outermost first."""
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth - 1)
    elif isinstance(value, dict):
        types = value.get("@type")
        if any(ARTICLES.search(name) for name in _texts(types)):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _articles(value.get(key), depth - 1)


def _identified(value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """The parts of a JSON-LD value that have a name, by their `@id`."""
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _identified(item, depth - 1)
    elif isinstance(value, dict):
        if isinstance(value.get("@id"), str) and value.get("name"):
            yield value["@id"], value["name"]
        for item in value.values():
            if isinstance(item, (dict, list)):
                yield from _identified(item, depth - 1)


def _texts(value: Any, known: Mapping[str, Any] = MappingProxyType({})) -> list[str]:
    """The texts in a JSON-LD value: itself, its name, the name it refers to, or those of its items."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _texts(value.get("name") or known.get(str(value.get("@id"))))
    return [text for item in value[:50] for text in _texts(item, known)] if isinstance(value, list) else []


def _plain(text: str) -> str:
    """Text of markup as words: JSON-LD and meta values are often escaped twice."""
    return squeeze(re.sub(r"<[^<>]{1,200}>", " ", html.unescape(html.unescape(text))))
