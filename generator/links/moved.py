"""What was renamed: the slugs that entities had before, and cards in which these still stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.model import Card, EntityCard, Kind, NoteCard, NotedCard, PageCard

EntityKey = tuple[Kind, str]

ATTRIBUTES: Mapping[str, Kind] = MappingProxyType(
    {
        "topic": Kind.TOPICS,
        "person": Kind.PEOPLE,
        "place": Kind.PLACES,
        "organisation": Kind.ORGANISATIONS,
        "publisher": Kind.PUBLISHERS,
    }
)
"""Attributes of notes that name an entity by its slug."""

Moved = Mapping[EntityKey, str]
"""Kind and slug of old → slug of now."""


def moved(entities: Iterable[EntityCard]) -> dict[EntityKey, str]:
    """Old slugs that lead to an entity; a slug that has a file of its own, or was another's before, does not."""
    files = {(entity.kind, entity.slug): entity for entity in entities}
    found: dict[EntityKey, str] = {}
    for key in sorted(files):
        for old in files[key].redirect_from:
            if (key[0], old) not in files:
                found.setdefault((key[0], old), key[1])
    return found


def settled(card: Card, where: Moved) -> Card:
    """An article's card with the slugs of now; as many as before, so that their places in the file stay known."""
    return replace(
        card,
        publisher=where.get((Kind.PUBLISHERS, card.publisher), card.publisher),
        topics=_slugs(Kind.TOPICS, card.topics, where),
        people=_slugs(Kind.PEOPLE, card.people, where),
        places=_slugs(Kind.PLACES, card.places, where),
        organisations=_slugs(Kind.ORGANISATIONS, card.organisations, where),
        notes=_notes(card.notes, where),
    )


def settled_entity(card: EntityCard, where: Moved) -> EntityCard:
    """An entity's card, likewise."""
    broader, after = where.get((card.kind, card.broader), card.broader), _slugs(card.kind, card.after, where)
    return replace(card, broader=broader, after=after, notes=_notes(card.notes, where))


def settled_page(card: PageCard, where: Moved) -> PageCard:
    """A free page's card, likewise."""
    return replace(card, notes=_notes(card.notes, where))


def settled_noted(card: NotedCard, where: Moved) -> NotedCard:
    """The card of notes on an entity without a file, likewise; it keeps its own slug."""
    return replace(card, notes=_notes(card.notes, where))


def _slugs(kind: Kind, slugs: tuple[str, ...], where: Moved) -> tuple[str, ...]:
    return tuple(where.get((kind, slug), slug) for slug in slugs)


def _notes(notes: tuple[NoteCard, ...], where: Moved) -> tuple[NoteCard, ...]:
    return tuple(
        replace(note, attributes=tuple((key, _value(key, value, where)) for key, value in note.attributes))
        if note.attributes
        else note
        for note in notes
    )


def _value(key: str, value: str, where: Moved) -> str:
    kind = ATTRIBUTES.get(key)
    return where.get((kind, value), value) if kind else value
