"""The nouns of this room: what was said of time, and who reads it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.times.clauses import Clauses

GIVEN = 85  # percent; what is less sure has two readings that occur, and is not given


class Form(StrEnum):
    """The forms in which a text tells a time."""

    ABSOLUTE = "absolute"
    """Its year is printed: `November 2014`, `as far back as 1969`, `the 1970s`."""
    YEARLESS = "yearless"
    """A month, or a day of it, whose year the article's date gives: `Nov 20`, `in May`."""
    WEEKDAY = "weekday"
    """`on Thursday`, `last Friday`, `Monday night`."""
    RELATIVE = "relative"
    """`yesterday`, `last week`, `two years ago`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A time as a text tells it."""

    start: int
    """Code points from 0."""
    end: int
    edtf: str
    """Empty for words that look like a time and tell none: `every Monday`, `post-2014`."""
    form: Form
    sure: int = 95
    """Percent: of so many such phrases this reading is the right one, as far as texts with known answers tell."""
    is_day: bool = False
    """True where it is one day."""


class Reader(NamedTuple):
    """A pattern, and what its matches mean."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Clauses], Said | None]
    """None where the words are no time, and others may read them; a `Said` without a date keeps others off."""
