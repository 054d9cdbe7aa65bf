"""Words that two articles have in common, in arrays. Loads numpy: to be imported where it is used."""

from collections.abc import Sequence

import numpy as np

from generator.links.likeness.joined import first_of, matches, packed, padded
from generator.links.likeness.weights import Vector

_HALF = np.uint64(16)


def telling(
    labelled: Sequence[bytes], vectors: Sequence[Vector], pairs: Sequence[tuple[int, int]], most: int
) -> list[list[int]]:
    """Marks of words that both of a pair have, so many at most, those first whose weights have the highest product.

    `labelled` are the marks of words that can be shown, of the first vectors; a pair are two of the vectors by their
    places, the first being one of those.
    """
    terms = packed([one.marks for one in vectors], [one.weights for one in vectors])
    shown = packed(labelled, [np.ones(len(marks) // 4, np.uint16).tobytes() for marks in labelled])
    each = np.arange(len(labelled))
    own = matches(shown, each, terms, each)
    known = own.products > 0
    values = own.marks[known].astype(np.uint64) << _HALF | own.products[known].astype(np.uint64)
    words = padded(np.bincount(own.rows[known], minlength=len(labelled)), values)
    here, there = np.array(pairs, np.int64).reshape(-1, 2).T
    both = matches(words, here, terms, there)
    chosen = first_of(both.rows, both.products, most)
    chosen = chosen[both.products[chosen] > 0]
    found: list[list[int]] = [[] for _ in pairs]
    for row, mark in zip(both.rows[chosen].tolist(), both.marks[chosen].tolist(), strict=True):
        found[row].append(mark)
    return found
