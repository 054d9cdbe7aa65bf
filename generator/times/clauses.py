"""Whether a clause tells of what was or of what will be: what a bare weekday or month means hangs on it.

No grammar is known here but small lists of verbs: of the cues in the sentence the nearest to the phrase is heard.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from generator.times.verbs import (
    ADVERBS,
    AM,
    BREAKS,
    COMING,
    COUNTS,
    DUE,
    HAVE,
    INTENT,
    NO_BASE,
    NOT_PAST,
    ONE,
    PAST,
    SAME,
    TIMELESS,
    TIMETABLED,
    WAS,
    WILL,
    WOULD,
)


class Tense(StrEnum):
    """What the verb nearest to a phrase says."""

    PAST = "past"
    FUTURE = "future"
    MIXED = "mixed"
    """A future seen from the past, `would meet`, `was due`: it may have been since, or not."""
    PRESENT = "present"
    """A verb that tells of no one time: `worship`, `is`."""
    NONE = "none"
    """No verb is near that we know."""


class _Cue(NamedTuple):
    at: int
    """Number of the word in its sentence."""
    tense: Tense


_POINTS = frozenset(',;:()[]–—"“”')

_AIMED = frozenset({"to", "for", "on", "in", "at", "by", "next", "later"})
"""What follows `due` and its kind where it is said of a time or a deed."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:()\[\]–—\"“”]|-(?=\s)")
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\n+|;|[.!?]$")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Capt|Sgt|Prof|Sen|Rep|Gov|St|No|Jr|Sr|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec|Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)|\b[A-Z])$"
)
REACH = 300  # code points on either side in which a verb is looked for; a "sentence" may be a megabyte of names
BREAK = 5  # words that a clause's border counts for
HEAD = 3  # words before a phrase, below which it opens its sentence
LATER = 2  # words that a cue behind the phrase counts for: English tells the verb first, but for `on Tuesday signed`


class Clauses:
    """A text, with the day it was published on, ready to be asked what its verbs say."""

    def __init__(self, text: str, published: date | None) -> None:
        """`published` is None where no whole day is known."""
        self.text = text
        self.published = published

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence in which a place of the text lies."""
        number = bisect_right(self._ends, at)
        start = self._ends[number - 1] if number else 0
        return start, self._ends[number] if number < len(self._ends) else len(self.text)

    def tense(self, start: int, end: int) -> Tense:
        """What the nearest verb to a stretch of the text says."""
        first, last = self.sentence(start)
        first, last = max(first, start - REACH), min(last, end + REACH)
        words = [(match[0], match.start()) for match in _WORD.finditer(self.text, first, last)]
        left = [word for word, at in words if at < start]
        right = [word for word, at in words if at >= end]
        is_head = len(left) < HEAD or left[-1] in _POINTS

        def far(cue: _Cue) -> int:
            if cue.at < len(left):
                return _far(left[cue.at + 1 :])
            return _far(right[: cue.at - len(left)]) + (0 if is_head else LATER)

        return min(_cues([*left, *right]), key=far, default=_Cue(0, Tense.NONE)).tense

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _END.finditer(self.text) if not self._is_short(match)]

    def _is_short(self, match: re.Match[str]) -> bool:
        return match[0][0] == "." and bool(_SHORT.search(self.text, max(0, match.start() - 6), match.start()))


def _far(between: list[str]) -> int:
    """Words between a cue and the phrase, and more for each border of a clause."""
    borders = sum(word.lower() in BREAKS or word in _POINTS for word in between)
    return len(between) + BREAK * borders


def _cues(words: list[str]) -> Iterator[_Cue]:
    lower = [word.lower() for word in words]
    for at, word in enumerate(lower):
        if tense := _tense(words, lower, at, word):
            yield _Cue(at, tense)


def _tense(words: list[str], lower: list[str], at: int, word: str) -> Tense | None:
    before = _before(lower, at)
    if word in WILL or word.endswith(("'ll", "’ll")):
        return Tense.FUTURE
    if word in WOULD and words[at].islower():
        return Tense.MIXED
    if word in DUE and _AIMED.issuperset(lower[at + 1 : at + 2]) and lower[at + 1 :]:
        return Tense.MIXED if before & WAS else Tense.FUTURE
    if word in DUE and before & AM:
        return Tense.FUTURE
    if word in COMING:
        return Tense.FUTURE
    if word == "ahead" and lower[at + 1 : at + 2] == ["of"]:
        return Tense.MIXED
    if word == "to" and _is_base(words, at + 1):
        return _infinitive(before, lower[at + 2 : at + 3])
    if word in TIMETABLED:
        is_plural = at > 0 and (lower[at - 1] in COUNTS or lower[at - 1].isdecimal())
        return None if is_plural else Tense.FUTURE
    if word in PAST or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST and words[at].islower()):
        return _past(before, word)
    if word in WAS:
        return Tense.PAST
    if word in HAVE:
        return None  # its participle tells
    return Tense.PRESENT if word in TIMELESS else None


def _before(lower: list[str], at: int) -> frozenset[str]:
    """The up to three words before one, adverbs passed over: its auxiliaries, if it has any."""
    found: list[str] = []
    for word in reversed(lower[max(0, at - 5) : at]):
        if word in _POINTS or len(found) == 3:
            break
        if word not in ADVERBS and not word.endswith("ly"):
            found.append(word)
    return frozenset(found)


def _past(before: frozenset[str], word: str) -> Tense | None:
    if before & WILL or any(each.endswith(("'ll", "’ll")) for each in before):
        return Tense.FUTURE
    if before & WOULD:
        return Tense.MIXED
    if "to" in before and "be" in before:
        return Tense.MIXED if before & WAS else Tense.FUTURE
    if before & WAS or before & HAVE:
        return Tense.PAST
    if before & AM:
        return Tense.PRESENT
    return Tense.PAST if word not in SAME or before & ONE else None  # `who set himself on fire`: a present has an -s


def _infinitive(before: frozenset[str], following: list[str]) -> Tense | None:
    if before & WAS and not before & AM:
        return Tense.MIXED
    if before & (AM | DUE | INTENT) or following == ["be"]:
        return Tense.FUTURE
    return None


def _is_base(words: list[str], at: int) -> bool:
    """True for a word behind `to` that may be a verb."""
    return at < len(words) and words[at].islower() and words[at] not in NO_BASE
