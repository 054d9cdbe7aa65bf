"""The nearest passage where a quote stands nowhere, and passages as messages show them."""

import re
from collections import Counter

from generator.model import Span
from generator.text import squeeze

_WORD = re.compile(r"\w+")
_SEEDS = 24  # of a quote's words, the rarest in the text, vote on where it may stand
_CANDIDATES = 3  # places with the most votes are compared word by word


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
