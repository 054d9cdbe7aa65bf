"""The edge between ingest and the disk: what stands in the content folder, reading it, writing it all or nothing."""

import contextlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

RACY_NS = 2_000_000_000
"""A file changed less than this before it was listed may change again without its stamp moving (FAT's grain is 2 s)."""
LARGEST = 64 << 20  # bytes of a raw file; the longest newspaper page saved from the web has about 6 MB

Stamp = tuple[int, int, int, int]
"""Size, mtime_ns, ctime_ns, inode."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The plain files of some folders."""

    stamps: Mapping[str, Stamp]
    """Path relative to the content folder → stamp, in order of paths."""
    racy: frozenset[str]
    """Paths of files so young that their stamps prove nothing."""
    odd: tuple[tuple[str, str], ...]
    """Paths that are no plain files that can be read, and what they are."""


class Unreadable(Exception):
    """A file that is not there, not plain, too large or forbidden; its text says which."""


def listed(content: Path, folders: tuple[str, ...]) -> Listed:
    """The files below the named folders; hidden files and editors' backups are passed over, links not followed."""
    young = time.time_ns() - RACY_NS
    odd: list[tuple[str, str]] = []
    found = sorted(each for folder in folders for each in _walk(os.fspath(content), folder, odd))
    racy = frozenset(path for path, stamp in found if stamp[1] > young or stamp[2] > young)
    return Listed(dict(found), racy, tuple(sorted(odd)))


def _walk(root: str, below: str, odd: list[tuple[str, str]]) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(f"{root}/{below}"))
    except FileNotFoundError:
        return
    except OSError as error:
        odd.append((_shown(below), f"a folder that cannot be read: {error.strerror}"))
        return
    for entry in entries:
        name = entry.name
        path = f"{below}/{name}"
        if name[0] == "." or name[-1] == "~":
            continue
        if not path.isascii() and _shown(path) != path:
            odd.append((_shown(path), "a name that is not UTF-8"))
            continue
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(status.st_mode):
            yield path, (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        elif stat.S_ISDIR(status.st_mode):
            yield from _walk(root, path, odd)
        else:
            odd.append((path, _kind(status.st_mode)))


def _shown(path: str) -> str:
    """A path that can be printed; equal to it unless some byte of a name was not UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link, which is not followed"
    return "a named pipe" if stat.S_ISFIFO(mode) else "not a plain file"


def read_plain(content: Path, path: str) -> bytes:
    """The bytes of a plain file. Raises Unreadable; never waits for a pipe, never follows a link."""
    try:
        handle = os.open(content / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(_kind(status.st_mode))
        if status.st_size > LARGEST:
            raise Unreadable(f"too large for an article: {status.st_size >> 20} MB, and {LARGEST >> 20} MB are read")
        return file.read()


def write_whole(content: Path, path: str, data: bytes) -> None:
    """Write a file so that a reader finds the old bytes or the new, never a part; its folder is made if need be."""
    target = content / path
    target.parent.mkdir(parents=True, exist_ok=True)
    spare = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        spare.write_bytes(data)
        os.replace(spare, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            spare.unlink()
