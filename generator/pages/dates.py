"""Dates: the date archive, and a page for each month in which something was published."""

from collections.abc import Iterator
from itertools import groupby

from generator import edtf
from generator.links.catalog import Catalog
from generator.model import Named
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import DatesView, Group, MonthView, PageMeta, YearMonths


def month_url(month: str) -> str:
    """`dates/2014/11/` for `2014-11`, `dates/2014/` for a year without a month, `dates/undated/` for ""."""
    return f"dates/{month.replace('-', '/') or 'undated'}/"


def date_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The date archive."""
    years: dict[str, list[str]] = {}
    for month in catalog.by_month:
        if month:
            years.setdefault(month[:4], []).append(month)
    rows = tuple(_year(catalog, year, months) for year, months in sorted(years.items(), reverse=True))
    yield Page(PageMeta("dates/", "Dates"), DatesView(rows, len(catalog.by_month.get("", ()))))


def _year(catalog: Catalog, year: str, months: list[str]) -> YearMonths:
    named = tuple(Named(month_url(month), month, len(catalog.by_month[month])) for month in months)
    return YearMonths(year, sum(month.count for month in named), named)


def month_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A page for each month in which something was published, oldest article first, and one for the undated."""
    dated = [month for month in catalog.by_month if month]
    for month, cards in catalog.by_month.items():
        place = dated.index(month) if month else -1
        groups = tuple(
            Group(day, "", tuple(catalog.teaser(card) for card in found))
            for day, found in groupby(cards, key=lambda card: edtf.without_marks(card.date))
        )
        previous = dated[place - 1] if place > 0 else ""
        following = dated[place + 1] if month and place + 1 < len(dated) else ""
        view = MonthView(month, groups, _link(catalog, previous), _link(catalog, following))
        title = edtf.in_words(month) if month else "Undated articles"
        yield Page(PageMeta(month_url(month), title), view)


def _link(catalog: Catalog, month: str) -> Named | None:
    return Named(month_url(month), month, len(catalog.by_month[month])) if month else None


DATES = PageKind("dates", date_pages, "dates.html")
MONTH = PageKind("month", month_pages, "month.html")
