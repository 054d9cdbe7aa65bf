"""The single words of an article, in arrays: this module loads numpy, so import it where it is used."""

from math import isqrt

import numpy as np
from numpy.typing import NDArray

from generator.links.likeness.terms import PAIR
from generator.links.likeness.weights import Vector

Words = tuple[NDArray[np.uint32], NDArray[np.int64], int]


def single_words(vector: Vector) -> Words:
    """Their marks, rising, what they weigh, and how long the article is by them, at least 1.

    Without pairs of words: with them a machine took twice the time to learn, and was no better.
    """
    marks = np.frombuffer(vector.marks, np.uint32)
    weights = np.frombuffer(vector.weights, np.uint16).astype(np.int64)
    single = marks & np.uint32(PAIR) == 0
    kept = weights[single]
    return marks[single], kept, isqrt(int(kept.dot(kept))) or 1
