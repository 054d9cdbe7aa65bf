"""Files and folders on the disk: made, linked, taken away, told apart, made safe and exchanged. Knows of no manifest.

`path` is relative to the tree, with `/`. Nothing here follows a symbolic link inside a tree or writes into a file that
is there already, as it may be linked from another tree.
"""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

FileStamp = tuple[int, int]
"""Size and mtime_ns; -1 and -1 where no plain file stands."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_NO_LINKS = {errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV, errno.ENOSYS}
_IN_THE_WAY = (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError)
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h
_HERE = -100  # AT_FDCWD of linux/fcntl.h
_SYNC_ONE_BY_ONE = 200  # above this, one sync of everything is faster than an fsync for each file


def write_new(tree: Path, path: str, data: bytes) -> None:
    """Write bytes as a new file, in place of what stands there."""
    try:
        handle = _created(f"{tree}/{path}")
    except _IN_THE_WAY:
        _make_way(tree, path)
        handle = _created(f"{tree}/{path}")
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _created(target: str) -> int:
    try:
        return os.open(target, _NEW, 0o644)
    except FileExistsError:
        os.unlink(target)
        return os.open(target, _NEW, 0o644)


def link(source: Path, tree: Path, path: str) -> bool:
    """Let a tree have another tree's file; False when it had to be copied, as the file system has no hard links."""
    try:
        _link(f"{source}/{path}", f"{tree}/{path}")
    except _IN_THE_WAY:
        _make_way(tree, path)
        try:
            _link(f"{source}/{path}", f"{tree}/{path}")
        except PermissionError:
            shutil.copy2(f"{source}/{path}", f"{tree}/{path}")
            return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(f"{source}/{path}", f"{tree}/{path}")
        return False
    return True


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)
        os.link(source, target)


def _make_way(tree: Path, path: str) -> None:
    """Make a file's folder, and take away what stands where the file or one of its folders is to be."""
    folder = f"{tree}/{path}".rpartition("/")[0]
    try:
        os.mkdir(folder)
        return
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        pass
    try:
        os.makedirs(folder, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        for above in _above(path):
            with contextlib.suppress(OSError):  # a folder, or nothing: another worker may be at it too
                os.unlink(f"{tree}/{above}")
        os.makedirs(folder, exist_ok=True)
    if os.path.isdir(f"{tree}/{path}"):
        shutil.rmtree(f"{tree}/{path}")


def _above(path: str) -> Iterator[str]:
    """The folders a path lies in, outermost first, without the tree itself."""
    return (path[:end] for end, sign in enumerate(path) if sign == "/")


def remove(tree: Path, paths: Iterable[str]) -> None:
    """Take files away, and the folders that this leaves empty."""
    for path in paths:
        try:
            os.unlink(f"{tree}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError:
            if not os.path.isdir(f"{tree}/{path}"):
                raise
        folder = os.path.dirname(path)
        with contextlib.suppress(OSError):
            while folder:
                os.rmdir(f"{tree}/{folder}")
                folder = os.path.dirname(folder)


def without_spellings(tree: Path, paths: list[str], wanted: Iterable[str]) -> list[str]:
    """The paths without those that the file system, telling no case apart, takes for a wanted one."""
    folded = {path.casefold(): path for path in wanted} if paths else {}
    return [path for path in paths if not _is_one_file(tree, path, folded.get(path.casefold()))]


def _is_one_file(tree: Path, one: str, other: str | None) -> bool:
    try:
        return other is not None and os.path.samefile(f"{tree}/{one}", f"{tree}/{other}")
    except OSError:
        return False


def clear(tree: Path) -> None:
    """Take a whole tree away, whatever stands there."""
    if tree.is_dir() and not tree.is_symlink():
        shutil.rmtree(tree)
    else:
        tree.unlink(missing_ok=True)


def entries(tree: Path, below: str = "") -> Iterator[str]:
    """The path of each thing in a tree that is no folder: also symbolic links, whatever they lead to."""
    with os.scandir(tree / below) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from entries(tree, f"{below}{entry.name}/")
            else:
                yield below + entry.name


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that files lie in, each with a `/` at its end; the tree itself is empty."""
    found = {""}
    for path in paths:
        end = path.rfind("/")
        while end > 0 and path[: end + 1] not in found:
            found.add(path[: end + 1])
            end = path.rfind("/", 0, end)
    return found


def file_stamp(tree: Path | str, path: str) -> FileStamp:
    """What moves when a file is written to."""
    try:
        status = os.lstat(f"{tree}/{path}")
    except OSError:
        return -1, -1
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else (-1, -1)


def folder_stamp(tree: Path | str, folder: str) -> int:
    """What moves when something is put into a folder or taken out of it: mtime_ns; -1 where there is no folder."""
    try:
        status = os.lstat(f"{tree}/{folder}"[:-1])  # without the slash, which would follow a link
    except OSError:
        return -1
    return status.st_mtime_ns if stat.S_ISDIR(status.st_mode) else -1


def sync(tree: Path, paths: Iterable[str]) -> None:
    """Have the disk hold these files, and the folders they lie in."""
    paths = list(paths)
    if len(paths) > _SYNC_ONE_BY_ONE:
        os.sync()
        return
    for path in [*paths, *folders_of(paths)]:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # what was taken away
            sync_one(tree / path)


def sync_one(path: Path) -> None:
    """Have the disk hold a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step of the file system; False where that is not to be had."""
    import ctypes

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.EPERM):
        return False
    raise OSError(number, os.strerror(number), os.fspath(one), None, os.fspath(other))
