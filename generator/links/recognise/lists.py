"""What is known of words and names beforehand: lists to read and to mend, beside this module."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from generator.links.recognise.tokens import tokens
from generator.links.spellings.lists import given_names
from generator.vocabulary import organisations, places

_PACKAGE = "generator.links.recognise"

Phrases = dict[str, frozenset[tuple[str, ...]]]
"""First word → the phrases that begin with it, as words."""


def _text(name: str) -> str:
    whole = resources.files(_PACKAGE).joinpath(f"known/{name}.txt").read_text(encoding="utf-8")
    return "\n".join(line for line in whole.splitlines() if not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of `words.txt`: words in small letters."""
    return _words()[name]


@cache
def _words() -> dict[str, frozenset[str]]:
    found = {}
    for paragraph in _text("words").strip().split("\n\n"):
        name, _, rest = paragraph.partition(":")
        found[name] = frozenset(rest.split())
    return found


@cache
def forenames() -> frozenset[str]:
    """Given names in small letters, of all parts of the world."""
    listed = (_text("forenames") + _text("forenames-world")).lower().replace("-", " ").split()
    return frozenset([*listed, *given_names()])


@cache
def surnames() -> frozenset[str]:
    """Family names in small letters, the commonest of the United States."""
    return frozenset(_text("surnames").lower().split())


@cache
def common() -> frozenset[str]:
    """Words that stand in small letters in ordinary text."""
    return frozenset(_text("common").split())


@cache
def place_phrases() -> Phrases:
    """Names of places."""
    names = [name for term in places() for name in (term.name, *term.aliases)]
    return _phrases([*names, *_parts("places"), *_text("cities").splitlines()])


@cache
def organisation_phrases() -> Phrases:
    """Names of organisations."""
    names = [name for term in organisations() for name in (term.name, *term.aliases)]
    return _phrases([*names, *_parts("organisations")])


def _parts(name: str) -> Iterator[str]:
    for line in _text(name).splitlines():
        yield from (part.strip() for part in line.split(";") if part.strip())


def _phrases(names: Sequence[str]) -> Phrases:
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        if name and name[0].isupper():
            cut = tuple(token.text for token in tokens(name))
            found.setdefault(cut[0], set()).add(cut)
    return {first: frozenset(all_) for first, all_ in found.items()}


def matched(phrases: Phrases, text: Sequence[str]) -> list[int]:
    """For each word the length of the longest phrase it stands in, in words; 0 outside of all."""
    found = [0] * len(text)
    for at, word in enumerate(text):
        for phrase in phrases.get(word, ()):
            size = len(phrase)
            if size > found[at] and tuple(text[at : at + size]) == phrase:
                found[at : at + size] = [max(size, old) for old in found[at : at + size]]
    return found
