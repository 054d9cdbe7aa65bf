"""What an article shares, paragraph by paragraph: where else each stands, word for word or edited, and the diff."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, groupby

from generator.links.passages.align import Compared, Shared, shared
from generator.links.passages.index import paragraph_mark
from generator.links.passages.matching import matching
from generator.model import Body

_LEAST = 5
"""Words of a paragraph that must be in a passage, for the paragraph to be said to stand elsewhere."""
_REST = 3  # words outside a passage that do not yet make it a part of its paragraph
GAP = "\n\n"


class Change(StrEnum):
    """What a stretch of a word diff is."""

    SAME = "same"
    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a diff."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a part of one, that stands in another article."""

    block: int
    """Its number among the blocks of its article, from 0."""
    other_block: int
    """Where it begins in the other."""
    is_exact: bool
    """Word for word; case and signs may differ."""
    is_whole: bool
    """All of the paragraph, but for a word or two."""
    diff: tuple[Stretch, ...]
    """This article's words against the other's; of a part that is exact its words, of an exact paragraph none."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What two articles share, as either sees it."""

    parts: tuple[Part, ...]
    other_parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Also:
    """A paragraph's other place."""

    article: str
    """The other article's id."""
    part: Part


@dataclass(frozen=True, slots=True)
class Sharing:
    """What one article shares with others."""

    paragraphs: tuple[tuple[int, tuple[Also, ...]], ...]
    """Numbers of paragraphs, rising, with their other places."""
    alone: tuple[int, ...]
    """Numbers of paragraphs that stand nowhere else."""


@dataclass(frozen=True, slots=True)
class SharedWith:
    """How much an article shares with another."""

    article: str
    """The other's id."""
    paragraphs: int
    exact: int
    """Of these, whole and word for word."""


def blocks_of(body: Body) -> tuple[str, ...]:
    """The text that is laid along others; notes move nothing of it."""
    return body.blocks


def pair(one: tuple[str, ...], other: tuple[str, ...], furniture: bytes) -> Pair:
    """What two articles share; no passage begins with furniture, of which these are the marks."""
    mine, theirs = _compared(one), _compared(other)
    found = shared(mine, theirs, _marks(furniture))
    turned = [Shared(at.other_start, at.other_end, at.start, at.end) for at in found]
    return Pair(tuple(_parts(mine, one, theirs, other, found)), tuple(_parts(theirs, other, mine, one, turned)))


@lru_cache(maxsize=8)
def _marks(furniture: bytes) -> frozenset[int]:
    return frozenset(array("I", furniture))


@lru_cache(maxsize=400)  # an article's pairs follow one another, and its neighbours have some in common
def _compared(blocks: tuple[str, ...]) -> Compared:
    return Compared(GAP.join(blocks))


def _parts(
    mine: Compared, blocks: Sequence[str], theirs: Compared, other: Sequence[str], found: Sequence[Shared]
) -> Iterator[Part]:
    starts, other_starts = _starts(blocks), _starts(other)
    sizes = _sizes(mine, starts) if found else ()
    for at in found:
        keys, there = mine.keys[at.start : at.end], theirs.keys[at.other_start : at.other_end]
        where = {at.start + a: at.other_start + b for a, b in matching(keys, there).items()}
        for block, low, high in _by_block(mine, at, starts):
            met = [place for place in range(low, high) if place in where]
            if len(met) < _LEAST:
                continue
            low, high = met[0], met[-1] + 1
            start, end = where[met[0]], where[met[-1]] + 1
            is_exact = mine.keys[low:high] == theirs.keys[start:end]
            is_whole = sizes[block] - (high - low) < _REST
            diff = () if is_exact and is_whole else tuple(_diff(mine, (low, high), theirs, (start, end), where))
            yield Part(block, _block(other_starts, theirs.spans[start][0]), is_exact, is_whole, diff)


def _starts(blocks: Sequence[str]) -> list[int]:
    return [0, *accumulate(len(block) + len(GAP) for block in blocks)][: len(blocks)]


def _sizes(text: Compared, starts: Sequence[int]) -> tuple[int, ...]:
    """How many words each block has."""
    ends = [bisect_left(text.spans, (start, 0)) for start in [*starts[1:], len(text.text)]]
    return tuple(end - begin for begin, end in zip([0, *ends], ends, strict=False))


def _block(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _by_block(text: Compared, at: Shared, starts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each block that a passage meets, with the half open range of its words in it."""
    numbers = [_block(starts, start) for start, _ in text.spans[at.start : at.end]]
    for block, found in groupby(range(at.start, at.end), key=lambda word: numbers[word - at.start]):
        words = list(found)
        yield block, words[0], words[-1] + 1


def _diff(
    one: Compared, here: tuple[int, int], other: Compared, there: tuple[int, int], where: Mapping[int, int]
) -> Iterator[Stretch]:
    """The words of one text against the other's, both half open; `where` says which of these are which."""
    (low, high), (start, end) = here, there
    at, beyond = low, start
    while at < high or beyond < end:
        first = next((word for word in range(at, high) if word in where), high)
        last = where.get(first, end) if first < high else end
        if first > at:
            yield Stretch(Change.HERE, _said(one, at, first, high))
        if last > beyond:
            yield Stretch(Change.THERE, _said(other, beyond, last, end))
        at, beyond = first, last
        while at < high and where.get(at) == beyond:
            at, beyond = at + 1, beyond + 1
        if at > first:
            yield Stretch(Change.SAME, _said(one, first, at, high))


def _said(text: Compared, low: int, high: int, end: int) -> str:
    """The words from `low` to `high`, with the signs and blanks up to the next, unless the passage ends there."""
    return text.text[text.spans[low][0] : text.spans[high][0] if high < end else text.spans[high - 1][1]]


def recurring_in(blocks: Sequence[str], recurring: bytes) -> frozenset[int]:
    """The numbers of the paragraphs that recur on the publisher's pages, of which these are the marks."""
    marks = _marks(recurring)
    return frozenset(at for at, text in enumerate(blocks) if paragraph_mark(text) in marks) if marks else frozenset()


def sharing(name: str, blocks: tuple[str, ...], pairs: Mapping[str, Pair], recurring: bytes = b"") -> Sharing:
    """What the article of this name shares; `pairs` are by the names of both, a tab between.

    Paragraphs that recur on its publisher's pages, of which `recurring` has the marks, are not its alone.
    """
    found: dict[int, dict[str, Also]] = {}
    for names in sorted(pairs):
        is_first = names.startswith(f"{name}\t")
        parts = pairs[names].parts if is_first else pairs[names].other_parts
        other = names.removeprefix(f"{name}\t") if is_first else names.removesuffix(f"\t{name}")
        article = other.partition("/")[2]
        for part in parts:
            known = found.setdefault(part.block, {}).get(article)
            if known is None or _rank(part) > _rank(known.part):
                found[part.block][article] = Also(article, part)
    paragraphs = tuple((block, tuple(_best(found[block]))) for block in sorted(found))
    taken = recurring_in(blocks, recurring).union(found)
    alone = (at for at, text in enumerate(blocks) if at not in taken and len(text.split()) >= _LEAST)
    return Sharing(paragraphs, tuple(alone))


def _best(places: Mapping[str, Also]) -> list[Also]:
    return sorted(places.values(), key=lambda also: (_rank(also.part), also.article), reverse=True)


def _rank(part: Part) -> tuple[bool, bool, int]:
    same = sum(len(stretch.text) for stretch in part.diff if stretch.change is Change.SAME)
    return part.is_whole and part.is_exact, part.is_whole, same


def shared_with(sharing: Sharing) -> tuple[SharedWith, ...]:
    """How much it shares with each, most first: what the article's page needs to know of the others."""
    counts: dict[str, list[int]] = {}
    for _, places in sharing.paragraphs:
        for also in places:
            count = counts.setdefault(also.article, [0, 0])
            count[0] += 1
            count[1] += also.part.is_exact and also.part.is_whole
    order = sorted(counts, key=lambda article: (-counts[article][0], -counts[article][1], article))
    return tuple(SharedWith(article, *counts[article]) for article in order)
