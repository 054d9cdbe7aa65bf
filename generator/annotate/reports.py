"""What is said of an orphan: where its quote stands too often, or what is nearest to it; and how to mend it."""

from generator.annotate.anchor import Orphan
from generator.annotate.describe import describe
from generator.annotate.nearest import Suggestion
from generator.annotate.quote import block_quote
from generator.annotate.shown import told_apart, word_diff
from generator.annotate.words import words_in
from generator.errors import Place, Problem, warning
from generator.model import Annotation, Quote
from generator.text import excerpt, squeeze

CLEAR = 85
"""Per cent from which on a suggestion is taken for what the quote was made on: one word in ten changed leaves 90.

Measured (`make bench-anchoring`): at 85 no fewer lightly edited quotes are found than at 70, and half as many are led
to a passage that only resembles one that is gone.
"""
MARGIN = 10
"""Per cent by which it must be ahead of the next."""
_TELLING = 3  # words of a quote from which on a suggestion can be clear; names are too much alike
WORTH_SAYING = 50
"""Per cent; a passage less like is no help."""
_SHOWN = 3  # places of an ambiguous quote that a message lists
_PASTED = 120  # characters; a longer quote is not spelled out in a message
_LEFT = "until then the note stands below the article"


def orphan_problem(orphan: Orphan, note: Annotation) -> Problem:
    """The warning about a note's quote, at its place in the notes' file."""
    place = Place(f"content/{note.path}", orphan.quote.line, orphan.quote.column)
    fix = fix_of(orphan, name_of(note))
    return warning(place, what_of(orphan, note.on), fix if orphan.places else f"{fix}; {_LEFT}")


def name_of(note: Annotation) -> str:
    """The note's name on the command line: `<article id>/<note id>`, or `people/<slug>/<note id>` and the like."""
    return f"{note.on.removeprefix('articles/')}/{note.id}"


def clear_answer(orphan: Orphan) -> Suggestion | None:
    """The one passage that a program may quote in the orphan's place when an editor asks it to; None without such.

    It is much like the quote, its context by itself too, and nothing else is nearly as much.
    """
    near = orphan.nearest
    if not near or min(near[0].score, near[0].context_score) < CLEAR or _size(orphan.quote) < _TELLING:
        return None
    return near[0] if len(near) == 1 or near[0].score - near[1].score >= MARGIN else None


def _size(quote: Quote) -> int:
    return len(words_in(quote.prefix + " ".join(quote.exact) + quote.suffix))


def what_of(orphan: Orphan, name: str = "articles/") -> str:
    """What was found, in one line; `name` is the full name of what the note is on."""
    within = "the article" if name.startswith("articles/") else "the text"
    if orphan.places:
        shown = told_apart(orphan.text.plain, orphan.places[:_SHOWN])
        more = f" and {len(orphan.places) - _SHOWN} more" if len(orphan.places) > _SHOWN else ""
        return f"the quote stands {len(orphan.places)} times in {within}: {'; '.join(shown)}{more}"
    near = worth_saying(orphan)
    if not near:
        words = squeeze(orphan.quote.prefix + " … ".join(orphan.quote.exact) + orphan.quote.suffix)
        return f"the quote does not stand in {within}: “{excerpt(words, 60)}”"
    if near[0].score == 100:
        shown = [diff_of(orphan, each) for each in near if each.score == 100]
        return f"the quote stands in {within} only with other letters or signs: {'; or '.join(shown)}"
    shown = [f"({each.score} %): {diff_of(orphan, each)}" for each in near]
    return f"the quote does not stand in {within}; nearest {'; or '.join(shown)}"


def worth_saying(orphan: Orphan) -> list[Suggestion]:
    """The nearest passage, and those nearly as near."""
    near = orphan.nearest
    return [each for each in near if each.score >= max(WORTH_SAYING, near[0].score - MARGIN)]


def diff_of(orphan: Orphan, near: Suggestion) -> str:
    """What a passage says in place of the quote, word by word."""
    quote, plain = orphan.quote, orphan.text.plain
    parts = [*quote.exact]
    parts[0] = quote.prefix + parts[0]
    parts[-1] += quote.suffix
    shown = [word_diff(part, plain[span.start : span.end]) for part, span in zip(parts, near.parts, strict=True)]
    return " … ".join(shown)


def fix_of(orphan: Orphan, name: str) -> str:
    """What an editor can do; `name` is the note's on the command line."""
    if orphan.places:
        return _choice(orphan, name)
    if clear_answer(orphan):
        return f"if these are the words: pressmark check --fix {name}"
    if slip := _slip(orphan.quote):
        return slip
    near = worth_saying(orphan)
    if len(near) == 1:
        return f"if these are the words, quote them so, or let pressmark check --fix {name} do it"
    if near:
        return f"quote the passage that is meant as the article has it, or pressmark check --fix {name} --nth N"
    return "quote words as the article has them"


def _slip(quote: Quote) -> str:
    """What an editor should have written, where the quote itself tells; empty where it does not."""
    if quote.unmarked_line:
        return f"line {quote.unmarked_line} counts as part of the quote: put an empty line before it, or > if it is"
    if any("..." in part for part in (quote.prefix, *quote.exact, quote.suffix)):
        return "write … or [...] for words that are left out, three dots stand for themselves"
    return ""


def _choice(orphan: Orphan, name: str) -> str:
    """The quotes that would tell the places apart, if they are short; and the command that writes one."""
    quotes = [describe(span, orphan.text) for span in orphan.places[:_SHOWN]]
    written = [block_quote(quote).removeprefix("> ") for quote in quotes if quote]
    advice = "add words before or after it that stand only there, and mark the words you mean with ==…=="
    if sum(map(len, written)) <= _PASTED and len(written) == len(quotes):
        more = " …" if len(orphan.places) > _SHOWN else ""
        advice = f"quote one of them with words that stand only there: {' | '.join(written)}{more}"
    return f"{advice}; or choose one: pressmark check --fix {name} --nth N"
