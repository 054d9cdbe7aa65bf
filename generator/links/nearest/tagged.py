"""The articles whose topics a person has confirmed, and how like another article they are.

Nearest neighbours over tf-idf (`links.likeness`), each voting with the square of its likeness; what a topic's articles
have in common counts besides, since with one or two articles a topic no neighbour is near by chance alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from math import isqrt

from generator.links.likeness.weights import ONE, Vector, weights_of

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


@dataclass(frozen=True, slots=True)
class Tagged:
    """An article whose topics are confirmed."""

    id: str
    title: str
    topics: tuple[str, ...]
    vector: Vector
    is_presumed: bool = False
    """Nobody has confirmed them: it prints phrases that show them."""


@dataclass(frozen=True, slots=True)
class Known:
    """All tagged articles, told apart from others by name alone: to hash a thousand vectors costs as much as a vote."""

    name: str
    tagged: tuple[Tagged, ...] = field(compare=False)


def known(tagged: Iterable[Tagged]) -> Known:
    """These articles, with a name that no others have."""
    every = tuple(tagged)
    found = sha256()
    for each in every:
        found.update(repr((each.id, each.title, each.topics, each.is_presumed)).encode())
        found.update(each.vector.marks + each.vector.weights)
    return Known(found.hexdigest(), every)


@dataclass(frozen=True, slots=True)
class Voted:
    """What speaks for one topic."""

    topic: str
    votes: int
    """Its share of the neighbours' votes, in thousandths."""
    centre: int
    """How like the article is to all that the topic's articles say, in thousandths."""
    nearest: int
    """How like the nearest of its articles is, in thousandths."""
    by: tuple[str, ...]
    """The ids of its nearest articles, at most three."""


class _Index:
    """Tagged articles by their terms."""

    def __init__(self, tagged: tuple[Tagged, ...]) -> None:
        self.tagged = tagged
        self.squares = [each.vector.square for each in tagged]
        by_term: dict[int, list[tuple[int, int]]] = defaultdict(list)
        centres: dict[str, dict[int, int]] = {}
        for at, each in enumerate(tagged):
            weights = weights_of(each.vector)
            long = isqrt(each.vector.square) or 1
            for mark, weight in weights.items():
                by_term[mark].append((at, weight))
            for topic in each.topics:
                centre = centres.setdefault(topic, {})
                for mark, weight in weights.items():
                    centre[mark] = centre.get(mark, 0) + weight * ONE // (long * (PRESUMED if each.is_presumed else 1))
        most = max(FEW, len(tagged) // COMMON)
        self.by_term = {mark: rows for mark, rows in by_term.items() if len(rows) <= most}
        self.sizes = {topic: isqrt(sum(w * w for w in centre.values())) or 1 for topic, centre in centres.items()}
        self.centred: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for topic, centre in centres.items():
            for mark, weight in centre.items():
                if mark in self.by_term:
                    self.centred[mark].append((topic, weight * ONE // self.sizes[topic]))


@lru_cache(maxsize=2)
def _index(known: Known) -> _Index:
    return _Index(known.tagged)


@dataclass(frozen=True, slots=True)
class Tried:
    """What speaks for a tagged article's topics as if it had none, and no prints of the same text were held."""

    id: str
    voted: tuple[Voted, ...]
    copies: tuple[str, ...]
    """The ids of the prints of the same text."""


def votes(vector: Vector, known: Known, own: str = "") -> tuple[Voted, ...]:
    """What speaks for each topic that a neighbour has, most votes first; the article `own` has no vote."""
    index = _index(known)
    here = _met(weights_of(vector), index)
    near = _near(index, here, vector.square, own)
    return _voted(known.tagged, near[:NEIGHBOURS], _centres(index, here, vector.square, own))


def tried(vector: Vector, known: Known, own: str) -> Tried:
    """What speaks for the topics of the article `own`; prints of the same text prove nothing."""
    index = _index(known)
    here = _met(weights_of(vector), index)
    near = _near(index, here, vector.square, own)
    others = [row for row in near if row[0] < COPY]
    voted = _voted(known.tagged, others[:NEIGHBOURS], _centres(index, here, vector.square, own))
    return Tried(own, voted, tuple(known.tagged[at].id for like, at in near if like >= COPY))


def _voted(tagged: Sequence[Tagged], near: Sequence[tuple[int, int]], centres: Mapping[str, int]) -> tuple[Voted, ...]:
    weights = [like * like // (PRESUMED if tagged[at].is_presumed else 1) for like, at in near]
    all_ = sum(weights) or 1
    found: dict[str, list[tuple[int, int, int]]] = {}
    for (like, at), weight in zip(near, weights, strict=True):
        for topic in tagged[at].topics:
            found.setdefault(topic, []).append((weight, like, at))
    rows = [
        Voted(
            topic,
            ONE * sum(weight for weight, _, _ in voters) // all_,
            centres.get(topic, 0),
            voters[0][1],
            tuple(tagged[at].id for _, _, at in voters[:3]),
        )
        for topic, voters in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.votes, row.topic)))


def _met(weights: Mapping[int, int], index: _Index) -> dict[int, int]:
    return {mark: weight for mark, weight in weights.items() if mark in index.by_term}


def _near(index: _Index, here: Mapping[int, int], square: int, own: str) -> list[tuple[int, int]]:
    """How like all that are at all like it are, in thousandths, and which; the nearest first."""
    dots: dict[int, int] = defaultdict(int)
    for mark, weight in here.items():
        for at, other in index.by_term.get(mark, ()):
            dots[at] += weight * other
    rows = [(dot * ONE // (isqrt(square * index.squares[at]) or 1), at) for at, dot in dots.items()]
    kept = [row for row in rows if row[0] >= NEAR and index.tagged[row[1]].id != own]
    return sorted(kept, key=lambda row: (-row[0], row[1]))


def _centres(index: _Index, here: Mapping[int, int], square: int, own: str) -> dict[str, int]:
    """How like the article is to each topic's centre, in thousandths; its own share of it is taken out again."""
    dots: dict[str, int] = defaultdict(int)
    for mark, weight in here.items():
        for topic, other in index.centred.get(mark, ()):
            dots[topic] += weight * other
    long = isqrt(square) or 1
    found = {topic: dot // long for topic, dot in dots.items()}
    for each in index.tagged if own else ():
        if each.id == own:
            for topic in each.topics:
                share = _own_share(index, topic, here, long) // (PRESUMED if each.is_presumed else 1)
                found[topic] = max(0, found.get(topic, 0) - share)
    return found


def _own_share(index: _Index, topic: str, here: Mapping[int, int], long: int) -> int:
    size = index.sizes[topic]
    own = sum((weight * ONE // long) * weight for mark, weight in here.items() if mark in index.by_term)
    return own // long * ONE // size
