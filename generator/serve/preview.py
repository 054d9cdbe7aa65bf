"""The loop: build, tell the server, wait for a change, build again. What a build does is not known here."""

import itertools
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from generator.errors import Place, Problem, SurroundingsError
from generator.serve.state import State
from generator.serve.watch import changed, next_change, stamps

AGAIN = 1.0
"""Seconds to wait when something outside the content (another build, a full disk) stood in the way."""
OUTSIDE = "pressmark"
"""Stands where the place would when no file of the archive is to blame."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave, as far as a preview has to know."""

    problems: tuple[Problem, ...]
    """What stopped it, sorted by place; empty when the site is of the content as it is now."""
    is_changed: bool
    """Whether the site differs from before."""


def preview(
    folders: Iterable[Path], build: Callable[[Sequence[str]], Built], show: Callable[[State], None]
) -> NoReturn:
    """Build now and whenever a file in the folders changes; ends only by an interrupt or a bug.

    `build` is told the paths that changed since it was last called, none at the first. It may write to the folders;
    that, too, is a change, which it is told of. Where it raises SurroundingsError it is called again in a while.
    """
    folders = tuple(folders)
    numbers = itertools.count(1)
    shown = State("")
    known = stamps(folders)
    paths: list[str] = []
    while True:
        try:
            built, is_done = build(paths), True
        except SurroundingsError as error:
            built, is_done = Built((_outside(error),), is_changed=False), False
        if built.is_changed or built.problems != shown.problems or not shown.stamp:
            shown = State(f"{os.getpid()}-{next(numbers)}", built.problems)
            show(shown)
        if is_done:
            before, known = known, next_change(folders, known)
            paths = changed(before, known)
        else:
            time.sleep(AGAIN)


def _outside(error: SurroundingsError) -> Problem:
    what, _, fix = str(error).partition("\n  fix: ")
    return Problem(Place(OUTSIDE), what, fix)
