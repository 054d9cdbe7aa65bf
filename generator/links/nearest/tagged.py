"""The articles whose topics a person has confirmed, and what speaks for a topic (`votes`).

Nearest neighbours over tf-idf (`links.likeness`), each voting with the square of its likeness; what a topic's articles
have in common counts besides, since with one or two articles a topic no neighbour is near by chance alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from generator.links.likeness.weights import Vector


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


@dataclass(frozen=True, slots=True)
class Tried:
    """What speaks for a tagged article's topics as if it had none, and no prints of the same text were held."""

    id: str
    voted: tuple[Voted, ...]
    copies: tuple[str, ...]
    """The ids of the prints of the same text."""
