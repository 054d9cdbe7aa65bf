"""What came before a story and after it: stories and reports that share its people and topics, nearest in time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import edtf
from generator.links.catalog import Catalog, EntityKey
from generator.model import Card, Kind

EACH_WAY = 3
"""Sequels, and as many prequels, that a story names: a timeline one takes in at a glance."""
_NEAR = 6  # articles of each person and topic that are looked at each way: a constant cost a name
_WEIGHTS = {Kind.PEOPLE: 3, Kind.TOPICS: 2, Kind.ORGANISATIONS: 2}
"""What a shared name counts for, times how rare it is; a place is no reason by itself."""
_BEFORE = 16  # articles nobody holds: in an archive of one subject, the subject still counts


@dataclass(frozen=True, slots=True)
class Sequel:
    """A story, or a report that is of none, before or after a story."""

    kind: str
    """`stories` or `articles`."""
    slug: str
    """The story's, or the article's id."""
    cards: tuple[Card, ...]
    """The first published first."""
    shared: tuple[EntityKey, ...]
    """What joins them, the most telling first; empty where only an editor says so."""
    is_stated: bool
    """An editor says so."""


def sequels(catalog: Catalog, slug: str) -> tuple[tuple[Sequel, ...], tuple[Sequel, ...]]:
    """What came before a story and what after it, each in order of time; undated stories have neither by themselves."""
    cards = catalog.stories[slug]
    day = _first_day(cards)
    stated = _stated(catalog, slug)
    found = {**{key: _sequel(catalog, cards, key, is_stated=True) for key in stated}}
    if day:
        for key in _likely(catalog, cards, slug):
            found.setdefault(key, _sequel(catalog, cards, key, is_stated=False))
    before = [one for key, one in found.items() if stated.get(key, _first_day(one.cards) < day)]
    after = [one for key, one in found.items() if one not in before]
    return _best(catalog, before), _best(catalog, after)


def _stated(catalog: Catalog, slug: str) -> dict[tuple[str, str], bool]:
    """What editors say: the other story → does it come before?"""
    file = catalog.files.get((Kind.STORIES, slug))
    earlier = {("stories", other): True for other in (file.after if file else ()) if other in catalog.stories}
    later = {
        ("stories", other): False
        for (kind, other), entity in catalog.files.items()
        if kind is Kind.STORIES and slug in entity.after and other in catalog.stories
    }
    return later | earlier


def _likely(catalog: Catalog, cards: list[Card], slug: str) -> Iterator[tuple[str, str]]:
    """Units of time near the story that share a person and a topic with it, or two people."""
    mine = {key for card in cards for key in catalog.keys[card.id] if key[0] in _WEIGHTS}
    day = _first_day(cards)
    units: dict[tuple[str, str], None] = {}
    for key in sorted(mine):
        listed = catalog.by_entity[key]
        place = next((at for at, card in enumerate(listed) if edtf.earliest(card.date) <= day), len(listed))
        for card in listed[max(0, place - _NEAR - len(cards)) : place + len(cards) + _NEAR]:
            units[_unit(catalog, card)] = None
    for unit in units:
        others = _cards(catalog, unit)
        is_other = unit != ("stories", slug) and _first_day(others) not in ("", day)
        if is_other and _is_enough(_shared(catalog, cards, others)):
            yield unit


def _is_enough(shared: Iterable[EntityKey]) -> bool:
    kinds = Counter(kind for kind, _ in shared)
    return kinds[Kind.PEOPLE] > 1 or (kinds[Kind.PEOPLE] == 1 and kinds[Kind.TOPICS] > 0)


def _unit(catalog: Catalog, card: Card) -> tuple[str, str]:
    slug = catalog.story_of.get(card.id)
    return ("articles", card.id) if slug is None else ("stories", slug)


def _cards(catalog: Catalog, unit: tuple[str, str]) -> list[Card]:
    return catalog.stories[unit[1]] if unit[0] == "stories" else [catalog.by_id[unit[1]]]


def _sequel(catalog: Catalog, cards: list[Card], unit: tuple[str, str], *, is_stated: bool) -> Sequel:
    theirs = _cards(catalog, unit)
    return Sequel(*unit, tuple(theirs), tuple(_shared(catalog, cards, theirs)), is_stated)


def _shared(catalog: Catalog, cards: Iterable[Card], others: Iterable[Card]) -> list[EntityKey]:
    mine = {key for card in cards for key in catalog.keys[card.id]}
    both = {key for card in others for key in catalog.keys[card.id] if key in mine and key[0] in _WEIGHTS}
    return sorted(both, key=lambda key: (-_weight(catalog, key), key))


def _weight(catalog: Catalog, key: EntityKey) -> int:
    """How telling a name is: by its kind, and twice the binary logarithm of all articles ÷ those that have it."""
    size, count = len(catalog.cards) + _BEFORE, len(catalog.by_entity[key])
    return _WEIGHTS[key[0]] * (size * size // (count * count)).bit_length()


def _best(catalog: Catalog, found: list[Sequel]) -> tuple[Sequel, ...]:
    """The most telling of them, an editor's all, in order of time."""
    found.sort(key=lambda one: (not one.is_stated, -sum(_weight(catalog, key) for key in one.shared), one.slug))
    kept = [one for place, one in enumerate(found) if place < EACH_WAY or one.is_stated]
    return tuple(sorted(kept, key=lambda one: (_first_day(one.cards), one.slug)))


def _first_day(cards: Iterable[Card]) -> str:
    return min((day for card in cards if (day := edtf.earliest(card.date))), default="")
