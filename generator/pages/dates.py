"""Dates: the date archive, a page for each year and month in which something was published, and the undated."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from generator import edtf
from generator.links.catalog import Catalog, month_of
from generator.model import Card, Named
from generator.pages.lists import cut, numbered
from generator.pages.page import Page, PageKind, Settings
from generator.pages.strip import linked, strip_of
from generator.pages.views import (
    Calendar,
    DatesView,
    Group,
    MonthView,
    PageMeta,
    Strip,
    UndatedView,
    YearMonths,
    YearView,
)

EXCERPTS = 200
"""Articles of a month up to which it shows their first words; with more, headlines are enough to go through."""
UNDATED_URL = "dates/undated/"


def month_url(month: str) -> str:
    """`dates/2014/11/` for `2014-11`, `dates/2014/` for a year, `dates/undated/` for ""."""
    return f"dates/{month.replace('-', '/')}/" if month else UNDATED_URL


def day_url(text: str) -> str:
    """Where an article of this date stands in the date archive."""
    year, month, day, _ = edtf.parts(text)
    if not year:
        return UNDATED_URL
    url = month_url(month_of(text))
    return f"{url}#{_day_anchor(day)}" if month else f"{url}#month-unknown"


def _day_anchor(day: int) -> str:
    return f"d-{day}" if day else "day-unknown"


def date_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The date archive."""
    rows = tuple(_year(catalog, year, months) for year, months in reversed(_years(catalog).items()))
    undated = catalog.by_month.get("", ())
    yearless = sum(card.date != "" for card in undated)
    view = DatesView(archive_strip(catalog), rows, len(undated) - yearless, yearless)
    yield Page(PageMeta("dates/", "Dates"), view)


def _years(catalog: Catalog) -> dict[str, list[str]]:
    """Each year, the oldest first, with what `by_month` has of it: its months, and itself for what has no month."""
    years: dict[str, list[str]] = defaultdict(list)
    for month in catalog.by_month:
        if month:
            years[month[:4]].append(month)
    return dict(years)


def _year(catalog: Catalog, year: str, months: list[str]) -> YearMonths:
    named = tuple(_link(catalog, month) for month in months if month != year)
    unknown = len(catalog.by_month.get(year, ()))
    return YearMonths(year, month_url(year), sum(month.count for month in named) + unknown, named, unknown)


def archive_strip(catalog: Catalog) -> Strip | None:
    """All articles over time, each bar leading to its place in the date archive."""
    made = strip_of(card.date for card in catalog.cards)
    if made is None:
        return None
    urls = {bar.name: day_url(bar.name) if made.unit == "day" else month_url(bar.name) for bar in made.bars}
    if made.unit == "decade":
        newest = {f"{int(year) // 10}": year for year in _years(catalog)}
        urls = {bar.name: f"dates/#y-{newest.get(str(int(bar.name[:4]) // 10), '')}" for bar in made.bars}
    return linked(made, {bar.name: urls[bar.name] for bar in made.bars if bar.count})


def year_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A page for each year in which something was published: its months as calendars, and what has no month."""
    years = _years(catalog)
    order = list(years)
    for place, (year, months) in enumerate(years.items()):
        row = _year(catalog, year, months)
        around = [order[place - 1] if place else "", order[place + 1] if place + 1 < len(order) else ""]
        view = YearView(
            year,
            row.articles,
            tuple(_calendar(month.name, catalog.by_month[month.name]) for month in row.months),
            tuple(catalog.teaser(card) for card in catalog.by_month.get(year, ())),
            *(_year_link(catalog, other, years) for other in around),
        )
        yield Page(PageMeta(month_url(year), year), view)


def _year_link(catalog: Catalog, year: str, years: dict[str, list[str]]) -> Named | None:
    return Named(month_url(year), year, _year(catalog, year, years[year]).articles) if year else None


def _calendar(month: str, cards: list[Card]) -> Calendar:
    """The month's weeks from Monday to Sunday, each day with its count and a link where it has articles."""
    counts = Counter(edtf.parts(card.date).day for card in cards)
    year, number, *_ = edtf.parts(month)
    first = date(year, number, 1)
    days: list[Named | None] = [None] * first.weekday()
    for day in range(1, edtf.days_in_month(year, number) + 1):
        name = (first + timedelta(day - 1)).isoformat()
        days.append(Named(day_url(name) if counts[day] else "", name, counts[day]))
    days += [None] * (-len(days) % 7)
    weeks = tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7))
    return Calendar(month, month_url(month), len(cards), counts[0], max(counts.values()), weeks)


def month_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A page for each month in which something was published, oldest article first."""
    months = [month for month in catalog.by_month if len(month) > 4]
    for place, month in enumerate(months):
        cards = catalog.by_month[month]
        shown = catalog.teaser if len(cards) <= EXCERPTS else catalog.brief
        groups = tuple(
            Group(f"{month}-{day:02}" if day else "", "", tuple(map(shown, found)), _day_anchor(day))
            for day, found in _by_day(cards)
        )
        previous = _link(catalog, months[place - 1]) if place else None
        following = _link(catalog, months[place + 1]) if place + 1 < len(months) else None
        view = MonthView(month, groups, _calendar(month, cards), previous, following)
        yield Page(PageMeta(month_url(month), edtf.in_words(month)), view)


def _by_day(cards: list[Card]) -> list[tuple[int, list[Card]]]:
    """Articles of a month by their days, those without one first; an interval is at its first day."""
    ordered = sorted(cards, key=lambda card: edtf.parts(card.date).day)
    return [(day, list(found)) for day, found in groupby(ordered, key=lambda card: edtf.parts(card.date).day)]


def _link(catalog: Catalog, month: str) -> Named:
    return Named(month_url(month), month, len(catalog.by_month[month]))


def undated_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """What does not say when it was published, a list cut into pages; on the first also what has a day and no year."""
    cards = catalog.by_month.get("", [])
    if not cards:
        return
    yearless = sorted((card for card in cards if card.date), key=lambda card: edtf.without_marks(card.date))
    groups = tuple(
        Group(day, "", tuple(map(catalog.teaser, found)))
        for day, found in groupby(yearless, key=lambda card: edtf.without_marks(card.date))
    )
    undated = [card for card in cards if not card.date]
    for share, pager, url in cut(undated, settings.page_size, UNDATED_URL):
        shown = groups if pager.number == 1 else ()
        view = UndatedView(shown, tuple(map(catalog.teaser, share)), len(undated), pager)
        yield Page(PageMeta(url, numbered("Undated articles", pager)), view)


DATES = PageKind("dates", date_pages, "dates.html")
YEAR = PageKind("year", year_pages, "year.html")
MONTH = PageKind("month", month_pages, "month.html")
UNDATED = PageKind("undated", undated_pages, "undated.html")
