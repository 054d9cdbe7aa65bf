"""The names an archive knows: its publishers, and what its articles may be about."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.clean.cleaned import Cleaned
from generator.clean.publishers import NO_PUBLISHERS, Publishers, publishers
from generator.errors import Problem
from generator.links.names import Names as Compiled
from generator.links.names import compile_names, propose
from generator.model import Entity, Kind
from generator.read.entity import read_entity
from generator.vocabulary import terms, with_authorities

PROPOSED = (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS)


@dataclass(frozen=True, slots=True)
class Names:
    """The archive's authority files."""

    entities: tuple[Entity, ...]
    """By path; a file with an error is left out, as the build reports it."""
    publishers: Publishers
    problems: tuple[Problem, ...] = ()
    """Errors of publishers' files: without one its patterns are not known."""

    def proposals(self, cleaned: Cleaned) -> Mapping[Kind, tuple[str, ...]]:
        """What the article may be about: slugs by kind, heaviest first."""
        title, summary, dateline = (cleaned.fact(field) for field in ("title", "summary", "dateline"))
        language = cleaned.fact("language")
        text = "\n\n".join([*([summary.value] if summary else []), *cleaned.text])
        found = propose(
            _compiled(self.entities),
            title.value if title and not title.basis else "",
            text,
            dateline=dateline.value if dateline else "",
            language=language.value.partition("-")[0] if language else "en",
        )
        return {kind: found.slugs(kind) for kind in PROPOSED}


@cache
def _compiled(entities: tuple[Entity, ...]) -> Compiled:
    """The starter vocabulary and the archive's own names, ready to be found; made only when something is to be read."""
    return compile_names(with_authorities(terms(), [each for each in entities if each.kind is not Kind.PUBLISHERS]))


NO_NAMES = Names((), NO_PUBLISHERS)


def read_names(files: Mapping[str, bytes]) -> Names:
    """The names in these authority files, given as path → bytes."""
    read = [(path, *read_entity(path, files[path])) for path in sorted(files)]
    entities = tuple(entity for _, entity, _ in read if entity)
    wrong = [told for path, entity, told in read if entity is None and path.startswith(f"{Kind.PUBLISHERS}/")]
    return Names(entities, publishers(entities), tuple(problem for told in wrong for problem in told))
