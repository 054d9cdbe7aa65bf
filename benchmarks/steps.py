"""Tells what each step of a build costs, of an archive that compares its texts: processor time, in workers too.

    python benchmarks/steps.py --articles 10000 [--unlinked] [--suggest] [--folder DIR] [--only cold] [--least 0.5]

docs/benchmarks.md says what the rows are; here each is built once, without search, by this Python's Pressmark.
"""

import argparse
import json
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks import corpus
from benchmarks.bench import DISK, say
from benchmarks.edits import Edit, add_topic, edit_body
from benchmarks.measure import Usage, run
from benchmarks.rows import STRIDE, default_theme, environment
from generator.engine.build import Build

ROWS: Mapping[str, Edit | None] = {"cold": None, "nothing": None, "body": edit_body, "topic": add_topic}
TOLD = "steps.json"
BETWEEN = "(between the steps)"


def main() -> int:
    asked = options()
    if asked.told:
        return told(asked.told, is_suggesting=asked.suggest)
    disk = asked.folder or (DISK if DISK.is_dir() else None)
    with tempfile.TemporaryDirectory(prefix="steps-", dir=disk, ignore_cleanup_errors=True) as folder:
        archive = Path(folder) / "archive"
        write_archive(asked.articles, archive, is_linked=not asked.unlinked)
        number = count()
        for key in asked.only or ROWS:
            edit = ROWS[key]
            if edit:
                edit(archive, *article_of(archive, next(number)))
            elif key == "cold":
                shutil.rmtree(archive / "site", ignore_errors=True)
                shutil.rmtree(archive / ".cache", ignore_errors=True)
            usage, steps = measured(archive, is_suggesting=asked.suggest)
            print(table(key, usage, steps, asked.least), flush=True)
    return 0


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Tell what each step of a build costs.")
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--only", action="append", choices=[*ROWS], help="rows, in this order; repeatable")
    parser.add_argument("--unlinked", action="store_true", help="an archive that compares no texts")
    parser.add_argument("--suggest", action="store_true", help="time `pressmark suggest`, not a build")
    parser.add_argument(
        "--least", type=float, default=0.5, metavar="SECONDS", help="steps that cost less are summed up"
    )
    parser.add_argument("--folder", type=Path, help="where to work; should be on a disk")
    parser.add_argument("--told", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def write_archive(articles: int, archive: Path, *, is_linked: bool) -> None:
    """The corpus as an archive with a theme of its own."""
    corpus.write(articles, archive, archive.with_name("hugo"), is_linked=is_linked)
    shutil.copytree(default_theme(), archive / "themes/default")


def article_of(archive: Path, number: int) -> tuple[str, str]:
    """An article that carries no notes, and a word that stands nowhere."""
    noted = {path.stem for path in (archive / "content/annotations").glob("*.md")}
    articles = sorted({path.stem for path in (archive / "content/articles").glob("*.md")} - noted)
    return articles[(number + 1) * STRIDE % len(articles)], f"emended{number}"


def measured(archive: Path, *, is_suggesting: bool) -> tuple[Usage, dict[str, list[float]]]:
    """What a run costs in a process of its own, and of that each step."""
    command = [sys.executable, __file__, "--told", str(archive), *(["--suggest"] if is_suggesting else [])]
    usage = run(command, archive, environment(), is_sampled=False)
    steps: dict[str, list[float]] = json.loads((archive / TOLD).read_text("utf-8"))
    return usage, steps


def table(row: str, usage: Usage, steps: Mapping[str, list[float]], least: float) -> str:
    """What the row costs, and its dearest steps first."""
    lines = [
        f"## {row}: {usage.cpu:.1f} CPU-s, {usage.wall:.1f} s, largest process {usage.largest / 1e6:.0f} MB",
        "",
        "| step | CPU-s | in workers | runs |",
        "|---|---|---|---|",
    ]
    dear = sorted(steps.items(), key=lambda each: -each[1][0])
    lines += [f"| {name} | {cost:.2f} | {away:.2f} | {n:.0f} |" for name, (cost, away, n) in dear if cost >= least]
    rest, away = (sum(each[1][column] for each in dear if each[1][0] < least) for column in (0, 1))
    return "\n".join([*lines, f"| all others | {rest:.2f} | {away:.2f} | |", ""])


# -- in the process that is measured


class Timed(Build):
    """A build that notes what each of its steps costs, with what its workers do."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        SPENT.begin()

    def map(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        with SPENT.on(function.__name__, self.ran):
            return super().map(function, *arguments, **named)

    def split(self, function: Callable[..., Any], *arguments: Any) -> Any:
        with SPENT.on(function.__name__, self.ran):
            return super().split(function, *arguments)

    def files(self, function: Callable[..., Any], *arguments: Any) -> Any:
        with SPENT.on(f"{function.__name__} (files)", self.ran):
            return super().files(function, *arguments)

    def finish(self, limit: int) -> None:
        with SPENT.on("(the cache's end)", self.ran):
            super().finish(limit)


class Spent:
    """Processor seconds and runs by step."""

    def __init__(self) -> None:
        self.own: Counter[str] = Counter()
        self.workers: Counter[str] = Counter()
        self.runs: Counter[str] = Counter()
        self.since = (0.0, 0.0)

    def begin(self) -> None:
        """What was spent until now was spent on loading the program."""
        self._note("(before the first step)")

    @contextmanager
    def on(self, name: str, ran: list[str]) -> Iterator[None]:
        """What is spent in here is spent on this step."""
        self._note(BETWEEN)
        before = len(ran)
        yield
        self._note(name)
        self.runs[name] += len(ran) - before

    def _note(self, name: str) -> None:
        now = spent()
        self.own[name] += now[0] - self.since[0]
        self.workers[name] += now[1] - self.since[1]
        self.since = now

    def told(self) -> dict[str, tuple[float, float, int]]:
        """Step → seconds, those of them that workers spent, and runs."""
        self._note(BETWEEN)
        return {name: (own + self.workers[name], self.workers[name], self.runs[name]) for name, own in self.own.items()}


SPENT = Spent()


def spent() -> tuple[float, float]:
    """Processor seconds of this process, and of its workers that are gone."""
    own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime, workers.ru_utime + workers.ru_stime


def told(archive: Path, *, is_suggesting: bool) -> int:
    """Build, or suggest, and write beside the archive what each step cost."""
    (suggest_all if is_suggesting else build)(archive)
    (archive / TOLD).write_text(json.dumps(SPENT.told()), encoding="utf-8")
    return 0


def build(archive: Path) -> None:
    """As `pressmark build --no-search` does."""
    import generator.stages.desk
    from generator.build import build_site
    from generator.commands.options import processors
    from generator.layout import Layout, Options

    generator.stages.desk.Build = Timed  # type: ignore[misc]
    layout = Layout(archive / "content", (archive / "themes",), archive / "site")
    build_site(layout, Options(jobs=processors(), search=False))


def suggest_all(archive: Path) -> None:
    """As `pressmark suggest` does, without printing it."""
    import generator.suggest.run
    from generator.commands.options import processors

    generator.suggest.run.Build = Timed  # type: ignore[misc]
    found = generator.suggest.run.suggest(archive / "content", archive / ".cache", processors())
    say(f"{len(found.suggestions)} suggestions")


if __name__ == "__main__":
    sys.exit(main())
