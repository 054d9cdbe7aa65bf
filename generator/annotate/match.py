"""A quote in a text: every place it stands, and the nearest passage where it stands nowhere."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Span
from generator.text import FOLDS, squeeze

_LIKE = {code: like for code, like in FOLDS.items() if like is not None}
_UNSEEN = "".join(chr(code) for code, like in FOLDS.items() if like is None)
_UNEVEN = re.compile(rf"[\s{_UNSEEN}]{{2,}}|[^\S ]|[{_UNSEEN}]")  # all but a single space
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
            like = " " if run[0].strip(_UNSEEN) else ""
            if run[0] != like:
                yield run.start(), run.end(), like
        return
    at = 0
    while at < len(text):
        end = at + 1
        if uneven := _UNEVEN.match(text, at):
            end = uneven.end()
            like = " " if uneven[0].strip(_UNSEEN) else ""
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
    where words do, so that `art` is not found in `party`. Between parts anything may stand, as little as possible.
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
    reach = len(wanted) // 4 + 4
    best: tuple[int, int, int] | None = None
    for start in _starts(wanted, have):
        low = max(0, start - reach)
        cost, first, last = _aligned(wanted, have[low : start + len(wanted) + reach])
        if last > first and (best is None or cost < best[0]):
            best = cost, low + first, low + last
        if not cost:
            break
    if best is None:
        return None
    cost, first, last = best
    longer = max(len(wanted), last - first)
    return Span(found[first].start(), found[last - 1].end()), 100 * (2 * longer - cost) // (2 * longer)


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


def _aligned(wanted: list[str], window: list[str]) -> tuple[int, int, int]:
    """The part of a window most like the quote, by words: its cost, first word and last (one past).

    Edit distance with a free beginning and end in the window (Sellers 1980). A word too many, missing or another costs
    2, a word that begins alike 1. Of equal ends one at the quote's last word is taken, then the nearest in length.
    """
    step = len(window) + 1  # a cell is cost * step + first, so that the least cell is the best and begins the earliest
    row = list(range(step))
    for number, word in enumerate(wanted, 1):
        above, row = row, [2 * number * step]
        begins = word[:4]
        left = row[0]
        for at, other in enumerate(window):
            cell = above[at] + (0 if word == other else step if begins == other[:4] else 2 * step)
            left = min(cell, above[at + 1] + 2 * step, left + 2 * step)
            row.append(left)
    same_end = {at for at, other in enumerate(window, 1) if other == wanted[-1]}
    ends = (
        (cell // step, at not in same_end, abs(at - cell % step - len(wanted)), cell % step, at)
        for at, cell in enumerate(row)
    )
    cost, _, _, first, last = min(ends)
    return cost, first, last


def around(text: str, span: Span, width: int = 24) -> str:
    """A passage with the words next to it, for messages: `… his Russian [counterpart] General …`."""
    before, after = text[max(0, span.start - width) : span.start], text[span.end : span.end + width]
    if span.start > width:
        before = "… " + before.partition(" ")[2]
    if span.end + width < len(text):
        after = after.rpartition(" ")[0] + " …"
    return squeeze(f"{before}[{text[span.start : span.end]}]{after}")


def with_signs(text: str, span: Span) -> str:
    """A passage with the quotation marks, stops and parts of words that touch it, as an editor would copy it."""
    start, end = span.start, span.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]
