"""A text as words that know whether they are the passage's, and what editors do to such words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from generator.annotate.folded import is_letter, is_unspaced
from generator.model import Span

_CHUNK = re.compile(r"(\S+)(\s*)")
_SPELLINGS = (("our", "or"), ("ise", "ize"), ("isation", "ization"), ("ence", "ense"), ("lled", "led"), ("tre", "ter"))
_CLOSING = ",.;:"


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch without blanks (in scripts without blanks a letter) and the blanks after it."""

    text: str
    blank: str
    is_ours: bool
    """It belongs to the passage."""


Words = list[Word]


def cut(plain: str, span: Span) -> Words:
    """The text as words; one that only begins or ends in the passage is two."""
    words: Words = []
    edges = (span.start, span.end)
    for chunk in _CHUNK.finditer(plain):
        start, end = chunk.span(1)
        inner = [
            at for at in range(start + 1, end) if is_unspaced(plain[at]) or is_unspaced(plain[at - 1]) or at in edges
        ]
        for first, last in zip([start, *inner], [*inner, end], strict=True):
            blank = chunk[2] if last == end else ""
            words.append(Word(plain[first:last], blank, span.start <= first and last <= span.end))
    return words


def joined(words: Sequence[Word]) -> tuple[str, Span | None]:
    """The text, and where the passage stands in it; None where nothing of it is left."""
    at, start, end = 0, -1, -1
    for word in words:
        if word.is_ours:
            start = at if start < 0 else start
            end = at + len(word.text)
        at += len(word.text) + len(word.blank)
    return "".join(word.text + word.blank for word in words), Span(start, end) if start >= 0 else None


# -- one word

Edit = Callable[[Words, int, Random, Sequence[str]], Words]
"""The words with the one at an offset edited; the last argument are other words to choose from."""


def change(words: Words, at: int, rng: Random, others: Sequence[str]) -> Words:
    """Another word in its place; its signs stay."""
    head, core, tail = _cored(words[at].text)
    other = _cored(rng.choice(others))[1] or "and"
    return [*words[:at], replace(words[at], text=head + other + tail), *words[at + 1 :]] if core else words


def delete(words: Words, at: int, rng: Random, others: Sequence[str]) -> Words:
    return words[:at] + words[at + 1 :]


def insert(words: Words, at: int, rng: Random, others: Sequence[str]) -> Words:
    """Another word before it."""
    other = _cored(rng.choice(others))[1] or "and"
    return [*words[:at], Word(other, " " if words[at - 1].blank else "", words[at].is_ours), *words[at:]]


def mistype(words: Words, at: int, rng: Random, others: Sequence[str]) -> Words:
    """A letter more, less, other, or two exchanged; of a long word."""
    head, core, tail = _cored(words[at].text)
    if len(core) < 4:
        return words
    place = rng.randrange(1, len(core) - 1)
    letter = rng.choice(core)
    new = rng.choice(
        (
            core[:place] + core[place + 1 :],
            core[:place] + letter + core[place:],
            core[:place] + letter + core[place + 1 :],
            core[:place] + core[place + 1] + core[place] + core[place + 2 :],
        )
    )
    return [*words[:at], replace(words[at], text=head + new + tail), *words[at + 1 :]]


def respell(words: Words, at: int, rng: Random, others: Sequence[str]) -> Words:
    """As the other side of the Atlantic spells it, or with a hyphen in it."""
    text = words[at].text
    for one, other in (*_SPELLINGS, *((b, a) for a, b in _SPELLINGS)):
        if one in text[1:]:
            return [*words[:at], replace(words[at], text=text[0] + text[1:].replace(one, other, 1)), *words[at + 1 :]]
    head, core, tail = _cored(text)
    if len(core) < 6:
        return words
    half = len(core) // 2
    return [*words[:at], replace(words[at], text=head + core[:half] + "-" + core[half:] + tail), *words[at + 1 :]]


def punctuate(words: Words, at: int, rng: Random, others: Sequence[str]) -> Words:
    """A comma more, or the sign after the word on the word before it, or none."""
    text = words[at].text
    if text[-1] not in _CLOSING:
        return [*words[:at], replace(words[at], text=text + ","), *words[at + 1 :]] if words[at].blank else words
    if text[:-1] == "":
        return words
    bare = [*words[:at], replace(words[at], text=text[:-1]), *words[at + 1 :]]
    if at and rng.random() < 0.5 and is_letter(words[at - 1].text[-1]):
        bare[at - 1] = replace(bare[at - 1], text=bare[at - 1].text + text[-1])
    return bare


LIGHT: tuple[Edit, ...] = (change, delete, insert, mistype, respell, punctuate)


def _cored(text: str) -> tuple[str, str, str]:
    """The signs before the first letter, what stands between, and the signs after the last."""
    letters = [at for at, sign in enumerate(text) if is_letter(sign)]
    if not letters:
        return text, "", ""
    return text[: letters[0]], text[letters[0] : letters[-1] + 1], text[letters[-1] + 1 :]


def edit_lightly(words: Words, rng: Random, others: Sequence[str], *, ends: bool, rate: float = 0.1) -> Words:
    """One word in ten of the passage edited, at least one.

    Without `ends` its first and last word stay its first and last: what another word in their place, or none, leaves of
    the passage is a matter of taste.
    """
    ours = [at for at, word in enumerate(words) if word.is_ours]
    count = max(1, round(len(ours) * rate))
    said = [at for at in ours if _cored(words[at].text)[1]]
    inner = [at for at in ours if said[0] < at < said[-1]]
    for at in sorted(rng.sample(ours if ends else inner, min(count, len(inner))), reverse=True):
        edit = rng.choice(LIGHT)
        if ends and at == ours[0] and edit is insert:
            continue
        words = edit(words, at, rng, others)
    return words


def edit_elsewhere(words: Words, rng: Random, others: Sequence[str], keep: int) -> Words:
    """Up to twenty edits outside of the passage and of `keep` words on either side; now and then of a whole stretch."""
    for _ in range(rng.randint(1, 20)):
        free = _free(words, keep)
        if not free:
            return words
        at = rng.choice(free)
        kind = rng.random()
        if kind < 0.7:
            words = rng.choice(LIGHT)(words, at, rng, others)
        else:
            last = at
            while last in free and last - at < rng.randint(5, 60):
                last += 1
            stretch = words[at:last]
            words = words[:at] + words[last:]
            if kind < 0.85 and (free := _free(words, keep)):  # moved
                to = rng.choice(free)
                words = words[:to] + stretch + words[to:]
    return words


def _free(words: Words, keep: int) -> list[int]:
    ours = [at for at, word in enumerate(words) if word.is_ours]
    return [at for at in range(1, len(words)) if at < ours[0] - keep or at > ours[-1] + keep]


def lookalike(words: Words, rng: Random, others: Sequence[str], rate: float) -> Words:
    """The passage's words with so many of them changed, at least one; no longer the passage's."""
    copy = [replace(word, is_ours=False, blank=word.blank or "") for word in words if word.is_ours]
    count = max(1, round(len(copy) * rate))
    for at in rng.sample(range(len(copy)), min(count, len(copy))):
        copy = change(copy, at, rng, others)
    if copy:
        copy[-1] = replace(copy[-1], blank=" ")
    return copy


def planted(words: Words, copy: Words, rng: Random, keep: int) -> Words:
    """The words with others put in somewhere outside of the passage."""
    free = _free(words, keep) if any(word.is_ours for word in words) else list(range(1, len(words)))
    at = rng.choice(free) if free else len(words)
    return words[:at] + copy + words[at:]
