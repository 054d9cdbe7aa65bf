"""Values → a folder, all or nothing.

Two trees lie on one file system: the live one and a spare. Between builds the spare holds the same files as the live
one, by hard links. A build writes what differs into the spare (always new files, never into a linked one), takes away
what is no longer made, and exchanges the two in one step of the file system; then the other tree catches up. So the
cost follows the change, and a crash at any moment leaves the live tree whole.

`manifest-sha256.txt` in a tree lists what the build made there. The cache holds the stamps of both trees as they were
left. A live tree whose stamps moved is looked at file by file, and refused when it holds what the manifest does not
list. A spare that is not as it was left, or has no manifest, is made anew from the live tree.
"""

import contextlib
import errno
import marshal
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.engine.cache import Cache
from generator.engine.folder import (
    FileStamp,
    clear,
    entries,
    exchange,
    file_stamp,
    folder_stamp,
    folders_of,
    link,
    remove,
    sync,
    sync_one,
    without_spellings,
    write_new,
)
from generator.engine.manifest import MANIFEST as MANIFEST
from generator.engine.manifest import manifest
from generator.engine.manifest import read_manifest as read_manifest

IGNORE = ".gitignore"
_IGNORE_TEXT = b"# The build makes everything here and owns it.\n*\n"
_FOREIGN_NAMED = 5  # how many foreign files a refusal names
_LIVE, _SPARE = "live tree", "spare tree"


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
    """The live folder and its spare, for one build."""

    def __init__(self, live: Path, workshop: Path, cache: Cache) -> None:
        """Finish an interrupted exchange, then see what the live tree holds; NotOursError when it is not ours.

        `workshop` is a folder on the same file system, for the spare and the journal.
        """
        self.live = live
        self.spare = workshop / "spare"
        self._old = workshop / "old"
        self._journal = workshop / "exchange"
        self._cache = cache
        self._name = os.path.relpath(live, workshop)  # so that an archive may be moved
        workshop.mkdir(parents=True, exist_ok=True)
        live.parent.mkdir(parents=True, exist_ok=True)
        self._check_place(workshop)
        self._finish_exchange()
        self._is_open = False
        self._spare_held: dict[str, str] = {}
        self._spare_folders: dict[str, int] = {}
        self._is_linked = True
        self._touched: list[str] = []
        self._files: dict[str, FileStamp] = {}
        self._folders: dict[str, int] = {}
        self._is_known = False
        self._is_as_left = self._stamps_hold()
        self._is_doubtful = False
        self.held: dict[str, str] = self._live_files()

    def _check_place(self, workshop: Path) -> None:
        live = self.live
        if live.is_symlink():
            raise NotOursError(f"{live} is a symbolic link; name the folder it leads to")
        if live.exists():
            if not live.is_dir():
                raise NotOursError(f"{live} is not a folder")
            if live.is_mount():
                raise NotOursError(f"{live} is a mount point and cannot be exchanged; use a folder inside it")
        if live.parent.stat().st_dev != workshop.stat().st_dev:
            raise NotOursError(f"{workshop} must lie on the same file system as {live}")
        outer, inner = live.absolute(), workshop.absolute()
        if outer == inner or outer in inner.parents or inner in outer.parents:
            raise NotOursError(f"{live} and {workshop} must not lie in one another; choose another --output")

    # -- what the live tree holds

    def _stamps_hold(self) -> bool:
        kept = self._cache.kept(_LIVE)
        name, files, folders = marshal.loads(kept) if kept else ("", {}, {})
        self._is_known = name == self._name
        live = os.fspath(self.live)
        if not self._is_known or any(folder_stamp(live, folder) != stamp for folder, stamp in folders.items()):
            return False
        self._files, self._folders = files, folders
        return all(file_stamp(live, path) == stamp for path, stamp in files.items())

    def is_as_left(self) -> bool:
        """Did the live tree, when this build began, hold just what the last build put there?"""
        return self._is_as_left

    def _live_files(self) -> dict[str, str]:
        listed = read_manifest(self.live)
        if listed is not None and self._is_as_left:
            return listed
        if not (self._is_known or _holds(self.live, IGNORE, _IGNORE_TEXT)):
            listed = None  # a list of that name, but not ours
        foreign, held = self._examined(listed) if self.live.exists() else ([], {})
        if foreign:
            raise NotOursError(_refusal(self.live, foreign))
        self._stamp_live(held)
        self._is_doubtful = listed is None or held != listed or not self._is_dressed(listed)
        return held

    def _examined(self, listed: Mapping[str, str] | None) -> tuple[list[str], dict[str, str]]:
        """What the manifest does not list, and what is as it says."""
        found = set(entries(self.live))
        ours = set() if listed is None else {MANIFEST, IGNORE, *listed}
        held = {}
        for path in found.intersection(listed or ()):
            if file_stamp(self.live, path)[0] >= 0:
                content = sha256((self.live / path).read_bytes()).hexdigest()
                if listed and content == listed[path]:
                    held[path] = content
        return sorted(found - ours), held

    def _is_dressed(self, listed: Mapping[str, str]) -> bool:
        """Are the manifest and the file for git as a build writes them?"""
        return _holds(self.live, MANIFEST, manifest(listed)) and _holds(self.live, IGNORE, _IGNORE_TEXT)

    def _stamp_live(self, held: Mapping[str, str]) -> None:
        paths = [*held, MANIFEST, IGNORE]
        self._files = {path: file_stamp(self.live, path) for path in paths}
        self._folders = {folder: folder_stamp(self.live, folder) for folder in folders_of(paths)}

    # -- writing

    def begin(self) -> None:
        """Make the spare ready to be written to; until `publish` it counts as unfinished."""
        if self._is_open:
            return
        self._is_open = True
        held = read_manifest(self.spare) if self._spare_is_as_left() else None
        if held is None:
            clear(self.spare)
            self.spare.mkdir()
            self._is_linked, self._spare_folders = True, {}
        else:
            (self.spare / MANIFEST).unlink()
        self._spare_held = held or {}

    def _spare_is_as_left(self) -> bool:
        kept = self._cache.kept(_SPARE)
        if kept is None:
            return False
        name, self._is_linked, folders, files = marshal.loads(kept)
        if name != self._name:
            return False
        spare = os.fspath(self.spare)
        self._spare_folders = folders
        # Linked files are those of the live tree, whose stamps were compared; copies have to be looked at.
        return all(folder_stamp(spare, folder) == stamp for folder, stamp in folders.items()) and all(
            file_stamp(spare, path) == stamp for path, stamp in files.items()
        )

    def put(self, path: str, data: bytes) -> str:
        """Write a file into the spare; the SHA-256 of its bytes in hex. Workers may call it."""
        write_new(self.spare, path, data)
        return sha256(data).hexdigest()

    def prepare(self, wanted: Mapping[str, str], written: Iterable[str]) -> Path:
        """Complete the spare as far as it is known yet, for a program that reads the finished pages; its folder."""
        self.begin()
        self._touched += self._bring_to(self.spare, self._spare_held, wanted, set(written))
        self._spare_held = dict(wanted)
        return self.spare

    def publish(self, wanted: Mapping[str, str], written: Iterable[str]) -> Changes:
        """Make the live tree hold just the wanted files (path → SHA-256).

        `written` are those put since `begin`; the others stand in the live tree already.
        """
        changes = _changes(self.held, wanted)
        if changes or self._is_doubtful:
            self._replace(wanted, list(written))
        elif self._is_open:
            self._give_back(wanted, written)
        elif not self._is_as_left:
            self._keep_live()
        return changes

    def _replace(self, wanted: Mapping[str, str], written: list[str]) -> None:
        folders = folders_of(wanted)
        clash = sorted(folder for folder in folders if folder[:-1] in wanted)
        assert not clash, f"{clash} are wanted as files and as folders"
        self.begin()
        self._touched += self._bring_to(self.spare, self._spare_held, wanted, set(written))
        self._dress(self.spare, wanted)
        sync(self.spare, [*self._touched, MANIFEST, IGNORE])
        files = self._files_of_spare(wanted, written)
        lost = [path for path, stamp in files.items() if stamp[0] < 0]
        if lost:
            raise NotOursError(f"{self.spare}/{lost[0]} went away while the build ran; nothing was published")
        self._check_untouched()
        self._exchange()
        held, self.held = self.held, dict(wanted)
        was, self._folders = self._folders, _stamped(self.live, folders, self._spare_folders, self._touched)
        self._files = files
        self._catch_up(held, folders, was)
        self._keep_live()
        self._is_open = self._is_doubtful = False

    def _files_of_spare(self, wanted: Mapping[str, str], written: Iterable[str]) -> dict[str, FileStamp]:
        """The stamps that the live tree's files will have: linked ones have those they had."""
        spare, fresh = os.fspath(self.spare), {MANIFEST, IGNORE, *written}
        known = self._files if self._is_linked else {}
        return {
            path: known[path] if path in known and path not in fresh else file_stamp(spare, path)
            for path in [*wanted, MANIFEST, IGNORE]
        }

    def _check_untouched(self) -> None:
        """What was put into the live tree while the build ran must not go away with it."""
        live = os.fspath(self.live)
        if any(folder_stamp(live, folder) != stamp for folder, stamp in self._folders.items()):
            raise NotOursError(
                f"{self.live} was changed while the build ran; nothing was published\n  fix: build again"
            )

    def _give_back(self, wanted: Mapping[str, str], written: Iterable[str]) -> None:
        """Nothing differs: let the spare have the live tree's files again instead of those put into it."""
        held = self._spare_held | dict.fromkeys(written, "")
        touched = [*self._touched, *self._bring_to(self.spare, held, wanted, set())]
        self._dress(self.spare, wanted)
        self._keep_spare(_stamped(self.spare, folders_of(wanted), self._spare_folders, touched))
        self._keep_live()
        self._is_open = False

    def _bring_to(self, tree: Path, held: Mapping[str, str], wanted: Mapping[str, str], written: set[str]) -> list[str]:
        """Give a tree the wanted files by links from the live one, and take the others away; what was touched."""
        gone = without_spellings(tree, [path for path in [*held, *written] if path not in wanted], wanted)
        remove(tree, gone)
        linked = [path for path, content in wanted.items() if path not in written and held.get(path) != content]
        for path in linked:
            self._link(tree, path)
        return [*written, *gone, *linked]

    def _link(self, tree: Path, path: str) -> None:
        try:
            self._is_linked = link(self.live, tree, path) and self._is_linked
        except FileNotFoundError as error:
            what = f"{self.live}/{path} went away while the build ran; nothing was published"
            raise NotOursError(f"{what}\n  fix: build again") from error

    def _dress(self, tree: Path, wanted: Mapping[str, str]) -> None:
        write_new(tree, IGNORE, _IGNORE_TEXT)
        write_new(tree, MANIFEST, manifest(wanted))

    def _catch_up(self, held: Mapping[str, str], folders: set[str], was: Mapping[str, int]) -> None:
        """Make the new spare (the tree that was live) hold what the live tree holds, by links."""
        if self._is_doubtful:
            clear(self.spare)
            held, was = {}, {}
        self.spare.mkdir(exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            (self.spare / MANIFEST).unlink()
        touched = self._bring_to(self.spare, held, self.held, set())
        self._dress(self.spare, self.held)
        self._keep_spare(_stamped(self.spare, folders, was, touched))

    # -- what the next build compares

    def _keep_live(self) -> None:
        self._cache.keep(_LIVE, marshal.dumps((self._name, self._files, self._folders)))

    def _keep_spare(self, folders: Mapping[str, int]) -> None:
        files = {} if self._is_linked else {path: file_stamp(self.spare, path) for path in self.held}
        self._cache.keep(_SPARE, marshal.dumps((self._name, self._is_linked, dict(folders), files)))

    # -- the exchange

    def _exchange(self) -> None:
        try:
            if not self.live.exists():
                os.rename(self.spare, self.live)
            elif not exchange(self.spare, self.live):
                self._exchange_by_renames()
        except OSError as error:
            if error.errno not in (errno.EXDEV, errno.EBUSY, errno.ENOTEMPTY):
                raise
            what = f"{self.live} cannot be exchanged for another folder ({error.strerror}); nothing was published"
            raise NotOursError(f"{what}\n  fix: choose another --output, which is no mount point") from error
        sync_one(self.live.parent)

    def _exchange_by_renames(self) -> None:
        """Where the kernel cannot exchange: two renames, with a journal that the next start finishes."""
        clear(self._old)
        write_new(self._journal.parent, self._journal.name, b"live -> old, spare -> live, old -> spare\n")
        sync_one(self._journal.parent)
        os.rename(self.live, self._old)
        try:
            os.rename(self.spare, self.live)
        except OSError:
            os.rename(self._old, self.live)
            self._journal.unlink()
            raise
        os.rename(self._old, self.spare)
        self._journal.unlink()

    def _finish_exchange(self) -> None:
        if not self._journal.exists():
            return
        if self._old.exists():
            if not self.live.exists():
                os.rename(self.spare if self.spare.exists() else self._old, self.live)
            if self.spare.exists():  # somebody made a live tree in between: it is for `_live_files` to judge
                clear(self._old)
            elif self._old.exists():
                os.rename(self._old, self.spare)
        self._journal.unlink()


def _stamped(tree: Path, folders: set[str], known: Mapping[str, int], touched: Iterable[str]) -> dict[str, int]:
    """The stamps of a tree's folders: those that hold nothing touched are as known."""
    fresh, root = folders_of(touched), os.fspath(tree)
    return {
        folder: known[folder] if folder in known and folder not in fresh else folder_stamp(root, folder)
        for folder in folders
    }


def _holds(tree: Path, path: str, data: bytes) -> bool:
    return file_stamp(tree, path)[0] == len(data) and (tree / path).read_bytes() == data


def _changes(held: Mapping[str, str], wanted: Mapping[str, str]) -> Changes:
    added = sum(path not in held for path in wanted)
    changed = sum(path in held and held[path] != content for path, content in wanted.items())
    return Changes(added, changed, sum(path not in wanted for path in held))


def _refusal(tree: Path, foreign: list[str]) -> str:
    named = ", ".join(foreign[:_FOREIGN_NAMED])
    more = f" and {len(foreign) - _FOREIGN_NAMED} more" if len(foreign) > _FOREIGN_NAMED else ""
    return (
        f"{tree} holds files this build did not write: {named}{more}; nothing was changed\n"
        "  fix: move them to content/static/ to have them published, or choose another --output"
    )
