"""Lists: groups of teasers under headings, and lists cut into pages."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from generator.links.catalog import Catalog, month_of
from generator.model import Card
from generator.pages.views import Group, Pager

UNDATED = "Undated"
T = TypeVar("T")


def by_year(catalog: Catalog, cards: Iterable[Card]) -> tuple[Group, ...]:
    """Articles under their years, in the order given; those without a year under "Undated"."""
    return tuple(
        Group(year or UNDATED, "", tuple(catalog.teaser(card) for card in group))
        for year, group in groupby(cards, key=lambda card: month_of(card.date)[:4])
    )


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
