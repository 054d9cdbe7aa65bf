"""A record (an item of a JSON file, a row of a table) → a member: which of its values is the text, which are stated.

The editor's field map says so; without one the names that exports and scrapers use are recognised. Every value of the
record is the text, is lifted, or is dropped with a reason.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.clean.block import Fact
from generator.clean.containers.parts import FieldMap, Kind, Member, Unread, Value, shown, whole
from generator.clean.containers.stated import FIELDS, facts
from generator.model import Fate

Leaf: TypeAlias = tuple[str, str]
"""A value's name and text."""

BODY = "body"
KNOWN: Mapping[str, tuple[str, ...]] = {
    BODY: (
        *("article_body", "body", "content", "text", "full_text", "article_text", "maintext", "main_text", "story"),
        *("body_text", "article", "plain_text", "body_html", "content_html", "html", "raw_html"),
    ),
    "title": ("title", "headline", "head_line", "heading"),
    "date": (
        *("date_published", "published_at", "publish_date", "published_date", "publication_date", "date_publish"),
        *("pub_date", "published", "published_on", "datetime_published", "date"),
    ),
    "source_url": ("source_url", "url", "link", "web_url", "canonical_url", "permalink", "uri"),
    "authors": ("authors", "author", "byline", "by_line", "author_name", "creator"),
    "publisher": ("publisher", "site_name", "sitename", "newspaper", "outlet", "source", "source_name"),
    "summary": ("summary", "standfirst", "subtitle", "subheadline", "lead", "dek", "abstract"),
    "description": ("description", "excerpt"),
    "agency": ("agency",),
    "language": ("language", "lang", "in_language"),
    "section": ("section", "article_section", "category"),
    "tags": ("tags", "keywords"),
    "retrieved": ("retrieved", "date_download", "scraped_at", "crawled_at", "accessed", "date_crawled"),
}
"""Field → names of values that hold it, best first; compared in lower case with `_` between words."""
LISTS = ("authors", "tags")
MAPPED, RECOGNISED = 97, 92  # percent: an editor said so; the name says so

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\s.-]+")
_MARKUP = re.compile(
    r"<!doctype html|<(?:html|body|p|div|br|span|article|section|h[1-6]|ul|ol|li|table|blockquote|figure|a|img|b|i|em"
    r"|strong)(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A value that may hold a field."""

    path: str
    sure: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a record stands in its file, and how."""

    name: str
    place: str
    """As evidence names it: `record 17`."""
    start: int
    end: int
    sha256: str
    """Of the record's own bytes."""
    encoding: str = "utf-8"
    """What it is written in."""


def member(at: Standing, record: Any, fields: FieldMap) -> Member | Unread:
    """The record as a member."""
    name, start, end = at.name, at.start, at.end
    if not isinstance(record, Mapping):
        return Unread(name, shown(_scalar(record)) or "empty", "not a record with named values", True, start, end)
    leaves = list(flattened(record))
    chosen = _chosen(leaves, fields)
    body = _body(leaves, chosen)
    if not body:
        return Unread(name, _outline(leaves), _no_text(leaves, fields), True, start, end)
    text = "\n\n".join(text for path, text in leaves if path == body and text.strip())
    stated, values = _stated([leaf for leaf in leaves if leaf[0] != body], chosen, body, at.place)
    return Member(name, kind_of(text), text.encode(), at.sha256, at.encoding, stated, values, body, start, end)


def kind_of(text: str) -> Kind:
    """`html` where a known tag stands in the text."""
    return "html" if _MARKUP.search(text) else "text"


def has_text(record: Any, fields: FieldMap) -> bool:
    """True for a record that has a text."""
    leaves = list(flattened(record)) if isinstance(record, Mapping) else []
    return bool(_body(leaves, _chosen(leaves, fields)))


def flattened(value: Any) -> Iterator[Leaf]:
    """Every value in a nested one that is no list or mapping, with its name; a list's items share the list's name."""
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        path, one = waiting.pop()
        if isinstance(one, Mapping):
            inner = [(f"{path}.{key}" if path else whole(str(key)), each) for key, each in one.items()]
            waiting.extend(reversed(inner))
        elif isinstance(one, Sequence) and not isinstance(one, str):
            waiting.extend((path, each) for each in reversed(one))
        elif one is not None:
            yield path, _scalar(one)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return whole(value) if isinstance(value, str) else "" if value is None else "a list"


def _chosen(leaves: Sequence[Leaf], fields: FieldMap) -> dict[str, tuple[_Candidate, ...]]:
    """Field → the values of this record that may hold it, best first: the editor's, else those with known names."""
    names = dict.fromkeys(path for path, _ in leaves)
    mapped = dict(fields.paths)
    folded: dict[str, str] = {}
    for name in names:
        if name not in mapped.values():
            folded.setdefault(_folded(name.removesuffix(".name")), name)
    found: dict[str, tuple[_Candidate, ...]] = {}
    for field, known in KNOWN.items():
        if field in mapped:
            found[field] = (_Candidate(mapped[field], MAPPED),) if mapped[field] in names else ()
        else:
            found[field] = tuple(_Candidate(folded[one], RECOGNISED) for one in known if one in folded)
    return found


def _folded(name: str) -> str:
    return _HUMP.sub("_", name).lower()


def _body(leaves: Sequence[Leaf], chosen: Mapping[str, tuple[_Candidate, ...]]) -> str:
    """The name of the text: the first candidate that is not blank; empty if there is none."""
    filled = {path for path, text in leaves if text.strip()}
    return next((each.path for each in chosen[BODY] if each.path in filled), "")


def _stated(
    leaves: Sequence[Leaf], chosen: Mapping[str, tuple[_Candidate, ...]], body: str, place: str
) -> tuple[tuple[Fact, ...], tuple[Value, ...]]:
    """The facts of all values but the text, and the fate of each."""
    found: list[Fact] = []
    fates: dict[int, tuple[Fate, str]] = {}
    for field in FIELDS:
        taken = ""
        for each in chosen.get(field, ()):
            for at in [at for at, (path, _) in enumerate(leaves) if path == each.path]:
                if at in fates and fates[at][0] is Fate.LIFTED:
                    continue
                if taken and not (field in LISTS and taken == each.path):
                    fates[at] = (Fate.DROPPED, f"another value, {taken}, is the {field}")
                    continue
                told, why = facts(field, leaves[at][1], f"field {each.path} of {place}", each.sure)
                found += told
                fates[at] = (Fate.LIFTED, field) if told else (Fate.DROPPED, why)
                taken = each.path if told else taken
    others = {each.path for each in chosen[BODY]}
    return tuple(found), tuple(
        Value(path, text, *(fates.get(at) or _unnamed(path in others, body)))
        for at, (path, text) in enumerate(leaves)
        if text.strip()
    )


def _unnamed(is_text: bool, body: str) -> tuple[Fate, str]:
    why = f"another value, {body}, is the text" if is_text else "no field of an article is known by this name"
    return Fate.DROPPED, why


def _outline(leaves: Sequence[Leaf]) -> str:
    """The names of a record's values, as many as a line bears."""
    return shown(f"values {', '.join(dict.fromkeys(path for path, _ in leaves))}") if leaves else "an empty record"


def _no_text(leaves: Sequence[Leaf], fields: FieldMap) -> str:
    mapped = [path for field, path in fields.paths if field == BODY]
    if mapped:
        return f"{mapped[0]}, which `fields` in _defaults.yml calls the body, is missing or empty"
    if not leaves:
        return "it holds no value"
    return "none of its values is known as the text, or that is empty; `fields: {body: …}` in _defaults.yml names it"
