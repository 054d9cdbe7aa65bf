"""The words news has for time, and the pieces of pattern that are made of them.

Patterns made of these are read with `re.VERBOSE` off and case as written: names of months and days are capitals, or
they are other words (`may`, `march`, `sun`).
"""

import re
from collections.abc import Iterable

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of `datetime.date.weekday`."""
_SHORT_DAYS = ("Mon", "Tues?", "Weds?", "Thurs?", "Thur", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept?", "Oct", "Nov", "Dec")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRSTS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
)
_MORE_FIRSTS = ("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")


def _cased(names: Iterable[str]) -> str:
    """As printed with a capital, or all in capitals."""
    return "|".join(form for name in names for form in dict.fromkeys((name, name.upper().replace("S?", "S?"))))


WEEKDAY = rf"(?:{_cased(WEEKDAYS)})\b"
ANY_WEEKDAY = rf"(?:{_cased(WEEKDAYS)}|(?:{_cased(_SHORT_DAYS)})\.?)"
"""With the short names, which stand only beside a date."""
MONTH = rf"(?:(?:{_cased(MONTHS)})\b|(?:{_cased(_SHORT_MONTHS)})\b\.?)"
CLEAR_MONTH = rf"(?:(?:{_cased([name for name in MONTHS if name not in ('March', 'May')])})\b)"
"""Names of months that are no other words."""
YEAR = r"(?:1[6-9]\d\d|20\d\d)(?![\d%]|[,.]\d|[A-Za-rt-z])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|:\d)(?:\s?(?:st|nd|rd|th)\b)?(?!\s?(?:%|per cent|percent|[ap]\.?m\b))"
DASH = r"\s?(?:-|–|—)\s?"
PART = r"(?:\s+(?:morning|afternoon|evening|night|noon|midday|lunchtime))"
"""A part of a day behind its name."""

_NUMBERS = {word: number for number, word in enumerate([*_ONES, *_TEENS], start=1)}
_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_NUMBERS |= {
    f"{tens}{joint}{one}": 10 * number + unit
    for number, tens in enumerate(_TENS, start=2)
    for unit, one in enumerate(_ONES, start=1)
    for joint in "- "
}
_ORDINALS = {word: number for number, word in enumerate([*_FIRSTS, *_MORE_FIRSTS], start=1)} | {
    f"{tens}-{first}": 10 * number + unit
    for number, tens in enumerate(_TENS, start=2)
    for unit, first in enumerate(_FIRSTS[:9], start=1)
}
_ORDINALS["thirtieth"] = 30
NUMBER = rf"(?:\d{{1,3}}|an?\b|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
ORDINAL = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th)|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\b"

_DIGITS = re.compile(r"\d+")


def number(words: str) -> int:
    """`3`, `three`, `twenty-one`, `an`, `21st`, `third` as a number."""
    folded = words.lower().strip()
    if match := _DIGITS.match(folded):
        return int(match[0])
    return 1 if folded in ("a", "an") else _NUMBERS.get(folded) or _ORDINALS[folded]


def month(name: str) -> int:
    """The month's number, by its name or the short of it."""
    return next(at for at, full in enumerate(MONTHS, start=1) if full[:3].lower() == name[:3].lower())


def weekday(name: str) -> int:
    """Monday is 0."""
    return next(at for at, full in enumerate(WEEKDAYS) if full[:3].lower() == name[:3].lower())
