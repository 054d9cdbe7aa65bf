"""Which articles may share a passage: those that have enough seeds near each other in both.

The seeds of an archive lie in slices, by their marks, and the articles in parts, by their names: an edit moves a few
seeds of one article, and what is made anew is one part and those few slices.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from zlib import crc32

from generator.links.passages.align import NEAR
from generator.links.passages.words import seeds_in, words_of
from generator.model import Article, Body

PARTS = 64
"""Into which an archive's articles fall by their names: an edit makes one anew."""
SLICES = 32
"""Into which seeds fall by their marks."""
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
_PLACE = 10  # bits of a place in blocks
_MASK = (1 << _PLACE) - 1  # the words of a book beyond its 16,000th stand together
_SHORT = _BLOCK * _MASK  # seeds of a text all of whose words stand before that
_PART = 26  # bits below the number of a part: an article's number in it has sixteen
_NUMBER = 18  # bits of an article's number
_AT_ONCE = 4096  # articles whose codes are held against each other at once
_PAIR = 28  # bits below the numbers of two articles


@dataclass(frozen=True, slots=True)
class Indexed:
    """The seeds of one part of an archive's articles that lie in one slice."""

    codes: bytes
    """For each seed of an article, once, eight bytes, rising: its mark, the article's number in its part, and the block
    of words in which it stands first."""


@dataclass(frozen=True, slots=True)
class Met:
    """What one slice says."""

    codes: bytes
    """For each seed of two articles, eight bytes: the numbers of these, where it stands in each, and its weight;
    rising."""
    furniture: tuple[tuple[str, bytes], ...]
    """Publisher → the marks of its furniture, rising, four bytes each."""


ROLL = "roll"
"""In the place of a slice's name: the articles themselves."""
Named = tuple[str, str]
"""An article's name and its publisher."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The articles of a part, in the order of their numbers in it."""

    articles: tuple[Named, ...]
    paragraphs: bytes = b""
    """For each paragraph of an article with a publisher, once, eight bytes, rising: its mark, the article's number."""


@dataclass(frozen=True, slots=True)
class Roll:
    """All articles whose seeds are looked at."""

    articles: tuple[Named, ...]
    """By name; by their places here they are numbered."""
    numbers: tuple[tuple[str, tuple[int, ...]], ...]
    """Part → the numbers of its articles, by their numbers in it."""


def roll(parts: Mapping[str, Indexed | Listed]) -> Roll:
    """All articles of these parts."""
    listed = {part: one.articles for part, one in parts.items() if isinstance(one, Listed)}
    articles = tuple(sorted(one for part in listed.values() for one in part))
    number = {one: at for at, one in enumerate(articles)}
    return Roll(articles, tuple((part, tuple(map(number.__getitem__, found))) for part, found in listed.items()))


def part_of(name: str) -> str:
    """The part in which an article's seeds lie."""
    return f"part-{crc32(name.encode('utf-8', 'surrogatepass')) % PARTS:02x}"


def slice_name(number: int) -> str:
    """What a slice is called."""
    return f"slice-{number:02x}"


def seeds_by_slice(
    articles: Mapping[str, Article], bodies: Mapping[str, Body]
) -> Iterator[tuple[str, Indexed | Listed]]:
    """The seeds of these articles by slice, without those of drafts and of what was withdrawn; first who they are."""
    shown = [name for name, one in articles.items() if name in bodies and not (one.draft or one.withdrawn)]
    paragraphs = sorted(
        mark << 32 | number
        for number, name in enumerate(shown)
        if articles[name].publisher
        for mark in {paragraph_mark(text) for text in bodies[name].blocks}
    )
    yield ROLL, Listed(tuple((name, articles[name].publisher) for name in shown), array("Q", paragraphs).tobytes())
    codes: list[int] = []
    for number, name in enumerate(shown):
        codes += _codes_of(number, bodies[name])
    codes.sort()
    width = (1 << 64) // SLICES
    begin = 0
    for number in range(SLICES):
        end = bisect_left(codes, (number + 1) * width, begin)
        if end > begin:
            yield slice_name(number), Indexed(array("Q", codes[begin:end]).tobytes())
        begin = end


def _codes_of(number: int, body: Body) -> list[int]:
    seeds = seeds_in([word for block in body.blocks for word in words_of(block)])
    first = dict(zip(reversed(seeds.marks), reversed(seeds.firsts), strict=True))
    low = number << _PLACE
    if len(seeds.marks) <= _SHORT:
        return [mark << 32 | low | at // _BLOCK for mark, at in first.items()]
    return [mark << 32 | low | min(at // _BLOCK, _MASK) for mark, at in first.items()]


def met(parts: Mapping[str, Indexed | Listed], roll: Roll) -> Met:
    """What the articles have in common in one slice."""
    numbers = dict(roll.numbers)
    of_part = [numbers[part] for part in parts]
    every: list[int] = []
    for at, one in enumerate(parts.values()):
        if isinstance(one, Indexed):
            base = at << _PART
            every += [code | base for code in array("Q", one.codes)]
    every.sort()  # of parts that are sorted: these are only merged
    codes: list[int] = []
    furniture: dict[str, list[int]] = {}
    for begin, end in _shared(every, 32):
        stands = [
            (of_part[code >> _PART & PARTS - 1][code >> _PLACE & 0xFFFF], code & _MASK) for code in every[begin:end]
        ]
        if end - begin >= FURNITURE:
            publishers = [roll.articles[number][1] for number, _ in stands]
            recurring = _recurring(publishers)
            for publisher in recurring:
                furniture.setdefault(publisher, []).append(every[begin] >> 32)
            if recurring:
                stands = [each for each, by in zip(stands, publishers, strict=True) if by not in recurring]
        if 1 < len(stands) <= PHRASE:
            stands.sort()
            codes += _codes(stands)
    codes.sort()
    return Met(
        array("Q", codes).tobytes(), tuple((each, array("I", furniture[each]).tobytes()) for each in sorted(furniture))
    )


def _shared(codes: Sequence[int], bits: int) -> Iterator[tuple[int, int]]:
    """Where sorted codes that differ only in their last bits stand, if several do; half open, rising."""
    marks = [code >> bits for code in codes]
    begin = end = -1
    for at in [at for at, (one, other) in enumerate(pairwise(marks), 1) if one == other]:
        if at != end:
            if end > 0:
                yield begin, end
            begin = at - 1
        end = at + 1
    if end > 0:
        yield begin, end


def _recurring(publishers: Sequence[str]) -> tuple[str, ...]:
    counts = Counter(publishers)
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


def candidates(slices: Mapping[str, Met], roll: Roll) -> tuple[Candidate, ...]:
    """The pairs that have enough in common in one place, each once and in order."""
    found = []
    arrays = [array("Q", one.codes) for one in slices.values()]
    for codes in _stretches(arrays, len(roll.articles)):
        for begin, end in _shared(codes, _PAIR):
            places = [(code >> 18 & _MASK, code >> 8 & _MASK, code & 0xFF) for code in codes[begin:end]]
            if not _are_near(places):
                continue
            pair = codes[begin] >> _PAIR
            (first, publisher), (second, other) = (
                roll.articles[pair >> _NUMBER],
                roll.articles[pair & (1 << _NUMBER) - 1],
            )
            found.append(Candidate(first, second, publisher if publisher == other else ""))
    return tuple(found)


def _stretches(arrays: Sequence["array[int]"], articles: int) -> Iterator[list[int]]:
    """The codes of all slices in order, those of a few thousand articles at once: all of them may be many millions."""
    starts = [0] * len(arrays)
    for first in range(0, articles, _AT_ONCE):
        limit = first + _AT_ONCE << _NUMBER + _PAIR
        ends = [bisect_left(one, limit, start) for one, start in zip(arrays, starts, strict=True)]
        codes: list[int] = []
        for one, start, end in zip(arrays, starts, ends, strict=True):
            codes += one[start:end]
        yield sorted(codes)
        starts = ends


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


def paragraph_mark(text: str) -> int:
    """A number of 32 bits by which a paragraph is known, whatever its case and white space."""
    return crc32(" ".join(text.casefold().split()).encode("utf-8", "surrogatepass"))


def recurring_paragraphs(parts: Mapping[str, Listed]) -> Iterator[tuple[str, bytes]]:
    """By publisher the marks of paragraphs that so many of its articles have that they are furniture, rising."""
    codes: list[int] = []
    publishers: list[str] = []
    for one in parts.values():
        base = len(publishers)
        codes += [code + base for code in array("Q", one.paragraphs)]
        publishers += [publisher for _, publisher in one.articles]
    codes.sort()
    found: dict[str, list[int]] = {}
    for begin, end in _shared(codes, 32):
        if end - begin >= FURNITURE:
            for publisher in _recurring([publishers[code & 0xFFFF_FFFF] for code in codes[begin:end]]):
                found.setdefault(publisher, []).append(codes[begin] >> 32)
    yield from ((publisher, array("I", found[publisher]).tobytes()) for publisher in sorted(found))


def furniture(slices: Mapping[str, Met]) -> Iterator[tuple[str, bytes]]:
    """Each publisher's furniture: marks, four bytes each."""
    found: dict[str, bytes] = {}
    for one in slices.values():
        for publisher, marks in one.furniture:
            found[publisher] = found.get(publisher, b"") + marks
    yield from sorted(found.items())
