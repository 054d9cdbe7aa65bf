"""Values → a folder, all or nothing.

Two trees lie on one file system: the live one and a spare. Between builds the spare holds the same files as the live
one, by hard links. A build writes what differs into the spare (always new files, never into a linked one), takes away
what is no longer made, and exchanges the two in one step of the file system; then the other tree catches up. So the
cost follows the change, and a crash at any moment leaves the live tree whole.

`manifest-sha256.txt` in a tree lists what the build made there. A spare without one is unfinished and made anew from
the live tree. A live tree with files the manifest does not list is not ours to change.
"""

import contextlib
import ctypes
import errno
import marshal
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.engine.cache import Cache

MANIFEST = "manifest-sha256.txt"
IGNORE = ".gitignore"
_IGNORE_TEXT = b"# The build makes everything here and owns it.\n*\n"
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h
_HERE = -100  # AT_FDCWD of linux/fcntl.h
_SYNC_ONE_BY_ONE = 200  # above this, one sync of everything is faster than an fsync for each file
_FOREIGN_NAMED = 5  # how many foreign files a refusal names


class NotOursError(Exception):
    """The output folder holds what the build did not write, or cannot be exchanged."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files of the live tree a build changed."""

    added: int
    changed: int
    removed: int

    def __bool__(self) -> bool:
        """Was anything changed?"""
        return bool(self.added or self.changed or self.removed)


class Tree:
    """The live folder and its spare."""

    def __init__(self, live: Path, workshop: Path, cache: Cache) -> None:
        """Finish an interrupted exchange, then see what the live tree holds; NotOursError when it is not ours.

        `workshop` is a folder on the same file system, for the spare and the journal.
        """
        self.live = live
        self.spare = workshop / "spare"
        self._old = workshop / "old"
        self._journal = workshop / "exchange"
        self._cache = cache
        workshop.mkdir(parents=True, exist_ok=True)
        self._check_place()
        self._finish_exchange()
        self._is_open = False
        self._is_doubtful = False
        self._spare_held: dict[str, str] = {}
        self._touched: list[str] = []
        self.held: dict[str, str] = self._live_files()

    def _check_place(self) -> None:
        if self.live.is_symlink():
            raise NotOursError(f"{self.live} is a symbolic link; name the folder it leads to")
        if self.live.exists():
            if not self.live.is_dir():
                raise NotOursError(f"{self.live} is not a folder")
            if self.live.is_mount():
                raise NotOursError(f"{self.live} is a mount point and cannot be exchanged; use a folder inside it")
        if self.live.parent.stat().st_dev != self._journal.parent.stat().st_dev:
            raise NotOursError(f"{self._journal.parent} must lie on the same file system as {self.live}")

    # -- what the live tree holds

    def _live_files(self) -> dict[str, str]:
        if not self.live.exists():
            return {}
        listed = read_manifest(self.live)
        if listed is None:
            foreign = [entry.name for entry in os.scandir(self.live)]
            if foreign:
                raise NotOursError(_refusal(self.live, foreign))
            return {}
        if self._stamps_hold():
            return listed
        self._is_doubtful = True
        return self._examined(listed)

    def _stamps_hold(self) -> bool:
        kept = self._cache.kept("tree")
        return kept is not None and kept == marshal.dumps(_stamps(self.live, _paths_of(kept)), 2)

    def is_as_left(self) -> bool:
        """Does the live tree hold just what the last build put there?"""
        return self._stamps_hold()

    def _examined(self, listed: dict[str, str]) -> dict[str, str]:
        found = set(_files(self.live))
        foreign = sorted(found - set(listed) - {MANIFEST, IGNORE})
        if foreign:
            raise NotOursError(_refusal(self.live, foreign))
        held = {}
        for path in found & set(listed):
            if sha256((self.live / path).read_bytes()).hexdigest() == listed[path]:
                held[path] = listed[path]
        return held

    # -- writing

    def begin(self) -> None:
        """Make the spare ready to be written to; until `publish` it counts as unfinished."""
        if self._is_open:
            return
        self._is_open = True
        self._touched = []
        listed = read_manifest(self.spare) if self.spare.exists() else None
        self.spare.mkdir(exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            (self.spare / MANIFEST).unlink()
        self._spare_held = listed if listed is not None else {}
        if listed is None:
            shutil.rmtree(self.spare)
            self.spare.mkdir()

    def put(self, path: str, data: bytes) -> str:
        """Write a file into the spare; the SHA-256 of its bytes in hex. Workers may call it."""
        target = f"{self.spare}/{path}"
        try:
            _write_new(target, data)
        except OSError as error:
            _make_way(self.spare, path, error)
            _write_new(target, data)
        return sha256(data).hexdigest()

    def prepare(self, wanted: Mapping[str, str], written: Iterable[str]) -> Path:
        """Complete the spare as far as it is known yet, for a program that reads the finished pages; its folder."""
        self.begin()
        self._touched += self._bring_to(self.spare, self._spare_held, wanted, set(written), self.live)
        self._spare_held = dict(wanted)
        return self.spare

    def publish(self, wanted: Mapping[str, str], written: Iterable[str]) -> Changes:
        """Make the live tree hold just the wanted files (path → SHA-256).

        `written` are those put since `begin`; the others stand in the live tree already.
        """
        changes = _changes(self.held, wanted)
        if not changes and not self._is_open and (self.live / MANIFEST).exists():
            return changes
        self.begin()
        touched = self._touched
        touched += self._bring_to(self.spare, self._spare_held, wanted, set(written), self.live)
        if not changes and self.live.exists() and (self.live / IGNORE).exists():
            _write_manifest(self.spare, wanted)
            self._is_open = False
            return changes
        _write_new(f"{self.spare}/{IGNORE}", _IGNORE_TEXT)
        _write_manifest(self.spare, wanted)
        _sync(self.spare, [*touched, MANIFEST, IGNORE])
        self._exchange()
        self._catch_up(wanted)
        self._remember(wanted)
        self.held = dict(wanted)
        self._is_open = False
        self._is_doubtful = False
        return changes

    def _bring_to(
        self, tree: Path, held: Mapping[str, str], wanted: Mapping[str, str], written: set[str], source: Path
    ) -> list[str]:
        """Give a tree the wanted files by links from `source`, and take the others away; what was touched."""
        touched = list(written)
        for path, content in wanted.items():
            if path not in written and held.get(path) != content:
                _link(source / path, tree, path)
                touched.append(path)
        gone = [path for path in held if path not in wanted]
        gone += [path for path in written if path not in wanted]
        _remove(tree, gone)
        return touched

    def _catch_up(self, wanted: Mapping[str, str]) -> None:
        """Make the new spare (the tree that was live) hold what the live tree holds, by links."""
        held = self.held
        if self._is_doubtful and self.spare.exists():
            shutil.rmtree(self.spare)
            held = {}
        self.spare.mkdir(exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            (self.spare / MANIFEST).unlink()
        self._bring_to(self.spare, held, wanted, set(), self.live)
        _write_new(f"{self.spare}/{IGNORE}", _IGNORE_TEXT)
        _write_manifest(self.spare, wanted)

    def _remember(self, wanted: Mapping[str, str]) -> None:
        paths = [*sorted(wanted), MANIFEST, IGNORE]
        self._cache.keep("tree", marshal.dumps(_stamps(self.live, paths), 2))

    # -- the exchange

    def _exchange(self) -> None:
        if not self.live.exists():
            os.rename(self.spare, self.live)
        elif not _rename_exchange(self.spare, self.live):
            self._exchange_by_renames()
        _sync_folder(self.live.parent)

    def _exchange_by_renames(self) -> None:
        """Where the kernel cannot exchange: two renames, with a journal that the next start finishes."""
        _write_new(os.fspath(self._journal), b"live -> old, spare -> live, old -> spare\n")
        _sync_folder(self._journal.parent)
        os.rename(self.live, self._old)
        os.rename(self.spare, self.live)
        os.rename(self._old, self.spare)
        self._journal.unlink()

    def _finish_exchange(self) -> None:
        if not self._journal.exists():
            return
        if self._old.exists():
            if not self.live.exists():
                os.rename(self.spare, self.live)
            os.rename(self._old, self.spare)
        self._journal.unlink()


def read_manifest(tree: Path) -> dict[str, str] | None:
    """Path → SHA-256 in hex of what a build made in a folder; None where it has no manifest."""
    try:
        text = (tree / MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return {line[66:]: line[:64] for line in text.splitlines() if len(line) > 66}


def _write_manifest(tree: Path, wanted: Mapping[str, str]) -> None:
    lines = [f"{wanted[path]}  {path}\n" for path in sorted(wanted)]
    _write_new(f"{tree}/{MANIFEST}", "".join(lines).encode())


def _write_new(target: str, data: bytes) -> None:
    """Write bytes as a new file: one of that name may be linked from the other tree, so it is taken away first."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(target)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def _link(source: Path, tree: Path, path: str) -> None:
    target = tree / path
    try:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)
        if not target.parent.is_dir():
            _make_way(tree, path, FileNotFoundError(errno.ENOENT, path))
    except OSError as error:
        _make_way(tree, path, error)
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV):
            raise
        shutil.copy2(source, target)


def _make_way(tree: Path, path: str, error: OSError) -> None:
    """Let a file be written where its folder is missing, or where a file or a folder of another build stands."""
    if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EPERM):
        raise error
    parts = path.split("/")
    for end in range(1, len(parts)):
        above = tree.joinpath(*parts[:end])
        if above.exists() and not above.is_dir():
            above.unlink()
    if (tree / path).is_dir():
        shutil.rmtree(tree / path)
    (tree / path).parent.mkdir(parents=True, exist_ok=True)


def _remove(tree: Path, paths: Iterable[str]) -> None:
    """Take files away, and the folders that this leaves empty."""
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(tree / path)
        folder = os.path.dirname(path)
        with contextlib.suppress(OSError):
            while folder:
                os.rmdir(tree / folder)
                folder = os.path.dirname(folder)


def _changes(held: Mapping[str, str], wanted: Mapping[str, str]) -> Changes:
    added = sum(path not in held for path in wanted)
    changed = sum(path in held and held[path] != content for path, content in wanted.items())
    return Changes(added, changed, sum(path not in wanted for path in held))


def _files(tree: Path) -> Iterator[str]:
    for folder, _, names in os.walk(tree):
        below = os.path.relpath(folder, tree)
        for name in names:
            yield name if below == "." else f"{below}/{name}".replace(os.sep, "/")


def _refusal(tree: Path, foreign: list[str]) -> str:
    named = ", ".join(sorted(foreign)[:_FOREIGN_NAMED])
    more = f" and {len(foreign) - _FOREIGN_NAMED} more" if len(foreign) > _FOREIGN_NAMED else ""
    return (
        f"{tree} holds files this build did not write: {named}{more}; nothing was changed\n"
        "  fix: move them to content/static/ to have them published, or choose another --output"
    )


Stamps = list[tuple[str, tuple[int, int]]]


def _stamps(tree: Path, paths: Iterable[str]) -> Stamps:
    """Size and mtime of each file, mtime of each folder: a file added, removed or changed moves one of them."""
    root = os.fspath(tree)
    folders = {""}
    rows: Stamps = []
    for path in paths:
        try:
            status = os.stat(f"{root}/{path}")
        except OSError:
            rows.append((path, (-1, -1)))
            continue
        rows.append((path, (status.st_size, status.st_mtime_ns)))
        folder = os.path.dirname(path)
        while folder not in folders:
            folders.add(folder)
            folder = os.path.dirname(folder)
    for folder in sorted(folders):
        try:
            rows.append((folder + "/", (0, os.stat(f"{root}/{folder}").st_mtime_ns)))
        except OSError:
            rows.append((folder + "/", (-1, -1)))
    return rows


def _paths_of(kept: bytes) -> list[str]:
    return [path for path, _ in marshal.loads(kept) if not path.endswith("/")]


def _sync(tree: Path, paths: list[str]) -> None:
    """Have the disk hold these files before they go live."""
    if len(paths) > _SYNC_ONE_BY_ONE:
        os.sync()
        return
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            handle = os.open(tree / path, os.O_RDONLY)
            os.fsync(handle)
            os.close(handle)
    for folder in {os.path.dirname(path) for path in paths}:
        with contextlib.suppress(FileNotFoundError):
            _sync_folder(tree / folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _rename_exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step of the file system; False where that is not to be had."""
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
