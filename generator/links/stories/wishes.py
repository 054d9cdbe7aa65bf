"""What editors say of stories: who belongs, who does not, and that it is all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model import Entity, Kind


@dataclass(frozen=True, slots=True)
class Wish:
    """What one file of `content/stories/` says."""

    slug: str
    articles: tuple[str, ...]
    """Full names, `articles/<id>`, of those that belong; none that an earlier file has."""
    without: tuple[str, ...]
    """Full names of those that don't."""
    is_frozen: bool
    """Nothing else belongs."""


def wishes(entities: Mapping[str, Entity]) -> tuple[Wish, ...]:
    """What the files say, by slug; an article that several files claim is the first's (`links.troubles` tells)."""
    taken: set[str] = set()
    found: list[Wish] = []
    for entity in sorted((one for one in entities.values() if one.kind is Kind.STORIES), key=lambda one: one.slug):
        mine = [f"articles/{ident}" for ident in dict.fromkeys(entity.articles)]
        own = tuple(name for name in mine if name not in taken)
        taken.update(own)
        without = tuple(f"articles/{ident}" for ident in dict.fromkeys(entity.without))
        found.append(Wish(entity.slug, own, without, entity.is_frozen))
    return tuple(found)


def nothing_else(wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """The same, of an archive that wants no stories but its editors'."""
    return tuple(replace(wish, is_frozen=True) for wish in wishes)
