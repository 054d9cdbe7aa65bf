"""A site in miniature: entries (`topic words …`) → a page for each entry and each topic. Its code's digest is given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.engine.build import Build, Many
from generator.engine.cache import Cache
from generator.engine.tree import Changes, Tree


@dataclass(frozen=True, slots=True)
class Said:
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    topic: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    topic: str
    first: str


@dataclass(frozen=True, slots=True)
class Row:
    topic: str
    lines: tuple[str, ...]


class Code:
    """Stands for the digest of the program; an edit of a step's code is another text."""

    def __init__(self, text: str = "as it is") -> None:
        self.text = text

    def of(self, function: Callable[..., object], /) -> bytes:
        return self.text.encode()


def read_entry(text: bytes) -> tuple[Entry | None, tuple[Said, ...]]:
    topic, *words = text.decode().split()
    if topic == "bad":
        return None, (Said(f"a bad topic before {words}"),)
    return Entry(topic, tuple(words)), ((Said("no words"),) if not words else ())


def entry_card(entry: Entry) -> Card:
    return Card(entry.topic, entry.words[0] if entry.words else "")


def by_topic(cards: Mapping[str, Card]) -> Iterator[tuple[str, Row]]:
    for topic in sorted({card.topic for card in cards.values()}):
        yield topic, Row(topic, tuple(f"{name} {card.first}" for name, card in cards.items() if card.topic == topic))


def entry_page(entry: Entry, title: str) -> bytes:
    return f"<h1>{title}</h1><p>{entry.topic}: {' '.join(entry.words)}</p>".encode()


def topic_page(row: Row, title: str) -> tuple[bytes | None, tuple[Said, ...]]:
    if row.topic == "hidden":
        return None, (Said("a hidden topic has no page"),)
    return "\n".join((title, row.topic, *row.lines)).encode(), ()


def plan(build: Build, tree: Tree, entries: Mapping[str, str], title: str) -> Changes:
    """Build the toy site from a dict of inputs."""
    texts = {name: (build.given(text.encode()),) for name, text in entries.items()}
    read = build.map(read_entry, texts)
    cards = build.map(entry_card, {name: (entry,) for name, entry in read.items()})
    topics = build.split(by_topic, Many(cards))
    tree.begin()
    shared = [build.given(title)]
    one = build.files(
        entry_page, {f"entry/{name}.html": (entry,) for name, entry in read.items()}, shared, tree.held.get, tree.put
    )
    two = build.files(
        topic_page, {f"topic/{topic}.html": (row,) for topic, row in topics.items()}, shared, tree.held.get, tree.put
    )
    return tree.publish({**one.wanted, **two.wanted}, [*one.written, *two.written])


def build_site(
    folder: Path,
    entries: Mapping[str, str],
    title: str = "Toy",
    jobs: int = 1,
    code: str = "as it is",
    limit: int = 1 << 30,
) -> Build:
    """One run, from opening the cache to closing it."""
    cache = Cache(folder / ".cache" / "build.sqlite")
    build = Build(cache, jobs, Said, Code(code))
    plan(build, Tree(folder / "site", folder / ".cache" / "output", cache), entries, title)
    build.finish(limit)
    cache.close()
    return build


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path → bytes."""
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
