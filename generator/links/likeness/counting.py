"""How often terms stand in a text and what they weigh, in arrays. Loads numpy: to be imported where it is used."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.uint32]

_PAIR = np.uint32(1)  # terms.PAIR
_TWO = np.uint32(0x9E3779B1)  # sets the pair (a, b) apart from (b, a); 2**32 by the golden ratio
_TITLE = 3  # times a word of the title counts: it is the report in a line
_OFTEN = 255  # as often as can be told
_LOGARITHMS = np.array([0, *((count * count).bit_length() + 1 for count in range(1, _OFTEN + 1))], np.int64)
"""By count, twice 1 + its binary logarithm."""


class Levels(NamedTuple):
    """How rare terms are, ready to be looked up."""

    marks: Marks
    """Of the terms that are not as rare as can be, rising; there is one."""
    of: NDArray[np.int64]
    rarest: int
    """The level of all other terms."""


@lru_cache(maxsize=1)
def levels_of(marks: bytes, levels: bytes, rarest: int) -> Levels:
    """The same as arrays."""
    return Levels(np.frombuffer(marks, np.uint32), np.frombuffer(levels, np.uint8).astype(np.int64), rarest)


def counted(words: Sequence[int] | Marks, title: int, most: int) -> tuple[bytes, bytes]:
    """The most frequent words and pairs of neighbouring words, by mark and rising, and how often each stands there.

    `words` are marks of a text, 0 where a word is no term; the first `title` ones are its title's. Of terms that stand
    there equally often those with the lower mark are kept.
    """
    marks = np.asarray(words, np.uint32)
    said = marks[marks != 0]
    pairs = said[:-1] * _TWO
    pairs ^= said[1:]
    pairs |= _PAIR
    head = marks[:title]
    found, counts = _runs(np.concatenate((said, pairs, *[head[head != 0]] * (_TITLE - 1))))
    if len(found) > most:
        kept = np.sort(np.argsort(-counts, kind="stable")[:most])
        found, counts = found[kept], counts[kept]
    return found.tobytes(), np.minimum(counts, _OFTEN).astype(np.uint8).tobytes()


def _runs(marks: Marks) -> tuple[Marks, NDArray[np.int64]]:
    """Each mark once, rising, and how often it is there."""
    marks.sort()
    ends = np.flatnonzero(np.append(marks[1:] != marks[:-1], np.ones(len(marks[:1]), bool)))
    counts = ends + 1
    counts[1:] -= counts[:-1].copy()
    return marks[ends], counts


def weighed(marks: bytes, counts: bytes, levels: Levels, most: int) -> tuple[bytes, bytes, int]:
    """The heaviest of these terms, by mark and rising, their weights, and the sum of the weights' squares.

    A term weighs 1 + the logarithm of how often it stands there, twice, times how rare it is.
    """
    terms = np.frombuffer(marks, np.uint32)
    at = np.searchsorted(levels.marks[:-1], terms)
    rare = np.where(levels.marks[at] == terms, levels.of[at], levels.rarest)
    weights = _LOGARITHMS[np.frombuffer(counts, np.uint8)] * rare
    if len(terms) > most:
        kept = np.sort(np.argsort(-weights, kind="stable")[:most])
        terms, weights = terms[kept], weights[kept]
    return terms.tobytes(), weights.astype(np.uint16).tobytes(), int(weights @ weights)
