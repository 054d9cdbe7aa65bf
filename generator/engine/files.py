"""A folder → the digest of each file in it, reading only files that may have changed.

One table of stamps (size, times, inode → digest). A file is read again when its stamp moved, or when it was younger
than two seconds at the last look, since a second change within the clock's grain leaves no trace (git's "racy" rule).
"""

import marshal
import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.engine.cache import Cache
from generator.engine.canonical import digest

RACY_NS = 2_000_000_000
"""A file changed less than this before it was read may change again without its stamp moving (FAT's grain is 2 s)."""

Stamp = tuple[int, int, int, int]
"""Size, mtime_ns, ctime_ns, inode."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands in a folder."""

    digests: Mapping[str, bytes]
    """Path relative to the folder, with `/`, in order → digest of the content."""
    odd: tuple[tuple[str, str], ...]
    """Paths that are no plain files, and what they are: they are left out."""
    is_unchanged: bool
    """True: nothing differs from the last look."""


def look(name: str, root: Path, cache: Cache, skip: frozenset[str] = frozenset()) -> Listing:
    """List the files below a folder and name their content; the table is kept in the cache under `name`.

    `skip` are top-level folders that are not looked into. Hidden files and editors' backups are passed over.
    """
    kept = cache.kept(f"stamps {name}")
    known: dict[str, tuple[Stamp, bytes, bool]] = marshal.loads(kept) if kept else {}
    odd: list[tuple[str, str]] = []
    fresh: dict[str, tuple[Stamp, bytes, bool]] = {}
    moved = False
    now = time.time_ns()
    for path, status in sorted(_walk(os.fspath(root), "", skip, odd)):
        stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        old = known.get(path)
        if old is not None and old[0] == stamp and not old[2]:
            fresh[path] = old
            continue
        content = digest((root / path).read_bytes())
        is_racy = now - max(status.st_mtime_ns, status.st_ctime_ns) < RACY_NS
        fresh[path] = (stamp, content, is_racy)
        moved = moved or old is None or old[1] != content
    is_unchanged = bool(kept) and not moved and len(fresh) == len(known)
    if fresh != known:
        cache.keep(f"stamps {name}", marshal.dumps(fresh))
    return Listing({path: row[1] for path, row in fresh.items()}, tuple(odd), is_unchanged)


def _walk(
    root: str, below: str, skip: frozenset[str], odd: list[tuple[str, str]]
) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = list(os.scandir(f"{root}/{below}" if below else root))
    except FileNotFoundError:
        return
    for entry in entries:
        path = below + entry.name
        if entry.name.startswith(".") or entry.name.endswith("~") or path in skip:
            continue
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(root, path + "/", skip, odd)
        elif stat.S_ISREG(status.st_mode):
            yield path, status
        else:
            odd.append((path, "a symbolic link" if entry.is_symlink() else "not a plain file"))
