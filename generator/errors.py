"""What can be wrong, and where: problems an editor can mend, and surroundings that refuse.

A `Problem` is a value, so that steps can return it and the cache can keep it. A `ContentError` carries
problems out of a function that cannot go on. Our own mistakes are neither: they are assertions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem stops: an error the build, a warning nothing unless `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file a person wrote."""

    path: str
    """As the editor would type it, relative to the archive: `content/articles/a.md`."""
    line: int = 0
    """From 1; 0 where the whole file is meant."""
    column: int = 0
    """Unicode code points from 1; 0 where the whole line is meant."""

    def __str__(self) -> str:
        """`path:line:column`, without the parts that are not known."""
        known = [str(part) for part in (self.line, self.column) if part]
        return ":".join([self.path, *known])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person can put right."""

    place: Place
    what: str
    """What was found and what was expected, in one line, without a full stop."""
    fix: str = ""
    """What to do, in one line; empty only where nothing sensible can be said."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """The message as printed: the place and what is wrong, then the fix on a line of its own."""
        head = f"{self.place}: {self.what}"
        return f"{head}\n  fix: {self.fix}" if self.fix else head


def warning(place: Place, what: str, fix: str = "") -> Problem:
    """A problem that stops nothing unless the build is strict."""
    return Problem(place, what, fix, Severity.WARNING)


class ContentError(Exception):
    """Content that cannot be used as written; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Raise with at least one problem."""
        self.problems = tuple(problems)
        assert self.problems, "a ContentError says what is wrong"
        super().__init__("\n".join(map(str, self.problems)))


class SurroundingsError(Exception):
    """The machine, not the content: a lock, a full disk, an output folder that is not ours (exit 3)."""
