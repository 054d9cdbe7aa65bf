"""What commands say: problems and a summary on standard error, results on standard output."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any, Self

import click

from generator.errors import Problem, Severity

PATIENCE = 0.8
"""Seconds before progress is shown: a build that takes less needs none, and none of its imports."""
PAUSE = 0.1
"""Seconds between two drawings of it: one takes about 2 ms."""


def tell(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, sorted by place; errors last, where they are seen."""
    for problem in in_order(problems):
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        place, rest = str(problem.place), str(problem).removeprefix(str(problem.place))
        click.echo(click.style(place, fg=colour) + rest, err=True)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Warnings, then errors, each by place."""
    return sorted(problems, key=lambda problem: (problem.severity is Severity.ERROR, problem.place, problem.what))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The errors, by place."""
    return tuple(problem for problem in in_order(problems) if problem.severity is Severity.ERROR)


def counted(count: int, noun: str, nouns: str = "") -> str:
    """`1 page`, `2 pages`, `0 pages`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def tally(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`; empty when there is none."""
    wrong = len(errors(problems))
    counts = ((wrong, "error"), (len(problems) - wrong, "warning"))
    return ", ".join(counted(count, noun) for count, noun in counts if count)


def say(text: str) -> None:
    """A line for the person who is looking on."""
    click.echo(text, err=True)


def give(values: dict[str, Any]) -> None:
    """One JSON object on standard output."""
    click.echo(json.dumps(values, ensure_ascii=False))


def as_values(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems for JSON, in the order in which they are printed."""
    return [
        {
            "severity": problem.severity.value,
            "path": problem.place.path,
            "line": problem.place.line or None,
            "column": problem.place.column or None,
            "what": problem.what,
            "fix": problem.fix or None,
        }
        for problem in in_order(problems)
    ]


class Progress:
    """A bar on a terminal for what takes long, with how fast it goes and how long it takes still; nothing elsewhere."""

    def __init__(self, *, is_shown: bool) -> None:
        """Shown only on a terminal, whatever is asked."""
        self._is_shown = is_shown and sys.stderr.isatty()
        self._next = time.monotonic() + PATIENCE
        self._bar: Any = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """So many items of a stage are done."""
        if not self._is_shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + PAUSE
        if self._bar is None:
            self._bar = _bar()
            self._task = self._bar.add_task(stage, total=total, rate="")
        if stage != self._stage:
            self._stage = stage
            self._bar.reset(self._task, description=stage, total=total, rate="")
        speed = self._bar.tasks[0].speed
        self._bar.update(self._task, completed=done, total=total, rate=f"{speed:,.0f}/s" if speed else "")
        self._bar.refresh()

    def __enter__(self) -> Self:
        """The bar goes when the block ends."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _bar() -> Any:
    """A bar that draws only when told to: one that draws by itself has a thread, and builds fork."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    bar = Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False)
    bar.start()
    return bar
