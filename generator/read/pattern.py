"""Patterns of lines, as an editor writes them: the words of a whole line, with `*` for what differs.

No regular expression is asked: an editor's slip cannot match more than it says, nor take longer than the line is long
times the number of its stars.
"""

import unicodedata
from typing import NamedTuple

from generator.text import FOLDS, fold

STAR, TAKEN = "*", "{*}"
"""Any text, also none; and, where there are several, the one that is the value."""
LEAST = 2  # letters and figures beside the stars; one alone stands in nearly every line

_STAR, _TAKEN, _PLAIN = "\ue000", "\ue001", "\ue002"  # stand for the signs while the pattern is folded


class LinePattern(NamedTuple):
    """A pattern, ready to be asked."""

    parts: tuple[str, ...]
    """The words around the stars, folded; the first begins the line and the last ends it. Either may be empty."""
    taken: int
    """Which star is the value, from 0; -1 where the whole line is."""


def line_pattern(text: str) -> LinePattern:
    """The pattern, of which `why_not` found nothing wrong."""
    marked = _marked(text)
    stars = [char for char in marked if char in (_STAR, _TAKEN)]
    parts = marked.replace(_TAKEN, _STAR).split(_STAR)
    taken = stars.index(_TAKEN) if _TAKEN in stars else 0 if len(stars) == 1 else -1
    return LinePattern(tuple(part.replace(_PLAIN, STAR) for part in parts), taken)


def why_not(text: str, *, takes: bool) -> tuple[str, str] | None:
    """What is wrong with a pattern and what to do; None if nothing is. `takes`: a value is taken from its lines."""
    marked = _marked(text)
    has_star = _STAR in marked or _TAKEN in marked
    if has_star and sum(map(str.isalnum, marked)) < LEAST:
        return f"'{text}' would match nearly every line", "write the words that tell such a line from all others"
    if not takes and _TAKEN in marked:
        return "'{*}' marks the value that is lifted, and nothing is lifted here", "write * instead"
    if marked.count(_TAKEN) > 1:
        return "'{*}' stands here twice, and one value is lifted", "leave the braces around one star"
    if takes and marked.count(_STAR) > 1 and _TAKEN not in marked:
        return "more than one star, and it is not said which is the value", "write the one that is the value as {*}"
    return None


def matches(pattern: LinePattern, folded: str) -> tuple[tuple[int, int], ...] | None:
    """What each star stands for, as a half-open span of the folded line; None if the line is another.

    A star takes as little as it can, but for the last.
    """
    first, *rest = pattern.parts
    if not rest:
        return () if folded == first else None
    *middle, last = rest
    at, end = len(first), len(folded) - len(last)
    if at > end or not folded.startswith(first) or not folded.endswith(last):
        return None
    found = []
    for part in middle:
        start = folded.find(part, at, end)
        if start < 0:
            return None
        found.append((at, start))
        at = start + len(part)
    return (*found, (at, end))


def value(pattern: LinePattern, line: str) -> str:
    """What is taken of a line that matches: as it is printed, and composed (NFC); the whole line without a star."""
    text = unicodedata.normalize("NFC", line)
    folded, places = _with_places(text)
    spans = matches(pattern, folded) if pattern.taken >= 0 else None
    if not spans:
        return text.strip() if pattern.taken < 0 else ""
    start, end = spans[pattern.taken]
    return text[places[start] : places[end - 1] + 1].strip() if end > start else ""


def _marked(text: str) -> str:
    """The folded pattern, with one sign of its own for each star."""
    plain = text.replace(r"\*", _PLAIN).replace(TAKEN, _TAKEN).replace(STAR, _STAR)
    return fold(plain)


def _with_places(text: str) -> tuple[str, list[int]]:
    """The text as `fold` gives it, and for each of its characters the place in the text it came from."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for each in char.translate(FOLDS).casefold():
            sign = " " if each.isspace() else each
            if sign != " " or (chars and chars[-1] != " "):
                chars.append(sign)
                places.append(place)
    return "".join(chars).rstrip(" "), places
