"""A linear support vector machine for one topic: which words tell its articles from those most like them."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.links.likeness.weights import Vector

SCALE = 10_000
"""What a weight of 1 is written as."""
LEAST = 500
"""A word that weighs less says nothing: all words of a report have some weight, and most of it is chance."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What words weigh for one topic, and against it."""

    marks: bytes
    """Of the words (`likeness.terms`), rising; four bytes each."""
    weights: bytes
    """By `SCALE`; four bytes each, with sign."""
    bias: int
    """What an article without any of the words has, by `SCALE`."""


def learned(on_it: Mapping[str, Vector], others: Mapping[str, Vector]) -> Machine:
    """The machine that tells the articles on a topic from others; each by its id."""
    import numpy as np

    from generator.links.nearest.descent import ONE, UNIT, descent
    from generator.links.nearest.single import single_words

    words = [single_words(vector) for vector in (*on_it.values(), *others.values())]
    every = np.unique(np.concatenate([marks for marks, _, _ in words]))
    rows = [(np.searchsorted(every, marks), weights * UNIT // length) for marks, weights, length in words]
    found, bias = descent(rows, len(on_it), (*on_it, *others), len(every))
    scaled = found * SCALE // ONE
    kept = np.abs(scaled) >= LEAST
    return Machine(every[kept].tobytes(), scaled[kept].astype(np.int32).tobytes(), bias * SCALE // ONE)
