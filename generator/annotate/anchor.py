"""Anchor a note: its quote stands in the article exactly once, or the note is an orphan."""

from dataclasses import dataclass
from functools import cached_property

from generator.annotate.folded import Folded, caseless, folded
from generator.annotate.match import places
from generator.annotate.nearest import Suggestion, suggestions
from generator.annotate.text import Text as Text
from generator.annotate.words import words_in
from generator.model import Quote, Span
from generator.text import squeeze

_ANY_CASE = 3
"""Words from which on capitals need not be the same: `US` is not `us`, but three words are the same in a headline."""


@dataclass(frozen=True)
class Orphan:
    """A quote without its one place."""

    quote: Quote
    text: Text
    places: tuple[Span, ...] = ()
    """Where the quote stands, if more than once."""

    @cached_property
    def nearest(self) -> tuple[Suggestion, ...]:
        """The passages most like it, the most like first, if it stands nowhere."""
        return () if self.places else suggestions(self.quote, self.text)


def anchor(quote: Quote, text: Text) -> Span | Orphan:
    """The span of the quote's exact words (all of them, from the first part to the last), or why there is none.

    The whole quote, context and all, must stand in the text just once, letter for letter but for quotes, dashes, white
    space and characters nobody sees; where it stands more often, just one place with these very quotes and dashes will
    do, and where it stands nowhere, one with other capitals. Nothing is guessed: context that has changed is context
    that told this passage from another, which may be the one that is left.
    """
    spans = _places(quote, text)
    if len(spans) > 1:
        wanted = [squeeze(part) for part in quote.exact]
        spans = [span for span in spans if _says(text.plain[span.start : span.end], wanted)] or spans
    if not spans and sum(len(words_in(folded(part).text)) for part in quote.exact) >= _ANY_CASE:
        found = _places(quote, text, any_case=True)
        spans = found if len(found) == 1 else []
    return spans[0] if len(spans) == 1 else Orphan(quote, text, tuple(spans))


def _says(passage: str, wanted: list[str]) -> bool:
    words = squeeze(passage)
    return words.startswith(wanted[0]) and words.endswith(wanted[-1]) and (len(wanted) > 1 or words == wanted[0])


def _places(quote: Quote, text: Text, *, any_case: bool = False) -> list[Span]:
    parts = [folded(part).text for part in quote.exact]
    prefix, suffix = folded(quote.prefix).text, folded(quote.suffix).text
    parts[0] = prefix + parts[0]
    parts[-1] += suffix
    within: Folded = text.caseless if any_case else text.folded
    found = places([caseless(part) for part in parts] if any_case else parts, within)
    return [text.passage(place[0] + len(prefix), place[-1] - len(suffix)) for place in found]
