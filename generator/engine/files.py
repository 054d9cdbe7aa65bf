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
Row = tuple[Stamp, bytes, bool]
"""A file's stamp, its content's digest, and whether it may have changed since without the stamp moving."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands in a folder."""

    digests: Mapping[str, bytes]
    """Path relative to the folder, with `/`, in order → digest of the content."""
    odd: tuple[tuple[str, str], ...]
    """Paths that are no plain files or cannot be read, and what they are, in order: they are left out."""
    is_unchanged: bool
    """True: nothing differs from the last look."""


def look(name: str, root: Path, cache: Cache, skip: frozenset[str] = frozenset()) -> Listing:
    """List the files below a folder and name their content; the table is kept in the cache under `name`.

    `skip` are top-level folders that are not looked into. Hidden files and editors' backups are passed over. A folder
    that is not there is empty. OSError when the disk fails, never for what an editor could put right.
    """
    kept = cache.kept(f"stamps {name}")
    known, known_odd = marshal.loads(kept) if kept else ({}, ())
    odd: list[tuple[str, str]] = []
    fresh: dict[str, Row] = {}
    now = time.time_ns()
    for path, status in sorted(_walk(os.fspath(root), "", skip, odd)):
        row = _row(root, path, status, known.get(path), now, odd)
        if row is not None:
            fresh[path] = row
    left_out = tuple(sorted(odd))
    is_same = (fresh, left_out) == (known, known_odd)
    if not is_same:
        cache.keep(f"stamps {name}", marshal.dumps((fresh, left_out)))
    digests = {path: row[1] for path, row in fresh.items()}
    has_same_content = is_same or digests == {path: row[1] for path, row in known.items()}
    is_unchanged = bool(kept) and left_out == known_odd and has_same_content
    return Listing(digests, left_out, is_unchanged)


def _row(
    root: Path, path: str, status: os.stat_result, known: Row | None, now: int, odd: list[tuple[str, str]]
) -> Row | None:
    """The file's row, read anew where it may have changed; None when it went away or cannot be read."""
    stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    if known is not None and known[0] == stamp and not known[2]:
        return known
    try:
        content = digest((root / path).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        odd.append((path, f"a file that may not be read ({error.strerror})"))
        return None
    return stamp, content, now - max(status.st_mtime_ns, status.st_ctime_ns) < RACY_NS


def _walk(
    root: str, below: str, skip: frozenset[str], odd: list[tuple[str, str]]
) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(f"{root}/{below}") as entries:
            found = [entry for entry in entries if not entry.name.startswith(".") and not entry.name.endswith("~")]
    except FileNotFoundError:
        return
    except PermissionError as error:
        odd.append((below.rstrip("/") or ".", f"a folder that may not be read ({error.strerror})"))
        return
    for entry in found:
        path = below + entry.name
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue
        except PermissionError as error:
            odd.append((path, f"something that may not be looked at ({error.strerror})"))
            continue
        if stat.S_ISREG(status.st_mode):
            yield path, status
        elif not stat.S_ISDIR(status.st_mode):
            odd.append((path, "a symbolic link" if stat.S_ISLNK(status.st_mode) else "not a plain file"))
        elif path not in skip:
            yield from _walk(root, path + "/", skip, odd)
