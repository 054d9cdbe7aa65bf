"""Where in an article's text the words stand that another program marked. Letters decide, never likeness."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from generator.annotate.anchor import Text
from generator.annotate.folded import folded
from generator.exchange.incoming import Selection
from generator.model import Span

ENOUGH = 24
"""Letters of a passage that stands once, of which no context need agree: about five words."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A place where the words stand, in letters of the text."""

    start: int
    end: int
    left: int
    """Letters of the context before that agree, from the words outwards; and of that behind."""
    right: int


class Placing:
    """Of one article's text."""

    def __init__(self, plain: str) -> None:
        """`plain` as `markdown.plain.plain_text` gives it."""
        self.text = Text(plain)
        self._known: tuple[str, list[int]] | None = None

    def place(self, selection: Selection, *, is_ours: bool) -> Span | None:
        """The span that the words and their context mean; None where that is none, or might be another.

        Words that stand once are taken if they are many, or if the nearest word of their context agrees. Of several
        places the one is taken whose context agrees more than any other's, the nearest word at least. Between blocks
        programs disagree on white space, so none of it counts in context, nor in a passage that is found nowhere else.
        A position counts only if it was taken in this very text and the words are there.
        """
        if is_ours and (span := self._at_position(selection)):
            return span
        words = folded(selection.exact).text.strip()
        if not words:
            return None
        found = [self._found(start, end, selection) for start, end in self._places(words)]
        if len(found) > 1:
            found = [one for one in _best(found) if _agrees(one, selection)]
        elif found and not (_is_sure(words, selection) or _agrees(found[0], selection)):
            found = []
        return self._span(found[0]) if len(found) == 1 else None

    def _at_position(self, selection: Selection) -> Span | None:
        start, end = selection.start, selection.end
        is_there = 0 <= start < end <= len(self.text.plain) and self.text.plain[start:end] == selection.exact
        return Span(start, end) if is_there else None

    def _letters(self) -> tuple[str, list[int]]:
        """The folded text without white space, and where each of its letters stands in the folded text."""
        if self._known is None:
            where = [at for at, sign in enumerate(self.text.folded.text) if not sign.isspace()]
            self._known = "".join(self.text.folded.text.split()), where
        return self._known

    def _places(self, words: str) -> Iterator[tuple[int, int]]:
        """Where the words stand, in letters; with other white space only if they are many and stand nowhere else."""
        letters, where = self._letters()
        dense = "".join(words.split())
        starts = [bisect_left(where, at) for at in _all(words, self.text.folded.text)]
        if not starts and len(dense) >= ENOUGH:
            starts = list(_all(dense, letters))
        for start in starts:
            yield start, start + len(dense)

    def _found(self, start: int, end: int, selection: Selection) -> _Found:
        letters, _ = self._letters()
        before, after = _dense(selection.prefix), _dense(selection.suffix)
        left = right = 0
        while left < min(len(before), start) and before[-left - 1] == letters[start - left - 1]:
            left += 1
        while right < min(len(after), len(letters) - end) and after[right] == letters[end + right]:
            right += 1
        return _Found(start, end, left, right)

    def _span(self, found: _Found) -> Span:
        _, where = self._letters()
        tables = self.text.folded
        return Span(tables.original(where[found.start]), tables.original_end(where[found.end - 1] + 1))


def _is_sure(words: str, selection: Selection) -> bool:
    """Whether words that stand once need no context."""
    return len("".join(words.split())) >= ENOUGH or not (selection.prefix.strip() or selection.suffix.strip())


def _agrees(found: _Found, selection: Selection) -> bool:
    """Whether the nearest word of the context agrees, on one side at least."""
    before, after = selection.prefix.split(), selection.suffix.split()
    is_left = bool(before) and found.left >= len(_dense(before[-1]))
    return is_left or (bool(after) and found.right >= len(_dense(after[0])))


def _best(found: list[_Found]) -> list[_Found]:
    """The places whose context agrees most, on both sides taken together."""
    most = max(one.left + one.right for one in found)
    return [one for one in found if one.left + one.right == most]


def _dense(text: str) -> str:
    return "".join(folded(text).text.split())


def _all(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
