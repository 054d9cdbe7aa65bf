"""What ingest remembers from one run to the next, in the disposable cache beside the site.

Losing it costs time, never words: everything is then read and cleaned again, and comes out the same.
"""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.archive import Listed, Stamp
from generator.engine.cache import Cache, CacheDamagedError
from generator.ingest.report import Told

FILE = "ingest.sqlite"
_SEEN, _MADE = "seen", "made"
"""Two tables: a run in which nothing moved needs only the first."""


@dataclass(slots=True)
class Memory:
    """The last run: what stood where."""

    code: bytes = b""
    """Of the program that ran; another program may clean otherwise."""
    digests: dict[str, tuple[Stamp, bool, str]] = field(default_factory=dict)
    """Path → stamp, whether the file was too young for it to prove anything, SHA-256."""
    told: dict[str, Any] = field(default_factory=dict)
    """The report, for a run in which nothing moved."""

    def digest(self, path: str, stamp: Stamp) -> str:
        """The SHA-256 of a file whose stamp proves that it is still what was read; empty if it may not be."""
        known = self.digests.get(path)
        return known[2] if known and known[0] == stamp and not known[1] else ""


@dataclass(slots=True)
class Made:
    """What the last run made of it."""

    articles: dict[str, tuple[str, str, str, bool]] = field(default_factory=dict)
    """Article path → its SHA-256, and what it states: raw, raw_sha256, whether a person edited it."""
    from_: dict[str, tuple[str, str, str, tuple[Told, ...], tuple[str, ...], int]] = field(default_factory=dict)
    """Article id → key of all it was made from, SHA-256 of its file and record as written, warnings, the patterns of
    publishers that decided a line of it, and how many lines wait for an editor's word.
    """


def recall(cache: Path) -> tuple[Memory, Cache]:
    """The last run's memory, empty if there is none that can be trusted; and where the next is kept."""
    store = Cache(cache / FILE)
    try:
        return Memory(*_kept(store, _SEEN)), store
    except (CacheDamagedError, ValueError, EOFError, TypeError):
        store.throw_away()
        return Memory(), Cache(cache / FILE)


def recall_made(store: Cache) -> Made:
    """What the last run made; empty if that is not known."""
    try:
        return Made(*_kept(store, _MADE))
    except (CacheDamagedError, ValueError, EOFError, TypeError):
        return Made()


def _kept(store: Cache, table: str) -> tuple[Any, ...]:
    kept = store.kept(table)
    return tuple(marshal.loads(kept)) if kept else ()


def remember(store: Cache, memory: Memory, made: Made | None = None) -> None:
    """Keep the memory for the next run."""
    store.keep(_SEEN, marshal.dumps((memory.code, memory.digests, memory.told)))
    if made is not None:
        store.keep(_MADE, marshal.dumps((made.articles, made.from_)))
    store.commit()


def remembered(listing: Listed, digests: Mapping[str, str]) -> dict[str, tuple[Stamp, bool, str]]:
    """The table of digests for the next run."""
    return {
        path: (stamp, path in listing.racy, digests[path]) for path, stamp in listing.stamps.items() if path in digests
    }
