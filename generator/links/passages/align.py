"""Two texts laid along each other: the passages both have, word for word or edited.

Seed and extend, as sequences are compared in biology (BLAST, Altschul et al. 1990): runs of telling words that both
have are gathered where they lie near each other in both, and what was gathered grows as far as the words go on alike.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, product
from operator import itemgetter

from generator.links.passages.hollow import figures, is_hollow, is_notice
from generator.links.passages.words import Seed, is_unspaced, seeds_in, spans_of, words_of

NEAR = 12
"""Words that an edit may put between two parts of one passage, or move one of them by."""
SKIPPED = 3
"""Words that may differ where a passage grows; two words that are the same must follow, or a telling one."""
LEAST = 8
"""Words of a passage that both texts must have; names with their titles are shorter."""
LETTERS_A_WORD = 3
"""In scripts without blanks, where each letter counts as a word; the signs between them end no run."""
_LEAST_TELLING = 4
_LEAST_PLAIN = 3  # of the telling words, that begin with no capital: lists of names are shared by strangers
APART = 4
"""Words between two passages that are one."""
WHOLE = 12
"""Words that were copied if both texts have them one after the other, whatever they tell."""
LONE = 15
"""Words of an edited passage that is shown where two texts have no other, unless it is most of a sentence: set phrases
("about travelling to Japan for the first time") are shorter.
"""
SHORTEST = 9
"""Words of any passage that two texts have alone."""
MOST = 60
"""Percent of its sentence, in one of the texts, that a shorter one must be."""
ALIKE = 55
"""Percent of the words of a passage that the other's must have."""


_REPEATED = 8  # times that a run may stand in a text; what a text says over and over tells no passage from another
_STRAY = 3  # words beyond the end of a sentence that are the same by chance
_SENTENCE_END = re.compile(r"[.!?…:]['\"’”)\]]*\s|[。！？۔।\n]")


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage two texts have, by the numbers of its words in each, half open."""

    start: int
    end: int
    other_start: int
    other_end: int


class Compared:
    """A text as it is laid along others."""

    def __init__(self, text: str) -> None:
        """Its words and seeds; where the words stand is found out when it is asked for."""
        self.text = text
        words = words_of(text)
        self._words = words
        self.seeds = seeds_in(words)
        self.marks = frozenset(self.seeds.marks)

    @cached_property
    def keys(self) -> list[str]:
        """The words as they are the same but for case and signs."""
        return [word[0] for word in self._words]

    @cached_property
    def stems(self) -> list[str]:
        """The stems of the telling ones; empty for the others."""
        return [word[1] for word in self._words]

    @cached_property
    def forms(self) -> list[str]:
        """What the words have in common with other forms of themselves."""
        return [word[1] or word[0] for word in self._words]

    def seeds_of(self, marks: Set[int]) -> list[Seed]:
        """The seeds with these marks, in the order of the text."""
        seeds = zip(self.seeds.marks, self.seeds.firsts, self.seeds.lasts, strict=True)
        return sorted(compress(seeds, map(marks.__contains__, self.seeds.marks)), key=itemgetter(1, 2))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the words stand, in code points."""
        return spans_of(self.text)


def shared(one: Compared, other: Compared, but: frozenset[int] = frozenset()) -> list[Shared]:
    """The passages both have, in the order of the first. No seed among `but` begins one."""
    found = []
    for first, last, start, end in _clusters(one, other, but):
        first, start = _grown(one, first, other, start, -1)
        last, end = _grown(one, last, other, end, 1)
        found.append((first, last, start, end))
    kept = []
    for first, last, start, end in _joined(found, one, other):
        if last - first + 1 < LEAST or end - start + 1 < LEAST:
            continue
        first, last = _trimmed(one, first, last)
        start, end = _trimmed(other, start, end)
        if _is_passage(one, other, (first, last, start, end)):
            kept.append(Shared(first, last + 1, start, end + 1))
    return kept if not _is_one(one, kept) or any(_may_be_alone(one, other, each) for each in kept) else []


def _is_one(text: Compared, found: Sequence[Shared]) -> bool:
    """Whether there are passages, and all lie on the first in one of the texts or have no words but its own."""
    if not found:
        return False
    first, *rest = found
    words = set(text.keys[first.start : first.end])
    return all(
        (each.start < first.end and first.start < each.end)
        or (each.other_start < first.other_end and first.other_start < each.other_end)
        or words.issuperset(text.keys[each.start : each.end])
        or words.issubset(text.keys[each.start : each.end])
        for each in rest
    )


def _may_be_alone(one: Compared, other: Compared, found: Shared) -> bool:
    """Whether a passage tells of copying where it is all that two texts have in common."""
    forms = one.forms[found.start : found.end]
    mine, theirs = one.keys[found.start : found.end], other.keys[found.other_start : found.other_end]
    is_exact = mine == theirs
    here, there = figures(mine), figures(theirs)
    if len(forms) < SHORTEST * _scale(forms) or is_notice(mine) or is_notice(theirs) or (here - there and there - here):
        return False
    if len(forms) >= (WHOLE if is_exact else LONE) * _scale(forms):
        return True
    places = (one, found.start, found.end), (other, found.other_start, found.other_end)
    return any(100 * (end - start) >= MOST * _around(text, start, end) for text, start, end in places)


def _printed(text: Compared, first: int, last: int) -> str:
    return text.text[text.spans[first][0] : text.spans[last][1]]


def _around(text: Compared, start: int, end: int) -> int:
    """The number of words of the sentences that a passage begins and ends in."""
    spans = text.spans
    while start and not _SENTENCE_END.search(text.text, spans[start - 1][1], spans[start][0]):
        start -= 1
    while end < len(spans) and not _SENTENCE_END.search(text.text, spans[end - 1][1], spans[end][0]):
        end += 1
    return end - start


def _scale(forms: Sequence[str]) -> int:
    """How many of a text's parts count as one word."""
    return LETTERS_A_WORD if 2 * sum(map(is_unspaced, forms)) > len(forms) else 1


Cluster = tuple[int, int, int, int]
"""First and last word of the one text, then of the other; both inside."""


def _clusters(one: Compared, other: Compared, but: frozenset[int]) -> list[Cluster]:
    """Runs that both have, gathered where they are near each other in both texts."""
    common = (one.marks & other.marks) - but
    if not common:
        return []
    own, where = one.seeds_of(common), _by_mark(other.seeds_of(common))
    times = Counter(mark for mark, _, _ in own)
    near: list[list[int]] = []
    found: list[list[int]] = []
    for mark, first, last in own:
        if max(len(where[mark]), times[mark]) > _REPEATED:
            continue
        near = [cluster for cluster in near if first <= cluster[1] + NEAR]
        for _, start, end in where[mark]:
            for cluster in reversed(near):
                is_near = cluster[2] - NEAR <= end and start <= cluster[3] + NEAR
                if is_near and abs(start - first - cluster[4]) <= NEAR:
                    cluster[1] = max(cluster[1], last)
                    cluster[2], cluster[3] = min(cluster[2], start), max(cluster[3], end)
                    cluster[4] = start - first
                    break
            else:
                near.append([first, last, start, end, start - first])
                found.append(near[-1])
    return [(first, last, start, end) for first, last, start, end, _ in found]


def _by_mark(seeds: Sequence[Seed]) -> dict[int, list[Seed]]:
    found: dict[int, list[Seed]] = {}
    for seed in seeds:
        found.setdefault(seed[0], []).append(seed)
    return found


def _grown(one: Compared, at: int, other: Compared, there: int, step: int) -> tuple[int, int]:
    """How far the words go on alike, backwards or forwards, from two words that are."""
    mine, theirs = one.forms, other.forms
    size, other_size = len(mine), len(theirs)
    while True:
        for skipped, other_skipped in _SKIPS:
            near, far = at + step * (skipped + 1), there + step * (other_skipped + 1)
            if not (0 <= near < size and 0 <= far < other_size) or mine[near] != theirs[far]:
                continue
            if (skipped or other_skipped) and not (skipped < _STRAY > other_skipped and one.stems[near]):
                further, beyond = near + step, far + step
                if not (0 <= further < size and 0 <= beyond < other_size) or mine[further] != theirs[beyond]:
                    continue
            at, there = near, far
            break
        else:
            return at, there


_SKIPS = sorted(product(range(SKIPPED + 1), repeat=2), key=lambda pair: (max(pair), sum(pair)))


def _joined(found: list[Cluster], one: Compared, other: Compared) -> list[Cluster]:
    """Passages near each other in both texts are one, if that is still alike: what was moved or put in divides none."""
    kept: list[Cluster] = []
    for first, last, start, end in sorted(found):
        for at, (low, high, there, beyond) in enumerate(kept):
            if first > high + APART or low > last + APART or start > beyond + APART or there > end + APART:
                continue
            wide = min(low, first), max(high, last), min(there, start), max(beyond, end)
            if (first, last, start, end) == wide or wide == kept[at] or _percent(wide, one, other) >= ALIKE:
                kept[at] = wide
                break
        else:
            kept.append((first, last, start, end))
    return kept


def _percent(place: Cluster, one: Compared, other: Compared) -> int:
    """How much of the longer passage is in the other, word by word, in any order."""
    first, last, start, end = place
    mine, theirs = one.forms[first : last + 1], other.forms[start : end + 1]
    return 100 * (Counter(mine) & Counter(theirs)).total() // max(len(mine), len(theirs))


def _trimmed(text: Compared, first: int, last: int) -> tuple[int, int]:
    """The first and last word without the few beyond the end or the beginning of a sentence."""
    spans = text.spans
    for at in range(first + 1, min(first + _STRAY, last) + 1):
        if _SENTENCE_END.search(text.text, spans[at - 1][1], spans[at][0]):
            first = at
    for at in range(last, max(last - _STRAY, first), -1):
        if _SENTENCE_END.search(text.text, spans[at - 1][1], spans[at][0]):
            last = at - 1
    return first, last


def _is_passage(one: Compared, other: Compared, place: Cluster) -> bool:
    """Whether so much is the same, and tells so much, that it was hardly written twice."""
    first, last, start, end = place
    mine, theirs = one.forms[first : last + 1], other.forms[start : end + 1]
    scale = _scale(mine)
    if is_hollow(_printed(one, first, last)) or is_hollow(_printed(other, start, end)):
        return False
    if len(mine) >= WHOLE * scale and one.keys[first : last + 1] == other.keys[start : end + 1]:
        return True
    same = (Counter(mine) & Counter(theirs)).total()
    if same < LEAST * scale or same * 100 < ALIKE * max(len(mine), len(theirs)):
        return False
    have = set(theirs)
    telling = [at for at in range(first, last + 1) if one.stems[at] and one.stems[at] in have]
    plain = sum(not one.text[one.spans[at][0]].isupper() for at in telling)
    return len(telling) >= _LEAST_TELLING * scale and plain >= _LEAST_PLAIN
