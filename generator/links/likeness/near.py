"""Which articles are most alike: the heaviest terms of each, held against those of all others, two parts at a time.

Of a vector the heaviest terms find its neighbours nearly as well as all (static pruning: Carmel et al. 2001). What two
parts say of each other does not depend on a third, so that an edit makes anew what its own part and each other say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.links.likeness.terms import Terms
from generator.links.likeness.weights import ONE, Vector

if TYPE_CHECKING:  # it loads numpy, which is done where it is used
    from generator.links.likeness.joined import Pairs, Part

LEADING = 96
"""Terms of an article that find its neighbours."""
SIMILAR = 6
"""Neighbours of an article that a pair of parts, and then all, keep."""
LEAST = 40
"""The cosine of neighbours, in thousandths, by their leading terms: what shares a word or two is no neighbour."""
_WORDS = 3  # that say why two are neighbours
_LARGE = 300  # articles of a part from which less is looked at, as about 10,000 in all have
_FINDING = 24  # of an article's leading terms, the heaviest, by which it is found in a large part
_LIKELY = 3  # articles of another part whose cosine is counted, those with most of these terms in common
_SMALL_LIKELY = 12  # the same in parts that are small
_MANY = 16  # articles of a part with one term, beyond which it finds none: it names no subject that is small enough


@dataclass(frozen=True, slots=True)
class Leading:
    """A part's articles by their heaviest terms."""

    names: tuple[str, ...]
    """By name."""
    marks: bytes
    """As many of each article as `LEADING` says, 0 where it has fewer, the heaviest first; four bytes each."""
    weights: bytes
    """Two bytes each."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best neighbours that articles of one part have in another."""

    names: tuple[str, ...]
    """Of all that have some, then of all that are some."""
    counts: bytes
    """How many each of the first has; a byte each."""
    others: bytes
    """These by their places among the names of neighbours, an article's following one another; four bytes each."""
    cosines: bytes
    """Two bytes each."""


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


_NONE = Found((), b"", b"", b"")


def leading(vectors: Mapping[str, Vector]) -> Leading:
    """The heaviest terms of these articles; a pair of words weighs half, as it stands beside its words."""
    from generator.links.likeness.joined import heaviest

    return Leading(tuple(vectors), *heaviest([(one.marks, one.weights) for one in vectors.values()], LEADING))


def near(one: Leading, other: Leading) -> Near:
    """The best neighbours that the articles of two parts have in each other; a part may be held against itself."""
    from generator.links.likeness.joined import Effort, joined

    is_large = min(len(one.names), len(other.names)) >= _LARGE
    effort = Effort(_LIKELY, _LIKELY) if is_large else Effort(_SMALL_LIKELY, SIMILAR)
    mine, theirs = joined(_part(one), _part(other), effort, LEAST, ONE)
    first = _found(mine, one.names, other.names)
    return Near(first, _NONE if one == other else _found(theirs, other.names, one.names))


def _part(part: Leading) -> "Part":
    from generator.links.likeness.joined import part_of

    return part_of(part.marks, part.weights, LEADING, _FINDING if len(part.names) >= _LARGE else LEADING, _MANY)


def _found(pairs: "Pairs", mine: tuple[str, ...], theirs: tuple[str, ...]) -> Found:
    articles, others, rows = pairs.packed()
    return Found((*map(mine.__getitem__, articles), *map(theirs.__getitem__, others)), *rows)


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
    from generator.links.likeness.joined import best_of

    found = best_of(((one.names, one.counts, one.others, one.cosines) for one in parts.values()), SIMILAR)
    rows = sorted((name, -cosine, other) for name, other, cosine in found)
    return tuple(
        Related(name, tuple(Similar(other, -cosine) for _, cosine, other in [*mine][:SIMILAR]))
        for name, mine in groupby(rows, itemgetter(0))
    )


def with_words(
    related: tuple[Related, ...], texts: Mapping[str, Terms], vectors: Mapping[str, Vector]
) -> tuple[Related, ...]:
    """The same, with words that say why; `vectors` are of all that stand there, `texts` of the part's own articles."""
    from generator.links.likeness.reasons import telling

    place = {name: at for at, name in enumerate({row.name: None for row in related} | dict.fromkeys(vectors))}
    pairs = [(place[row.name], place[one.name]) for row in related for one in row.similar]
    marks = iter(
        telling([texts[row.name].labelled for row in related], [vectors[name] for name in place], pairs, _WORDS)
    )
    return tuple(Related(row.name, tuple(_with_words(row, texts[row.name].printed(), marks))) for row in related)


def _with_words(row: Related, printed: Mapping[int, str], marks: Iterator[list[int]]) -> Iterator[Similar]:
    for one in row.similar:
        yield Similar(one.name, one.cosine, tuple([printed[mark] for mark in next(marks)]))
