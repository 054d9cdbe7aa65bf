"""Which of the publishers' patterns spoke over the archive, and which never did."""

from collections.abc import Collection, Iterator

from generator.clean.cleaned import Cleaned
from generator.clean.publishers import Publishers
from generator.clean.quirks import RULE, Pattern
from generator.errors import Place, Problem, warning
from generator.model import Entity


def fired(cleaned: Cleaned, publisher: str) -> tuple[str, ...]:
    """The patterns that decided a line of this article, each as `the-ferry quirk-drop-2`; none twice."""
    rules = dict.fromkeys(verdict.rule for verdict in cleaned.verdicts if verdict.rule.startswith(f"{RULE}-"))
    return tuple(f"{publisher} {rule}" for rule in rules)


def silent(
    entities: Collection[Entity], publishers: Publishers, spoke: Collection[str], raws: Collection[str]
) -> Iterator[Problem]:
    """A warning for each pattern that decided no line of any article; `raws` are the raw files there are."""
    for entity in entities:
        places = {field.key: Place(f"content/{entity.path}", field.line, field.column) for field in entity.fields}
        for pattern in publishers.patterns.get(entity.slug, ()):
            if f"{entity.slug} {pattern.name}" not in spoke:
                yield _silent(pattern, places[f"{pattern.key}[{pattern.number - 1}]"], raws)


def _silent(pattern: Pattern, place: Place, raws: Collection[str]) -> Problem:
    what = f"this pattern under '{pattern.key}' decides no line of any article of this publisher's"
    seen = pattern.quirk.seen
    if seen in raws:
        return warning(place, what, f"compare it with content/{seen}, where it was seen; mend it, or remove it")
    return warning(place, what, f"remove it, or say where it is seen: content/{seen} is not in the archive")
