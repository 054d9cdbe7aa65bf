"""A quote in a text: every place it stands, and the nearest passage where it stands nowhere."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model import Span
from generator.text import FOLDS, squeeze

_LIKE = {code: like for code, like in FOLDS.items() if like is not None}
_UNSEEN = "".join(chr(code) for code, like in FOLDS.items() if like is None)
_UNEVEN = re.compile(rf"[\s{_UNSEEN}]+")
_WORD = re.compile(r"\w+")
_SEEDS = 24  # of a quote's words, the rarest in the text, vote on where it may stand
_CANDIDATES = 3  # places with the most votes are compared word by word


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as quotes are compared with it: NFC, straight quotes and hyphens, single spaces, nothing unseen.

    Case is kept. The two tables say where each changed stretch began in the folded text and in the original; in
    between, characters correspond one to one.
    """

    text: str
    at: tuple[int, ...]
    """Offsets in the folded text, rising, the first 0."""
    was: tuple[int, ...]
    """The offset in the original for each of `at`."""

    def original(self, offset: int) -> int:
        """Where a character of the folded text stands in the original."""
        index = bisect_right(self.at, offset) - 1
        return self.was[index] + offset - self.at[index]


def folded(text: str) -> Folded:
    """The text folded, with the way back to its own offsets."""
    out: list[str] = []
    at, was, size = [0], [0], 0
    done = 0
    for start, end, like in _changes(text):
        kept = text[done:start]
        out += [kept, like]
        size += len(kept)
        at += [size, size + len(like)]
        was += [start, end]
        size += len(like)
        done = end
    return Folded("".join([*out, text[done:]]).translate(_LIKE), tuple(at), tuple(was))


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches whose length may change, with what they become."""
    if unicodedata.is_normalized("NFC", text):
        for run in _UNEVEN.finditer(text):
            like = " " if any(character.isspace() for character in run[0]) else ""
            if run[0] != like:
                yield run.start(), run.end(), like
        return
    at = 0
    while at < len(text):
        end = at + 1
        if uneven := _UNEVEN.match(text, at):
            end = uneven.end()
            like = " " if any(character.isspace() for character in uneven[0]) else ""
        else:
            while end < len(text) and _joins(text[end]):
                end += 1
            like = unicodedata.normalize("NFC", text[at:end])
        if like != text[at:end]:
            yield at, end, like
        at = end


def _joins(character: str) -> bool:
    """Whether it may become one with the character before: marks, and the vowels and finals of Hangul."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def places(quote: Sequence[str], text: Folded) -> list[tuple[int, ...]]:
    """Every place where the parts of a quote stand one after another: offsets in the folded text.

    A place is the start and end of each part in turn. Parts are folded like the text. A part begins and ends
    where words do, so that `art` is not found in `party`; between parts anything may stand, and as little as possible is taken.
    """
    first, *rest = quote
    found: dict[int, tuple[int, ...]] = {}
    for start in _all(first, text.text, 0):
        place: tuple[int, ...] | None = (start, start + len(first))
        for part in rest:
            after = next(_all(part, text.text, place[-1]), None) if place else None
            place = (*place, after, after + len(part)) if place and after is not None else None
        if place:
            found[place[-1]] = place
    return list(found.values())


def _all(part: str, text: str, start: int) -> Iterator[int]:
    at = text.find(part, start)
    while at >= 0:
        if _is_apart(text, at) and _is_apart(text, at + len(part)):
            yield at
        at = text.find(part, at + 1)


def _is_apart(text: str, at: int) -> bool:
    """Whether no word goes on across an offset; in scripts without spaces between words it may."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    return not (_is_letter(before) and _is_letter(after)) or _is_unspaced(before) or _is_unspaced(after)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _is_unspaced(character: str) -> bool:
    return (
        "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
        or (character >= "\u2e80")
    )


def nearest(quote: str, text: str) -> tuple[Span, int] | None:
    """The passage most like a quote, and how like in per cent of words; None where no word is shared.

    Both are plain text. A suggestion for a person, never an anchor.
    """
    wanted = [word[0].casefold() for word in _WORD.finditer(quote)]
    found = list(_WORD.finditer(text))
    have = [word[0].casefold() for word in found]
    best: tuple[int, int, int] | None = None
    for start in _starts(wanted, have):
        low, high = max(0, start - len(wanted) // 4 - 2), start + len(wanted) + len(wanted) // 4 + 2
        if match := _aligned(wanted, have[low:high]):
            score, first, last = match
            if best is None or score > best[0]:
                best = score, low + first, low + last
    return best and (Span(found[best[1]].start(), found[best[2] - 1].end()), best[0])


def _starts(wanted: list[str], have: list[str]) -> list[int]:
    """Word offsets at which the quote most probably begins, by the votes of its rarest words."""
    where: dict[str, list[int]] = {}
    for at, word in enumerate(have):
        where.setdefault(word, []).append(at)
    seeds = sorted((len(where[word]), at) for at, word in enumerate(wanted) if word in where)[:_SEEDS]
    votes: Counter[int] = Counter()
    for _, at in seeds:
        for place in where[wanted[at]]:
            votes[(place - at) // 4 * 4] += 1  # words left out or put in move the rest by a few
    return [start for start, _ in votes.most_common(_CANDIDATES)]


def _aligned(wanted: list[str], window: list[str]) -> tuple[int, int, int] | None:
    """The score, and the first and last word (one past) of the part of a window that answers to the quote."""
    blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return None
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(window), blocks[-1].b + blocks[-1].size + len(wanted) - blocks[-1].a - blocks[-1].size)
    shared = sum(block.size for block in blocks)
    return 200 * shared // (len(wanted) + last - first), first, last


def around(text: str, span: Span, width: int = 24) -> str:
    """A passage with the words next to it, for messages: `… his Russian [counterpart] General …`."""
    before, after = text[max(0, span.start - width) : span.start], text[span.end : span.end + width]
    if span.start > width:
        before = "… " + before.partition(" ")[2]
    if span.end + width < len(text):
        after = after.rpartition(" ")[0] + " …"
    return squeeze(f"{before}[{text[span.start : span.end]}]{after}")
