"""Which articles are most alike: the heaviest terms of each, held against those of all others, two parts at a time.

Of a vector the heaviest terms find its neighbours nearly as well as all (static pruning: Carmel et al. 2001). What two
parts say of each other does not depend on a third, so that an edit makes anew what its own part and each other say.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import chain
from math import isqrt
from zlib import compress, decompress

from generator.links.likeness.terms import PAIR, Terms
from generator.links.likeness.weights import ONE, Vector, weights_of

LEADING = 48
"""Terms of an article that find its neighbours."""
SIMILAR = 6
"""Neighbours of an article that a pair of parts, and then all, keep."""
LEAST = 40
"""The cosine of neighbours, in thousandths, by their leading terms: what shares a word or two is no neighbour."""
_WORDS = 3  # that say why two are neighbours
_BOTH = 2  # leading terms that two must have in common, for their cosine to be counted
_LARGE = 300  # articles of a part from which the next two hold: found by all 48, 60,000 articles took 97 seconds
_FINDING = 24  # of an article's leading terms, the heaviest, by which it is found
_LIKELY = 3  # articles of another part whose cosine is counted, those with most of these terms in common
_SMALL_LIKELY = 12  # the same in parts that are small
_MANY = 24  # articles of a part with one term, beyond which it finds none: it names no subject that is small enough


@dataclass(frozen=True, slots=True)
class Leading:
    """A part's articles by their heaviest terms."""

    names: tuple[str, ...]
    """By name."""
    ends: bytes
    """Where each one's terms end; four bytes each."""
    marks: bytes
    """Of one article rising; four bytes each."""
    weights: bytes
    """Two bytes each."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best neighbours that articles of one part have in another."""

    names: tuple[str, ...]
    """Of all that have some, or are some."""
    rows: bytes
    """For each pair three numbers of four bytes: the article by its place among the names, its neighbour likewise, the
    cosine. An article's rows follow one another, the best first. Packed by zlib."""


@dataclass(frozen=True, slots=True)
class Near:
    """What two parts have in common."""

    mine: Found
    """For the first part's articles."""
    theirs: Found
    """For the second's; empty where both are one part."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An article that is like another."""

    name: str
    """`articles/<id>`."""
    cosine: int
    """In thousandths, by their leading terms."""
    words: tuple[str, ...] = ()
    """Words that both have, the most telling first, as the page's article prints them; at most three."""


@dataclass(frozen=True, slots=True)
class Related:
    """An article's neighbours."""

    name: str
    similar: tuple[Similar, ...]
    """The best first."""


_NONE = Found((), compress(b"", 1))


def leading(vectors: Mapping[str, Vector]) -> Leading:
    """The heaviest terms of these articles; a pair of words weighs half, as it stands beside its words."""
    ends, marks, weights = array("I"), array("I"), array("H")
    for one in vectors.values():
        mine = array("I", one.marks)
        heavy = [weight >> (mark & PAIR) for mark, weight in zip(mine, array("H", one.weights), strict=True)]
        kept = sorted(nlargest(LEADING, range(len(mine)), key=heavy.__getitem__))
        marks.extend(mine[place] for place in kept)
        weights.extend(heavy[place] for place in kept)
        ends.append(len(marks))
    return Leading(tuple(vectors), ends.tobytes(), marks.tobytes(), weights.tobytes())


class _Part:
    """A part, with the articles of each term."""

    def __init__(self, part: Leading) -> None:
        ends, marks, weights = array("I", part.ends), array("I", part.marks), array("H", part.weights)
        starts = [0, *ends][: len(ends)]
        self.names = part.names
        self.terms = [
            dict(zip(marks[start:end], weights[start:end], strict=True))
            for start, end in zip(starts, ends, strict=True)
        ]
        self.norms = [isqrt(sum(weight * weight for weight in terms.values())) or 1 for terms in self.terms]
        self.is_large = len(part.names) >= _LARGE
        finding = _FINDING if self.is_large else LEADING
        self.finding = [nlargest(finding, terms, key=terms.__getitem__) for terms in self.terms]
        holders: dict[int, list[int]] = {}
        for at, marks_of in enumerate(self.finding):
            for mark in marks_of:
                holders.setdefault(mark, []).append(at)
        self.holders = {mark: found for mark, found in holders.items() if len(found) <= _MANY}


@lru_cache(maxsize=40)  # all parts of a large archive: each is held against each
def _part(part: Leading) -> _Part:
    return _Part(part)


def near(one: Leading, other: Leading) -> Near:
    """The best neighbours that the articles of two parts have in each other; a part may be held against itself."""
    mine, theirs = _part(one), _part(other)
    found = list(_pairs(mine, theirs))
    if one == other:
        return Near(_best(found, mine, theirs), _NONE)
    return Near(_best(found, mine, theirs), _best([(there, at, like) for at, there, like in found], theirs, mine))


def _pairs(mine: _Part, theirs: _Part) -> Iterator[tuple[int, int, int]]:
    """Articles of both parts that have enough terms in common to be neighbours, with their cosine."""
    holders = theirs.holders.get
    for at, finding in enumerate(mine.finding):
        counts = Counter(chain.from_iterable(filter(None, map(holders, finding))))
        likely = [(count, -there) for there, count in counts.items() if count >= _BOTH]
        most = _LIKELY if mine.is_large else _SMALL_LIKELY
        if len(likely) > most:
            likely = nlargest(most, likely)
        terms = mine.terms[at]
        for _, there in likely:
            heavy = theirs.terms[-there]
            dot = sum([weight * heavy[mark] for mark, weight in terms.items() if mark in heavy])
            cosine = dot * ONE // (mine.norms[at] * theirs.norms[-there])
            if cosine >= LEAST and not (mine is theirs and at == -there):
                yield at, -there, cosine


def _best(found: Iterable[tuple[int, int, int]], mine: _Part, theirs: _Part) -> Found:
    by_article: dict[int, list[tuple[int, int]]] = {}
    for at, there, cosine in found:
        by_article.setdefault(at, []).append((cosine, -there))
    places: dict[str, int] = {}
    rows = array("I")
    most = _LIKELY if mine.is_large else SIMILAR
    for at in sorted(by_article):
        place = places.setdefault(mine.names[at], len(places))
        for cosine, there in nlargest(most, by_article[at]):
            rows.extend((place, places.setdefault(theirs.names[-there], len(places)), min(cosine, ONE)))
    return Found(tuple(places), compress(rows.tobytes(), 1))


def found_in_second(near: Near) -> Found:
    """The neighbours of the first part's articles."""
    return near.mine


def found_in_first(near: Near) -> Found:
    """The neighbours of the second part's articles."""
    return near.theirs


def related(parts: Mapping[str, Found]) -> tuple[Related, ...]:
    """The neighbours of a part's articles that have some, by name.

    `parts` are what it has in each part, itself too.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for one in parts.values():
        numbers = array("I", decompress(one.rows))
        for mine, other, cosine in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            found.setdefault(one.names[mine], []).append((-cosine, one.names[other]))
    return tuple(
        Related(name, tuple(Similar(other, -cosine) for cosine, other in sorted(found[name])[:SIMILAR]))
        for name in sorted(found)
    )


def with_words(
    related: tuple[Related, ...], texts: Mapping[str, Terms], vectors: Mapping[str, Vector]
) -> tuple[Related, ...]:
    """The same, with words that say why; `vectors` are of all that stand there, `texts` of the part's own articles."""
    heavy = {name: weights_of(one) for name, one in vectors.items()}
    return tuple(Related(row.name, tuple(_with_words(row, texts[row.name].printed(), heavy))) for row in related)


def _with_words(row: Related, printed: Mapping[int, str], heavy: Mapping[str, Mapping[int, int]]) -> Iterator[Similar]:
    mine = heavy[row.name]
    for one in row.similar:
        theirs = heavy[one.name]
        both = sorted([(-mine[mark] * theirs[mark], mark) for mark in printed if mark in mine and mark in theirs])
        yield Similar(one.name, one.cosine, tuple(printed[mark] for _, mark in both[:_WORDS]))
