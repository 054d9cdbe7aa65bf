"""A description leads back to the very passage it was made of, and to no other; also when it is written down."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from unit.markdown.strategies import documents, readable

from benchmarks.anchoring.texts import own_texts, random_span, shared_texts
from generator.annotate.anchor import Text, anchor
from generator.annotate.describe import describe
from generator.annotate.folded import folded
from generator.annotate.quote import block_quote, read_quote
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Quote, Span
from generator.text import squeeze

SPANS = 60
"""Of each of the demonstration's articles; a shared one gives a tenth."""
EVERY = 8
"""So many-th page of the shared benchmark, unless all are asked for."""

odd_texts = st.one_of(
    readable,
    documents.map(lambda source: plain_text(parse(source, Where("articles")).tokens)[0]),
    st.text(st.sampled_from("ab .,…=\\-\u00ad\u0301é國部ไทย “”'[]*_<&;#\n"), max_size=60),
    st.lists(st.sampled_from(["the", "agreement", "was", "==", "…", "[...]", "\\", "國防", "\u00ad"])).map(" ".join),
).map(lambda text: text.replace("\0", ""))  # which no article's text can hold


def unlike(texts: Iterable[tuple[str, str]], spans: int, seed: int = 1) -> list[tuple[str, str, Quote | None]]:
    """Spans that are not found again exactly after describing them, or not by what is written down of it."""
    rng, found = random.Random(seed), []
    for name, plain in texts:
        text = Text(plain)
        for _ in range(spans):
            span = random_span(plain, rng)
            quote = describe(span, text)
            if quote is None or anchor(quote, text) != span or written(quote, rng.choice((0, 40, 100))) != quote:
                found.append((name, plain[span.start : span.end], quote))
    return found


def written(quote: Quote, width: int = 0) -> Quote | None:
    """The quote as it is read from the Markdown written of it."""
    read, problems = read_quote(block_quote(quote, width), "annotations/a.md", 1)
    assert problems == ()
    return read and replace(read, line=0, column=0)


def test_spans_of_the_demonstration_are_found_again_exactly() -> None:
    assert unlike(own_texts(), SPANS) == []


def test_spans_of_real_articles_in_many_languages_are_found_again_exactly(
    shared: Path, request: pytest.FixtureRequest
) -> None:
    every = 1 if request.config.getoption("--all-pages") else EVERY

    assert unlike(shared_texts(shared, every), SPANS // 10) == []


@given(st.data(), odd_texts)
def test_any_stretch_of_any_text_is_found_again_or_holds_no_words(data: st.DataObject, plain: str) -> None:
    start, end = sorted((data.draw(st.integers(0, len(plain))), data.draw(st.integers(0, len(plain)))))
    text = Text(plain)

    quote = describe(Span(start, end), text)

    if quote is None:
        assert not folded(plain[start:end]).text.strip()
    else:
        span = anchor(quote, text)
        assert isinstance(span, Span)
        assert folded(plain[min(start, span.start) : span.start]).text.strip() == ""
        assert folded(plain[span.end : end]).text.strip() == ""
        assert written(quote) == quote


BITS = [
    *"ab>#*_-+=|]:<&\\!(",
    "Mr.",
    "2014.",
    " ",
    "  ",
    "    ",
    "\t",
    "> ",
    "~~~",
    "---",
    "[x]",
    "“q”",
    "\u2028",
    "{a}",
    "\x1c",
]
lines = st.lists(st.sampled_from(BITS), max_size=6).map("".join)


@given(st.lists(st.tuples(st.sampled_from(["> ", ">", "  > ", ""]), lines), min_size=1, max_size=3))
def test_a_quote_without_markup_is_read_as_the_parser_reads_it(written_lines: list[tuple[str, str]]) -> None:
    source = ">" + "\n".join(lead + line for lead, line in written_lines).lstrip("> ")
    tokens = parse(source, Where("annotations")).tokens
    assume(tokens and tokens[0].map == [0, source.count("\n") + 1] and "==" not in source)

    quote, _ = read_quote(source, "annotations/a.md", 1)

    assert (quote.exact[0] if quote else "") == squeeze(plain_text(tokens)[0])


@given(st.integers(-2, 9), st.integers(-2, 9))
def test_a_span_beyond_the_text_has_no_description(start: int, end: int) -> None:
    quote = describe(Span(start, end), Text("two words"))

    assert (quote is None) == (not 0 <= start < end <= 9 or (start, end) == (3, 4))
