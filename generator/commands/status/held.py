"""An archive as `pressmark status` sees it: all that its lists are made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from generator.clean.record import waiting
from generator.errors import Problem
from generator.lastbuild import kept_stories
from generator.model import Annotation, Article, Entity, FreePage, Kind
from generator.read.names import full_name

HEAD = 4000
"""Bytes of a cleaning record in which it says how many lines are doubtful."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the list is made from."""

    articles: Mapping[str, Article]
    """By id; those that cannot be read are not here but among the problems."""
    notes: tuple[Annotation, ...]
    noted: Mapping[str, Article | Entity | FreePage]
    """What notes may be on, by full name, as far as it is held and can be read; free pages only if notes are."""
    raws: Mapping[str, str]
    """Raw file, relative to the content folder → SHA-256 in hex."""
    taken_in: frozenset[tuple[str, str]]
    """Raw files that hold documents, as they were when these were taken in: path, SHA-256."""
    problems: tuple[Problem, ...]
    """What keeps files from being read."""
    waiting: Mapping[str, tuple[int, int]]
    """Cleaning record, relative to the content folder → lines it suggests to drop, and others that are doubtful."""
    entities: Mapping[str, Entity]
    """Authority files by full name; those that cannot be read are left out."""
    dates: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Articles that a person has edited and that state no whole date: id, the date others give, why."""
    stories: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Stories of the last build: slug, ids of the articles, the first published first."""


def read(content: Path) -> Held:
    """The archive as far as it can be read."""
    from generator.annotate.sidecar import read_notes
    from generator.read.article import read_article

    articles: dict[str, Article] = {}
    notes: list[Annotation] = []
    wrong: list[Problem] = []
    for path in _markdown(content, "articles"):
        article, problems = read_article(path, (content / path).read_bytes())
        wrong += [] if article else problems
        articles |= {article.id: article} if article else {}
    for path in _markdown(content, "annotations"):
        file, problems = read_notes(path, (content / path).read_bytes())
        wrong += [] if file else problems
        notes += file.notes if file else ()
    entities, told = _entities(content)
    return Held(
        articles,
        tuple(notes),
        {**{f"articles/{id}": article for id, article in articles.items()}, **entities, **dict(_pages(content, notes))},
        dict(_raws(content)),
        frozenset(_taken_in(content)),
        (*wrong, *told),
        dict(_waiting(content)),
        entities,
        tuple(_dates(content)),
        tuple(kept_stories(content.absolute().parent / ".cache").items()),
    )


def _entities(content: Path) -> tuple[dict[str, Entity], list[Problem]]:
    """Authority files by full name, and what keeps others from being read."""
    from generator.read.entity import read_entity

    entities: dict[str, Entity] = {}
    wrong: list[Problem] = []
    for kind in Kind:
        for path in _markdown(content, kind):
            entity, problems = read_entity(path, (content / path).read_bytes())
            wrong += [] if entity else problems
            entities |= {f"{kind}/{entity.slug}": entity} if entity else {}
    return entities, wrong


def _dates(content: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What the last run of ingest found; without its cache nothing is known until the next."""
    from generator.engine.cache import Cache
    from generator.ingest.memory import FILE
    from generator.ingest.siblings import suggestions

    path = content.absolute().parent / ".cache" / FILE
    if path.is_file():
        store = Cache(path)
        yield from ((each.id, each.date, each.evidence) for each in suggestions(store))
        store.close()


def _pages(content: Path, notes: list[Annotation]) -> Iterator[tuple[str, FreePage]]:
    """The free pages that notes are on."""
    from generator.read.page import read_page

    names = {note.on for note in notes}
    for path in _markdown(content, "pages"):
        if (name := full_name(path)) in names:
            page, _ = read_page(path, (content / path).read_bytes())
            if page:
                yield name, page


def _markdown(content: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(content).as_posix() for path in (content / folder).rglob("*.md") if path.is_file())


def _waiting(content: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in sorted((content / "cleaning").glob("*.yml")):
        with path.open("rb") as file:
            found = waiting(file.read(HEAD))
        if any(found):
            yield path.relative_to(content).as_posix(), found


def _taken_in(content: Path) -> Iterator[tuple[str, str]]:
    from generator.ingest.inventory import RECORDS, read_head

    for path in sorted((content / RECORDS).rglob("*.yml")):
        if path.is_file() and (head := read_head(path.as_posix(), path.read_bytes())):
            yield head


def _raws(content: Path) -> Iterator[tuple[str, str]]:
    """Raw files with their digests; notes to the program (`_defaults.yml`) and hidden files are none."""
    for path in sorted((content / "raw").rglob("*")):
        parts = path.relative_to(content).parts
        if path.is_file() and not path.name.startswith("_") and not any(part.startswith(".") for part in parts):
            with path.open("rb") as file:
                yield "/".join(parts), file_digest(file, "sha256").hexdigest()
