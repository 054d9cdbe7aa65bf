"""Which words of one passage are which of the other's, in order: what a diff is made from.

Short passages are left to difflib, whose time grows with the square of their length; a long one is first cut at runs of
three words that stand once in each (patience diff, Bram Cohen), and what cannot be cut is taken for edited.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

SHORT = 600
"""Words of a stretch that difflib compares."""


def matching(one: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Numbers of words of the one → of the other's, both rising."""
    if one == other:
        return {at: at for at in range(len(one))}
    return dict(_matching(one, 0, len(one), other, 0, len(other)))


def _matching(
    one: Sequence[str], low: int, high: int, other: Sequence[str], start: int, end: int
) -> Iterator[tuple[int, int]]:
    if max(high - low, end - start) <= SHORT:
        for a, b, size in SequenceMatcher(None, one[low:high], other[start:end], autojunk=False).get_matching_blocks():
            yield from ((low + a + step, start + b + step) for step in range(size))
        return
    anchors = _anchors(one, low, high, other, start, end)
    for a, b in anchors:
        yield from _short(one, low, a, other, start, b)
        yield a, b
        low, start = a + 1, b + 1
    if anchors:
        yield from _short(one, low, high, other, start, end)


def _short(
    one: Sequence[str], low: int, high: int, other: Sequence[str], start: int, end: int
) -> Iterator[tuple[int, int]]:
    if max(high - low, end - start) <= SHORT:
        yield from _matching(one, low, high, other, start, end)


def _anchors(
    one: Sequence[str], low: int, high: int, other: Sequence[str], start: int, end: int
) -> list[tuple[int, int]]:
    """First words of runs that stand once in each, the most in one order (longest rising run, by patience)."""
    runs, others = _runs(one[low:high]), _runs(other[start:end])
    counts, other_counts = Counter(runs), Counter(others)
    where = {run: start + at for at, run in enumerate(others) if other_counts[run] == 1}
    pairs = [(low + at, where[run]) for at, run in enumerate(runs) if counts[run] == 1 and run in where]
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        pile = bisect_left(tops, there)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [there]
        piles[pile : pile + 1] = [number]
    found = []
    at = piles[-1] if piles else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _runs(words: Sequence[str]) -> list[tuple[str, str, str]]:
    return list(zip(words, words[1:], words[2:], strict=False))
