"""How like an article is to those whose topics are known, and what these say: this module loads numpy, so import it
where it is used.

All sums are of whole numbers, and so the same in any order; fractions only tell which likenesses are worth working out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from generator.links.likeness.weights import ONE, Vector
from generator.links.nearest.tagged import Known, Tagged, Tried, Voted

NEIGHBOURS = 20
"""Articles that vote: of more, the far ones only blur."""
PRESUMED = 2
"""An article whose topics are only presumed has half a vote."""
NEAR = 30
"""Thousandths of likeness below which an article is no neighbour: what two reports share by chance."""
COPY = 850
"""Thousandths from which two articles print one text: no proof that a topic can be told from its neighbours."""
COMMON = 2  # a term that every second tagged article has tells no topic, and would be met by all
FEW = 64  # but in so few articles it costs nothing, and a small archive may be about one thing
_LONG = 256  # articles with one term, from which on it is counted by itself
_SLACK = 1e-9  # of a fraction, more than what is lost of it

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Marks = NDArray[np.uint32]


def votes(vector: Vector, known: Known, own: str = "") -> tuple[Voted, ...]:
    """What speaks for each topic that a neighbour has, most votes first; the article `own` has no vote."""
    index = _index(known)
    met = index.met(vector)
    near = index.near(index.dots(met), vector.square, own)
    return _voted(known.tagged, near, index.centres(met, vector.square, own))


def tried(vector: Vector, known: Known, own: str) -> Tried:
    """What speaks for the topics of the article `own`; prints of the same text prove nothing."""
    index = _index(known)
    met = index.met(vector)
    dots = index.dots(met)
    near = index.near(dots, vector.square, own, COPY)
    voted = _voted(known.tagged, near, index.centres(met, vector.square, own))
    return Tried(own, voted, tuple(known.tagged[at].id for at in index.copies(dots, vector.square, own)))


def _voted(tagged: Sequence[Tagged], near: Sequence[tuple[int, int]], centres: Mapping[str, int]) -> tuple[Voted, ...]:
    weights = [like * like // _parts(tagged[at]) for like, at in near]
    all_ = sum(weights) or 1
    found: dict[str, list[tuple[int, int, int]]] = {}
    for (like, at), weight in zip(near, weights, strict=True):
        for topic in tagged[at].topics:
            found.setdefault(topic, []).append((weight, like, at))
    rows = [
        Voted(
            topic,
            ONE * sum(weight for weight, _, _ in voters) // all_,
            centres[topic],
            voters[0][1],
            tuple(tagged[at].id for _, _, at in voters[:3]),
        )
        for topic, voters in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.votes, row.topic)))


def _parts(tagged: Tagged) -> int:
    return PRESUMED if tagged.is_presumed else 1


@dataclass(frozen=True, slots=True)
class _Terms:
    """Terms of an article, each with its weight."""

    marks: Marks
    weights: Ints


class _Rows:
    """Who has each term, and what it weighs there: a sparse matrix, term by term."""

    def __init__(self, terms: Sequence[_Terms]) -> None:
        """Of each who may have a term, by number, the terms."""
        marks = np.concatenate([np.zeros(0, np.uint32), *(each.marks for each in terms)])
        order = np.argsort(marks, kind="stable")
        sizes = [len(each.marks) for each in terms]
        self._who = np.repeat(np.arange(len(terms), dtype=np.int32), sizes)[order]
        self._weights = np.concatenate([np.zeros(0, np.int64), *(each.weights for each in terms)])[order]
        self._marks, self._starts = np.unique(marks[order], return_index=True)
        self._ends = np.append(self._starts[1:], len(marks))

    def without(self, most: int) -> Marks:
        """The terms that no more than so many have, rising."""
        return self._marks[self._ends - self._starts <= most]

    def dots(self, terms: _Terms, size: int) -> Ints:
        """The products of an article with all that have a term of it."""
        at, is_there = _places(terms.marks, self._marks)
        weights, starts, ends = terms.weights[is_there], self._starts[at], self._ends[at]
        is_long = ends - starts > _LONG
        found = self._dots(weights[~is_long], starts[~is_long], ends[~is_long], size)
        rows = zip(weights[is_long], starts[is_long].tolist(), ends[is_long].tolist(), strict=True)
        for weight, start, end in rows:
            found[self._who[start:end]] += weight * self._weights[start:end]
        return found

    def _dots(self, weights: Ints, starts: Ints, ends: Ints, size: int) -> Ints:
        """All rows at once; the sums, below 2**53, are exact also as fractions."""
        sizes = ends - starts
        places = np.arange(sizes.sum()) + np.repeat(starts - sizes.cumsum() + sizes, sizes)
        products = np.repeat(weights, sizes) * self._weights[places]
        return np.bincount(self._who[places], products, size).astype(np.int64)


class _Index:
    """Tagged articles, and what those of each topic have in common, by their terms."""

    def __init__(self, tagged: tuple[Tagged, ...]) -> None:
        self.tagged = tagged
        self.squares = [each.vector.square for each in tagged]
        self._roots = np.sqrt(np.array(self.squares, np.float64))
        self._where: dict[str, list[int]] = {}
        of_topic: dict[str, list[int]] = {}
        for at, each in enumerate(tagged):
            self._where.setdefault(each.id, []).append(at)
            for topic in each.topics:
                of_topic.setdefault(topic, []).append(at)
        terms = [_terms(each.vector) for each in tagged]
        self._articles = _Rows(terms)
        self._telling = self._articles.without(max(FEW, len(tagged) // COMMON))
        self._topics = {topic: number for number, topic in enumerate(of_topic)}
        sums = [self._together(articles, terms) for articles in of_topic.values()]
        self._sizes = [isqrt(sum(each * each for each in one.weights.tolist())) or 1 for one in sums]
        self._centres = _Rows(
            [_Terms(one.marks, one.weights * ONE // size) for one, size in zip(sums, self._sizes, strict=True)]
        )

    def _together(self, articles: Iterable[int], terms: Sequence[_Terms]) -> _Terms:
        """The terms of some articles and what each weighs, every article counting as much."""
        long = {at: _long(self.squares[at]) * _parts(self.tagged[at]) for at in articles}
        weights = np.concatenate([terms[at].weights * ONE // long[at] for at in articles])
        marks, which = np.unique(np.concatenate([terms[at].marks for at in articles]), return_inverse=True)
        sums = np.zeros(len(marks), np.int64)
        np.add.at(sums, which, weights)
        return _Terms(marks, sums)

    def met(self, vector: Vector) -> _Terms:
        """The terms of an article that tell something here."""
        terms = _terms(vector)
        _, tells = _places(terms.marks, self._telling)
        return _Terms(terms.marks[tells], terms.weights[tells])

    def dots(self, met: _Terms) -> Ints:
        """The products of an article with all."""
        return self._articles.dots(met, len(self.tagged))

    def near(self, dots: Ints, square: int, own: str, most: int = ONE + 1) -> list[tuple[int, int]]:
        """How like the nearest are, in thousandths, and which; the nearest first, and none so like as `most`."""
        least = dots * ONE / (self._roots * np.sqrt(float(square)) + 1) * (1 - _SLACK) - 1
        highest = self._highest(dots, square, own)
        surely = least[(least >= NEAR) & (highest >= NEAR) & (highest < most)]
        enough = np.partition(surely, -NEIGHBOURS)[-NEIGHBOURS] if len(surely) >= NEIGHBOURS else NEAR
        rows = self._alike(dots, square, np.flatnonzero(highest >= enough))
        return [row for row in rows if NEAR <= row[0] < most][:NEIGHBOURS]

    def copies(self, dots: Ints, square: int, own: str) -> list[int]:
        """Which print the same text, the most like first."""
        rows = self._alike(dots, square, np.flatnonzero(self._highest(dots, square, own) >= COPY))
        return [at for like, at in rows if like >= COPY]

    def _highest(self, dots: Ints, square: int, own: str) -> Floats:
        """How like each may be at most; the article `own` is not at all."""
        highest: Floats = dots * ONE / np.maximum(self._roots * np.sqrt(float(square)) - 1, 1) * (1 + _SLACK)
        highest[self._where.get(own, [])] = 0
        return highest

    def _alike(self, dots: Ints, square: int, places: Ints) -> list[tuple[int, int]]:
        """How like these are, in thousandths, and which; the most like first."""
        rows = [(int(dots[at]) * ONE // _long(square * self.squares[at]), at) for at in places.tolist()]
        return sorted(rows, key=lambda row: (-row[0], row[1]))

    def centres(self, met: _Terms, square: int, own: str) -> Mapping[str, int]:
        """How like the article is to each topic's centre, in thousandths; its own share of it is taken out again."""
        dots = self._centres.dots(met, len(self._topics)).tolist()
        long = _long(square)
        found = {topic: dots[number] // long for topic, number in self._topics.items()}
        for at in self._where.get(own, ()):
            for topic in self.tagged[at].topics:
                share = self._own_share(topic, met, long) // _parts(self.tagged[at])
                found[topic] = max(0, found[topic] - share)
        return found

    def _own_share(self, topic: str, met: _Terms, long: int) -> int:
        weights: list[int] = met.weights.tolist()
        own = sum((weight * ONE // long) * weight for weight in weights)
        return own // long * ONE // self._sizes[self._topics[topic]]


@lru_cache(maxsize=2)
def _index(known: Known) -> _Index:
    return _Index(known.tagged)


def _places(marks: Marks, among: Marks) -> tuple[Ints, NDArray[np.bool_]]:
    """Where those of some marks stand that are among others, which rise; and which of them are."""
    if not len(among):
        return np.zeros(0, np.int64), np.zeros(len(marks), bool)
    at = np.minimum(np.searchsorted(among, marks), len(among) - 1)
    is_there = among[at] == marks
    return at[is_there], is_there


def _terms(vector: Vector) -> _Terms:
    return _Terms(np.frombuffer(vector.marks, np.uint32), np.frombuffer(vector.weights, np.uint16).astype(np.int64))


def _long(square: int) -> int:
    return isqrt(square) or 1
