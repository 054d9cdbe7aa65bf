"""Trials: a passage is described, its article edited, and the quote sought again. What came of it?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.anchoring import edits
from benchmarks.anchoring.texts import random_span
from generator.annotate.anchor import anchor
from generator.annotate.describe import describe
from generator.annotate.folded import folded, is_letter
from generator.annotate.reports import clear_answer
from generator.annotate.text import Text
from generator.model import Quote, Span

EIGHT = 8
SHORTEST = 30
"""Words of a text; a shorter one has no room for edits."""
KINDS = {
    "elsewhere": "1 to 20 edits around the passage, some of whole paragraphs; nothing repeats the quote",
    "repeated": "the quote written once more somewhere else",
    "light": "one word in ten of the passage edited, its first and last word kept",
    "ends": "the same, its first and last word edited, too",
    "lookalike": "the same as light, and a passage planted that shares half to four fifths of the words",
    "deleted": "the passage gone, and a lookalike planted that shares half or more of the words",
    "twin": "of two passages of the same words the one that was described gone",
}
"""What is done to the text before the quote is sought again."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A quote, the text as it is now, and where in it the passage is; None where it was deleted."""

    kind: str
    quote: Quote
    plain: str
    truth: Span | None


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a trial."""

    anchored: str
    """`right`, `wrong`, `ambiguous` or `lost`."""
    suggested: str = ""
    """`right`, `wrong` or `none`; empty where it is not lost."""
    fixed: str = ""
    """What `check --fix` would write: `right` or `wrong` words; empty where nothing."""


def trials(kind: str, texts: Sequence[tuple[str, str]], rng: Random) -> Iterator[tuple[str, Trial]]:
    """Trials of a kind without end, each with the name of its text."""
    long = [(name, plain) for name, plain in texts if len(plain.split()) >= SHORTEST]
    while True:
        name, plain = rng.choice(long)
        found = trial(kind, plain, rng.choice(long)[1].split(), rng)
        if found:
            yield name, found


def trial(kind: str, plain: str, others: Sequence[str], rng: Random) -> Trial | None:
    """One of a kind; None where the text is too short for it."""
    span = random_span(plain, rng, 60 if kind != "elsewhere" else 400)
    if kind != "elsewhere" and len(plain[span.start : span.end].split()) < EIGHT:
        return None
    if rng.random() < 0.3:
        span = Span(span.start, span.start + len(plain[span.start : span.end].rstrip(".,;:!?”\"'")))
    if span.start >= span.end:
        return None
    words = edits.cut(plain, span)
    if kind == "twin":
        twin = [edits.replace(word, is_ours=False) for word in words if word.is_ours]
        words = edits.planted(words, [*twin[:-1], edits.replace(twin[-1], blank=" ")], rng, 8)
        plain, found = edits.joined(words)
        assert found
        span = found
    quote = describe(span, Text(plain))
    if quote is None:
        return None
    keep = 3 + max(len(quote.prefix.split()), len(quote.suffix.split()))
    if quote.prefix and not quote.prefix.isascii():
        keep = 3 + max(len(quote.prefix), len(quote.suffix))
    match kind:
        case "elsewhere":
            words = edits.edit_elsewhere(words, rng, others, keep)
        case "repeated":
            words = edits.planted(words, _whole(quote), rng, keep)
        case "light":
            words = edits.edit_lightly(words, rng, others, ends=False)
        case "ends":
            words = edits.edit_lightly(words, rng, others, ends=True)
        case "lookalike":
            copy = edits.lookalike(words, rng, others, rng.choice((0.2, 0.3, 0.5)))
            if stands(quote, edits.joined(copy)[0]):
                return None
            words = edits.planted(edits.edit_lightly(words, rng, others, ends=False), copy, rng, keep)
        case "deleted" | "twin":
            if kind == "deleted":
                copy = edits.lookalike(words, rng, others, rng.choice((0.05, 0.1, 0.2, 0.3, 0.5)))
                words = edits.planted(words, copy, rng, keep)
            words = [word for word in words if not word.is_ours]
    now, truth = edits.joined(words)
    if kind == "elsewhere" and repeats(quote, now):
        return None  # by chance, as `and a`; then it is ambiguous
    if truth is None and stands(quote, now):
        return None  # the gap closed so that the very quote stands there again
    return Trial(kind, quote, now, truth)


def _whole(quote: Quote) -> edits.Words:
    text = quote.prefix + " … ".join(quote.exact) + quote.suffix
    return [*edits.cut(text + " ", Span(0, 0))]


def outcome(each: Trial) -> Came:
    """Seek the quote in the text as it is now."""
    found = anchor(each.quote, Text(each.plain))
    if isinstance(found, Span):
        return Came("right" if same(found, each.truth, each.plain) else "wrong")
    if found.places:
        return Came("ambiguous")
    if not found.nearest:
        return Came("lost", "none")
    is_right = same(found.nearest[0].span, each.truth, each.plain)
    answer = clear_answer(found)
    fixed = ("right" if is_right else "wrong") if answer else ""
    return Came("lost", "right" if is_right else "wrong", fixed)


def same(one: Span, other: Span | None, plain: str) -> bool:
    """Whether two passages are of the same words; signs at their ends do not count."""
    return other is not None and bare(one, plain) == bare(other, plain)


def bare(span: Span, plain: str) -> tuple[int, int]:
    letters = [at for at in range(span.start, span.end) if is_letter(plain[at])]
    return (letters[0], letters[-1]) if letters else (span.start, span.end)


def repeats(quote: Quote, text: str) -> bool:
    """Whether a quote, context and all, stands more than once in a text; parts of words count."""
    return folded(text).text.count(folded(quote.prefix + " … ".join(quote.exact) + quote.suffix).text) > 1


def stands(quote: Quote, text: str) -> bool:
    """Whether a text has the quote's words, in whatever case."""
    words = folded(quote.prefix + " … ".join(quote.exact) + quote.suffix).text
    return words.casefold() in folded(text).text.casefold()
