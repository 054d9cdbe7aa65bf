"""Dates as newspapers print them, found in a line and written as EDTF.

Nothing is guessed: a date of figures only whose day and month could be swapped gives nothing, unless its dots or the
page's language settle it; a month and day without a year give `XXXX-11-20`; an age ("10 years ago") is no date.

What a careless copy ran together is told apart: `TimesNovember 21, 2025`, `November 13, 2025November 18, 2025`, and a
counter behind the year (`2025` and `17` in `November 21, 202517`).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from generator.clean.labels import MONTHS, WEEKDAYS

FIRST_YEAR, LAST_YEAR = 1600, 2099  # the first printed newspaper is of 1605; a later year is a misprint or a number
FIRST_GLUED, LAST_GLUED = 1990, 2049  # years that a counter may stick to: pages with counters are no older
CENTURY = 50  # of two figures for a year, those below are of 2000, the others of 1900
MONTH_FIRST = frozenset({"en-US"})
_DAY_FIRST = (
    "de fr es it pt nl pl tr sv no nb da fi ru uk cs en-GB en-PK en-IN en-AU ur hi ar id el ro bg sk sl hr sr ca vi he"
)
DAY_FIRST = frozenset(_DAY_FIRST.split())
ALONE = 16  # code points of a line that is little else than a date: `3.5.98` in a longer one may be a version
NEEDS_ALL = frozenset({"set", "ago", "mag", "gen", "dic", "out", "lis", "maj", "mar", "may", "mai", "mars"})
"""Names of months that are other words too: without day and year, or in small letters, they name none."""
LINKS = frozenset({"of", "de", "del", "den", "the", "di", "d"})
"""Words between day, month and year."""
ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "º", "ª", "e", "го"})

_DIGIT = re.compile(r"\d")
_UPPER = "A-ZÀ-ÖØ-ÞŞİĞŚŹŻŁŠŽČŘĐŐŰА-ЯЁІЇЄΑ-Ω"
_MARKS = "".join(chr(code) for code in range(0x300, 0xE50) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
"""Signs above and beside a letter, which are no letters to a pattern: vowels of Hindi and Urdu."""
_TOKEN = re.compile(rf"\d+|[{_UPPER}]?(?:[^\W\d_{_UPPER}]|[{_MARKS}])+|[{_UPPER}]+")
"""A number or a word; a capital after a small letter begins a new one."""
_WORD_BEFORE = re.compile(rf"((?:[^\W\d_]|[{_MARKS}-])+)[.,،]?\s*(?:(?:the|de|le|den)\s+)?$")
_BETWEEN = frozenset(" .,-/'’،\xa0\u202f")
_JOINED = re.compile(r"\d[\s\u200e]{0,2}[./\-年년月월][\s\u200e]{0,2}\d")
"""What every date of figures has."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as it stands in a line."""

    start: int
    """Code points from 0."""
    end: int
    """With a counter that sticks to the year."""
    edtf: str
    """`2014-11-20`, `2014-11` or `XXXX-11-20`."""

    @property
    def is_full(self) -> bool:
        """True where day, month and year are all stated."""
        return len(self.edtf) == 10 and self.edtf[0] != "X"


class Token(NamedTuple):
    """A number or a word of a line."""

    text: str
    start: int
    end: int


def dates(text: str, language: str = "") -> list[Printed]:
    """The dates of a line, in order, none overlapping."""
    if not _DIGIT.search(text):
        return []
    found: list[Printed] = []
    for printed in sorted(_all(text, language), key=lambda item: (item.start, item.start - item.end)):
        if not found or printed.start >= found[-1].end:
            found.append(printed)
    return found


def edtf(text: str, language: str = "") -> str:
    """The first full date a value states (`2014-11-20T10:00:00+05:00`, `November 20, 2014`); empty if none."""
    return next((printed.edtf for printed in dates(text, language) if printed.is_full), "")


def is_weekday(word: str) -> bool:
    """True for the name of a day of the week, in any language."""
    return _key(word) in _weekdays()


def is_ambiguous(text: str) -> bool:
    """True where a date of figures could be read two ways."""
    return any(
        int(match["a"]) <= 12 and int(match["b"]) <= 12 and match["a"] != match["b"] and "." not in match["sep"]
        for match in _PARTS.finditer(text)
    )


def order(text: str) -> str:
    """`en-GB` where the text's own dates put the day first, `en-US` where the month; empty where they don't say.

    Dates of figures tell by a part above 12; those with a month's name tell nothing of the figures beside them.
    """
    first = [(int(match["a"]) > 12, int(match["b"]) > 12) for match in _PARTS.finditer(text) if "." not in match["sep"]]
    day, month = sum(a and not b for a, b in first), sum(b and not a for a, b in first)
    return "en-GB" if day > 3 * month else "en-US" if month > 3 * day else ""


def _all(text: str, language: str) -> Iterator[Printed]:
    if not _first_words().isdisjoint([_key(word) for word in _TOKEN.findall(text)]):
        yield from _named([Token(match[0], *match.span()) for match in _TOKEN.finditer(text)], text)
    if _JOINED.search(text):
        yield from _figured(text, language)


# ------------------------------------------------------------------------------------------- with a month's name


def _named(tokens: Sequence[Token], text: str) -> Iterator[Printed]:
    for at, token in enumerate(tokens):
        if token.text[0].isdecimal():
            continue
        name = _key(token.text)
        if number := _months().get(name):
            width = 1
        elif name in _openers() and at + 1 < len(tokens):
            name = f"{name} {_key(tokens[at + 1].text)}"
            number, width = _months().get(name, 0), 2
        if number and (found := _around(tokens, text, at, width, number)):
            is_whole = len(found.edtf) == 10 and found.edtf[0] != "X"
            if is_whole or name not in NEEDS_ALL or (token.text[0].isupper() and found.edtf[0] == "X"):
                yield replace(found, start=_with_weekday(text, found.start))


def _key(word: str) -> str:
    """A word as names of months are looked up; a capital İ of Turkish as i."""
    return word.casefold().replace("i\u0307", "i")


def _with_weekday(text: str, start: int) -> int:
    """Where a date begins, with the day of the week before it."""
    match = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return match.start(1) if match and _key(match[1]) in _weekdays() else start


def _around(tokens: Sequence[Token], text: str, at: int, width: int, month: int) -> Printed | None:
    """The date that the month at a place belongs to: with the day before or after it, and the year."""
    before, after = _number(tokens, text, at, -1), _number(tokens, text, at + width - 1, 1)
    first, last = tokens[at].start, tokens[at + width - 1].end
    start = tokens[before].start if before is not None else first
    if before is not None and _is_day(tokens[before], text):
        year = after if after is not None and _year(tokens[after]) else None
        if year is None and after is not None and _is_day(tokens[after], text):
            later = _number(tokens, text, after, 1)
            if later is not None and _year(tokens[later]):  # `10 November 20, 2014`: the first number is another's
                return _printed(first, tokens[later].end, _year(tokens[later]), month, int(tokens[after].text))
        end = tokens[year].end if year is not None else last
        return _printed(start, end, _year(tokens[year]) if year is not None else None, month, int(tokens[before].text))
    if after is None:
        return None
    if _is_day(tokens[after], text):
        later = _number(tokens, text, after, 1)
        year = later if later is not None and _year(tokens[later]) else None
        if year is not None:
            return _printed(first, tokens[year].end, _year(tokens[year]), month, int(tokens[after].text))
        if before is not None and len(tokens[before].text) == 4 and _year(tokens[before]):
            return _printed(start, tokens[after].end, _year(tokens[before]), month, int(tokens[after].text))
        return _printed(first, _with_ordinal(tokens, after), None, month, int(tokens[after].text))
    if len(tokens[after].text) == 4 and _year(tokens[after]):
        return _printed(first, tokens[after].end, _year(tokens[after]), month, None)
    return None


def _number(tokens: Sequence[Token], text: str, at: int, step: int) -> int | None:
    """The place of the number next to a token, over an ordinal's ending and a word like `of`; None if there is none."""
    place = at + step
    for _ in range(2):
        if 0 <= place < len(tokens) and tokens[place].text.casefold() in LINKS | ORDINALS:
            place += step
    if not 0 <= place < len(tokens) or not tokens[place].text[0].isdecimal():
        return None
    near, far = (place, at) if step < 0 else (at, place)
    between = "".join(
        text[one.end : other.start] for one, other in zip(tokens[near:far], tokens[near + 1 :], strict=False)
    )
    return place if len(between) <= 5 and _BETWEEN.issuperset(between) else None


def _is_day(token: Token, text: str) -> bool:
    """True for a number that can be a day and is not the hour of a clock (`May 10:30`)."""
    if len(token.text) > 2 or not 1 <= int(token.text) <= 31 or text[token.start - 1 : token.start] == ":":
        return False
    return not (text[token.end : token.end + 1] == ":" and text[token.end + 1 : token.end + 2].isdigit())


def _year(token: Token) -> int | None:
    """The year a number is or begins with, where a counter sticks to it; None if it is no year."""
    digits = token.text
    if not digits[0].isdecimal() or not 4 <= len(digits) <= 10:
        return None
    year = int(digits[:4])
    low, high = (FIRST_YEAR, LAST_YEAR) if len(digits) == 4 else (FIRST_GLUED, LAST_GLUED)
    return year if low <= year <= high else None


def _with_ordinal(tokens: Sequence[Token], at: int) -> int:
    """Where a day ends, with the ending of its ordinal."""
    if at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at + 1].text in ORDINALS:
        return tokens[at + 1].end
    return tokens[at].end


@cache
def _months() -> dict[str, int]:
    """Folded name, also with Turkish ı as i → number; a name that means two months is left out."""
    found: dict[str, set[int]] = {}
    for row in MONTHS.values():
        for number, name in enumerate(row, start=1):
            for form in (name, name.replace("ı", "i")):
                found.setdefault(form, set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if name and len(numbers) == 1}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(_key, WEEKDAYS))


@cache
def _openers() -> frozenset[str]:
    """The first words of names of two words."""
    return frozenset(name.split()[0] for name in _months() if " " in name)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _months())


# -------------------------------------------------------------------------------------------- of figures only

_Y = r"(?P<y>(?:1[6-9]|20)\d\d)"
_M, _D = r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12]\d|0?[1-9])"
_FIGURES = (
    re.compile(rf"(?<!\d){_Y}(?P<s>[-/]|\.\s?){_M}(?P=s){_D}(?!\d)"),  # 2014-11-20
    re.compile(rf"{_Y}\s?[年년]\s*{_M}\s?[月월]\s*{_D}\s?[日일]"),
    re.compile(rf"(?<![\d年])(?P<y>){_M}月{_D}日"),
)
_PARTS = re.compile(
    r"(?<![\d/])(?<!\d[.-])(?P<a>\d{1,2})(?P<sep>[/-]|\.\s?)(?P<b>\d{1,2})(?P=sep)"
    r"(?P<y>(?:1[6-9]|20)\d\d|\d\d(?![\d/.:-]))"
)  # 20.11.2014, 11/20/14


def _figured(text: str, language: str) -> Iterator[Printed]:
    for pattern in _FIGURES:
        for match in pattern.finditer(text):
            year = int(match["y"]) if match["y"] else None
            if found := _printed(*match.span(), year, int(match["m"]), int(match["d"])):
                yield found
    for match in _PARTS.finditer(text):
        if found := _of_parts(match, language, is_alone=len(text) < ALONE):
            yield replace(found, start=_with_weekday(text, found.start))


def _of_parts(match: re.Match[str], language: str, *, is_alone: bool) -> Printed | None:
    """`20/11/2014` or `11/20/2014`: a part above 12, dots, or the language say which is the day."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    has_dots = "." in match["sep"]
    if len(match["y"]) == 2:
        if match["sep"] == "-" or (has_dots and len(match["a"] + match["b"]) < 4 and not is_alone):
            return None  # a score, a version
        year += 2000 if year < CENTURY else 1900
    if second <= 12 and (first > 12 or first == second or has_dots or language in DAY_FIRST):
        return _printed(*match.span(), year, second, first)
    if first <= 12 and (second > 12 or language in MONTH_FIRST) and not has_dots:
        return _printed(*match.span(), year, first, second)
    return None


def _printed(start: int, end: int, year: int | None, month: int, day: int | None) -> Printed | None:
    try:
        date(year or 2000, month, day or 1)  # 2000: a leap year, so that 29 February may lack its year
    except ValueError:
        return None
    if day is None:
        return Printed(start, end, f"{year}-{month:02d}")
    return Printed(start, end, f"{year or 'XXXX'}-{month:02d}-{day:02d}")
