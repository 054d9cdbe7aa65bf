"""Dates as an archive knows them: whole, in part, inferred, approximate, without a year, or as an interval.

The forms are a few of EDTF (Extended Date/Time Format, ISO 8601-2:2019): `2014-11-20`, `2014-11`, `2014`; `XXXX-11-20`
where the year is not known; each with `?` (inferred) or `~` (approximate) at its end; and intervals `a/b` of two such
dates. The empty string stands for no date at all.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
}
"""Names of the months by language; a language that is not here reads the English ones."""

_DATE = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|XXXX-(?P<m>\d\d)-(?P<d>\d\d))([?~]?)", re.A
)
_REMEMBERED = 1 << 16  # dates; an archive of 150 years has about as many days
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS["en"], start=1)}


class Parts(NamedTuple):
    """The parts of a date; 0 for each that is not known. Of an interval, those of its beginning."""

    year: int
    month: int
    day: int
    mark: str = ""
    """`?` inferred, `~` approximate, or empty."""


def is_edtf(text: str) -> bool:
    """True for a date in one of the forms above which the calendar has."""
    return why_not(text) == ""


def why_not(text: str) -> str:
    """What keeps the text from being a date, as the end of a sentence: `there is no month 13`; empty for a date."""
    begin, slash, end = text.partition("/")
    reason = _why_not_single(begin) or (_why_not_single(end) if slash else "")
    if reason or not slash:
        return reason
    if begin.startswith("X") or end.startswith("X"):
        return "an interval needs the years of both its dates"
    return "the interval ends before it begins" if _earliest(_single(begin)) > _latest(_single(end)) else ""


def parts(text: str) -> Parts:
    """Year, month, day and mark. Raises ValueError for what is not a date; the empty text has no parts."""
    return _ends(text)[0]


@lru_cache(maxsize=_REMEMBERED)
def earliest(text: str) -> str:
    """The first day it can mean, `2014-11-01` for `2014-11`; empty where the year is not known."""
    return _earliest(_ends(text)[0])


def latest(text: str) -> str:
    """The last day it can mean, `2014-11-30` for `2014-11`; empty where the year is not known."""
    return _latest(_ends(text)[1])


def sort_key(text: str) -> tuple[str, str]:
    """Orders oldest first with unknown years before all; reversed, newest first with unknown years last."""
    return earliest(text), text


def first_of(dates: Iterable[str]) -> str:
    """The earliest of dates that have a year; of one day what is stated before what is inferred. Empty for none."""
    return min((date for date in dates if earliest(date)), key=lambda date: (earliest(date), len(date)), default="")


def last_of(dates: Iterable[str]) -> str:
    """The latest, likewise, by the first day it can mean."""
    return max((date for date in dates if earliest(date)), key=lambda date: (earliest(date), -len(date)), default="")


def without_marks(text: str) -> str:
    """The date without `?` and `~`."""
    return text.replace("?", "").replace("~", "")


@lru_cache(maxsize=_REMEMBERED)
def in_words(text: str, language: str = "en") -> str:
    """The date as a reader says it: `20 November 2014`, `about 2014`, `20 November, year unknown (inferred)`.

    Intervals say once what both ends share: `20–21 November 2014`.
    """
    begin, end = _ends(text)
    months = MONTHS.get(language.partition("-")[0], MONTHS["en"])
    if begin == end:
        return _marked(_plain_words(begin, months), begin.mark)
    if begin.mark == end.mark:
        return _marked(_interval_words(begin, end, months), begin.mark)
    return " – ".join(_marked(_plain_words(one, months), one.mark) for one in (begin, end))


@lru_cache(maxsize=_REMEMBERED)
def in_brief(text: str, language: str = "en") -> str:
    """The date with its months cut to three letters, for places where words must be few: `20 Nov 2014`."""
    words = in_words(text, language)
    for month in MONTHS.get(language.partition("-")[0], MONTHS["en"]):
        words = words.replace(month, month[:3])
    return words


def guesses(text: str) -> tuple[str, ...]:
    """Dates somebody may have meant by a text that is not one, likeliest first; empty where any would be invented.

    `20/11/2014` gives one, `05/06/2014` two (both orders are in use), `yesterday` none.
    """
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", " ".join(text.lower().split()))
    found = (guess for guessing in _GUESSES for guess in guessing(plain))
    return tuple(dict.fromkeys(guess for guess in found if is_edtf(guess)))


def _single(text: str) -> Parts:
    """The parts of a text that has the form of a date; whether the calendar has it is another question."""
    match = _DATE.fullmatch(text)
    assert match is not None, text
    year, month, day, other_month, other_day, mark = match.groups()
    return Parts(int(year or 0), int(month or other_month or 0), int(day or other_day or 0), mark)


@lru_cache(maxsize=_REMEMBERED)
def _ends(text: str) -> tuple[Parts, Parts]:
    """Both ends of an interval; a date twice."""
    if not text:
        return Parts(0, 0, 0), Parts(0, 0, 0)
    if reason := why_not(text):
        raise ValueError(f"{text!r} is not a date: {reason}")
    begin, slash, end = text.partition("/")
    first = _single(begin)
    return first, _single(end) if slash else first


def _why_not_single(text: str) -> str:
    match = _DATE.fullmatch(text)
    if match is None:
        return "expected a form like 2014-11-20, 2014-11, 2014, XXXX-11-20 or 2014-11-20/2014-11-21"
    year, month, day, _ = _single(text)
    if year == 0 and not text.startswith("X"):
        return "there is no year 0000"
    if match["month"] is None and match["m"] is None:
        return ""
    if not 1 <= month <= 12:
        return f"there is no month {month:02}"
    if (match["day"] is None and match["d"] is None) or 1 <= day <= days_in_month(year, month):
        return ""
    return f"{MONTHS['en'][month - 1]}{f' {year}' if year else ''} has no day {day:02}"


def days_in_month(year: int, month: int) -> int:
    """How many days the month has; February of year 0, which stands for any year, has 29."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def _earliest(one: Parts) -> str:
    return f"{one.year:04}-{one.month or 1:02}-{one.day or 1:02}" if one.year else ""


def _latest(one: Parts) -> str:
    month = one.month or 12
    return f"{one.year:04}-{month:02}-{one.day or days_in_month(one.year, month):02}" if one.year else ""


def _marked(words: str, mark: str) -> str:
    match mark:
        case "~":
            return f"about {words}"
        case "?":
            return f"{words} (inferred)"
        case _:
            return words


def _plain_words(one: Parts, months: tuple[str, ...]) -> str:
    if not one.month:
        return str(one.year) if one.year else ""
    month = f"{one.day} {months[one.month - 1]}" if one.day else months[one.month - 1]
    return f"{month} {one.year}" if one.year else f"{month}, year unknown"


def _interval_words(begin: Parts, end: Parts, months: tuple[str, ...]) -> str:
    last = _plain_words(end, months)
    if begin.year == end.year and begin.month == end.month and begin.day and end.day:
        return f"{begin.day}–{last}"
    if begin.year != end.year or bool(begin.month) != bool(end.month) or bool(begin.day) != bool(end.day):
        dash = " – " if begin.month or end.month else "–"
        return f"{_plain_words(begin, months)}{dash}{last}"
    first = months[begin.month - 1]
    return f"{begin.day} {first} – {last}" if begin.day else f"{first}–{last}"


def _numbers(text: str) -> list[str]:
    """`2014/11/20`, `2014-1-5`, `2014-20-11`, `20/11/2014`, `11/20/2014`, `20141120`; a time behind it is dropped."""
    text = re.sub(r"[t ]\d\d?:\d\d\S*.*$", "", text)
    if match := re.fullmatch(r"(\d{4})[-/. ]?(\d\d?)[-/. ]?(\d\d?)", text, re.A):
        year, second, third = match.groups()
        return [_spelled(year, second, third) if int(second) <= 12 else _spelled(year, third, second)]
    if match := re.fullmatch(r"(\d\d?)[-/. ](\d\d?)[-/. ](\d{4})", text, re.A):
        first, second, year = match.groups()
        return [_spelled(year, second, first), _spelled(year, first, second)]
    if match := re.fullmatch(r"(\d{4})[-/. ](\d\d?)", text, re.A):
        return [_spelled(*match.groups())]
    match = re.fullmatch(r"(\d\d?)[-/. ](\d{4})", text, re.A)
    return [_spelled(match[2], match[1])] if match else []


def _names(text: str) -> list[str]:
    """`20 Nov 2014`, `Thursday, November 20, 2014`, `Nov. 2014`, `20 November`."""
    numbers = re.findall(r"\d+", text)
    month = next((_MONTH_NUMBERS[word[:3]] for word in re.findall(r"[a-z]{3,}", text) if _is_month(word)), 0)
    years, days = [n for n in numbers if len(n) == 4], [n for n in numbers if len(n) < 3]
    if not month or len(years) > 1 or len(days) > 1 or len(years) + len(days) != len(numbers) or not numbers:
        return []
    return [_spelled(years[0] if years else "XXXX", str(month), *days)]


def _loose_forms(text: str) -> list[str]:
    """`c. 2014`, `2014-2015`, `2014-11-XX`, `201x`."""
    if match := re.fullmatch(r"(?:c\.?|ca\.?|circa|about|around|~) ?(\d{4}(?:-\d\d(?:-\d\d)?)?)", text):
        return [f"{match[1]}~"]
    if match := re.fullmatch(r"(\d{4}(?:-\d\d-\d\d)?) ?(?:-|–|to|\.\.) ?(\d{4}(?:-\d\d-\d\d)?)", text):
        return [f"{match[1]}/{match[2]}"]
    if match := re.fullmatch(r"(\d{4}(?:-\d\d)?)(?:-(?:xx|uu|00|\?\?))+", text):
        return [match[1]]
    match = re.fullmatch(r"(\d{3})[xu]", text)
    return [f"{match[1]}0/{match[1]}9"] if match else []


def _days_that_are_not(text: str) -> list[str]:
    """`2014-11-31`: the month's last day; an interval the wrong way round: turned."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)[?~]?", text):
        year, month, day = map(int, match.groups())
        return [f"{match[1]}-{match[2]}-{days_in_month(year, month):02}"] if 28 < day < 32 and 0 < month < 13 else []
    begin, _, end = text.partition("/")
    return [f"{end}/{begin}"] if is_edtf(begin) and is_edtf(end) else []


_GUESSES = (_loose_forms, _numbers, _names, _days_that_are_not)


def _spelled(year: str, *rest: str) -> str:
    return "-".join([year, *(part.zfill(2) for part in rest)])


def _is_month(word: str) -> bool:
    number = _MONTH_NUMBERS.get(word[:3])
    return number is not None and (MONTHS["en"][number - 1].lower().startswith(word) or word == "sept")
