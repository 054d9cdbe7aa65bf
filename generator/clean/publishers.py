"""Whose page it is: the publishers an archive knows, by the names they go by, with the patterns of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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

    def slug(self, fact: Fact | None, default: str) -> str:
        """The publisher: as the file says it, if plainly; else the folder's default; else a weaker sign; or empty."""
        if fact is None or (fact.sure < PLAIN and default):
            return default
        name = fold(fact.value)
        known = self.slugs.get(name) or self.slugs.get(name.removeprefix("the ")) or self.slugs.get(f"the {name}")
        return known or slug(fact.value)


NO_PUBLISHERS = Publishers({}, {})


def publishers(entities: Iterable[Entity]) -> Publishers:
    """The publishers among the archive's authority files."""
    found = [entity for entity in entities if entity.kind is Kind.PUBLISHERS]
    slugs = {fold(name): entity.slug for entity in found for name in (entity.name, *entity.aliases)}
    return Publishers(slugs, {entity.slug: known for entity in found if (known := patterns(entity))})
