"""The words of a folded text, as passages are compared by them, and where each stands."""

import re
from dataclasses import dataclass

_UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
_THEIR_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0fbc"
    "\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711-\u074a\u07a6-\u085b"
)
_INDIC = "\u0898-\u0963\u0966-\u0df3\u200c\u200d"
_LETTERS = rf"(?:(?![{_UNSPACED}])[^\W_]|[{_MARKS}{_INDIC}])+"
_WORD = re.compile(rf"(?=[^\W_])[{_UNSPACED}][{_THEIR_MARKS}]*|{_LETTERS}(?:['-]+{_LETTERS})*")
_INSIDE = str.maketrans("", "", "-'")


@dataclass(frozen=True, slots=True)
class Word:
    """A word; in scripts that set words side by side, a letter with its marks."""

    start: int
    """Code points from 0 of the folded text."""
    end: int
    key: str
    """What is compared: the word without case, hyphens and apostrophes."""


def words_in(text: str) -> tuple[Word, ...]:
    """The words of a folded text, in order."""
    found = _WORD.finditer(text)
    return tuple(Word(word.start(), word.end(), word[0].translate(_INSIDE).casefold()) for word in found)


def by_key(words: tuple[Word, ...]) -> dict[str, list[int]]:
    """The numbers of the words, from 0, by key."""
    where: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        where.setdefault(word.key, []).append(number)
    return where


def are_alike(one: str, other: str) -> bool:
    """Whether two keys may be one word in two spellings: `organise` and `organize`, `minister` and `mnister`.

    A typing error is a letter more, less or other, or two in each other's place (Damerau 1964); of a longer word, more.
    Words of three letters are too many: `has` is not `had`.
    """
    if one == other:
        return True
    longest = max(len(one), len(other))
    if longest < 4 or abs(len(one) - len(other)) > 2:
        return False
    start = _shared(one, other)
    rest, others = one[start:], other[start:]
    end = _shared(rest[::-1], others[::-1])
    rest, others = rest[: len(rest) - end], others[: len(others) - end]
    changed = max(len(rest), len(others))
    is_swapped = changed == 2 and rest == others[::-1]
    return is_swapped or changed <= (longest + 1) // 4


def _shared(one: str, other: str) -> int:
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size
