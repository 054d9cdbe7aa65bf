"""Notice that files changed by looking at their stamps: no library, and the same on every system."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

PAUSE = 0.2
"""Seconds between two looks, at least."""
SHARE = 0.25
"""Of one processor, at most, that looking may take: a look at 10,000 files takes 40 to 100 ms, so one in 0.5 s."""
SETTLE = 0.05
"""Seconds in which nothing may change before a build begins: editors write a file in several steps."""
PATIENCE = 20
"""Looks after which a build begins though files still change, as when one is written to without end."""

Stamps = Mapping[str, tuple[int, int, int]]
"""Path → mtime_ns, size, inode."""


def stamps(folders: Iterable[Path]) -> Stamps:
    """The stamps of all files below the folders, hidden files and editors' backups left out."""
    found: dict[str, tuple[int, int, int]] = {}
    waiting = [os.fspath(folder) for folder in folders]
    while waiting:
        for entry in _entries(waiting.pop()):
            try:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    status = entry.stat()
                    found[entry.path] = (status.st_mtime_ns, status.st_size, status.st_ino)
            except OSError:
                continue  # gone since it was listed, or a link to nowhere
    return found


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        listed = os.scandir(folder)
    except OSError:
        return  # gone since it was listed, or not there yet
    with listed:
        for entry in listed:
            if not entry.name.startswith(".") and not entry.name.endswith("~"):
                yield entry


def changed(before: Stamps, after: Stamps) -> list[str]:
    """The paths that were added, changed or removed, in order."""
    return sorted({path for path, _ in before.items() ^ after.items()})


def next_change(folders: Iterable[Path], known: Stamps) -> Stamps:
    """The stamps once they differ from the known ones and have come to rest; waits until then."""
    folders = tuple(folders)
    while True:
        began = time.monotonic()
        seen = stamps(folders)
        if seen != known:
            return _at_rest(folders, seen)
        cost = time.monotonic() - began
        time.sleep(max(PAUSE, cost / SHARE))


def _at_rest(folders: tuple[Path, ...], seen: Stamps) -> Stamps:
    for _ in range(PATIENCE):
        time.sleep(SETTLE)
        again = stamps(folders)
        if again == seen:
            break
        seen = again
    return seen
