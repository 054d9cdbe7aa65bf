"""Whose page it is: the publishers an archive knows, by the names they go by, with the patterns of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.clean.block import Fact
from generator.clean.quirks import Pattern, patterns
from generator.model import Entity, Kind
from generator.text import fold, slug

PLAIN = 70  # percent; a surer name in the file goes before the folder's default


@dataclass(frozen=True, slots=True)
class Publishers:
    """The publishers an archive knows."""

    slugs: Mapping[str, str]
    """Folded names and aliases → slug."""
    patterns: Mapping[str, tuple[Pattern, ...]]
    """Slug → its patterns, in the order they speak; only of those that have any."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Slugs that publishers had before → their slugs."""

    def slug(self, fact: Fact | None, default: str) -> str:
        """The publisher: as the file says it, if plainly; else the folder's default; else a weaker sign; or empty."""
        if fact is None or (fact.sure < PLAIN and default):
            return self.moved.get(default, default)
        name = fold(fact.value)
        known = self.slugs.get(name) or self.slugs.get(name.removeprefix("the ")) or self.slugs.get(f"the {name}")
        found = known or slug(fact.value)
        return self.moved.get(found, found)


NO_PUBLISHERS = Publishers({}, {})


def publishers(entities: Iterable[Entity]) -> Publishers:
    """The publishers among the archive's authority files."""
    found = [entity for entity in entities if entity.kind is Kind.PUBLISHERS]
    slugs = {fold(name): entity.slug for entity in found for name in (entity.name, *entity.aliases)}
    own = {entity.slug for entity in found}
    moved = {old: entity.slug for entity in found for old in entity.redirect_from if old not in own}
    return Publishers(slugs, {entity.slug: known for entity in found if (known := patterns(entity))}, moved)
