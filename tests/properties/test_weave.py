"""Passages woven into any Markdown: no character moves, the HTML is sound, and marks hold the words they should."""

import re

from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML
from unit.markdown.strategies import sources
from unit.markdown.strict_html import Fragment

from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.html import render
from generator.markdown.plain import plain_text
from generator.markdown.sanitise import sanitise
from generator.markdown.weave import Passage, weave
from generator.model import Span

WHERE = Where("articles")


@given(st.data(), sources)
def test_any_passages_in_any_text_mark_their_own_words_and_move_none(data: st.DataObject, source: str) -> None:
    document = parse(source, WHERE)
    plain, pieces = plain_text(document.tokens)
    bare = Fragment(sanitise(render(document.tokens, WHERE)))
    spans = [span for span in data.draw(st.lists(spans_of(plain), max_size=6)) if span.start < span.end]
    passages = [Passage(span, f"n{at}", "claim", at + 1, f"Note {at + 1}") for at, span in enumerate(spans)]

    woven = weave(document.tokens, pieces, passages)

    html = sanitise(render(woven.tokens, WHERE))
    shown = Fragment(html)
    made = re.sub(r"<(br|hr) />", r"<\1>", render(woven.tokens, WHERE))
    assert [tag for tag, _ in Fragment(made).tags] == [tag for tag, _ in shown.tags], "the last net mended something"
    assert shown.words == bare.words
    assert without_marks(shown) == without_marks(bare)
    assert {note: squeezed(text) for note, text in shown.marked.items()} == {
        passage.id: squeezed(plain[passage.span.start : passage.span.end]) for passage in passages
    }
    numbers = [values["href"] for tag, values in shown.tags if values.get("role") == "doc-noteref"]
    assert sorted(to for to in numbers if to.startswith("#note-")) == sorted(f"#note-{one.id}" for one in passages)
    assert {f"ref-{one.id}" for one in passages} <= set(shown.ids)
    assert JustHTML(f"<!DOCTYPE html><title>a</title>{html}", collect_errors=True).errors == []


@st.composite
def spans_of(draw: st.DrawFn, plain: str) -> Span:
    """Any stretch of the text that neither begins nor ends with white space; maybe empty."""
    start, end = sorted((draw(st.integers(0, len(plain))), draw(st.integers(0, len(plain)))))
    words = plain[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def without_marks(fragment: Fragment) -> list[tuple[str, dict[str, str]]]:
    """The tags that are not the weaving's."""
    kept = []
    skip = 0
    for tag, values in fragment.tags:
        if values.get("class") == "note-number" and tag == "sup":
            skip = 1  # and the link in it
            continue
        if skip and tag == "a":
            skip = 0
            if values.get("href", "").startswith("#note-"):
                continue
            kept.append(("sup", {"class": "note-number"}))
        if tag == "mark" or values.get("class") == "passage-start":
            continue
        kept.append((tag, values))
    return kept


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
