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

FILE = "ingest.sqlite"
_TABLE = "ingest"

Told = tuple[str, int, str, str]
"""A warning: path, line, what, fix."""


@dataclass(slots=True)
class Memory:
    """The last run: what stood where, and what was made of it."""

    code: bytes = b""
    """Of the program that ran; another program may clean otherwise."""
    digests: dict[str, tuple[Stamp, bool, str]] = field(default_factory=dict)
    """Path → stamp, whether the file was too young for it to prove anything, SHA-256."""
    articles: dict[str, tuple[str, str, str, bool]] = field(default_factory=dict)
    """Article path → its SHA-256, and what it states: raw, raw_sha256, whether a person edited it."""
    made: dict[str, tuple[str, str, str, tuple[Told, ...]]] = field(default_factory=dict)
    """Article id → key of all it was made from, SHA-256 of its file and record as written, warnings."""
    told: dict[str, Any] = field(default_factory=dict)
    """The report of the last run, for one in which nothing moved."""

    def digest(self, path: str, stamp: Stamp) -> str:
        """The SHA-256 of a file whose stamp proves that it is still what was read; empty if it may not be."""
        known = self.digests.get(path)
        return known[2] if known and known[0] == stamp and not known[1] else ""


def recall(cache: Path) -> tuple[Memory, Cache]:
    """The last run's memory, empty if there is none that can be trusted; and where the next is kept."""
    store = Cache(cache / FILE)
    try:
        kept = store.kept(_TABLE)
        return (Memory(*marshal.loads(kept)) if kept else Memory()), store
    except (CacheDamagedError, ValueError, EOFError, TypeError):
        store.throw_away()
        return Memory(), Cache(cache / FILE)


def remember(store: Cache, memory: Memory) -> None:
    """Keep the memory for the next run."""
    fields = (memory.code, memory.digests, memory.articles, memory.made, memory.told)
    store.keep(_TABLE, marshal.dumps(fields))
    store.commit()


def remembered(listing: Listed, digests: Mapping[str, str]) -> dict[str, tuple[Stamp, bool, str]]:
    """The table of digests for the next run."""
    return {
        path: (stamp, path in listing.racy, digests[path]) for path, stamp in listing.stamps.items() if path in digests
    }
