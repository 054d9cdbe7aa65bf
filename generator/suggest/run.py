"""All suggestions for an archive: what each article gives, put together.

The engine remembers what each article gave, so that a second run reads only what changed. Nothing is written into the
archive here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.engine.build import Argument, Build, Many, Ref
from generator.engine.cache import Cache, CacheDamagedError
from generator.engine.files import Listing, look
from generator.errors import Problem
from generator.links.likeness.weights import sampled
from generator.links.printed import Printing
from generator.model import Entity, Kind
from generator.read.article import read_article
from generator.read.entity import read_entity
from generator.suggest.gather import Called, name_offers
from generator.suggest.machines import learn, no_machines
from generator.suggest.rejected import PATH as REJECTED
from generator.suggest.rejected import read_rejected
from generator.suggest.steps import (
    PRESUMING,
    PROVED,
    Looked,
    called,
    looked,
    marked,
    printed,
    proved,
    rarities,
    recurring,
    scores_of,
    tagged_of,
    topics_in_words,
    tried_anew,
    weighed,
)
from generator.suggest.topics import said_of, topic_offers
from generator.suggest.values import Suggestion
from generator.suggest.waiting import CACHE, LIKELY, remember
from generator.vocabulary import terms, topics, with_authorities

CACHE_LIMIT = 512 << 20
"""Bytes above which it forgets what the last run did not use."""

Progress = Callable[[str, int, int], None]
Keys = tuple[str, ...]
Refs = Mapping[str, Ref[Any]]


@dataclass(frozen=True, slots=True)
class Suggested:
    """All that is suggested for an archive."""

    suggestions: tuple[Suggestion, ...]
    """New names, spellings, topics; each the surest first."""
    articles: int
    said: str
    """How far topics can be trusted, in words."""
    problems: tuple[Problem, ...]
    """What keeps files from being read."""
    ran: tuple[str, ...] = ()
    """The steps that ran."""


def suggest(content: Path, cache: Path, jobs: int = 1, progress: Progress | None = None) -> Suggested:
    """All suggestions for the archive in this folder; `cache` is the folder of disposable files."""
    try:
        return _suggest(content, cache, jobs, progress)
    except CacheDamagedError:
        Cache(cache / CACHE).throw_away()
        return _suggest(content, cache, jobs, progress)


def _suggest(content: Path, cache: Path, jobs: int, progress: Progress | None) -> Suggested:
    store = Cache(cache / CACHE)
    try:
        make = Build(store, jobs, Problem)
        make.on_progress = progress
        held = look("content", content, store, frozenset({"raw", "cleaning", "media", "static"}))
        articles = make.map(read_article, _markdown(make, content, held, "articles/"), by_name=True)
        kinds = (f"{kind}/" for kind in Kind if kind is not Kind.STORIES)
        entities = make.map(read_entity, _markdown(make, content, held, *kinds), by_name=True)
        rejected, doubts = _rejected(content)
        seen = _looked(make, articles)
        printings = make.map(printed, {name: (ref,) for name, ref in seen.items()})
        files = make.map(called, {name: (ref,) for name, ref in entities.items()})
        names = make.step(names_offered, Many(printings), Many(files), make.given(tuple(sorted(rejected)), Keys))
        values: dict[str, Looked] = {name: ref.value() for name, ref in seen.items()}
        found, said = _topics(make, articles, entities, seen, values, rejected)
        problems = (*make.messages(), *doubts)
        suggestions = (*_placed(names.value(), {each.id: each.line for each in values.values()}), *found)
        counts = Counter(each.offer.value for each in suggestions if each.sure >= LIKELY)
        remember(store, counts)
        make.finish(CACHE_LIMIT)
        return Suggested(suggestions, len(articles), said, problems, tuple(make.ran))
    finally:
        store.close()


def _looked(make: Build, articles: Refs) -> Refs:
    """What each article gives, without what recurs on its publisher's pages."""
    paragraphs = make.map(marked, {name: (ref,) for name, ref in articles.items()})
    found = make.split(recurring, Many(paragraphs))
    none = make.given(b"")
    papers = {name: ref.value().publisher for name, ref in paragraphs.items()} if found else {}
    return make.map(looked, {name: (ref, found.get(papers.get(name, ""), none)) for name, ref in articles.items()})


def names_offered(
    printings: Mapping[str, Printing], files: Mapping[str, Called], rejected: Keys
) -> tuple[Suggestion, ...]:
    """New names and spellings of all articles together."""
    return tuple(name_offers(printings.values(), files.values(), terms(), frozenset(rejected)))


def _placed(offered: Iterable[Suggestion], lines: Mapping[str, int]) -> Iterator[Suggestion]:
    """Names with the lines of files; `lines` are those on which texts begin, by article's id."""
    for each in offered:
        places = (replace(place, line=place.line + lines[place.article]) for place in each.evidence)
        yield replace(each, evidence=tuple(places))


def _topics(
    make: Build,
    articles: Refs,
    entities: Refs,
    seen: Refs,
    values: Mapping[str, Looked],
    rejected: frozenset[str],
) -> tuple[tuple[Suggestion, ...], str]:
    """Topics for the articles that nobody has said the topics of, and what they are worth."""
    rare = make.step(rarities, Many({name: seen[name] for name in sampled(seen)}))
    vectors = make.map(weighed, {name: (ref,) for name, ref in seen.items()}, rare)
    known = tuple(ref.value() for ref in entities.values())
    own = make.given(tuple(each for each in known if each.kind is Kind.TOPICS), tuple[Entity, ...])
    confirmed = [name for name, each in values.items() if each.is_confirmed and not each.is_withdrawn]
    proof = sorted(confirmed, key=lambda name: crc32(name.encode()))[:PROVED]
    asked = [name for name, each in values.items() if not each.is_confirmed and not each.is_withdrawn]
    words = make.map(topics_in_words, {name: (articles[name],) for name in sorted({*proof, *asked})}, own)
    chosen = {name: seen[name] for name in confirmed}
    others = {name: words[name] for name in asked} if len(confirmed) < PRESUMING else {}
    near = Many({name: vectors[name] for name in (*chosen, *others)})
    tagged = make.step(tagged_of, Many(chosen), near, Many(others))
    anew = make.step(tried_anew, tagged, make.given(tuple(values[name].id for name in proof), Keys))
    is_large = len(confirmed) > PRESUMING
    learned = (
        learn(make, tagged, {values[name].id: vectors[name] for name in confirmed}, anew.value())
        if is_large
        else no_machines(make)
    )
    of_proof = Many({values[name].id: words[name] for name in proof})
    worth = make.step(proved, tagged, anew, of_proof, Many(learned.tried)).value()
    rows = {name: (vectors[name], words[name]) for name in asked}
    scores = make.map(scores_of, rows, tagged, learned.all_, by_name=True)
    titles = {each.id: each.title for each in values.values()}
    told = {name: ref.value() for name, ref in scores.items()}
    wider = {term.slug: term.broader for term in with_authorities(topics(), own.value()) if term.kind is Kind.TOPICS}
    found = topic_offers(values, told, worth, titles, wider, rejected)
    return tuple(found), said_of(worth)


def _markdown(make: Build, content: Path, files: Listing, *folders: str) -> dict[str, tuple[Argument, ...]]:
    return {
        path: (make.file(content / path, digest),)
        for path, digest in files.digests.items()
        if path.startswith(folders) and path.endswith(".md")
    }


def _rejected(content: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
    file = content / REJECTED
    return read_rejected(file.read_bytes()) if file.is_file() else (frozenset(), ())
