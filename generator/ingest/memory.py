"""What ingest remembers from one run to the next, in the disposable cache beside the site.

Losing it costs time, never words: everything is then read and cleaned again, and comes out the same. A run notes what
it has done every few seconds, so that one that was stopped at any moment goes on from there.
"""

import marshal
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.archive import Listed, Stamp
from generator.engine.cache import Cache, CacheDamagedError
from generator.ingest.report import Told

FILE = "ingest.sqlite"
_SEEN, _PAST = "seen", "past"
"""Two tables: a run in which nothing moved needs only the first. What a run notes on its way stands beside each, under
its name and a number, until the run ends.
"""

Digest = tuple[Stamp, bool, str]
"""A file's stamp, whether it was too young for that to prove anything, SHA-256."""


class Row(NamedTuple):
    """What an article was made from, and what came of it."""

    key: str
    """Names all that it was made from."""
    article: str
    """SHA-256 of its file as written."""
    record: str
    told: tuple[Told, ...] = ()
    """Warnings."""
    spoke: tuple[str, ...] = ()
    """The patterns of publishers that decided a line of it."""
    doubtful: int = 0
    """Lines that wait for an editor's word."""


@dataclass(slots=True)
class Memory:
    """The last run: what stood where."""

    code: bytes = b""
    """Of the program that ran to its end; another program may clean otherwise. Empty where the last run did not."""
    digests: dict[str, Digest] = field(default_factory=dict)
    """By path."""
    told: dict[str, Any] = field(default_factory=dict)
    """The report, for a run in which nothing moved."""

    def digest(self, path: str, stamp: Stamp) -> str:
        """The SHA-256 of a file whose stamp proves that it is still what was read; empty if it may not be."""
        known = self.digests.get(path)
        return known[2] if known and known[0] == stamp and not known[1] else ""


@dataclass(slots=True)
class Past:
    """What was made of it; rows are plain tuples, as they are kept."""

    articles: dict[str, tuple[str, str, str, bool, tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    """Article path → its SHA-256, and what it states: raw, raw_sha256, is it edited, old ids, suggestions."""
    rows: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """Article id → its `Row`."""
    held: dict[str, tuple[str, tuple[Any, ...]]] = field(default_factory=dict)
    """Path of a raw file that holds documents → key of all that its inventory depends on, and the `Inventory`."""
    refused: dict[str, tuple[str, tuple[Told, ...]]] = field(default_factory=dict)
    """Name of a raw document of which no article could be made → key of all that this depends on, and why."""
    _fresh: list[tuple[str, str, Any]] = field(default_factory=list)
    """Table, name and row of what was noted since it was last kept."""

    def row(self, id: str) -> Row | None:
        """What an article was made from; None for one that ingest has not made."""
        found = self.rows.get(id)
        return Row(*found) if found else None

    def note(self, table: str, name: str, row: tuple[Any, ...]) -> None:
        """Put a row into one of the tables."""
        getattr(self, table)[name] = row
        self._fresh.append((table, name, row))

    def keep_only(self, ids: Collection[str], refused: Collection[str], held: Collection[str]) -> None:
        """Forget all but these: articles by id, raw documents by name, containers by path."""
        self.rows = {id: row for id, row in self.rows.items() if id in ids}
        self.refused = {name: row for name, row in self.refused.items() if name in refused}
        self.held = {path: row for path, row in self.held.items() if path in held}

    def fresh(self) -> list[tuple[str, str, Any]]:
        """What was noted since this was last asked."""
        found, self._fresh = self._fresh, []
        return found


def recall(cache: Path) -> tuple[Memory, Cache]:
    """The last run's memory, empty if there is none that can be trusted; and where the next is kept."""
    store = Cache(cache / FILE)
    try:
        memory = Memory(*_kept(store, _SEEN))
        for digests in _notes(store, _SEEN):
            memory.digests.update(digests)
        return memory, store
    except (CacheDamagedError, ValueError, EOFError, TypeError):
        store.throw_away()
        return Memory(), Cache(cache / FILE)


def recall_past(store: Cache) -> Past:
    """What earlier runs made; empty if that is not known."""
    try:
        past = Past(*_kept(store, _PAST))
        for rows in _notes(store, _PAST):
            for table, name, row in rows:
                getattr(past, table)[name] = row
        return past
    except (CacheDamagedError, ValueError, EOFError, TypeError, AttributeError):
        return Past()


def _kept(store: Cache, table: str) -> tuple[Any, ...]:
    kept = store.kept(table)
    return tuple(marshal.loads(kept)) if kept else ()


def _notes(store: Cache, table: str) -> Iterator[Any]:
    """What a run that did not come to its end noted beside a table."""
    number = 1
    while kept := store.kept(f"{table} {number}"):
        yield marshal.loads(kept)
        number += 1


class Notebook:
    """Keeps what a run knows: now and then what is new, at its end all."""

    def __init__(self, store: Cache, digests: Mapping[str, Digest]) -> None:
        """`digests` are of all files as the run found them."""
        self._store, self._digests = store, digests
        self._seen = self._number = 0
        while store.kept(f"{_PAST} {self._number + 1}"):  # of a run that was stopped, and is not over
            self._number += 1

    def add(self, digests: Mapping[str, Digest], past: Past) -> None:
        """Keep what is new; `digests` are of files that were written since."""
        if not self._seen:
            self._forget(_SEEN)
            remember(self._store, Memory(digests=dict(self._digests)))
        self._seen += 1
        self._number += 1
        self._store.keep(f"{_SEEN} {self._seen}", marshal.dumps(dict(digests)))
        self._store.keep(f"{_PAST} {self._number}", marshal.dumps(past.fresh()))
        self._store.commit()

    def end(self, memory: Memory, past: Past) -> None:
        """Keep what is known after a run that came to its end."""
        remember(self._store, memory)
        self._store.keep(_PAST, marshal.dumps((past.articles, past.rows, past.held, past.refused)))
        self._forget(_SEEN)
        self._forget(_PAST)
        self._store.commit()

    def _forget(self, table: str) -> None:
        number = 1
        while self._store.kept(f"{table} {number}"):
            self._store.forget(f"{table} {number}")
            number += 1


def remember(store: Cache, memory: Memory) -> None:
    """Keep what stood where for the next run."""
    store.keep(_SEEN, marshal.dumps((memory.code, memory.digests, memory.told)))


def remembered(listing: Listed, digests: Mapping[str, str]) -> dict[str, Digest]:
    """The table of digests for the next run."""
    return {
        path: (stamp, path in listing.racy, digests[path]) for path, stamp in listing.stamps.items() if path in digests
    }
