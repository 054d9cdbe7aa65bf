"""Articles of two parts held against each other in arrays. Loads numpy: to be imported where it is used."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import isqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.uint32]
Weights = NDArray[np.uint16]
Numbers = NDArray[np.int64]
Packed = NDArray[np.uint64]

_BYTES = 4  # of a mark
_PAIR = np.uint32(1)  # terms.PAIR
_MARK, _HALF, _WEIGHT = np.uint64(32), np.uint64(16), np.uint64(0xFFFF)
_LOW = np.uint64(0xFFFF_FFFF)
_SIGNED = 63  # bits of a number
_CHUNK = 512  # rows at a time: what a processor has at hand
_BOTH = 2  # leading terms that two must have in common, for their cosine to be counted


class Effort(NamedTuple):
    """How much is looked at of each article."""

    likely: int
    """Articles of the other part whose cosine is counted: those with most finding terms in common."""
    kept: int
    """Of these, the nearest."""


class Part(NamedTuple):
    """A part's articles by their leading terms."""

    terms: Packed
    """A row for each article: marks and weights, a mark's 32 bits above a weight's 16, in no order."""
    norms: Numbers
    """The roots of the sums of the weights' squares."""
    marks: Marks
    """Of the terms that find, each once, rising."""
    starts: Numbers
    """Where each one's articles begin among all `holders`."""
    counts: Numbers
    """How many these are."""
    holders: Numbers
    """Articles by their places."""


class Pairs(NamedTuple):
    """Neighbours, the article's rows following one another, the best first."""

    mine: Numbers
    theirs: Numbers
    cosines: Numbers

    def packed(self) -> tuple[list[int], list[int], tuple[bytes, bytes, bytes]]:
        """The articles and their neighbours that stand here, each once and rising, and the rows.

        How many each article has, in a byte each; the neighbours' places in their list, in four; the cosines, in two.
        """
        counts = np.bincount(self.mine)
        articles = np.flatnonzero(counts)
        is_there = np.bincount(self.theirs) > 0
        places = (np.cumsum(is_there) - 1)[self.theirs]
        each = counts[articles].astype(np.uint8).tobytes()
        rows = each, places.astype(np.uint32).tobytes(), self.cosines.astype(np.uint16).tobytes()
        return articles.tolist(), np.flatnonzero(is_there).tolist(), rows


def heaviest(vectors: Sequence[tuple[bytes, bytes]], most: int) -> tuple[bytes, bytes]:
    """Marks and weights of the heaviest terms of each vector, so many a row, 0 after the last.

    A pair of words weighs half, as it stands beside its words.
    """
    marks = np.frombuffer(b"".join([one for one, _ in vectors]), np.uint32)
    weights = np.frombuffer(b"".join([one for _, one in vectors]), np.uint16) >> (marks & _PAIR)
    lengths = np.array([len(one) // _BYTES for one, _ in vectors], np.int64)
    rows = padded(lengths, weights.astype(np.uint64) << _MARK | ~marks)
    if rows.shape[1] < most:
        rows = np.pad(rows, ((0, 0), (0, most - rows.shape[1])))
    heavy = -np.sort(-np.partition(rows, rows.shape[1] - most)[:, -most:].astype(np.int64))
    kept = heavy.astype(np.uint64)
    return np.where(kept, ~kept & _LOW, 0).astype(np.uint32).tobytes(), (kept >> _MARK).astype(np.uint16).tobytes()


@lru_cache(maxsize=40)  # all parts of a large archive: each is held against each
def part_of(marks: bytes, weights: bytes, leading: int, finding: int, many: int) -> Part:
    """A part, of `leading` terms a row; what more than `many` have finds none."""
    rows = np.frombuffer(marks, np.uint32).reshape(-1, leading)
    heavy = np.frombuffer(weights, np.uint16).reshape(-1, leading)
    squares = (heavy.astype(np.int64) ** 2).sum(axis=1)
    norms = np.array([isqrt(square) or 1 for square in squares.tolist()], np.int64)
    at, place = np.nonzero(heavy[:, :finding])
    found = np.sort(rows[at, place].astype(np.uint64) << _MARK | at.astype(np.uint64))
    every, starts, counts = np.unique(found >> _MARK, return_index=True, return_counts=True)
    few = counts <= many
    packed = rows.astype(np.uint64) << _HALF | heavy
    return Part(packed, norms, every[few].astype(np.uint32), starts[few], counts[few], (found & _LOW).astype(np.int64))


def joined(mine: Part, theirs: Part, effort: Effort, least: int, one: int) -> tuple[Pairs, Pairs]:
    """The best neighbours of each part's articles in the other; `one` is the cosine of what is the same."""
    keys, counts = _in_common(mine, theirs)
    here, there = np.divmod(keys, max(1, len(theirs.norms)))
    if mine is theirs:
        others = here != there
        here, there, counts = here[others], there[others], counts[others]
    is_likely = np.zeros(len(here), bool)
    is_likely[first_of(here, counts, effort.likely)] = True
    is_likely[first_of(there, counts, effort.likely)] = True
    here, there = here[is_likely], there[is_likely]
    cosines = np.minimum(
        _dots(mine.terms, here, theirs.terms, there) * one // (mine.norms[here] * theirs.norms[there]), one
    )
    near = cosines >= least
    here, there, cosines = here[near], there[near], cosines[near]
    first, second = first_of(here, cosines, effort.kept), first_of(there, cosines, effort.kept)
    return Pairs(here[first], there[first], cosines[first]), Pairs(there[second], here[second], cosines[second])


def _in_common(mine: Part, theirs: Part) -> tuple[Numbers, Numbers]:
    """Pairs of articles with some finding terms in common, as one number each and rising, and how many these are."""
    if not len(theirs.marks):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    at = np.searchsorted(theirs.marks[:-1], mine.marks)
    both = np.flatnonzero(theirs.marks[at] == mine.marks)
    here, there = mine.counts[both], theirs.counts[at[both]]
    holders = mine.holders[_runs(mine.starts[both], here)]
    sizes = np.repeat(there, here)
    keys = np.repeat(holders * len(theirs.norms), sizes)
    keys += theirs.holders[_runs(np.repeat(theirs.starts[at[both]], here), sizes)]
    if len(mine.norms) * len(theirs.norms) < 1 << 32:
        keys = keys.astype(np.uint32)  # sorted in half the time
    keys.sort()
    ends = np.flatnonzero(np.append(keys[1:] != keys[:-1], np.ones(len(keys[:1]), bool)))
    counts = np.diff(ends, prepend=-1)
    enough = counts >= _BOTH
    return keys[ends[enough]].astype(np.int64), counts[enough]


def _runs(starts: Numbers, sizes: Numbers) -> Numbers:
    """Numbers from each start on, so many."""
    return np.arange(sizes.sum()) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)


def first_of(articles: Numbers, worth: Numbers, most: int) -> Numbers:
    """The places of so many rows of each article, those worth most, by article; of equals those that stand first."""
    order = _by_worth(articles, worth)
    return order[_ranks(articles[order]) < most]


def _by_worth(articles: Numbers, worth: Numbers) -> Numbers:
    """The places of rows by article, those worth most first; what is equal stays in order."""
    top, last = int(worth.max(initial=0)), len(worth)
    bits, low = top.bit_length(), last.bit_length()
    if int(articles.max(initial=0)).bit_length() + bits + low > _SIGNED:
        return np.lexsort((-worth, articles))
    keys = (articles << bits | top - worth) << low | np.arange(last)  # sorted in a fifth of the time
    keys.sort()
    return keys & (1 << low) - 1


def _ranks(articles: Numbers) -> Numbers:
    """Each row's place among the rows of its article, which follow one another."""
    begins = np.flatnonzero(np.append(np.ones(len(articles[:1]), bool), articles[1:] != articles[:-1]))
    return np.arange(len(articles)) - np.repeat(begins, np.diff(begins, append=len(articles)))


def best_of(found: Iterable[tuple[tuple[str, ...], bytes, bytes, bytes]], most: int) -> Iterator[tuple[str, str, int]]:
    """Of all that is found for some articles, so many rows of each, those with the highest cosines, and their equals.

    What is found are names of articles, then of their neighbours, and rows as `Pairs.packed` gives them.
    """
    number: dict[str, int] = {}
    names: list[str] = []
    articles, others, cosines = [], [], []
    for names_of, counts, places, likeness in found:
        own = [number.setdefault(name, len(number)) for name in names_of[: len(counts)]]
        articles.append(np.repeat(np.array(own, np.int64), np.frombuffer(counts, np.uint8)))
        others.append(np.frombuffer(places, np.uint32) + np.int64(len(names)))
        cosines.append(np.frombuffer(likeness, np.uint16).astype(np.int64))
        names += names_of[len(counts) :]
    article, other, cosine = map(np.concatenate, (articles, others, cosines))
    order = _by_worth(article, cosine)
    article, other, cosine = article[order], other[order], cosine[order]
    least = np.zeros(len(number), np.int64)
    last = _ranks(article) == most - 1
    least[article[last]] = cosine[last]
    kept = cosine >= least[article]
    every = tuple(number)
    for mine, theirs, likeness in zip(article[kept].tolist(), other[kept].tolist(), cosine[kept].tolist(), strict=True):
        yield every[mine], names[theirs], likeness


class Matches(NamedTuple):
    """Terms that two vectors have in common."""

    rows: Numbers
    """Which two these are, rising."""
    marks: Numbers
    products: Numbers
    """Of the weights."""


def _dots(mine: Packed, here: Numbers, theirs: Packed, there: Numbers) -> Numbers:
    """The product of each of these rows with its other row."""
    found = matches(mine, here, theirs, there)
    return np.bincount(found.rows, found.products, len(here)).astype(np.int64)  # by floats, which hold these exactly


def matches(mine: Packed, here: Numbers, theirs: Packed, there: Numbers) -> Matches:
    """What each of these rows has in common with its other row; also what is 0 in both."""
    found = [
        _matches(np.concatenate((mine[here[at : at + _CHUNK]], theirs[there[at : at + _CHUNK]]), axis=1), at)
        for at in range(0, len(here), _CHUNK)
    ]
    return Matches(*map(np.concatenate, zip(*found, strict=True))) if found else Matches(*np.empty((3, 0), np.int64))


def _matches(terms: Packed, first: int) -> Matches:
    """Of two vectors in each row; `first` is the first row's number."""
    terms.sort(axis=1)
    marks = terms >> _HALF
    rows, places = np.divmod(np.flatnonzero(marks[:, 1:] == marks[:, :-1]), terms.shape[1] - 1)
    products = (terms[rows, places] & _WEIGHT) * (terms[rows, places + 1] & _WEIGHT)
    return Matches(rows + first, marks[rows, places].astype(np.int64), products.astype(np.int64))


def packed(marks: Sequence[bytes], weights: Sequence[bytes]) -> Packed:
    """Vectors in rows, 0 after the last term: a mark's 32 bits above a weight's 16."""
    every = np.frombuffer(b"".join(marks), np.uint32).astype(np.uint64) << _HALF
    every |= np.frombuffer(b"".join(weights), np.uint16)
    return padded(np.array([len(one) // _BYTES for one in marks], np.int64), every)


def padded(lengths: Numbers, values: Packed) -> Packed:
    """Values in rows of these lengths, 0 after the last."""
    rows = np.zeros((len(lengths), lengths.max(initial=1)), np.uint64)
    rows[np.arange(rows.shape[1]) < lengths[:, None]] = values
    return rows
