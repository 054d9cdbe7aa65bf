"""Words of an article as somebody types or pastes them: plain text, in which `==` and `…` may be marks."""

import re

from generator.annotate.anchor import Orphan, Text, anchor
from generator.model import Quote, Span
from generator.text import squeeze

_SKIP = re.compile(r"\[(?:\.\.\.|…)\]|…")


def find_words(words: str, text: Text) -> Span | Orphan:
    """Where the words stand in the text: just as they are, or else with `==…==` and `…` read as marks.

    An orphan is that of the words as they are, unless only the other reading has places.
    """
    found = anchor(Quote((squeeze(words),)), text)
    marked = marked_quote(words)
    if isinstance(found, Span) or marked is None or found.places:
        return found
    other = anchor(marked, text)
    return other if isinstance(other, Span) or other.places else found


def marked_quote(words: str) -> Quote | None:
    """The quote that words with marks mean; None where there are no marks, or nothing is left."""
    prefix, exact, suffix = _split(words)
    parts = tuple(part for part in map(squeeze, _SKIP.split(exact)) if part)
    if not parts or (len(parts) == 1 and "==" not in words and not _SKIP.search(words)):
        return None
    left, right = _SKIP.split(prefix)[-1], _SKIP.split(suffix)[0]
    return Quote(parts, _beside(left, exact, at_end=True), _beside(right, exact, at_end=False))


def _split(words: str) -> tuple[str, str, str]:
    pieces = words.split("==")
    return (pieces[0], pieces[1], pieces[2]) if len(pieces) == 3 else ("", words, "")


def _beside(context: str, exact: str, *, at_end: bool) -> str:
    """Context with a blank towards the words where one stands there."""
    flat = squeeze(context)
    if not flat:
        return ""
    if at_end:
        return flat + (" " if context[-1:].isspace() or exact[:1].isspace() else "")
    return (" " if context[:1].isspace() or exact[-1:].isspace() else "") + flat
