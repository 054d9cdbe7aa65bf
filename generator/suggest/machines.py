"""A machine for each topic, in archives of more than a thousand confirmed articles: learned, kept, and tried.

What a machine says of the articles it was learned from proves nothing. So those that are tried are parted in folds, and
for each fold the machines are learned again without its articles and other prints of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from generator.engine.build import Argument, Build, Many, Ref
from generator.links.likeness.weights import Vector
from generator.links.nearest import lessons as teaching
from generator.links.nearest import machine as machinery
from generator.links.nearest.judged import NO_MACHINES, Machines
from generator.links.nearest.judged import machines as named
from generator.links.nearest.lessons import Lesson
from generator.links.nearest.machine import Machine
from generator.links.nearest.tagged import Known, Tried

FOLDS = 2
"""Each costs as much time as the machines themselves, and four told no more of what scores are worth."""

Vectors = Mapping[str, Ref[Vector]]
"""By article id."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The machines of an archive."""

    all_: Ref[Machines]
    """Of all confirmed articles."""
    tried: Mapping[str, Ref[Machines]]
    """For each article that is tried, by id: those learned without it."""


def lessons(tagged: Known) -> tuple[Lesson, ...]:
    """What each topic's machine is learned from."""
    return teaching.lessons(tagged)


def learned(on_it: Mapping[str, Vector], others: Mapping[str, Vector]) -> Machine:
    """The machine of one topic."""
    return machinery.learned(on_it, others)


def machines(learned: Mapping[str, Machine]) -> Machines:
    """All of them, by topic."""
    return named(learned)


def no_machines(make: Build) -> Learned:
    """For a small archive."""
    return Learned(make.given(NO_MACHINES), {})


def learn(make: Build, tagged: Ref[Known], vectors: Vectors, tried: Sequence[Tried]) -> Learned:
    """The machines of all confirmed articles, and for each fold of those that are tried."""
    taught: tuple[Lesson, ...] = make.step(lessons, tagged).value()
    folds = parts(tried)
    items: dict[str, tuple[Argument, ...]] = {}
    for number, left_out in enumerate((frozenset[str](), *folds)):
        for lesson in taught:
            rest = lesson.without(left_out)
            if rest.on_it and (number == 0 or rest != lesson):
                items[_item(lesson, number)] = (_many(vectors, rest.on_it), _many(vectors, rest.others))
    found = make.map(learned, items)
    together = [
        make.step(machines, Many(dict(_of_fold(taught, found, number, left_out))))
        for number, left_out in enumerate((frozenset[str](), *folds))
    ]
    return Learned(together[0], {each.id: together[1 + fold_of(each.id)] for each in tried})


def fold_of(id: str) -> int:
    """The fold that an article is in: by its id alone, so that one more moves no other."""
    return (crc32(id.encode("utf-8", "surrogatepass")) >> 4) % FOLDS


def parts(tried: Sequence[Tried]) -> list[frozenset[str]]:
    """The ids that each leaves out."""
    parts: list[set[str]] = [set() for _ in range(FOLDS)]
    for each in tried:
        parts[fold_of(each.id)].update((each.id, *each.copies))
    return [frozenset(part) for part in parts]


def _of_fold(
    taught: Sequence[Lesson], found: Mapping[str, Ref[Any]], number: int, left_out: frozenset[str]
) -> Iterator[tuple[str, Ref[Any]]]:
    """The machines of a fold, by topic: where it leaves nothing out of a lesson, the one of all articles."""
    for lesson in taught:
        rest = lesson.without(left_out)
        if rest.on_it:
            yield lesson.topic, found[_item(lesson, 0 if rest == lesson else number)]


def _item(lesson: Lesson, number: int) -> str:
    return f"{lesson.topic} without part {number}" if number else lesson.topic


def _many(vectors: Vectors, ids: Sequence[str]) -> Many[Vector]:
    return Many({id: vectors[id] for id in ids})
