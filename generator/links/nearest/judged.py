"""What all topics' machines say of an article, and the words that weighed most."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any

from generator.links.likeness.weights import ONE, Vector
from generator.links.nearest.machine import SCALE, Machine

WORDS = 3
"""Words that are named."""
NAMED = -500
"""The margin from which on they are: what is below says rather no."""


@dataclass(frozen=True, slots=True)
class Machines:
    """The machines of all topics, told apart from others by name alone."""

    name: str
    rows: tuple[tuple[str, Machine], ...] = field(compare=False)
    """Topic and machine."""


NO_MACHINES = Machines("", ())


@dataclass(frozen=True, slots=True)
class Judged:
    """What a topic's machine says of an article."""

    margin: int
    """In thousandths: from 1,000 on as plain as its own articles, to -1,000 as plainly none."""
    words: tuple[int, ...]
    """The marks of the words that weighed most for it, the heaviest first; none where it says rather no."""


def machines(learned: Mapping[str, Machine]) -> Machines:
    """These machines, by topic, with a name that no others have."""
    found = sha256()
    for topic, each in learned.items():
        found.update(repr((topic, each.marks, each.weights, each.bias)).encode("utf-8", "surrogatepass"))
    return Machines(found.hexdigest(), tuple(learned.items()))


def judged(vector: Vector, machines: Machines) -> dict[str, Judged]:
    """What each machine says that does not say plainly no, by topic."""
    if not machines.rows:
        return {}
    from generator.links.nearest.single import single_words

    every, table, biases = _table(machines)
    marks, weights, length = single_words(vector)
    places = every.searchsorted(marks).clip(max=len(every) - 1)
    known = every[places] == marks
    marks, shares = marks[known], table[places[known]] * weights[known, None]
    margins = ONE * (shares.sum(axis=0) // length + biases) // SCALE
    return {
        machines.rows[at][0]: Judged(int(margins[at]), _heaviest(marks, shares[:, at]) if margins[at] >= NAMED else ())
        for at in (margins > -ONE).nonzero()[0].tolist()
    }


def _heaviest(marks: Any, shares: Any) -> tuple[int, ...]:
    """The words that speak for a topic most, of equal ones the lower mark first."""
    order = (-shares).argsort(kind="stable")[:WORDS]
    return tuple(int(marks[at]) for at in order if shares[at] > 0)


@lru_cache(maxsize=4)
def _table(machines: Machines) -> tuple[Any, Any, Any]:
    """The marks that a machine knows, rising; what each weighs for each machine; and the machines' biases."""
    import numpy as np

    marks = [np.frombuffer(machine.marks, np.uint32) for _, machine in machines.rows]
    every = np.unique(np.concatenate([*marks, np.zeros(1, np.uint32)]))
    table = np.zeros((len(every), len(marks)), np.int64)
    for at, (_, machine) in enumerate(machines.rows):
        table[every.searchsorted(marks[at]), at] = np.frombuffer(machine.weights, np.int32)
    return every, table, np.array([machine.bias for _, machine in machines.rows], np.int64)
