"""Which articles may share a passage: those that have enough seeds near each other in both.

The seeds of an archive lie in slices, by their marks, and the articles in parts, by their names: an edit moves a few
seeds of one article, and what is made anew is one part and those few slices.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isqrt

from generator.links.passages.align import NEAR
from generator.links.passages.words import keys_of, seeds_of
from generator.model import Article, Body

SLICES = 32
COMMON = 12
"""Articles with one seed, beyond which each is held against the next few only: what many print from one wire still
meets, and a phrase costs no more than its number."""
_NEXT = 2
PHRASE = 1000
"""Articles with one seed, beyond which it joins none of them."""
FURNITURE = 4
"""Articles of one publisher with one seed, from which it is furniture of the publisher's pages."""
_WEIGHT = 240  # of a seed that no third article has; of others the less, the more have it
_LEAST_WEIGHT = 24  # twenty seeds in a row are a passage, however many print it
_ENOUGH = 480
_BLOCK = 16  # words; to so many a code tells where a seed stands
_REACH = NEAR // _BLOCK + 1
_MASK = (1 << 10) - 1  # of a place in blocks; the words of a book beyond its 16,000th stand together
_NUMBER = 18  # bits of an article's number


@dataclass(frozen=True, slots=True)
class Indexed:
    """Those of an article's seeds that lie in one slice."""

    name: str
    """`articles/<id>`."""
    publisher: str
    marks: bytes
    """Each once, rising; four bytes each."""
    places: bytes
    """The block of words in which each stands first; two bytes each."""


@dataclass(frozen=True, slots=True)
class Met:
    """What one slice says."""

    codes: bytes
    """For each seed of two articles, eight bytes: the numbers of these, where it stands in each, and its weight."""
    furniture: tuple[tuple[str, bytes], ...]
    """Publisher → the marks of its furniture, rising, four bytes each."""


ROLL = "roll"
"""In the place of a slice's name: the articles themselves."""
Roll = tuple[tuple[str, str], ...]
"""Name and publisher of each article, by name."""


def roll(parts: Mapping[str, tuple[Indexed, ...]]) -> Roll:
    """All articles whose seeds are looked at."""
    return tuple(sorted((one.name, one.publisher) for part in parts.values() for one in part))


def slice_name(number: int) -> str:
    """What a slice is called."""
    return f"slice-{number:02x}"


def seeds_by_slice(
    articles: Mapping[str, Article], bodies: Mapping[str, Body]
) -> Iterator[tuple[str, tuple[Indexed, ...]]]:
    """The seeds of these articles by slice, without those of drafts and of what was withdrawn; first who they are."""
    shown = {name: one for name, one in articles.items() if name in bodies and not (one.draft or one.withdrawn)}
    slices: dict[int, list[Indexed]] = {}
    for name, article in shown.items():
        for number, one in _sliced(name, article.publisher, bodies[name]):
            slices.setdefault(number, []).append(one)
    yield ROLL, tuple(Indexed(name, article.publisher, b"", b"") for name, article in shown.items())
    for number in sorted(slices):
        yield slice_name(number), tuple(slices[number])


def _sliced(name: str, publisher: str, body: Body) -> Iterator[tuple[int, Indexed]]:
    first: dict[int, int] = {}
    words = [word for block in body.blocks for word in keys_of(block)]
    keys, stems = zip(*words, strict=True) if words else ((), ())
    for mark, at, _ in seeds_of(keys, stems):
        first.setdefault(mark, at)
    marks = sorted(first)
    width = (1 << 32) // SLICES
    for number, found in groupby(marks, key=width.__rfloordiv__):
        here = array("I", found)
        places = array("H", [min(first[mark] // _BLOCK, _MASK) for mark in here])
        yield number, Indexed(name, publisher, here.tobytes(), places.tobytes())


def met(parts: Mapping[str, tuple[Indexed, ...]], roll: tuple[tuple[str, str], ...]) -> Met:
    """What the articles have in common in one slice; by their places in the roll codes number them."""
    every = [one for part in parts.values() for one in part]
    marks = [array("I", one.marks) for one in every]
    places = [array("H", one.places) for one in every]
    publishers = [one.publisher for one in every]
    number = {name: at for at, (name, _) in enumerate(roll)}
    numbers = [number[one.name] for one in every]
    codes = array("Q")
    furniture: dict[str, list[int]] = {}
    for mark, holders in _shared(marks):
        if len(holders) >= FURNITURE:
            recurring = _recurring(publishers, holders)
            for publisher in recurring:
                furniture.setdefault(publisher, []).append(mark)
            if recurring:
                holders = [at for at in holders if publishers[at] not in recurring]
        if 1 < len(holders) <= PHRASE:
            stands = sorted((numbers[at], places[at][bisect_left(marks[at], mark)]) for at in holders)
            codes.extend(_codes(stands))
    return Met(codes.tobytes(), tuple((each, array("I", furniture[each]).tobytes()) for each in sorted(furniture)))


def _shared(marks: Sequence["array[int]"]) -> Iterator[tuple[int, list[int]]]:
    """Each mark that several articles have, rising, with their places in the list."""
    seen: set[int] = set()
    again: set[int] = set()
    for each in marks:
        again.update(seen.intersection(each))
        seen.update(each)
    holders: dict[int, list[int]] = {mark: [] for mark in sorted(again)}
    for at, each in enumerate(marks):
        for mark in again.intersection(each):
            holders[mark].append(at)
    return iter(holders.items())


def _recurring(publishers: Sequence[str], holders: Sequence[int]) -> tuple[str, ...]:
    counts = Counter(publishers[at] for at in holders)
    return tuple(publisher for publisher, count in counts.items() if publisher and count >= FURNITURE)


def _codes(stands: Sequence[tuple[int, int]]) -> Iterator[int]:
    weight = max(_LEAST_WEIGHT, isqrt(_WEIGHT * _WEIGHT // (len(stands) - 1)))
    reach = len(stands) if len(stands) <= COMMON else _NEXT
    for at, (one, place) in enumerate(stands):
        for other, there in stands[at + 1 : at + 1 + reach]:
            yield ((one << _NUMBER | other) << 20 | place << 10 | there) << 8 | weight


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two articles worth laying along each other."""

    one: str
    other: str
    """By name, as `one`; the later of the two."""
    publisher: str
    """Of both; empty where it is not the same."""


def candidates(slices: Mapping[str, Met], roll: tuple[tuple[str, str], ...]) -> tuple[Candidate, ...]:
    """The pairs that have enough in common in one place, each once and in order."""
    codes = array("Q")
    for one in slices.values():
        codes.frombytes(one.codes)
    found = []
    for pair, group in groupby(sorted(codes), key=_pair):
        places = [(code >> 18 & _MASK, code >> 8 & _MASK, code & 0xFF) for code in group]
        if len(places) > 1 and _are_near(places):
            (first, publisher), (second, of_second) = roll[pair >> _NUMBER], roll[pair & (1 << _NUMBER) - 1]
            found.append(Candidate(first, second, publisher if publisher == of_second else ""))
    return tuple(found)


def _pair(code: int) -> int:
    return code >> 28


def _are_near(places: Sequence[tuple[int, int, int]]) -> bool:
    """Whether seeds weigh enough that follow one another in both texts."""
    chains: list[list[int]] = []
    for here, there, weight in places:
        for chain in chains:
            if here - chain[0] <= _REACH and abs(there - chain[1]) <= _REACH:
                chain[:] = here, there, chain[2] + weight
                if chain[2] >= _ENOUGH:
                    return True
                break
        else:
            chains.append([here, there, weight])
    return False


def furniture(slices: Mapping[str, Met]) -> Iterator[tuple[str, bytes]]:
    """Each publisher's furniture: marks, four bytes each."""
    found: dict[str, bytes] = {}
    for one in slices.values():
        for publisher, marks in one.furniture:
            found[publisher] = found.get(publisher, b"") + marks
    yield from sorted(found.items())
