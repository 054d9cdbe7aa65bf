"""Pairs of articles that are so alike, and so near in time, that they may report one event."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.links.likeness.near import Related
from generator.links.likeness.weights import ONE, Vector, cosine, weights_of
from generator.links.stories.reported import Reported, may_meet

LEAST = 120
"""The mean cosine, in thousandths, from which reports are of one event. Reports of one event by different papers in
different words had 100 to 400, those of two events on one day in one town up to 118."""
_WIDE = 300  # articles of two buckets with one term, from which it joins none by itself: it names no event
_UNDATED = 2 * LEAST  # an article without a day counts half as like as it is
_HINT = LEAST // 3  # of the cosine that the other terms must give, for the whole to be looked at


@dataclass(frozen=True, slots=True)
class Edge:
    """Two articles that may be of one story, by name."""

    one: str
    other: str


def edges(here: tuple[Reported, ...], there: tuple[Reported, ...], vectors: Mapping[str, Vector]) -> tuple[Edge, ...]:
    """The pairs of one bucket, and of it with the next."""
    every = [*here, *there]
    weights = [weights_of(vectors[one.name]) for one in every]
    squares = [vectors[one.name].square for one in every]
    found = []
    for at, other in _likely(weights, squares, len(here)):
        is_alike = cosine(weights[at], weights[other], squares[at] * squares[other]) >= LEAST
        if is_alike and may_meet(every[at], every[other]):
            found.append(Edge(*sorted((every[at].name, every[other].name))))
    return tuple(sorted(found, key=lambda edge: (edge.one, edge.other)))


def _likely(weights: Sequence[Mapping[int, int]], squares: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Pairs of which the first is one of the first so many, and that have enough telling terms in common."""
    holders: dict[int, list[int]] = {}
    for at, terms in enumerate(weights):
        for mark in terms:
            holders.setdefault(mark, []).append(at)
    for at in range(count):
        dots: dict[int, int] = {}
        for mark, weight in weights[at].items():
            others = holders[mark]
            if 1 < len(others) <= _WIDE:
                for other in others:
                    if other > at:
                        dots[other] = dots.get(other, 0) + weight * weights[other][mark]
        for other, dot in sorted(dots.items()):
            if (dot * ONE) ** 2 >= _HINT * _HINT * squares[at] * squares[other]:
                yield at, other


def undated_edges(related: tuple[Related, ...], who: tuple[Reported, ...]) -> tuple[Edge, ...]:
    """Pairs of an article whose days tell nothing with its neighbours, of one part."""
    undated = {one.name for one in who if not one.is_placed}
    pairs = {
        (min(row.name, one.name), max(row.name, one.name))
        for row in related
        if row.name in undated
        for one in row.similar
        if one.cosine >= _UNDATED
    }
    return tuple(Edge(*pair) for pair in sorted(pairs))
