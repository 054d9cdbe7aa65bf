"""Cut text to words and say how one is joined to the next, so that one name printed in several ways is one."""

import re
import unicodedata
from dataclasses import dataclass

from generator.text import FOLDS, words

_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han: written without spaces, so each character is a word."""


_MARKS = "".join(chr(point) for point in range(0x300, 0x1B00) if unicodedata.category(chr(point))[0] == "M")
"""Combining marks: they belong to the word they stand in."""

_PLAIN_WORD = re.compile(r"\w+")
_WORD = re.compile(f"[{_ALONE}][{_MARKS}]*|(?:(?![{_ALONE}])[\\w{_MARKS}])+")
_IS_NOT_PLAIN = re.compile(f"[{_ALONE}{_MARKS}]")  # most texts are; the plain pattern takes a third of the time
_ABBREVIATIONS = frozenset(words("St Ste Mt Ft Pt Dr Mr Mrs Ms Gen Lt Col Maj Capt Sgt Adm Sen Rep Gov Prof Rev Jr Sr"))
"""Before a full stop that ends no sentence; a single letter is one too."""
_JOINTS = {" ": " ", "\u00a0": " ", "\n": " ", "\t": " ", "-": " ", "'": "'", ".": ".", "/": "/", "&": "&", "": ""}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's words."""

    text: str
    words: list[str]
    """NFC, in lower case."""
    starts: list[int]
    ends: list[int]
    """Code points of `text`, half open."""

    def printed(self, index: int) -> str:
        """The word as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def joint(self, index: int) -> str | None:
        """How this word is joined to the next: `" "` for a space or a hyphen, `"'"`, `"."`, `"/"`, `"&"`, `""`
        for nothing between; None where no name goes on: after a comma, a sentence, a paragraph, the last word.
        """
        if index + 1 >= len(self.words):
            return None
        between = self.text[self.ends[index] : self.starts[index + 1]]
        if between == " ":
            return " "
        return _joint(between, self.printed(index))


def tokenize(text: str) -> Tokens:
    """The text's words, in order."""
    word = _PLAIN_WORD if text.isascii() or not _IS_NOT_PLAIN.search(text) else _WORD
    spans = [match.span() for match in word.finditer(text)]
    keys = word.findall(text.lower()) if text.isascii() else [each.lower() for each in word.findall(text)]
    if not unicodedata.is_normalized("NFC", text):
        keys = [unicodedata.normalize("NFC", key) for key in keys]
    return Tokens(text, keys, [start for start, _ in spans], [end for _, end in spans])


def distinct_words(text: str) -> set[str]:
    """The words that `tokenize` finds, each once."""
    is_plain = text.isascii() or not _IS_NOT_PLAIN.search(text)
    found = set((_PLAIN_WORD if is_plain else _WORD).findall(text))
    if unicodedata.is_normalized("NFC", text):
        return {word.lower() for word in found}
    return {unicodedata.normalize("NFC", word.lower()) for word in found}


def _joint(between: str, before: str) -> str | None:
    folded = between.translate(FOLDS)
    if (joint := _JOINTS.get(folded)) is not None:
        return joint
    if folded.startswith(".") and not folded[1:].strip() and (len(before) == 1 or before in _ABBREVIATIONS):
        return " "
    if folded.strip() == "&":
        return "&"
    return " " if not folded.strip() and folded.count("\n") < 2 else None
