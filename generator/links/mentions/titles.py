"""Titles and honorifics before a name: `Gen`, `Prime Minister`, `Mr`."""

import re
from dataclasses import dataclass
from functools import cache

from generator.links.tokens import Tokens, tokenize
from generator.vocabulary import titles

_JOINT = re.compile(r"\.?[ \u00a0\n]|-|\.")
"""Between the words of a title, and between it and the name: `Gen. Shoigu`, `Vice-President`."""
_LONGEST = 6  # words: "Deputy Chairman Joint Chiefs" is taken for what it ends in


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name."""

    first: int
    """The index of its first word."""
    bearer: str = ""
    """`man` or `woman` where only one of them bears it."""


@dataclass(frozen=True, slots=True)
class _Known:
    """One language's titles, by their words."""

    heads: dict[tuple[str, ...], str]
    before: frozenset[tuple[str, ...]]
    last: frozenset[str]
    """The last word of each head."""


def title_before(tokens: Tokens, index: int, language: str) -> Title | None:
    """The title that ends before the word at an index; None where none does."""
    if not index:
        return None
    known = _known(language.partition("-")[0].lower() or "en")
    found = _head(tokens, index, known) if tokens.words[index - 1] in known.last else None
    if found is None:
        return None
    first, bearer = found.first, found.bearer
    while index - first < _LONGEST:
        size = _size(tokens, first, known)
        if not size:
            break
        first -= size
    return Title(first, bearer)


def _head(tokens: Tokens, index: int, known: _Known) -> Title | None:
    for size in (3, 2, 1):
        words = _words_before(tokens, index, size)
        if words in known.heads:
            return Title(index - size, known.heads[words])
    return None


def _size(tokens: Tokens, index: int, known: _Known) -> int:
    """How many words before this one still belong to the title; 0 where none does."""
    for size in (3, 2, 1):
        words = _words_before(tokens, index, size)
        if words in known.heads or words in known.before:
            return size
    return 0


def _words_before(tokens: Tokens, index: int, size: int) -> tuple[str, ...]:
    """So many words before one, if they are joined as a title's are; empty where they are not."""
    if index < size:
        return ()
    for at in range(index - size, index):
        if not _JOINT.fullmatch(tokens.text[tokens.ends[at] : tokens.starts[at + 1]]):
            return ()
    return tuple(tokens.words[index - size : index])


def without_titles(words: tuple[str, ...], language: str = "en") -> int:
    """How many words of a name are titles at its head: of `Col Gen Alexander Fomin` two; never all of them."""
    known = _known(language)
    at = 0
    while at < len(words):
        size = next((size for size in (3, 2, 1) if words[at : at + size] in known.heads), 0)
        size = size or next((size for size in (2, 1) if words[at : at + size] in known.before), 0)
        if not size or at + size >= len(words):
            break
        at += size
    has_head = any(words[start:end] in known.heads for start in range(at) for end in range(start + 1, at + 1))
    return at if has_head else 0


@cache
def _known(language: str) -> _Known:
    """A language's titles; those of English are known in every one."""
    heads: dict[tuple[str, ...], str] = {}
    before: set[tuple[str, ...]] = set()
    for each in ("en", language):
        if each in titles():
            said = titles()[each]
            heads |= dict.fromkeys(map(_words, said.title), "")
            heads |= dict.fromkeys(map(_words, said.man), "man") | dict.fromkeys(map(_words, said.woman), "woman")
            before |= set(map(_words, said.before))
    return _Known(heads, frozenset(before), frozenset(each[-1] for each in heads))


def _words(text: str) -> tuple[str, ...]:
    return tuple(tokenize(text).words)
