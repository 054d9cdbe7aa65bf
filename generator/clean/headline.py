"""Which line of a text dump is the headline: points for what can be seen of a line, and of those around it.

A dump has the headline somewhere above the text, among menus, teasers of other articles, captions and the standfirst.
What it shares with the text tells it from the teasers, what stands around it from captions and standfirsts. The points
were learned from dumps whose headline is known (`benchmarks/cleaning/headlines.py`) and are tenths of a natural
logarithm: ten make a line some three times as likely.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from generator.clean.block import Block, Score
from generator.clean.bylines import opens_byline
from generator.clean.dates import dates
from generator.clean.labels import CREDIT
from generator.clean.shape import count, ends_with_stop, label
from generator.text import squeeze

ABOVE = 80  # lines above the text in which the headline is looked for; the farthest seen stood 60 above
BELOW = 3  # lines of the text itself, where the line model took the headline for its first line
SHORTEST, LONGEST = 6, 220  # code points; the longest headline seen has 190
WORDS = 30
LIKELY = 0.5  # of 1, from which a line is held for the headline
PARAGRAPH = 60  # words of a line that count when the text is looked for
EVEN = 500  # per mille of likelihood from which a line counts as the text's

POINTS: Mapping[str, int] = {
    "2 words of the text": 9,
    "3 words of the text": 9,
    "4 words of the text": 8,
    "30 % of its words in the text": 4,
    "50 % of its words in the text": 3,
    "70 % of its words in the text": 4,
    "under 4 words": -15,
    "over 14 words": -2,
    "over 18 words": -7,
    "over 22 words": -3,
    "full stop": -21,
    "colon at the end": -5,
    "question": 6,
    "exclamation": 4,
    "credit": -9,
    "bar": -7,
    "opens with a quote": 7,
    "small letter first": -4,
    "capitals": -3,
    "date": -14,
    "clock or age": -3,
    "byline": -9,
    "over 300 per mille": -11,
    "over 700 per mille": -18,
    "over 0 lines above the text": 4,
    "over 8 lines above the text": -3,
    "over 12 lines above the text": -6,
    "over 20 lines above the text": -4,
    "over 35 lines above the text": -8,
    "three times or more": 3,
    "ends a line above": 21,
    "date 1 to 3 lines below": 21,
    "date 4 to 8 lines below": 9,
    "date up to 3 lines above": 8,
    "under a likely one": -9,
    "over a likely one": -3,
    "under a long line": -5,
    "over a short line": -6,
    "over a longer line": 7,
}
NONE = 16
"""The points of there being no headline."""

_CONTENT = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|\d{2,}")
"""What two texts about one thing have in common: words of four letters, figures, pairs of Chinese characters."""
_CREDIT = frozenset(phrase for phrase in CREDIT if " " not in phrase) | {"getty", "afp", "reuters", "copyright"}
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\d{1,2}:\d\d\b|\bago\b")
_QUOTES = "\"“„«‘'»"


@dataclass(frozen=True, slots=True)
class View:
    """A dump as the headline is looked for in it."""

    texts: Sequence[str]
    """Its lines."""
    labels: Sequence[str]
    """The same, folded; a paragraph is empty."""
    p_body: Sequence[int]
    """How likely each belongs to the text, per mille."""
    first: int
    """The index of the text's first line."""
    said: Mapping[str, int]
    """Words of the text → in how many of its lines they stand."""
    often: Mapping[str, int]
    """Folded line → how many lines are like it."""
    dated: frozenset[int]
    """The indices of lines above the text with a whole date."""


def text_of(blocks: Sequence[Block], scores: Mapping[int, Score]) -> tuple[int, int]:
    """The stretch of lines that is the text, as the line model sees it: first and one past the last; empty if none."""
    best = total = 0.0
    first, found = 0, (0, 0)
    for at, block in enumerate(blocks):
        score = scores.get(block.number)
        likely = (score.p_body if score else 0) / EVEN - 1
        if total <= 0:
            total, first = 0.0, at
        total += likely * (min(block.text.count(" ") + 1, PARAGRAPH) if likely > 0 else 3)
        if total > best:
            best, found = total, (first, at + 1)
    return found


def view(blocks: Sequence[Block], scores: Mapping[int, Score], language: str = "") -> View:
    """What is looked at."""
    first, end = text_of(blocks, scores)
    texts = [squeeze(block.text) if len(block.text) <= LONGEST else block.text for block in blocks]
    labels = [label(text) if len(text) <= 2 * LONGEST else "" for text in texts]
    said = Counter(word for text in texts[first:end] for word in set(_CONTENT.findall(text.casefold())))
    around = range(max(0, first - ABOVE - 3), min(len(blocks), first + BELOW + 8))
    dated = (
        at for at in around if len(texts[at]) <= LONGEST and any(each.is_full for each in dates(texts[at], language))
    )
    p_body = [score.p_body if (score := scores.get(block.number)) else 0 for block in blocks]
    return View(texts, labels, p_body, first, said, Counter(labels), frozenset(dated))


def headline(seen: View, is_open: Sequence[bool]) -> tuple[int, float] | None:
    """The index of the headline and how likely it is, of 1; None where no line is likely enough."""
    lines = candidates(seen, is_open)
    chances = [exp(sum(POINTS[mark] for mark in marks) / 10) for marks in marked(seen, lines)]
    if not chances:
        return None
    best = max(range(len(lines)), key=chances.__getitem__)
    same = sum(chance for at, chance in zip(lines, chances, strict=True) if seen.labels[at] == seen.labels[lines[best]])
    share = same / (sum(chances) + exp(NONE / 10))
    first = next(at for at in lines if seen.labels[at] == seen.labels[lines[best]])
    return (first, share) if share >= LIKELY else None


def candidates(seen: View, is_open: Sequence[bool]) -> list[int]:
    """The indices of lines that could be the headline by where they stand and how long they are."""
    around = range(max(0, seen.first - ABOVE), min(len(seen.texts), seen.first + BELOW))
    return [
        at
        for at in around
        if is_open[at] and SHORTEST <= len(seen.texts[at]) <= LONGEST and 2 <= count(seen.texts[at]) <= WORDS
    ]


def marked(seen: View, lines: Sequence[int]) -> list[list[str]]:
    """For each candidate what can be seen of it: names of POINTS."""
    shared = {at: _shared(seen, at) for at in lines}
    likely = [at for at in lines if _is_likely(seen, at, *shared[at])]
    return [[*_of_words(*shared[at]), *_of_line(seen, at), *_of_place(seen, at, likely)] for at in lines]


def _shared(seen: View, at: int) -> tuple[int, float]:
    """How many words of a line the text has, and what part of its words."""
    found = set(_CONTENT.findall(seen.labels[at]))
    own = 1 if at >= seen.first else 0  # a line of the text has its own words
    hits = sum(1 for word in found if seen.said.get(word, 0) > own)
    return hits, hits / len(found) if found else 0.0


def _is_likely(seen: View, at: int, hits: int, part: float) -> bool:
    text = seen.texts[at]
    return hits >= 2 and part >= 0.4 and count(text) >= 3 and not ends_with_stop(text) and not _has_credit(seen, at)


def _has_credit(seen: View, at: int) -> bool:
    return "©" in seen.texts[at] or not _CREDIT.isdisjoint(_WORD.findall(seen.labels[at]))


def _of_words(hits: int, part: float) -> Iterator[str]:
    for least in (2, 3, 4):
        if hits >= least:
            yield f"{least} words of the text"
    for percent in (30, 50, 70):
        if 100 * part >= percent:
            yield f"{percent} % of its words in the text"


def _of_line(seen: View, at: int) -> Iterator[str]:
    text, folded = seen.texts[at], seen.labels[at]
    words = count(text)
    if words < 4:
        yield "under 4 words"
    for most in (14, 18, 22):
        if words > most:
            yield f"over {most} words"
    if ends_with_stop(text):
        yield "full stop"
    elif text[-1] in ":?!":
        yield {":": "colon at the end", "?": "question", "!": "exclamation"}[text[-1]]
    if _has_credit(seen, at):
        yield "credit"
    if " | " in text or " › " in text or " > " in text:
        yield "bar"
    if text[0] in _QUOTES:
        yield "opens with a quote"
    elif text[0].islower():
        yield "small letter first"
    if text.isupper():
        yield "capitals"
    if at in seen.dated:
        yield "date"
    elif _CLOCK.search(folded):
        yield "clock or age"
    if opens_byline(text):
        yield "byline"
    for least in (300, 700):
        if seen.p_body[at] > least:
            yield f"over {least} per mille"


def _of_place(seen: View, at: int, likely: Sequence[int]) -> Iterator[str]:
    folded = seen.labels[at]
    above = seen.first - at
    for least in (0, 8, 12, 20, 35):
        if above > least:
            yield f"over {least} lines above the text"
    if seen.often[folded] > 2:
        yield "three times or more"
    if any(line.endswith(folded) and line != folded for line in seen.labels[max(0, at - 40) : at]):
        yield "ends a line above"
    for least, most in ((1, 3), (4, 8)):
        if any(at + step in seen.dated for step in range(least, most + 1)):
            yield f"date {least} to {most} lines below"
    if any(at - step in seen.dated for step in range(1, 4)):
        yield "date up to 3 lines above"
    if any(at - 4 <= other < at for other in likely):
        yield "under a likely one"
    if any(at < other <= at + 4 for other in likely):
        yield "over a likely one"
    if at and count(seen.texts[at - 1]) > 6:
        yield "under a long line"
    after = count(seen.texts[at + 1]) if at + 1 < len(seen.texts) else 0
    if after <= 3:
        yield "over a short line"
    elif after > max(8, count(seen.texts[at])):
        yield "over a longer line"
