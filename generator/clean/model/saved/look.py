"""What can be said of a saved page's block by its text alone: numbers, and the name of a label."""

import re
from functools import lru_cache
from typing import NamedTuple

from generator.clean.model import line
from generator.clean.model.context import ENDS, KINDS
from generator.clean.model.cues import END, MONTHS, WORDS

REMEMBERED = 80  # characters of a text that may come again: a publisher prints the same menu around each article
SEEN = 3000  # characters of a text that are looked at
SAMPLE = 60  # words of which cues are counted

_CAPITAL = re.compile(r"\b[A-ZÀ-ÞĀĆČĘŁŃŚŠŻŽİΑ-ΩА-Я]")
_SIGNS = (
    ("|", "bar"),
    ("©", "copyright"),
    ("@", "at"),
    ("http", "address"),
    ("•", "dot"),
    ("›", "arrow"),
    ("→", "arrow"),
)


class Look(NamedTuple):
    """A text by itself."""

    words: int
    characters: int
    kind: int
    """Place in KINDS."""
    end: int
    """Place in ENDS."""
    figures: int
    """Percent of its characters that are digits."""
    capitals: int
    """Percent of its words that begin with a capital."""
    commas: int
    cues: int
    """Percent of its words that furniture is made of."""
    label: str
    """Name of the table whose label fills the text or begins it; empty if none."""
    fills: bool
    names: tuple[str, ...]
    """What is true of it, by name: `starts=q`, `sign=bar`, `label=comments`."""
    content: frozenset[str]
    """Words of four letters or more that are no small words, folded."""
    key: str
    """What two texts share that say the same."""

    @property
    def is_prose(self) -> bool:
        """True for a paragraph of running text."""
        return self.kind >= PROSE


PROSE = KINDS.index("p")


def look(text: str) -> Look:
    """A text's look; white space at its ends is none of it."""
    return _look(text) if len(text) <= REMEMBERED else _look.__wrapped__(text[:SEEN])


@lru_cache(maxsize=8192)
def _look(text: str) -> Look:
    small = text.casefold()
    words = line.words_in(text, small)
    start, end = line.start_of(text), line.end_of(text)
    label, fills = line.label_of(text, small, words)
    digits = len(line.DIGIT.findall(text[:200]))
    size = min(len(text), 200)
    kind = line.kind_of(text, words, start, end, label, fills, digits * 10 // size)
    found = line.WORD.findall(small[:500])[:SAMPLE]
    cues = sum(map(WORDS.__contains__, found))
    names = [f"starts={start}"]
    names += [f"sign={name}" for sign, name in _SIGNS if sign in text]
    if label:
        names.append(f"{'label' if fills else 'opens'}={label}")
    if digits:
        names += ["has=time"] if line.TIME.search(text) else []
        names += ["has=year"] if line.YEAR.search(text) else []
        names += ["has=ago"] if line.AGO.search(small) else []
        names += ["has=month"] if any(word in MONTHS for word in found) else []
    if '"' in text or "“" in text or "„" in text or "«" in text:
        names.append("has=quote")
    return Look(
        words,
        len(text),
        KINDS.index(kind),
        ENDS.find(end),
        100 * digits // size,
        100 * len(_CAPITAL.findall(text[:200])) // max(words if len(text) <= 200 else len(text[:200].split()), 1),
        text.count(","),
        100 * cues // max(len(found), 1),
        label,
        fills,
        tuple(names),
        line.content_of(small),
        small.strip(END),
    )
