"""How like two reports are, as far as it tells whether they are of one event: shared passages, and shared words.

Words alone don't tell: a sequel of years later has the same names and the same subject, and as many words in common as
two reports of one day by different hands. It shares no passages.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.links.likeness.terms import terms_of
from generator.links.likeness.weights import ONE, Frequencies, Vector, cosine, frequencies, vector, weights_of
from generator.links.passages.align import Compared, shared
from generator.links.passages.words import seeds_in, words_of

SAMPLED = 4  # of so many seeds one is kept: a passage of thirty words has some twenty
LEAST = 2  # seeds of the sample that two reports must share to be looked at
COMMON = 50  # reports that have a seed, from which it is boilerplate

_PERCENT = ONE // 100


class Likeness(NamedTuple):
    """How like two texts are."""

    words: int
    """Of the first text that stand in passages both share."""
    share: int
    """Percent of the first text's words that these are."""
    cosine: int
    """Percent, of their words by tf-idf; how rare a word is, is not asked of the archive, which changes."""


class Report:
    """A text that is compared with others."""

    def __init__(self, title: str, text: str) -> None:
        """`title` is empty where it was made from the text."""
        self.compared = Compared(text)
        self.vector: Vector = vector(terms_of(title, text.split("\n")), _no_archive())


@lru_cache(maxsize=1)
def _no_archive() -> Frequencies:
    """Only commonplace words count less: the same two reports are as like in any archive."""
    return frequencies({})


def likeness(one: Report, other: Report) -> Likeness:
    """How like a report is to another, seen from the first."""
    both = shared(one.compared, other.compared)
    covered: set[int] = set()
    for passage in both:
        covered.update(range(passage.start, passage.end))
    squares = one.vector.square * other.vector.square
    alike = cosine(weights_of(one.vector), weights_of(other.vector), squares) // _PERCENT
    return Likeness(len(covered), 100 * len(covered) // (len(one.compared.keys) or 1), alike)


def sketch(text: str) -> bytes:
    """A sample of a text's seeds, each once, rising; four bytes each."""
    return array("I", sorted({mark for mark in seeds_in(words_of(text)).marks if mark % SAMPLED == 0})).tobytes()


def candidates(sketches: Mapping[str, bytes], asked: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each of the reports that are asked about, those that may share a passage with it, by name."""
    marks = {name: array("I", sketches[name]) for name in asked}
    holders: dict[int, list[str]] = {mark: [] for one in marks.values() for mark in one}
    known = holders.keys()
    for name in sorted(sketches):
        for mark in known & set(array("I", sketches[name])):
            if len(holders[mark]) <= COMMON:
                holders[mark].append(name)
    for name in asked:
        met = Counter(each for mark in marks[name] if len(holders[mark]) <= COMMON for each in holders[mark])
        yield name, tuple(sorted(each for each, count in met.items() if each != name and count >= LEAST))
