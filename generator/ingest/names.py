"""The names an archive knows: its publishers, and what its articles may be about."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.clean import Cleaned
from generator.model import Entity, Kind
from generator.read.entity import read_entity
from generator.text import fold


@dataclass(frozen=True, slots=True)
class Names:
    """The archive's authority files."""

    entities: tuple[Entity, ...]
    """By path; a file with an error is left out, as the build reports it."""
    publishers: Mapping[str, str]
    """Folded names and aliases of publishers → slug."""

    def proposals(self, cleaned: Cleaned) -> Mapping[Kind, tuple[str, ...]]:
        """What the article may be about: slugs by kind."""
        return {}


NO_NAMES = Names((), {})


def read_names(files: Mapping[str, bytes]) -> Names:
    """The names in these authority files, given as path → bytes."""
    entities = [entity for path in sorted(files) if (entity := read_entity(path, files[path])[0])]
    publishers = {
        fold(name): entity.slug
        for entity in entities
        if entity.kind is Kind.PUBLISHERS
        for name in (entity.name, *entity.aliases)
    }
    return Names(tuple(entities), publishers)
