"""What the terms of an article weigh where its topic is sought: all of them, and a pair of words less than a word.

For related articles only the heaviest terms count (`likeness.weights`), and pairs of words, being rare, are the
heaviest; what a report is about stands in its single words.
"""

from array import array
from functools import lru_cache

from generator.links.likeness.terms import PAIR, Terms
from generator.links.likeness.weights import Frequencies, Vector

OF_PAIRS = 2
"""By how much a pair weighs less than a word as rare."""
SCALE = 4  # so that halves are told


def topic_vector(terms: Terms, frequencies: Frequencies) -> Vector:
    """All terms of an article: 1 + the logarithm of how often it stands there, by how rare it is."""
    levels = _levels(frequencies)
    marks = array("I", terms.marks)
    weights = array(
        "H",
        [
            (SCALE // OF_PAIRS if mark & PAIR else SCALE) * count.bit_length() * levels.get(mark, frequencies.rarest)
            for mark, count in zip(marks, terms.counts, strict=True)
        ],
    )
    return Vector(terms.marks, weights.tobytes(), sum(weight * weight for weight in weights))


@lru_cache(maxsize=1)
def _levels(frequencies: Frequencies) -> dict[int, int]:
    return dict(zip(array("I", frequencies.marks), frequencies.levels, strict=True))
