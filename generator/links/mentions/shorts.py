"""The short names of people: what a text may call somebody whom it has named in full."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.links.matcher import printed_forms
from generator.links.mentions.titles import without_titles
from generator.links.phrases import ANY, Phrase, phrase, without_accents
from generator.model import Kind
from generator.text import words
from generator.vocabulary import Term

_PARTICLES = frozenset(
    words(
        "al el ul ur bin bint ibn abu umm de del della di da dos das du des la le van von der den ter ten af av zu y e"
    )
)
"""No name by themselves; and a surname may begin with one."""
_GENERATIONS = frozenset(words("jr sr ii iii iv"))


class Short(NamedTuple):
    """One short name."""

    words: Phrase
    slugs: frozenset[str]
    """Of the people who may be called so."""
    by_title: frozenset[str]
    """Of those of them who are called so only with a title: by a given name."""


def short_names(terms: Iterable[Term]) -> dict[str, list[Short]]:
    """Short names by their first word, the longest first."""
    found: dict[Phrase, tuple[set[str], set[str]]] = {}
    for term in terms:
        if term.kind is Kind.PEOPLE:
            for part, needs_title in _parts(term):
                every, titled = found.setdefault(part, (set(), set()))
                (titled if needs_title else every).add(term.slug)
    by_word: dict[str, list[Short]] = {}
    for part, (every, titled) in found.items():
        short = Short(part, frozenset(every | titled), frozenset(titled - every))
        by_word.setdefault(part[0].text, []).append(short)
    for shorts in by_word.values():
        shorts.sort(key=lambda short: -len(short.words))
    return by_word


@lru_cache(maxsize=1 << 14)
def _parts(term: Term) -> tuple[tuple[Phrase, bool], ...]:
    """Each part of a person's names by which a text may go on, and whether it needs a title to be one."""
    found = dict.fromkeys(each for name in (term.name, *term.aliases) for each in _parts_of(name))
    return tuple(found)


def _parts_of(name: str) -> Iterator[tuple[Phrase, bool]]:
    whole = phrase(name)
    if ANY in whole:
        return
    start = without_titles(tuple(word.text for word in whole))
    own = whole[start:]
    while own and own[-1].text in _GENERATIONS:
        own = own[:-1]
    if not own or not _may_end(own):
        return
    is_cased = own[-1].shape != "l"  # without capitals a surname alone looks like any word
    for first in range(0 if start and len(own) == 1 else 1, len(own)):
        yield from _spelled(own[first:], needs_title=not is_cased)
    if len(own) > 1 and _may_stand(own[0]):
        yield from _spelled(own[:1], needs_title=True)


def _spelled(part: Phrase, *, needs_title: bool) -> Iterator[tuple[Phrase, bool]]:
    first = part[0]._replace(joint="")
    plain = tuple(word._replace(shape="C") for word in (first, *part[1:]))
    yield plain, needs_title
    if (bare := without_accents(plain)) != plain:
        yield bare, needs_title


def _may_end(part: Phrase) -> bool:
    return _may_stand(part[-1])


def _may_stand(word: object) -> bool:
    text = getattr(word, "text", "")
    return len(text) > 1 and text not in _PARTICLES and not text.isdigit()


def called_alike(terms: Iterable[Term]) -> frozenset[str]:
    """The last word of each name, full or short, by which several of the confirmed terms may be called."""
    confirmed = [term for term in terms if term.is_confirmed]
    found = {short.words[-1].text for each in short_names(confirmed).values() for short in each if len(short.slugs) > 1}
    seen: dict[tuple[Kind, Phrase], str] = {}
    for term in confirmed:
        for _, name in printed_forms(term):
            if ANY not in name and seen.setdefault((term.kind, name), term.slug) != term.slug:
                found.add(name[-1].text)
    return frozenset(found)
