"""Dates as newspapers print them, found in a line and written as EDTF.

Nothing is guessed: a date of figures only whose day and month could be swapped gives nothing, unless its dots or the
page's language settle it; a month and day without a year give `XXXX-11-20`; an age ("10 years ago") is no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.clean.labels import MONTHS, WEEKDAYS, longest_first

FIRST_YEAR, LAST_YEAR = 1600, 2099  # the first printed newspaper is of 1605; a later year is a misprint or a number
MONTH_FIRST = frozenset({"en-US"})
_DAY_FIRST = "de fr es it pt nl pl tr sv no nb da fi ru uk cs en-GB en-PK en-IN en-AU ur hi ar id"
DAY_FIRST = frozenset(_DAY_FIRST.split())

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as it stands in a line."""

    start: int
    """Code points from 0."""
    end: int
    edtf: str
    """`2014-11-20`, `2014-11` or `XXXX-11-20`."""

    @property
    def is_full(self) -> bool:
        """True where day, month and year are all stated."""
        return len(self.edtf) == 10 and self.edtf[0] != "X"


def dates(text: str, language: str = "") -> list[Printed]:
    """The dates of a line, in order, none overlapping."""
    found: list[Printed] = []
    for printed in sorted(_all(text, language), key=lambda item: (item.start, item.start - item.end)):
        if not found or printed.start >= found[-1].end:
            found.append(printed)
    return found


def edtf(text: str, language: str = "") -> str:
    """The first full date a value states (`2014-11-20T10:00:00+05:00`, `November 20, 2014`); empty if none."""
    return next((printed.edtf for printed in dates(text, language) if printed.is_full), "")


def _all(text: str, language: str) -> Iterator[Printed]:
    if not any(char.isdigit() for char in text):
        return
    named, figures = _patterns()
    for pattern in (*named, *figures) if _names_a_month(text) else figures:
        for match in pattern.finditer(text):
            if (value := _value(match, language)) and _stands_alone(text, match):
                yield Printed(match.start(), match.end(), value)


def _names_a_month(text: str) -> bool:
    """A cheap question before dear ones: does any word of it begin a month's name?"""
    return not _first_words().isdisjoint(_LETTERS.findall(_dotless(text.casefold())))


def _dotless(text: str) -> str:
    """Turkish ı as i: a pattern that ignores case takes one for the other."""
    return text.replace("ı", "i").replace("i\u0307", "i")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Not a piece of a longer number; letters may touch it (`TimesNovember 21, 2025`)."""
    before = text[match.start() - 1 : match.start()]
    return not (before.isdigit() and match[0][0].isdigit())


def _value(match: re.Match[str], language: str) -> str:
    part = match.groupdict()
    if part.get("a"):
        return _figures(int(part["a"]), int(part["b"]), int(part["y"]), part["sep"], language)
    name = part.get("mon")
    month = _numbers()[_dotless(name.casefold())] if name else int(part["m"])
    year, day = part.get("y"), part.get("d")
    return _edtf(int(year) if year else None, month, int(day) if day else None)


def _figures(first: int, second: int, year: int, separator: str, language: str) -> str:
    """`20/11/2014` or `11/20/2014`: a part above 12, dots, or the language say which is the day."""
    day_first = second <= 12 and (first > 12 or first == second or separator == "." or language in DAY_FIRST)
    month_first = first <= 12 and (second > 12 or language in MONTH_FIRST)
    if day_first:
        return _edtf(year, second, first)
    return _edtf(year, first, second) if month_first else ""


def _edtf(year: int | None, month: int, day: int | None) -> str:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    try:
        date(year or 2000, month, day or 1)  # 2000: a leap year, so that 29 February may lack its year
    except ValueError:
        return ""
    if day is None:
        return f"{year}-{month:02d}" if year else ""
    return f"{year or 'XXXX'}-{month:02d}-{day:02d}"


@cache
def _months() -> dict[str, int]:
    return {name: number for row in MONTHS.values() for number, name in enumerate(row, start=1) if name}


@cache
def _numbers() -> dict[str, int]:
    return {_dotless(name): number for name, number in _months().items()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_LETTERS.findall(_dotless(name))[0] for name in _months())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The forms with a month's name, and those of figures only."""
    names = "|".join(map(re.escape, longest_first(_months())))
    week = rf"(?:(?:{'|'.join(longest_first(WEEKDAYS))})(?!\w)\.?[,،]?\s+(?:the\s+)?)?"
    mon = rf"(?P<mon>{names})(?!\w)\.?"  # a Hindi month may end in a vowel sign, which is no letter to \\b
    day = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|º|ª)?\b"
    year = r"(?P<y>1[6-9]\d\d|20\d\d)"
    named = (
        rf"{week}\b{mon}\s*{day}(?:\s*,\s*|\s+){year}",  # November 20th, 2014
        rf"{week}\b{mon}\s*{day}",  # Nov 20
        rf"{week}(?<!\d){day}\.?(?:\s+of|\s+de|\s*-)?\s*{mon}\s*(?:de\s+|,\s*|-\s*)?{year}",  # 20 November 2014
        rf"{week}(?<!\d){day}\.?(?:\s+of|\s+de)?\s+{mon}",  # 20 Nov
        rf"\b{mon}\s*,?\s+{year}",  # November 2014
    )
    figures = (
        rf"(?<!\d){year}[-/.](?P<m>1[0-2]|0?[1-9])[-/.](?P<d>3[01]|[12]\d|0?[1-9])(?!\d)",  # 2014-11-20
        rf"(?<!\d)(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep){year}",  # 20.11.2014
        rf"{year}\s*年\s*(?P<m>1[0-2]|0?[1-9])\s*月\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*日",
        r"(?<![\d年])(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日",
        rf"{year}년\s*(?P<m>1[0-2]|0?[1-9])월\s*(?P<d>3[01]|[12]\d|0?[1-9])일",
    )
    first, second = ([re.compile(form, re.IGNORECASE) for form in forms] for forms in (named, figures))
    return tuple(first), tuple(second)
