"""What came before a story and after it: stories and reports that share its people and topics, nearest in time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import edtf
from generator.links.catalog import Catalog, EntityKey
from generator.links.likeness.near import Similar
from generator.model import Card, Kind

EACH_WAY = 3
"""Sequels, and as many prequels, that a story names: a timeline one takes in at a glance."""
_NEAR = 6  # articles of each person and topic that are looked at each way: a constant cost a name
_WEIGHTS = {Kind.PEOPLE: 3, Kind.TOPICS: 2, Kind.ORGANISATIONS: 2}
"""What a shared name counts for, times how rare it is; a place is no reason by itself."""
_ALIKE = 100  # thousandths of a cosine, from which one topic in common is enough
_VERY_ALIKE = 150  # and from which no name need be: a new archive has none


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
    """The names that join them, the most telling first."""
    words: tuple[str, ...]
    """Words of the two reports that are most alike, the most telling first; empty where none are neighbours."""
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
    """Units near the story that share a person and a topic with it, or two people, or a name and many words."""
    mine = _keys(catalog, cards)
    day = _first_day(cards)
    units = dict.fromkeys(_unit(catalog, catalog.by_id[other]) for other in _alike(catalog, cards))
    for key in sorted(mine):
        listed = catalog.by_entity[key]
        place = next((at for at, card in enumerate(listed) if edtf.earliest(card.date) <= day), len(listed))
        for card in listed[max(0, place - _NEAR - len(cards)) : place + len(cards) + _NEAR]:
            units[_unit(catalog, card)] = None
    for unit in units:
        others = _cards(catalog, unit)
        is_other = unit != ("stories", slug) and _first_day(others) not in ("", day)
        if is_other and _is_enough(catalog, cards, others):
            yield unit


def _is_enough(catalog: Catalog, cards: Iterable[Card], others: Iterable[Card]) -> bool:
    kinds = Counter(kind for kind, _ in _shared(catalog, cards, others))
    if kinds[Kind.PEOPLE] > 1 or (kinds[Kind.PEOPLE] == 1 and kinds[Kind.TOPICS] > 0):
        return True
    found = _alike(catalog, cards)
    cosine = max((found[card.id].cosine for card in others if card.id in found), default=0)
    return cosine >= (_ALIKE if kinds[Kind.PEOPLE] or kinds[Kind.TOPICS] else _VERY_ALIKE)


def _alike(catalog: Catalog, cards: Iterable[Card]) -> dict[str, Similar]:
    """Neighbours of a story's reports by their words: the id, and how like it is to the likest of them."""
    found: dict[str, Similar] = {}
    for card in cards:
        for one in catalog.related.get(f"articles/{card.id}", ()):
            ident = one.name.partition("/")[2]
            if ident in catalog.by_id and (ident not in found or found[ident].cosine < one.cosine):
                found[ident] = one
    return found


def _keys(catalog: Catalog, cards: Iterable[Card]) -> set[EntityKey]:
    """The names that these articles list, and those of the archive's own that their texts have."""
    found = {key for card in cards for key in catalog.keys[card.id]}
    for card in cards:
        found.update((one.kind, one.slug) for one in catalog.mentioned.get(f"articles/{card.id}", ()))
    return {key for key in found if key[0] in _WEIGHTS and key in catalog.by_entity}


def _unit(catalog: Catalog, card: Card) -> tuple[str, str]:
    slug = catalog.story_of.get(card.id)
    return ("articles", card.id) if slug is None else ("stories", slug)


def _cards(catalog: Catalog, unit: tuple[str, str]) -> list[Card]:
    return catalog.stories[unit[1]] if unit[0] == "stories" else [catalog.by_id[unit[1]]]


def _sequel(catalog: Catalog, cards: list[Card], unit: tuple[str, str], *, is_stated: bool) -> Sequel:
    theirs = _cards(catalog, unit)
    found = _alike(catalog, cards)
    near = max((found[card.id] for card in theirs if card.id in found), key=lambda one: one.cosine, default=None)
    shared = tuple(_shared(catalog, cards, theirs))
    return Sequel(*unit, tuple(theirs), shared, near.words if near else (), is_stated)


def _shared(catalog: Catalog, cards: Iterable[Card], others: Iterable[Card]) -> list[EntityKey]:
    both = _keys(catalog, cards) & _keys(catalog, others)
    return sorted(both, key=lambda key: (-_weight(catalog, key), key))


def _weight(catalog: Catalog, key: EntityKey) -> int:
    """How telling a name is: by its kind, and how few articles list it."""
    return _WEIGHTS[key[0]] * (catalog.rareness(key) + 1)


def _best(catalog: Catalog, found: list[Sequel]) -> tuple[Sequel, ...]:
    """The most telling of them, an editor's all, in order of time."""
    found.sort(key=lambda one: (not one.is_stated, -sum(_weight(catalog, key) for key in one.shared), one.slug))
    kept = [one for place, one in enumerate(found) if place < EACH_WAY or one.is_stated]
    return tuple(sorted(kept, key=lambda one: (_first_day(one.cards), one.slug)))


def _first_day(cards: Iterable[Card]) -> str:
    return min((day for card in cards if (day := edtf.earliest(card.date))), default="")
