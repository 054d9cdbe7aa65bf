"""Passages that meet: their notes say in words what they are about, as the marks alone cannot."""

from collections.abc import Sequence

from generator.model import Span
from generator.text import squeeze

_WHOLE = 90  # characters; two lines of a note in the margin
_HEAD, _TAIL = 6, 5  # words of a longer passage


def shared_words(spans: Sequence[Span], plain: str) -> list[str]:
    """Of each passage that has a word in common with another, its words, shortened in the middle; else empty."""
    found: set[int] = set()
    reaching, furthest = 0, -1
    for index in sorted(range(len(spans)), key=lambda index: (spans[index].start, spans[index].end)):
        if spans[index].start < furthest:
            found |= {index, reaching}
        if spans[index].end > furthest:
            reaching, furthest = index, spans[index].end
    return [_shortened(plain[span.start : span.end]) if at in found else "" for at, span in enumerate(spans)]


def _shortened(passage: str) -> str:
    words = squeeze(passage)
    every = words.split()
    if len(words) <= _WHOLE or len(every) <= _HEAD + _TAIL:
        return words
    return f"{' '.join(every[:_HEAD])} … {' '.join(every[-_TAIL:])}"
