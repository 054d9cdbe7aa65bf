"""Tiny sites: a whole archive in one text file, with named edits and what must come of each.

Before the first `*** ` the file says, in order, what the archive holds; each `*** title` then starts a case. Lines that
begin with one of these do something, and the lines below them are their text:

    === path              this file, with this text (`=== path as latin-1`: in that encoding)
    ~~~ path              in this file, for each pair of lines `- old` and `+ new`, old becomes new
    >>> path to path      this file is renamed
    ->- path to path      a symbolic link stands here and leads there
    xxx path              this file is removed
    $$$ arguments         what is given to `pressmark build` in this case
    ... word              what is expected, up to the end of the case; `make accept` rewrites it

Paths are relative to the content folder; those that begin with `themes/` stand beside it.
"""

import functools
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.build import build_site
from generator.commands.options import builtin_themes
from generator.engine.cache import Cache
from generator.engine.fingerprint import Fingerprints
from generator.layout import Layout, Options, Outcome

EXPECTED = "... "
FINGERPRINTS = "fingerprints"
_MARK = re.compile(r"(===|~~~|>>>|->-|xxx|\$\$\$) (.*)")


@dataclass(frozen=True)
class Action:
    """One marked line and the text below it."""

    mark: str
    words: str
    text: str


@dataclass(frozen=True)
class Case:
    """A title, what is done, and what is expected of it."""

    title: str
    source: str
    """The case as written, without what is expected."""
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Tiny:
    """A file of cases over one archive."""

    path: Path
    head: str
    actions: tuple[Action, ...]
    cases: tuple[Case, ...]

    def told(self, outcome: Callable[[Case], str]) -> str:
        """The whole file anew, with what each case came to."""
        return self.head + "".join(case.source + outcome(case) for case in self.cases)


def read_tiny(path: Path) -> Tiny:
    """The file's archive and its cases."""
    head, *parts = re.split(r"^(?=\*\*\* )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return Tiny(path, head, tuple(_actions(head)), tuple(map(_case, parts)))


def _case(part: str) -> Case:
    source = re.split(r"^(?=\.\.\. )", part, maxsplit=1, flags=re.MULTILINE)[0]
    title, _, rest = source.partition("\n")
    return Case(title.removeprefix("*** "), source, tuple(_actions(rest)))


def _actions(text: str) -> Iterator[Action]:
    mark, words, lines = "", "", []
    for line in text.splitlines(keepends=True):
        found = _MARK.fullmatch(line.rstrip("\n"))
        if found:
            if mark:
                yield Action(mark, words, "".join(lines))
            mark, words, lines = found[1], found[2], []
        else:
            lines.append(line)
    if mark:
        yield Action(mark, words, "".join(lines))


class Archive:
    """An archive in a folder, built in this process."""

    def __init__(self, folder: Path) -> None:
        """What the folder holds already is the archive's."""
        self.folder = folder
        self.content = folder / "content"
        self.site = folder / "site"
        self.content.mkdir(parents=True, exist_ok=True)

    def path(self, path: str) -> Path:
        """Where a file of the archive stands."""
        return (self.folder if path.startswith("themes/") else self.content) / path

    def write(self, path: str, text: str | bytes, encoding: str = "utf-8") -> None:
        """The file with this text."""
        file = self.path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))

    def do(self, actions: tuple[Action, ...]) -> list[str]:
        """Change the archive as the actions say; gives what they say of the command line."""
        arguments: list[str] = []
        for action in actions:
            first, _, second = action.words.partition(" to ")
            match action.mark:
                case "===":
                    name, _, encoding = action.words.partition(" as ")
                    self.write(name, action.text, encoding or "utf-8")
                case "~~~":
                    self._replace(action)
                case ">>>":
                    self.path(first).rename(self.path(second))
                case "->-":
                    self.path(first).symlink_to(second)
                case "xxx":
                    self.path(action.words).unlink()
                case "$$$":
                    arguments += action.words.split()
        return arguments

    def _replace(self, action: Action) -> None:
        file = self.path(action.words)
        text = file.read_text(encoding="utf-8")
        for old, new in re.findall(r"^- (.*)\n\+ (.*)\n", action.text, flags=re.MULTILINE):
            assert text.count(old) == 1, f"{action.words} has {text.count(old)} times: {old}"
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")

    def build(self, output: str = "site", **options: object) -> Outcome:
        """Build into a folder; without search and worker processes unless asked."""
        learn_code(self.folder / output / "../.cache")
        asked = Options(**{"search": False, "jobs": 1, **options})  # type: ignore[arg-type]
        return build_site(Layout(self.content, (self.folder / "themes", builtin_themes()), self.folder / output), asked)

    def copy(self, folder: Path) -> "Archive":
        """The same archive with its site and cache elsewhere."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Archive(folder)


def learn_code(folder: Path) -> None:
    """Spare a cache that is still to be made the half second in which a build looks at all of the program's code."""
    file = folder.resolve() / "build.sqlite"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        cache = Cache(file)
        cache.keep(FINGERPRINTS, code())
        cache.commit()
        cache.close()


@functools.cache
def code() -> bytes:
    """What a cache keeps of the program's code."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder) / "build.sqlite")
        Fingerprints(cache)
        found = cache.kept(FINGERPRINTS)
        cache.close()
    assert found
    return found


def unpacked(tiny: Tiny, folder: Path) -> Archive:
    """The archive of a file, in a folder."""
    archive = Archive(folder)
    archive.do(tiny.actions)
    return archive


def built(path: Path, folder: Path) -> Archive:
    """The archive of a file, in a folder, with its site."""
    archive = unpacked(read_tiny(path), folder)
    outcome = archive.build()
    assert not outcome.is_stopped, outcome.problems
    return archive


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path → bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Every file and folder below a folder: path → inode, time of change, size."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = os.lstat(path)
        found[path.relative_to(folder).as_posix()] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found
