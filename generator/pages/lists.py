"""Lists: groups of teasers under headings, and lists cut into pages."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from generator.links.catalog import Catalog, month_of
from generator.model import Card, Named, Role
from generator.pages.roles import role_on
from generator.pages.strip import firsts, linked, period, strip_of
from generator.pages.views import Group, Pager, Strip

UNDATED = "Undated"
FINE = ("day", "month")
"""Units of strips whose bars lead into the middle of a year."""
T = TypeVar("T")


def by_year(
    catalog: Catalog, cards: Iterable[Card], unit: str = "year", roles: Sequence[Role] = ()
) -> tuple[Group, ...]:
    """Articles under their years, in the order given; those without a year under "Undated".

    `unit` is that of the strip whose bars lead into the list, `roles` are those of the person the list is about.
    """
    return tuple(
        Group(
            name=year or UNDATED,
            url="",
            teasers=tuple(map(catalog.teaser, group)),
            anchor=year_anchor(year),
            roles=tuple(role_on(roles, card.date) for card in group) if roles else (),
            marks=_marks([card.date for card in group], unit),
        )
        for year, group in _years(cards)
    )


def _years(cards: Iterable[Card]) -> list[tuple[str, list[Card]]]:
    return [(year, list(group)) for year, group in groupby(cards, key=lambda card: month_of(card.date)[:4])]


def _marks(dates: list[str], unit: str) -> tuple[str, ...]:
    return tuple(mark and f"at-{mark}" for mark in firsts(dates, unit)) if unit in FINE else ()


def year_anchor(year: str) -> str:
    """The id of a year in a list."""
    return f"y-{year or 'undated'}"


def year_links(cards: Sequence[Card], size: int, urls: Sequence[str]) -> tuple[Named, ...]:
    """Every year of a list that is cut into pages of a size, with its count, and where it begins."""
    links, place = [], 0
    for year, group in _years(cards):
        links.append(Named(f"{urls[place // size]}#{year_anchor(year)}", year or UNDATED, len(group)))
        place += len(group)
    return tuple(links)


def list_strip(cards: Sequence[Card], size: int, urls: Sequence[str]) -> Strip | None:
    """The strip of a list that is cut into pages of a size; each bar leads to the first article of it there."""
    made = strip_of(card.date for card in cards)
    if made is None:
        return None
    begins: dict[str, str] = {}
    for place, card in enumerate(cards):
        name = period(card.date, made.unit)
        if name and name not in begins:
            anchor = f"at-{name}" if made.unit in FINE else year_anchor(card.date[:4])
            begins[name] = f"{urls[place // size]}#{anchor}"
    return linked(made, begins)


def cut(items: Sequence[T], size: int, url: str) -> list[tuple[Sequence[T], Pager, str]]:
    """Shares of at most `size`, each with its pager and address; one empty share for an empty list."""
    count = max(1, -(-len(items) // size))
    urls = tuple(url if number == 1 else f"{url}page/{number}/" for number in range(1, count + 1))
    return [
        (items[place * size : (place + 1) * size], Pager(place + 1, count, urls), urls[place]) for place in range(count)
    ]


def numbered(title: str, pager: Pager) -> str:
    """The title of a page of a list: the second says so."""
    return title if pager.number == 1 else f"{title}, page {pager.number}"
