"""A text as quotes are compared with it, with the way back to its own offsets; and where words end in it."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.text import FOLDS

_LIKE = {code: like for code, like in FOLDS.items() if like is not None}
_UNSEEN = "".join(chr(code) for code, like in FOLDS.items() if like is None)
_UNEVEN = re.compile(rf"[\s{_UNSEEN}]{{2,}}|[^\S ]|[{_UNSEEN}]")  # all but a single space
_UNSPACED = (
    ("\u0e00", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\ud7ff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
    ("\U0001f000", "\U0003ffff"),
)


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

    def original_end(self, offset: int) -> int:
        """Where in the original a passage ends that ends here in the folded text: before what nobody sees."""
        index = bisect_left(self.at, offset)
        if index < len(self.at) and self.at[index] == offset:
            return self.was[index]
        return self.was[index - 1] + offset - self.at[index - 1]

    def offset(self, original: int) -> int:
        """Where in the folded text a passage begins that begins here in the original: with the whole of its letter."""
        index = bisect_right(self.was, original) - 1
        is_changed = index % 2  # the first entry is 0, then come beginnings and ends of changed stretches in turn
        return self.at[index] if is_changed else self.at[index] + original - self.was[index]

    def offset_end(self, original: int) -> int:
        """Where in the folded text a passage ends that ends here in the original: with the whole of its letter."""
        index = bisect_left(self.was, original)
        if index < len(self.was) and (self.was[index] == original or not index % 2):
            return self.at[index]
        return self.at[index - 1] + original - self.was[index - 1]


def folded(text: str) -> Folded:
    """The text folded, with the way back to its own offsets."""
    if text.isascii() and not _UNEVEN.search(text):  # as most quotes are, of which a build folds thousands
        return Folded(text.replace("`", "'"), (0,), (0,))
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


def caseless(text: str) -> str:
    """A folded text in small letters, each in the place where it stood; one that would become two stays."""
    small = text.casefold()
    if len(small) == len(text):
        return small
    return "".join(like if len(like := letter.casefold()) == 1 else letter for letter in text)


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


def is_apart(text: str, at: int) -> bool:
    """Whether no word goes on across an offset; in scripts without spaces between words it may."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    return not (is_letter(before) and is_letter(after)) or is_unspaced(before) or is_unspaced(after)


def is_letter(character: str) -> bool:
    """Whether it is part of a word: a letter, a digit, a mark on one."""
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def is_unspaced(character: str) -> bool:
    """Whether words of its script may stand side by side: Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese.

    Korean, too: it has spaces, but hangs its particles on the words.
    """
    return character >= "\u0e00" and any(first <= character <= last for first, last in _UNSPACED)
