"""When what an article tells of was reported: what decides who may be of one story, before any word is compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator import edtf
from generator.model import Article

WINDOW = 3
"""Days that may lie between two reports of one event: the evening news, the paper, the paper's Sunday edition."""
_BUCKET = 2 * WINDOW  # days; two reports that may be of one story then lie in one bucket or in neighbours
_EVER = 4_000_000  # a day after all others (the year 9999 has day 3,652,059)


@dataclass(frozen=True, slots=True)
class Reported:
    """An article and the days on which the event may have been."""

    name: str
    """`articles/<id>`."""
    low: int
    """The first day, counted from 0001-01-01, which is 1; 0 where nothing is known."""
    high: int
    """The last day; later than all days where nothing is known."""
    published: str
    """EDTF; empty where unknown."""

    @property
    def is_placed(self) -> bool:
        """Are the days so few that they tell something?"""
        return self.high - self.low <= WINDOW


def reported(articles: Mapping[str, Article]) -> tuple[Reported, ...]:
    """These articles without drafts and without what was withdrawn, by name."""
    return tuple(_reported(name, one) for name, one in articles.items() if not (one.draft or one.withdrawn))


def _reported(name: str, article: Article) -> Reported:
    day = article.event_date if edtf.earliest(article.event_date) else article.date
    low, high = _number(edtf.earliest(day)), _number(edtf.latest(day))
    return Reported(name, low, high, article.date) if low and high else Reported(name, 0, _EVER, article.date)


def _number(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:  # no day, or none of the calendar's years 1 to 9999
        return 0


def may_meet(one: Reported, other: Reported) -> bool:
    """May both be of one event, by their days?"""
    return one.low - other.high <= WINDOW and other.low - one.high <= WINDOW


def by_bucket(every: Iterable[Reported]) -> dict[int, list[Reported]]:
    """Those whose days tell something, by number of bucket, rising; each is to be held against its own and the next."""
    found: dict[int, list[Reported]] = {}
    for one in every:
        if one.is_placed:
            found.setdefault(one.low // _BUCKET, []).append(one)
    return dict(sorted(found.items()))


def in_order(every: Iterable[Reported]) -> list[Reported]:
    """The first published first, those without a day last; of one day by name."""

    def place(one: Reported) -> tuple[bool, str, str]:
        day = edtf.earliest(one.published)
        return not day, day, one.name

    return sorted(every, key=place)
