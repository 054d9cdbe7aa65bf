"""The edge between ingest and the disk: what stands in the content folder, reading it, writing it all or nothing."""

import contextlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

RACY_NS = 2_000_000_000
"""A file changed less than this before it was listed may change again without its stamp moving (FAT's grain is 2 s)."""
LARGEST = 64 << 20  # bytes of a raw file; the longest newspaper page saved from the web has about 6 MB
WINDOW = 1 << 20  # bytes of a file that are read at once where it is read in stretches
SPARE = ".pressmark-new"
"""How the name of a file ends that is being written; such a file is left behind where a run is killed."""

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
    spares: tuple[str, ...] = ()
    """Paths of files that a run which was killed has begun to write."""


class Unreadable(Exception):
    """A file that is not there, not plain, too large or forbidden; its text says which."""


def listed(content: Path, folders: tuple[str, ...]) -> Listed:
    """The files below the named folders; hidden files and editors' backups are passed over, links not followed."""
    young = time.time_ns() - RACY_NS
    odd: list[tuple[str, str]] = []
    spares: list[str] = []
    found = sorted(_walk(os.fspath(content), folders, odd, spares))
    racy = frozenset(path for path, stamp in found if stamp[1] > young or stamp[2] > young)
    return Listed(dict(found), racy, tuple(sorted(odd)), tuple(spares))


def _walk(
    root: str, folders: tuple[str, ...], odd: list[tuple[str, str]], spares: list[str]
) -> Iterator[tuple[str, Stamp]]:
    waiting = list(folders)  # no call for each folder: they may lie deeper in one another than Python calls
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(f"{root}/{below}") as found:
                entries = list(found)
        except FileNotFoundError:
            continue
        except OSError as error:
            odd.append((_shown(below), f"a folder that cannot be read: {error.strerror}"))
            continue
        for entry in entries:
            path = f"{below}/{entry.name}"
            if entry.name[0] == "." or entry.name[-1] == "~":
                spares += [path] if entry.name.endswith(SPARE) else []
                continue
            if not path.isascii() and _shown(path) != path:
                odd.append((_shown(path), "a name that is not UTF-8"))
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            except OSError as error:
                odd.append((path, f"it cannot be looked at: {error.strerror}"))
                continue
            if stat.S_ISREG(status.st_mode):
                yield path, (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
            elif stat.S_ISDIR(status.st_mode):
                waiting.append(path)
            else:
                odd.append((path, _kind(status.st_mode)))


def stamped(content: Path, path: str) -> tuple[Stamp, bool] | None:
    """A file's stamp, and whether the file is too young for it to prove anything; None if it is not there."""
    try:
        status = os.lstat(content / path)
    except OSError:
        return None
    young = time.time_ns() - RACY_NS
    stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return stamp, stamp[1] > young or stamp[2] > young


def _shown(path: str) -> str:
    """A path that can be printed; equal to it unless some byte of a name was not UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link, which is not followed"
    return "a named pipe" if stat.S_ISFIFO(mode) else "not a plain file"


def read_plain(content: Path, path: str) -> bytes:
    """The bytes of a plain file. Raises Unreadable; never waits for a pipe, never follows a link."""
    with opened(content, path) as file:
        if len(file) > LARGEST:
            raise Unreadable(f"too large for an article: {len(file) >> 20} MB, and {LARGEST >> 20} MB are read")
        return file[:]


def digest_of(content: Path, path: str) -> str:
    """The SHA-256 of a plain file of any size, of which never more than a stretch is held. Raises Unreadable."""
    with opened(content, path) as file:
        found = sha256()
        for at in range(0, len(file), WINDOW):
            found.update(file[at : at + WINDOW])
        return found.hexdigest()


@contextlib.contextmanager
def opened(content: Path, path: str) -> Iterator["OpenFile"]:
    """A plain file, to be read a stretch at a time. Raises Unreadable, as `read_plain` does."""
    try:
        handle = os.open(content / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(_kind(status.st_mode))
        yield OpenFile(handle, status.st_size)
    finally:
        os.close(handle)


class OpenFile:
    """The bytes of a file, of which a window is held; used as `bytes` are, with stretches in place of single ones."""

    def __init__(self, handle: int, size: int) -> None:
        """The file stays its opener's, who closes it."""
        self._handle, self._size = handle, size
        self._start, self._window = 0, b""

    def __len__(self) -> int:
        """Bytes when it was opened; one that is cut short meanwhile gives shorter stretches."""
        return self._size

    def __getitem__(self, where: slice) -> bytes:
        start, stop, step = where.indices(self._size)
        assert step == 1, "a file is read forwards"
        if stop - start > WINDOW // 2:
            return self._read(start, stop - start)
        if not self._start <= start <= stop <= self._start + len(self._window):
            self._open(start)
        return self._window[start - self._start : max(stop - self._start, 0)]

    def find(self, sought: bytes, start: int = 0, end: int | None = None) -> int:
        """Where it first stands within start and end; -1 if it does not."""
        at, last = start, min(self._size if end is None else end, self._size) - len(sought)
        while at <= last:
            if not self._start <= at <= self._start + len(self._window) - len(sought):
                self._open(at)
            found = self._window.find(sought, at - self._start, last + len(sought) - self._start)
            if found >= 0:
                return self._start + found
            if len(self._window) < len(sought):
                break
            at = self._start + len(self._window) - len(sought) + 1
        return -1

    def _open(self, at: int) -> None:
        self._start, self._window = at, self._read(at, WINDOW)

    def _read(self, at: int, count: int) -> bytes:
        try:
            os.lseek(self._handle, at, os.SEEK_SET)
            found = os.read(self._handle, count)
            while len(found) < count and (more := os.read(self._handle, count - len(found))):
                found += more  # Linux reads at most 2 GB at once
            return found
        except OSError as error:
            raise Unreadable(f"cannot be read: {error.strerror}") from error


def write_whole(content: Path, path: str, data: bytes) -> None:
    """Write a file so that a reader finds the old bytes or the new, never a part; its folder is made if need be."""
    target = f"{content}/{path}"
    folder, _, name = target.rpartition("/")
    spare = f"{folder}/.{name}.{os.getpid()}{SPARE}"
    try:
        try:
            file = open(spare, "wb")  # noqa: SIM115 - closed below, after the folder was made perhaps
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            file = open(spare, "wb")  # noqa: SIM115
        with file:
            file.write(data)
        with contextlib.suppress(FileNotFoundError):
            os.chmod(spare, stat.S_IMODE(os.stat(target).st_mode))  # who may read it is for its owner to say
        os.replace(spare, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(spare)


def remove(content: Path, path: str) -> None:
    """Take a file away, and the folders that this leaves empty."""
    target = content / path
    target.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for folder in target.relative_to(content).parents:
            if folder.name:
                (content / folder).rmdir()
