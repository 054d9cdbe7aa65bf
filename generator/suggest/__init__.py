"""What a program may suggest and an editor decides: new names, spellings of one name, topics.

The engine remembers what each article gave, so that a second run reads only what changed. Nothing here is written into
the archive but by `apply`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.engine.build import Argument, Build
from generator.engine.cache import Cache, CacheDamagedError
from generator.engine.files import Listing, look
from generator.errors import Problem
from generator.links.printed import printing
from generator.model import Entity, Kind
from generator.read.article import read_article
from generator.read.entity import read_entity
from generator.suggest.gather import name_offers
from generator.suggest.rejected import PATH as REJECTED
from generator.suggest.rejected import read_rejected
from generator.suggest.values import Offer as Offer
from generator.suggest.values import Suggestion as Suggestion
from generator.vocabulary import terms

CACHE = "suggest.sqlite"
"""Beside the build's: the two may run side by side."""
CACHE_LIMIT = 512 << 20
"""Bytes above which it forgets what the last run did not use."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Suggested:
    """All that is suggested for an archive."""

    suggestions: tuple[Suggestion, ...]
    """New names, spellings, topics; each the surest first."""
    articles: int
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
        files = look("content", content, store, frozenset({"raw", "cleaning", "media", "static"}))
        articles = make.map(read_article, _markdown(make, content, files, "articles/"), by_name=True)
        entities = make.map(
            read_entity,
            _markdown(make, content, files, *(f"{kind}/" for kind in Kind if kind is not Kind.STORIES)),
            by_name=True,
        )
        printings = make.map(printing, {name: (ref,) for name, ref in articles.items()})
        held: tuple[Entity, ...] = tuple(ref.value() for ref in entities.values())
        rejected = _rejected(content)
        offers = tuple(name_offers((ref.value() for ref in printings.values()), held, terms(), rejected))
        problems = tuple(make.messages())
        make.finish(CACHE_LIMIT)
        return Suggested(offers, len(articles), problems, tuple(make.ran))
    finally:
        store.close()


def _markdown(make: Build, content: Path, files: Listing, *folders: str) -> dict[str, tuple[Argument, ...]]:
    return {
        path: (make.file(content / path, digest),)
        for path, digest in files.digests.items()
        if path.startswith(folders) and path.endswith(".md")
    }


def _rejected(content: Path) -> frozenset[str]:
    file = content / REJECTED
    return read_rejected(file.read_bytes()) if file.is_file() else frozenset()
