"""Sentences and titles from a small grammar, and the one source of chance.

A template's capitals in braces are slots; `SLOTS` says what fills each. Words early in their list come more often,
roughly as in real prose, and one invented surname per paragraph gives the long tail that a search index sees.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from benchmarks import words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cast:
    """The names an article tells of."""

    people: tuple[str, ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]


def pick(rng: Random, items: Sequence[T]) -> T:
    """One of the items, each as likely; only `random()` is used, whose sequence no Python release changes."""
    return items[int(rng.random() * len(items))]


def pick_early(rng: Random, items: Sequence[T]) -> T:
    """One of the items, the first quarter half of the time."""
    return items[int(rng.random() ** 2 * len(items))]


def whole(rng: Random, least: int, most: int) -> int:
    """A whole number, both ends included."""
    return least + int(rng.random() * (most - least + 1))


def invented(rng: Random, endings: Sequence[str]) -> str:
    """A name of two or three parts that nobody has: `Velmirov`."""
    return (pick(rng, words.SYLLABLES) + pick(rng, words.SYLLABLES) + pick(rng, endings)).capitalize()


def plural(noun: str) -> str:
    """`quay` → `quays`, `delay` → `delays`, `crossing` → `crossings`, `levy` → `levies`, `bus` → `buses`."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def past(verb: str) -> str:
    """`delay` → `delayed`, `approve` → `approved`, `certify` → `certified`."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def gerund(verb: str) -> str:
    """`approve` → `approving`, `delay` → `delaying`."""
    return (verb[:-1] if verb.endswith("e") else verb) + "ing"


_NOUNS = tuple(noun.replace("-", " ") for noun in words.NOUNS)
_PLURALS = tuple(plural(noun) for noun in _NOUNS)
_PASTS = tuple(past(verb) for verb in words.VERBS)
_GERUNDS = tuple(gerund(verb) for verb in words.VERBS)
_THIRDS = tuple(plural(verb) for verb in words.VERBS)
_ADJECTIVES = tuple(adjective.replace("-", " ") for adjective in words.ADJECTIVES)

SLOTS: dict[str, Callable[[Random, Cast], str]] = {
    "N": lambda rng, cast: pick_early(rng, _NOUNS),
    "P": lambda rng, cast: pick_early(rng, _PLURALS),
    "A": lambda rng, cast: pick_early(rng, _ADJECTIVES),
    "V": lambda rng, cast: pick_early(rng, words.VERBS),
    "D": lambda rng, cast: pick_early(rng, _PASTS),
    "G": lambda rng, cast: pick_early(rng, _GERUNDS),
    "S": lambda rng, cast: pick_early(rng, _THIRDS),
    "L": lambda rng, cast: pick_early(rng, words.ADVERBS),
    "R": lambda rng, cast: pick(rng, words.ROLES),
    "T": lambda rng, cast: pick(rng, words.TIMES),
    "F": lambda rng, cast: pick(rng, cast.people),
    "W": lambda rng, cast: pick(rng, cast.places),
    "O": lambda rng, cast: pick(rng, cast.organisations),
    "X": lambda rng, cast: invented(rng, words.NAME_ENDINGS),
    "M": lambda rng, cast: str(whole(rng, 2, 980)),
    "Y": lambda rng, cast: str(whole(rng, 1961, 2020)),
}

SENTENCES = (
    "{F} {D} the {A} {N} {T}, saying that the {P} of {W} had been {L} {D}.",
    "The {O} said {T} that it would {V} the {N} and {V} every {A} {N} in the {N} of {W}.",
    "According to {R}, the {N} was {D} {L} and the {A} {P} were never {D}.",
    "“We shall {V} the {N},” said {F}, “and nobody will {V} our {P} again.”",
    "Around {M} {P} were {D} in {W} {T}, most of them {L}.",
    "The {A} {N}, first {D} in {Y}, was meant to {V} the {P} between {W} and the {A} {N}.",
    "{R} {X} {D} the {N}, though the {O} had {D} a {A} {N} {T}.",
    "Critics of the {N} pointed to the {A} {P}, which cost {M} million and were {L} {D}.",
    "A spokesman for the {O} declined to {V} the {N} but did not rule out {G} the {A} {P}.",
    "For {F} the {N} is a {A} {N}; for the {P} of {W} it is the {N} they had {D} {T}.",
    "Documents {D} {T} show that the {O} {D} {M} {P} without {G} the {N}.",
    "The {N} will be {D} {T}, and {R} expects to {V} it {L}.",
    "Both sides {D} the {A} {N}, the {N} and the {P} that had been {D} since {Y}.",
    "Residents of {W} had {L} {D} the {N}, {G} the {A} {P} one {N} at a time.",
    "It was not clear {T} whether the {N} could {V} the {A} {P} – or only {V} them.",
    "{X}, a {N} from {W}, said that the {P} had {L} {D} the {A} {N}.",
    "The {A} {N} of {Y} {D} {M} {P}; the {A} one {D} hardly any.",
    "Asked about the {N}, {F} {D} the {A} {P} and left {T}.",
    "The {O} and the {N} of {W} have {D} the {N} {L}, {G} a {A} {N} of {M} {P}.",
    "No {N} had been {D} {T}, although {M} of the {P} were {A} and the rest were {D}.",
    "What the {N} did not {V}, the {A} {N} did: it {D} the {P} and {L} {D} the {N}.",
    "That {N} was {D} in {W} in {Y}.",
    "The {P} waited.",
    "Few {P} in {W} {V} the {N} {L}, {R} said, because the {A} {N} had {D} them before.",
)

TITLES = (
    "{W} {N} {S} {A} {P} after {N}",
    "{A} {N} to {V} {P} in {W}",
    "{F} {S} the {A} {N} of {W}",
    "{O} {S} {M} {A} {P}",
    "Why the {A} {N} cannot {V} the {P}",
    "{P} and {P}: {W} {S} its {N}",
    "{W} {P} “{L} {D}” by the {N}, {O} says",
    "{A} {P} {D} as {W} {S} {N}",
    "The {N} that {D} {W}’s {P}",
)

SUMMARIES = (
    "The {O} {D} the {A} {N} {T}, and {F} {D} the {P}.",
    "{F} {D} a {A} {N} in {W} {T}; the {P} were {D} {L}.",
    "A {A} {N} of {M} {P} was {D} {T} by {R}.",
)

HEADINGS = ("{A} {P}", "The {N} in {W}", "A {A} {N}", "{P} and {P}", "What {F} {D}")

_SLOT = re.compile(r"\{([A-Z])\}")
_A_BEFORE_VOWEL = re.compile(r"\b([Aa]) (?=[aeiou])")


def filled(template: str, rng: Random, cast: Cast) -> str:
    """The template with each slot filled, its first letter a capital."""
    text = _A_BEFORE_VOWEL.sub(r"\1n ", _SLOT.sub(lambda slot: SLOTS[slot[1]](rng, cast), template))
    return text[0].upper() + text[1:]


def sentence(rng: Random, cast: Cast) -> str:
    """One sentence of 3 to 30 words."""
    return filled(pick(rng, SENTENCES), rng, cast)


def paragraph(rng: Random, cast: Cast) -> list[str]:
    """Sentences of about 42 words together."""
    aim = whole(rng, 24, 40)
    sentences: list[str] = []
    count = 0
    while count < aim:
        sentences.append(sentence(rng, cast))
        count += sentences[-1].count(" ") + 1
    return sentences
