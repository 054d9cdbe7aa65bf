"""Days and months by name: `20 November 2014`, `Nov 20`, `June 3 to 5`, `in March`, `November last year`."""

import re

from generator.times.calendar import day
from generator.times.clauses import Clauses
from generator.times.form import Form, Reader, Said
from generator.times.words import (
    ANY_WEEKDAY,
    CLEAR_MONTH,
    DASH,
    DAY,
    MONTH,
    ORDINAL,
    PART,
    WEEKDAY,
    YEAR,
    month,
    number,
    weekday,
)
from generator.times.yearless import DOUBT, year_of_day, year_of_month

_TO = rf"(?:{DASH}|\s(?:to|and|through|until|till)\s)"
_W = rf"(?:(?P<w>{ANY_WEEKDAY}){PART}?,?\s(?:the\s)?)?"
_W_AFTER = rf"(?:,?\s\((?P<v>{WEEKDAY})\))?"
_DAY = rf"(?P<d>{DAY}|{ORDINAL})(?:{_TO}(?P<e>{DAY}))?"
_NO_MONTH = rf"(?!\s?(?:of\s)?{MONTH})"
_M = rf"(?P<m>{MONTH})"
_Y = rf"(?:,?\s(?:of\s)?(?P<y>{YEAR}))?"
DAY_FIRST = re.compile(
    rf"(?<![\d.,:/$£€-])\b{_W}{_DAY}(?:\s(?:of\s)?|-){_M}(?:(?:,?\s(?:of\s)?|-)(?P<y>{YEAR}))?{_W_AFTER}"
)
MONTH_FIRST = re.compile(
    rf"\b{_W}{_M}\s(?:the\s)?(?P<d>{DAY}|{ORDINAL})(?:{_TO}(?P<e>{DAY}){_NO_MONTH})?{_Y}(?!\d|[:.]\d){_W_AFTER}"
)
END_DAY_FIRST = re.compile(rf"{_TO}{DAY}\s(?:of\s)?{_M},?\s(?P<y>{YEAR})")
END_MONTH_FIRST = re.compile(rf"{_TO}{_M}\s{DAY},?\s(?P<y>{YEAR})")
ISO = re.compile(r"(?<![\d/-])(?P<y>1[6-9]\d\d|20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])")
FIGURES = re.compile(r"(?<![\d./-])(?P<a>\d\d?)(?P<s>[./])(?P<b>\d\d?)(?P=s)(?P<y>1[6-9]\d\d|20\d\d)(?![\d/])")
WITH_YEAR = re.compile(
    rf"\b(?:(?P<when>[Ee]arly|[Ll]ate|[Mm]id-?|[Ee]nd(?:\sof)?|[Bb]eginning\sof|[Ss]tart\sof|[Mm]iddle\sof)\s?)?"
    rf"{_M}(?:{_TO}(?P<n>{MONTH}))?(?:,?\s(?:of\s)?|-)(?P<y>{YEAR})\b"
)
WHICH = re.compile(
    rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\spast|\scoming)?)\s(?P<m>{MONTH})(?!\s\d)"
    rf"|(?P<n>{MONTH})(?:,?\s|\sof\s)(?P<of>last|this|next|the\ssame)\syear)"
)
BARE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|(?P<when>[Ee]arly|[Ll]ate|"
    rf"[Mm]id|(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle)\sof)(?:\sin)?)[\s-](?P<m>{CLEAR_MONTH}|(?<=[Ii]n\s)(?:March|May)\b"
    rf"|(?<=[Ss]ince\s)(?:March|May)\b|(?<=[Ll]ate\s)(?:March|May)\b|(?<=[Ee]arly\s)(?:March|May)\b)(?!\s?\d)(?!\s[A-Z])"
)
FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}
FEAST = re.compile(r"\b(Christmas\s(?:Day|Eve)|Boxing\sDay|New\sYear['’]s\s(?:Day|Eve))" + rf"{_Y}")
NAMED = re.compile(
    r"\b(?P<beside>(?:[Pp]ost|[Pp]re)\s?[-–]\s?)?(?:9\s?/\s?11|Sept(?:ember|\.)?\s11(?=\s(?:attacks?|terror|hijack)))(?![\d/])"
)
"""The attacks of 11 September 2001, by the day's name."""


def _stated(match: re.Match[str], clauses: Clauses) -> Said | None:
    """A day or days of a month, with or without a year."""
    month_number, first = month(match["m"]), number(match["d"])
    last = number(match["e"]) if match["e"] else 0
    if not day(2000, month_number, first) or (last and (last <= first or not day(2000, month_number, last))):
        return None
    name = match["w"] or match["v"]
    if match["y"]:
        return _spelled(match, int(match["y"]), month_number, (first, last), Form.ABSOLUTE, 97)
    if year := _year_of_end(match, clauses.text, month_number):
        return _spelled(match, year, month_number, (first, last), Form.ABSOLUTE, 93)
    if clauses.published is None:
        spelled = f"XXXX-{month_number:02}-{first:02}"
        return None if last else Said(*match.span(), spelled, Form.YEARLESS, 97, is_day=True)
    year, sure = year_of_day(month_number, first, clauses, match.span())
    if name:
        year, sure = _of_weekday(weekday(name), year, month_number, first) or (year, DOUBT)
    return _spelled(match, year, month_number, (first, last), Form.YEARLESS, sure)


def _year_of_end(match: re.Match[str], text: str, month_number: int) -> int:
    """The year of `28 June` in `28 June to 3 July 2014`, of `26 December` before `3 January 2015`; 0 if not told."""
    pattern = END_DAY_FIRST if match.start("d") < match.start("m") else END_MONTH_FIRST
    end = pattern.match(text, match.end())
    return int(end["y"]) - (month(end["m"]) < month_number) if end else 0


def _of_weekday(name: int, near: int, month_number: int, first: int) -> tuple[int, int] | None:
    """The year next to one in which the day falls on a weekday; None if it is none of three."""
    for year in (near, near - 1, near + 1):
        found = day(year, month_number, first)
        if found and found.weekday() == name:
            return year, 97
    return None


def _spelled(
    match: re.Match[str], year: int, month_number: int, days: tuple[int, int], form: Form, sure: int
) -> Said | None:
    first, last = days
    begin, end = day(year, month_number, first), day(year, month_number, last) if last else None
    if begin is None or (last and end is None):
        return None
    spelled = f"{begin.isoformat()}/{end.isoformat()}" if end else begin.isoformat()
    return Said(*match.span(), spelled, form, sure, is_day=end is None)


def _iso(match: re.Match[str], _: Clauses) -> Said | None:
    found = day(int(match["y"]), int(match["m"]), int(match["d"]))
    return Said(*match.span(), found.isoformat(), Form.ABSOLUTE, 98, is_day=True) if found else None


def _figures(match: re.Match[str], _: Clauses) -> Said | None:
    """`20/11/2014`, `11/20/2014`: only where no other order makes a day, or dots stand between."""
    first, second = int(match["a"]), int(match["b"])
    if match["s"] == "/" and first <= 12 and second <= 12 and first != second:
        return Said(*match.span(), "", Form.ABSOLUTE)
    if match["s"] == "/" and second > 12:
        first, second = second, first
    found = day(int(match["y"]), second, first)
    return Said(*match.span(), found.isoformat(), Form.ABSOLUTE, 94, is_day=True) if found else None


def _with_year(match: re.Match[str], _: Clauses) -> Said | None:
    first, year = month(match["m"]), int(match["y"])
    if match["n"]:
        last = month(match["n"])
        spelled = f"{year}-{first:02}/{year}-{last:02}" if last > first else ""
        return Said(*match.span(), spelled, Form.ABSOLUTE, 90)
    approximately = "~" if match["when"] else ""
    return Said(*match.span(), f"{year}-{first:02}{approximately}", Form.ABSOLUTE, 78 if match["when"] else 97)


def _which(match: re.Match[str], clauses: Clauses) -> Said | None:
    """`last November`, `this May`, `November last year`."""
    now = clauses.published
    if now is None:
        return None
    name = month(match["m"] or match["n"])
    if match["of"]:
        years = {"last": now.year - 1, "this": now.year, "next": now.year + 1}
        year = years.get(match["of"], 0)
        return Said(*match.span(), f"{year}-{name:02}" if year else "", Form.YEARLESS, 95)
    which, months = match["which"].lower(), (name - now.month) % 12
    if which == "this":
        return Said(*match.span(), f"{now.year}-{name:02}", Form.YEARLESS, 90)
    if which.endswith(("last", "past")):
        year = now.year - (name >= now.month)
        is_near = year == now.year and now.month - name < 3
        return Said(*match.span(), f"{year}-{name:02}", Form.YEARLESS, DOUBT if is_near or months == 0 else 88)
    year = now.year + (name <= now.month)
    return Said(*match.span(), f"{year}-{name:02}", Form.YEARLESS, 88 if months > 2 and year > now.year else DOUBT)


def _bare(match: re.Match[str], clauses: Clauses) -> Said | None:
    """`in March`; the span is the month's."""
    if clauses.published is None:
        return None
    name = month(match["m"])
    year, sure = year_of_month(name, clauses, match.span("m"))
    if not match["when"]:
        return Said(*match.span("m"), f"{year}-{name:02}", Form.YEARLESS, sure)
    return Said(*match.span(), f"{year}-{name:02}~", Form.YEARLESS, min(sure, 78))


def _feast(match: re.Match[str], clauses: Clauses) -> Said | None:
    month_number, first = FEASTS[" ".join(match[1].lower().replace("’", "'").split())]
    if match["y"]:
        return _spelled(match, int(match["y"]), month_number, (first, 0), Form.ABSOLUTE, 95)
    if clauses.published is None:
        return None
    year, sure = year_of_day(month_number, first, clauses, match.span())
    return _spelled(match, year, month_number, (first, 0), Form.YEARLESS, min(sure, 90))


def _named(match: re.Match[str], _: Clauses) -> Said:
    is_day = not match["beside"]
    return Said(*match.span(), "2001-09-11" if is_day else "", Form.ABSOLUTE, 95, is_day=is_day)


READERS = (
    Reader(NAMED, _named),
    Reader(ISO, _iso),
    Reader(FIGURES, _figures),
    Reader(DAY_FIRST, _stated),
    Reader(MONTH_FIRST, _stated),
    Reader(WITH_YEAR, _with_year),
    Reader(WHICH, _which),
    Reader(FEAST, _feast),
    Reader(BARE, _bare),
)
