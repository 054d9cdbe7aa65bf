"""Texts compared by their runs of five words: a small sketch to find those that may be alike, and an exact measure.

The sketch is the least hashes of a text's runs (Broder 1997, "On the resemblance and containment of documents"): two
texts share as many of them as they share of their runs.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from zlib import crc32

from generator.text import fold

RUN = 5  # words; boilerplate shares single words and short phrases, a copy shares long runs
LEAST = 25  # runs; a shorter text is a brief, and briefs are alike without being copies
KEPT = 48  # hashes of a sketch: 200 bytes an article, and a share is told to within seven percent

Hashes: TypeAlias = "array[int]"
"""Whole numbers of 32 bits."""

_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Khmer, kana and Han: no blanks between words, so each letter counts as one."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_MIX = (
    2654435761  # Knuth's multiplier: CRCs of runs that differ in a letter differ in few bits, and order must not show
)
_MASK = 0xFFFF_FFFF


def compared(text: str) -> list[str]:
    """The words of a text as they are compared, in order; of a script without blanks its letters."""
    return _WORD.findall(fold(text))


def runs(text: str) -> Hashes:
    """The hash of each run of five words, in order, 32 bits each; empty for a text of fewer words."""
    words = [word.encode() for word in compared(text)]
    found = zip(*(words[at:] for at in range(RUN)), strict=False)
    return array("I", map(crc32, map(b" ".join, found)))


def sketch(runs: Sequence[int]) -> Hashes:
    """The number of different runs, then the least of their hashes in order; empty for a text that is too short."""
    different = set(runs)
    if len(different) < LEAST:
        return array("I")
    return array("I", [len(different), *sorted(run * _MIX & _MASK for run in different)[:KEPT]])


def share(one: Sequence[int], other: Sequence[int]) -> int:
    """Percent of the words of one text that stand in runs the other has too; 0 for a text without runs."""
    known = set(other)
    covered = sum(end - start for start, end in _stretches(one, known))
    return 100 * covered // (len(one) + RUN - 1) if one else 0


def _stretches(runs: Sequence[int], known: set[int]) -> Iterator[tuple[int, int]]:
    """Spans of words, half open and apart, that lie in known runs."""
    start = end = 0
    for at, run in enumerate(runs):
        if run in known:
            if at > end:
                yield start, end
                start = at
            end = at + RUN
    yield start, end
