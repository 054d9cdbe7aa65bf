"""Which articles teach a topic's machine: those that have the topic, and of the others those most like them.

Against ten thousand articles most have nothing to say. With a few hundred each machine is learned in a moment, and one
more tagged article changes only the lessons it is in: of its own topics, and of some beside them.
"""

from collections import defaultdict
from dataclasses import dataclass

from generator.links.nearest.tagged import Known

OTHERS = 400
"""Articles without the topic: with 200, recall of the first three was lower by up to .01."""
TO_EACH = 2
"""Or so many to each article with the topic, where that is more."""
HEAVIEST = 100
"""Words by which the others are chosen."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one machine is learned from."""

    topic: str
    on_it: tuple[str, ...]
    """The ids of its articles, in the order of the archive."""
    others: tuple[str, ...]
    """The ids of those most like them, the most like first."""

    def without(self, left_out: frozenset[str]) -> "Lesson":
        """The lesson as if these articles had no topics."""
        return Lesson(self.topic, *(tuple(id for id in ids if id not in left_out) for ids in (self.on_it, self.others)))


def lessons(known: Known) -> tuple[Lesson, ...]:
    """One for each topic that an article has, by name."""
    from generator.links.nearest.alike import Alike

    ids = [each.id for each in known.tagged]
    has: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(known.tagged):
        for topic in each.topics:
            has[topic].append(at)
    alike = Alike([each.vector for each in known.tagged])
    found = []
    for topic, places in sorted(has.items()):
        others = alike.nearest(places, HEAVIEST, max(OTHERS, TO_EACH * len(places)))
        found.append(Lesson(topic, tuple(ids[at] for at in places), tuple(ids[at] for at in others)))
    return tuple(found)
