"""Longer names that begin or end with a place's, and mean something else: the University of Leeds, the Kabul river."""

from dataclasses import dataclass, fields
from functools import cache

from generator.links.tokens import Tokens
from generator.vocabulary import longer_names

_ARTICLES = frozenset({"the", "la", "el", "los", "las", "les"})
_MOST = 2  # words between a name and the head: Leeds International Railway Station


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of all languages, as `vocabulary.Longer` has them: English papers print Universidad de Chile, too."""

    before: frozenset[str]
    of: frozenset[str]
    beside: frozenset[str]
    after: frozenset[str]
    between: frozenset[str]
    water: frozenset[str]


def ends_longer_name(tokens: Tokens, first: int) -> bool:
    """Whether the name that begins at a word ends another thing's: the University of Leeds, Lake Geneva."""
    known = _known()
    if _has(tokens, first - 1, known.beside) and tokens.joint(first - 1) == " ":
        return True
    at = first - 1
    if at > 0 and tokens.words[at] in _ARTICLES and tokens.words[at - 1] in known.of:
        at -= 1
    if at < 1 or tokens.words[at] not in known.of or not _has(tokens, at - 1, known.before):
        return False
    return all(tokens.joint(each) is not None for each in range(at, first))


def begins_longer_name(tokens: Tokens, last: int) -> bool:
    """Whether the name that ends at a word begins another thing's: Leeds University, the Kabul river."""
    known = _known()
    if tokens.joint(last) == " " and tokens.words[last + 1] in known.water:
        return True
    at = last
    while at - last < _MOST and _has(tokens, at + 1, known.between) and tokens.joint(at) == " ":
        at += 1
    return tokens.joint(at) == " " and _has(tokens, at + 1, known.after)


def _has(tokens: Tokens, index: int, words: frozenset[str]) -> bool:
    """Whether one of the words stands there, with a capital."""
    if not 0 <= index < len(tokens.words) or tokens.words[index] not in words:
        return False
    return tokens.printed(index)[0].isupper()


@cache
def _known() -> _Words:
    told = longer_names().values()
    return _Words(*(frozenset(word for one in told for word in getattr(one, field.name)) for field in fields(_Words)))
