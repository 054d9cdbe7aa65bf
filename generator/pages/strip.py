"""Strips: how many articles fall on each year, month or day of a span, as a row of bars without gaps in time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from generator import edtf
from generator.pages.views import Bar, Strip

DAYS = 45
"""Days up to which each has a bar of its own: a month and a half, which a phone's width still tells apart."""
MONTHS = 36
"""Months up to which each has a bar of its own: three years."""
YEARS = 60
"""Years up to which each has a bar of its own; above, decades have."""
UNPLACED = 10
"""Percent of the dated articles that may fall between bars, since their dates are less exact; above, bars are wider."""
LABELS = {"day": 2, "month": 3, "year": 6, "decade": 4}
"""Bars at most that have words below them: so many do not touch on a phone 320 pixels wide, the first at the edge."""
UNITS = ("day", "month", "year", "decade")


def strip_of(dates: Iterable[str]) -> Strip | None:
    """The bars of these dates (EDTF, of one article each), without links; None where there would be no two to compare.

    What has an interval for its date stands at the beginning.
    """
    counts = Counter(dates)
    dated = {each: count for each, count in counts.items() if edtf.earliest(each)}
    if not dated:
        return None
    unit = _unit(dated)
    found: Counter[str] = Counter()
    for each, count in dated.items():
        if name := period(each, unit):
            found[name] += count
    if len(found) < 2:
        return None
    names = list(_periods(min(found), max(found), unit))
    step = -(-len(names) // LABELS[unit])
    bars = tuple(Bar(name, found[name], "", place % step == 0) for place, name in enumerate(names))
    return Strip(unit, bars, max(found.values()), counts.total() - found.total())


def linked(strip: Strip, urls: Mapping[str, str]) -> Strip:
    """The strip with these addresses, by the names of its bars."""
    bars = [Bar(bar.name, bar.count, urls.get(bar.name, ""), bar.is_labelled) for bar in strip.bars]
    return replace(strip, bars=tuple(bars))


@lru_cache(maxsize=1 << 16)
def period(date_text: str, unit: str) -> str:
    """The EDTF name of the day, month, year or decade a date lies in; empty where it is not so exact."""
    year, month, day, _ = edtf.parts(date_text)
    match unit:
        case "day":
            return f"{year:04}-{month:02}-{day:02}" if year and day else ""
        case "month":
            return f"{year:04}-{month:02}" if year and month else ""
        case "year":
            return f"{year:04}" if year else ""
        case _:
            return f"{year // 10 * 10 or 1:04}/{year // 10 * 10 + 9:04}" if year else ""


def _unit(dated: dict[str, int]) -> str:
    """The finest unit that makes not too many bars and leaves not too many articles between them."""
    begins = [date.fromisoformat(edtf.earliest(each)) for each in dated]
    first, last = min(begins), max(begins)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    sizes = {"day": ((last - first).days + 1, DAYS), "month": (months, MONTHS), "year": (months // 12 + 1, YEARS)}
    few = sum(dated.values()) * (100 - UNPLACED)
    for unit, (bars, most) in sizes.items():
        placed = sum(count for each, count in dated.items() if period(each, unit))
        if bars <= most and placed * 100 >= few:
            return unit
    return "decade"


def _periods(first: str, last: str, unit: str) -> Iterator[str]:
    """Every day, month, year or decade from the first to the last."""
    year, month, day, _ = edtf.parts(first)
    match unit:
        case "day":
            begin, end = date(year, month, day), date.fromisoformat(last)
            yield from ((begin + timedelta(days)).isoformat() for days in range((end - begin).days + 1))
        case "month":
            end_year, end_month, *_ = edtf.parts(last)
            for number in range(year * 12 + month - 1, end_year * 12 + end_month):
                yield f"{number // 12:04}-{number % 12 + 1:02}"
        case "year":
            yield from (f"{each:04}" for each in range(year, int(last) + 1))
        case _:
            yield from (period(f"{each or 1:04}", unit) for each in range(year // 10 * 10, int(last[:4]) + 1, 10))


def firsts(dates: Iterable[str], unit: str) -> Iterator[str]:
    """For each date in a list: the name of its bar at the first of a row of articles that share it, else empty."""
    for name, row in groupby(dates, key=lambda each: period(each, unit)):
        for place, _ in enumerate(row):
            yield name if place == 0 else ""
