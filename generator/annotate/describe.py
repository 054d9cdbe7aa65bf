"""Describe a span: the shortest quote that leads back to it and to nothing else."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from generator.annotate.anchor import Text, anchor
from generator.annotate.folded import is_apart, is_letter, is_unspaced
from generator.model import Quote, Span
from generator.text import squeeze

LONG = 60
"""Words above which the middle of a passage is skipped: about four lines, more than one reads to recognise it."""
_ENDS = (10, 20, 30)  # words kept on either side of a skipped middle; the first number that leads back is taken
_FIRST_LOOK = 16  # letters compared at once, then twice as many


def describe(span: Span, text: Text) -> Quote | None:
    """The quote of a passage: its words alone if they stand once, else with the least context, cut where words end.

    `anchor` leads from it back to the passage, but for blanks and signs nobody sees at its ends, and with all marks of
    its first and last letter. None for a span that holds no words, or goes beyond the text.
    """
    if not 0 <= span.start < span.end <= len(text.plain):
        return None
    start, end = _settled(span, text)
    if start == end:
        return None
    before, after = _context(start, end, text.folded.text)
    prefix, suffix = _written(before, start, text).lstrip(), _written(end, after, text).rstrip()
    passage = text.passage(start, end)
    for exact in _exacts(start, end, text):
        quote = Quote(exact, prefix, suffix)
        if anchor(quote, text) == passage:
            return quote
    return None


def _settled(span: Span, text: Text) -> tuple[int, int]:
    """The span in the folded text, around whole letters and without blanks at its ends; maybe empty."""
    start, end = text.folded.offset(span.start), text.folded.offset_end(span.end)
    while start < end and text.folded.text[start] == " ":
        start += 1
    while start < end and text.folded.text[end - 1] == " ":
        end -= 1
    return start, end


def _written(start: int, end: int, text: Text) -> str:
    """A stretch of the folded text with the signs it is written with, each white space as one blank."""
    if start == end:
        return ""
    folded = text.folded.text[start:end]
    left, right = " " * folded.startswith(" "), " " * folded.endswith(" ")
    passage = text.passage(start, end)
    return left + squeeze(text.plain[passage.start : passage.end]) + right


def _exacts(start: int, end: int, text: Text) -> Iterator[tuple[str, ...]]:
    """The words of a passage: a long one without its middle, and, where that does not lead back, whole."""
    edges = [at for at in range(start, end + 1) if is_edge(text.folded.text, at)]
    if len(edges) > 2 * LONG:  # each word begins and ends
        words = [at for at in edges if text.folded.text[at : at + 1] != " "]
        for count in _ENDS:
            head, tail = _written(start, words[count], text), _written(words[-count - 1], end, text)
            yield head.strip(), tail.strip()
    yield (_written(start, end, text),)


def is_edge(text: str, at: int) -> bool:
    """Whether a folded text may be cut here: at a blank, or before a letter of a script without blanks."""
    if not 0 < at < len(text) or text[at] == " " or text[at - 1] == " ":
        return True
    is_open = is_unspaced(text[at]) and is_unspaced(text[at - 1]) and not "\uac00" <= text[at] <= "\ud7ff"
    return is_open and unicodedata.category(text[at])[0] not in "MP"


def _context(start: int, end: int, text: str) -> tuple[int, int]:
    """Where the least context begins and ends that tells a passage of a folded text from others of the same words.

    Least in words, then in letters. Each other place shares some letters before and some after; context that goes
    beyond one of the two tells it apart.
    """
    others = sorted(_others(start, end, text))
    most = [0]  # letters shared after, of those that share at least so many before
    for _, right in reversed(others):
        most.append(max(most[-1], right + 1))
    most.reverse()
    befores = [left for left, _ in others]
    rights = list(_outwards(end, text, 1, most[0]))
    best: tuple[int, int, int, int] | None = None
    for left_words, left in enumerate(_outwards(start, text, -1, max(befores, default=-1) + 1)):
        needed = end + most[bisect_left(befores, start - left)]
        right_words = bisect_left(rights, needed)
        if right_words < len(rights):
            right = rights[right_words]
            cost = left_words + right_words, right - left, left, right
            best = cost if best is None else min(best, cost)
    return best[2:] if best else (0, len(text))


def _others(start: int, end: int, text: str) -> Iterator[tuple[int, int]]:
    """Of each other place where the same letters stand: how many letters it shares before them, and after."""
    words = text[start:end]
    alone = is_apart(text, start) and is_apart(text, end)
    at = text.find(words)
    while at >= 0:
        if at != start and not (alone and not (is_apart(text, at) and is_apart(text, at + len(words)))):
            yield _shared(text, start, at, -1), _shared(text, end, at + len(words), 1)
        at = text.find(words, at + 1)


def _outwards(at: int, text: str, step: int, letters: int) -> Iterator[int]:
    """Offsets at which context may end, from a passage's end outwards, up to the first beyond so many letters.

    Context says a word: a full stop alone is soon changed and easily overlooked.
    """
    if is_apart(text, at):
        yield at
        if not letters:
            return
    inside = -1 if step > 0 else 0  # the letter of the context that stands at its end
    edge, has_word = at + step, False
    while 0 <= edge <= len(text):
        last = text[edge + inside : edge + inside + 1]
        has_word = has_word or (last != "" and is_letter(last))
        if has_word and last != " " and is_edge(text, edge):
            yield edge
            if abs(edge - at) >= letters:
                return
        edge += step


def _shared(text: str, one: int, other: int, step: int) -> int:
    """How many letters before (step -1) or after (1) two offsets are the same."""
    size, look = 0, _FIRST_LOOK
    room = min(one, other) if step < 0 else len(text) - max(one, other)
    while look and size < room:
        look = min(look, room - size)
        near, far = (size, size + look) if step > 0 else (-size - look, -size)
        if text[one + near : one + far] == text[other + near : other + far]:
            size, look = size + look, look * 2
        else:
            look //= 2
    return size
