"""How often each term stands in a text, counted in arrays: this module loads numpy, so import it where it is used."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.uint32]

_PAIR = np.uint32(1)  # terms.PAIR
_TWO = np.uint32(0x9E3779B1)  # sets the pair (a, b) apart from (b, a); 2**32 by the golden ratio
_TITLE = 3  # times a word of the title counts: it is the report in a line
_OFTEN = 255  # as often as can be told


def counted(words: Sequence[int], title: int, most: int) -> tuple[bytes, bytes]:
    """The most frequent words and pairs of neighbouring words, by mark and rising, and how often each stands there.

    `words` are marks of a text, 0 where a word is no term; the first `title` ones are its title's. Of terms that stand
    there equally often those with the lower mark are kept.
    """
    marks = np.array(words, np.uint32)
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
