"""What each term of an article weighs: tf-idf in whole numbers, which one more article moves for few of the others.

How rare a term is, is counted on a sample of a thousand or two, which most edits don't touch, in steps of √2, and what
three in a thousand have counts as rare as what one has.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt
from zlib import crc32

from generator.links.likeness.commonplace import COMMONPLACE
from generator.links.likeness.terms import Terms, terms_of

SAMPLE = 512
"""Articles of the sample at least, in an archive of so many: they tell `said` from `minister` from `frigate`."""
HEAVIEST = 256
"""Terms of a vector: a report of 400 words has so many."""
ONE = 1000
"""The cosine of two vectors that are the same."""
_BEFORE = 256  # articles nobody holds, with only commonplace words: a small archive's own words are rare
_COMMON = 48  # of these have a commonplace word
_RARE = 256  # of the sample's articles, one: as rare as can be told


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How rare the terms of an archive are."""

    marks: bytes
    """Of the terms that are not as rare as can be, rising; four bytes each."""
    levels: bytes
    """How rare each is: twice the binary logarithm of all ÷ those that have it."""
    rarest: int
    """The level of all other terms."""


@dataclass(frozen=True, slots=True)
class Vector:
    """An article's heaviest terms."""

    marks: bytes
    """Rising; four bytes each."""
    weights: bytes
    """Two bytes each."""
    square: int
    """The sum of the weights' squares."""


def sampled(names: Iterable[str]) -> tuple[str, ...]:
    """The articles in which terms are counted: all of a small archive, of others one or two thousand."""
    every = tuple(names)
    rate = 1 << max(0, (len(every) // SAMPLE).bit_length() - 1)
    return tuple(name for name in every if crc32(name.encode("utf-8", "surrogatepass")) % rate == 0)


def frequencies(texts: Mapping[str, Terms]) -> Frequencies:
    """How rare the terms of the sample are."""
    counts: Counter[int] = Counter()
    for one in texts.values():
        counts.update(array("I", one.marks))
    rare = max(1, len(texts) // _RARE)
    for mark in _commonplace():
        counts[mark] += _COMMON
    known = sorted(mark for mark, count in counts.items() if count > rare)
    size = _rounded(len(texts) + _BEFORE)
    levels = bytes([_level(size, counts[mark]) for mark in known])
    return Frequencies(array("I", known).tobytes(), levels, _level(size, rare))


def _rounded(number: int) -> int:
    """Down to its three highest binary digits, so that one more article seldom makes all terms rarer."""
    lower = max(0, number.bit_length() - 3)
    return number >> lower << lower


def _level(size: int, count: int) -> int:
    return max(0, (size * size // (count * count)).bit_length() - 1)


@lru_cache(maxsize=1)
def _commonplace() -> tuple[int, ...]:
    found: set[int] = set()
    for word in COMMONPLACE:
        found.update(array("I", terms_of(word, ()).marks))
    return tuple(sorted(found))


def vector(terms: Terms, frequencies: Frequencies) -> Vector:
    """The heaviest terms of an article: 1 + log of how often, by how rare."""
    from generator.links.likeness.counting import levels_of, weighed  # with numpy, which takes a while to load

    levels = levels_of(frequencies.marks, frequencies.levels, frequencies.rarest)
    return Vector(*weighed(terms.marks, terms.counts, levels, HEAVIEST))


def weights_of(one: Vector) -> dict[int, int]:
    """The weight of each term by its mark."""
    return dict(zip(array("I", one.marks), array("H", one.weights), strict=True))


def cosine(one: Mapping[int, int], other: Mapping[int, int], squares: int) -> int:
    """How like two vectors are, 0 to `ONE`; `squares` is the product of their squares."""
    if len(one) > len(other):
        one, other = other, one
    dot = sum(weight * other[mark] for mark, weight in one.items() if mark in other)
    return dot * ONE // (isqrt(squares) or 1)
