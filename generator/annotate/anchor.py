"""Anchor a note: its quote stands in the article exactly once, or the note is an orphan and says why."""

from dataclasses import dataclass

from generator.annotate.folded import Folded, folded
from generator.annotate.match import places
from generator.annotate.nearest import around, nearest, with_signs
from generator.errors import Place, Problem, warning
from generator.model import Quote, Span
from generator.text import excerpt, quoted, squeeze

_SHOWN = 3  # places of an ambiguous quote that a message lists
_WORTH_SAYING = 30  # per cent; less like is no help


@dataclass(frozen=True, slots=True)
class Orphan:
    """A quote without its one place."""

    what: str
    """What was found, for the message."""
    fix: str
    places: tuple[Span, ...] = ()
    """Where the quote stands, if more than once."""
    nearest: Span | None = None
    """The passage most like it, if it stands nowhere and one is like it at all."""
    score: int = 0
    """How like, in per cent of words."""


class Text:
    """An article's plain text, folded at most once however many notes it has."""

    def __init__(self, plain: str) -> None:
        """`plain` as `markdown.plain.plain_text` gives it."""
        self.plain = plain
        self._folded: Folded | None = None

    @property
    def folded(self) -> Folded:
        """The text as quotes are compared with it."""
        if self._folded is None:
            self._folded = folded(self.plain)
        return self._folded


def anchor(quote: Quote, text: Text) -> Span | Orphan:
    """The span of the quote's exact words (all of them, from the first part to the last), or why there is none.

    The whole quote, context and all, must stand in the text just once, letter for letter but for quotes, dashes, white
    space and characters nobody sees; where it stands more often, just one place with these very quotes and dashes will
    do. Nothing is guessed.
    """
    spans = _places(quote, text.folded)
    if len(spans) > 1:
        wanted = [squeeze(part) for part in quote.exact]
        spans = [span for span in spans if _says(text.plain[span.start : span.end], wanted)] or spans
    if len(spans) == 1:
        return spans[0]
    return _ambiguous(spans, text.plain) if spans else _missing(quote, text.plain)


def _says(passage: str, wanted: list[str]) -> bool:
    words = squeeze(passage)
    return words.startswith(wanted[0]) and words.endswith(wanted[-1]) and (len(wanted) > 1 or words == wanted[0])


def orphan_problem(orphan: Orphan, path: str, quote: Quote) -> Problem:
    """The warning about an orphan, at its quote in the notes' file (`path` relative to the content folder)."""
    return warning(Place(f"content/{path}", quote.line, quote.column), orphan.what, orphan.fix)


def _places(quote: Quote, text: Folded) -> list[Span]:
    parts = [folded(part).text for part in quote.exact]
    prefix, suffix = folded(quote.prefix).text, folded(quote.suffix).text
    parts[0] = prefix + parts[0]
    parts[-1] += suffix
    spans = []
    for place in places(parts, text):
        start, end = place[0] + len(prefix), place[-1] - len(suffix)
        spans.append(Span(text.original(start), text.original_end(end)))
    return spans


def _ambiguous(spans: list[Span], plain: str) -> Orphan:
    shown = "; ".join(around(plain, span) for span in spans[:_SHOWN])
    more = f" and {len(spans) - _SHOWN} more" if len(spans) > _SHOWN else ""
    return Orphan(
        f"the quote stands {len(spans)} times in the article: {shown}{more}",
        "add words before or after it that stand only there, and mark the words you mean with ==…==",
        tuple(spans),
    )


def _missing(quote: Quote, plain: str) -> Orphan:
    words = squeeze(quote.prefix + " ".join(quote.exact) + quote.suffix)
    found = nearest(words, plain)
    if found is None or found[1] < _WORTH_SAYING:
        return Orphan(
            f"the quote does not stand in the article: “{excerpt(words, 60)}”",
            "quote words as the article has them; until then the note stands below the article",
        )
    span, score = found
    shown = _shown(with_signs(plain, span))
    if score == 100:
        what = f"the quote stands in the article only with other letters or signs: {shown}"
    else:
        what = f"the quote does not stand in the article; nearest ({score} %): {shown}"
    fix = "if these are the words, quote them so; until then the note stands below the article"
    return Orphan(what, fix, nearest=span, score=score)


def _shown(passage: str) -> str:
    """A passage in a message, in quotation marks unless it has some of its own."""
    return quoted(excerpt(passage, 160))
