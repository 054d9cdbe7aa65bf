"""A quote leads back to its own words, and never to others."""

import re
import unicodedata
from dataclasses import replace
from hashlib import md5

from hypothesis import assume, given
from hypothesis import strategies as st
from justhtml import JustHTML
from unit.markdown.strategies import sources
from unit.markdown.strict_html import Fragment

from generator.annotate.anchor import Orphan, Text, anchor
from generator.annotate.body import body
from generator.annotate.describe import describe
from generator.annotate.folded import folded
from generator.annotate.nearest import suggestions
from generator.annotate.quote import read_quote
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.escape import escape
from generator.markdown.plain import plain_text
from generator.model import Annotation, Article, NoteKind, Quote, Span
from generator.text import squeeze

WORDS = """the minister said Pakistan's defence co-operation “first visit” café cafe\u0301 agreement — a an Mi-35
re\u00adgion in of Moscow naïve don't Ministry said, ISLAMABAD: 2014 tie ties cooperation defense.""".split()  # noqa: SIM905

texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join), min_size=1, max_size=5).map(
    "\n\n".join
)
LIKE = str.maketrans({"“": '"', "”": '"', "'": "’", "—": "–", "-": "‑", "\u00ad": None})


def word_spans(text: str) -> st.SearchStrategy[Span]:
    """From the beginning of one word to the end of the same or a later one."""
    starts = [at for at, c in enumerate(text) if not c.isspace() and (at == 0 or text[at - 1].isspace())]
    ends = [at + 1 for at, c in enumerate(text) if not c.isspace() and text[at + 1 : at + 2].strip() == ""]
    picks = st.tuples(st.sampled_from(range(len(starts))), st.sampled_from(range(len(starts))))
    return picks.map(lambda pair: Span(starts[min(pair)], ends[max(pair)]))


def stands(quote: str, text: str) -> int:
    """How often words stand in a text: with just these quotes and dashes if that is once, else with any."""
    exactly = count(squeeze(quote), squeeze(text))
    return exactly if exactly == 1 else count(*(squeeze(alike(words)) for words in (quote, text)))


def alike(text: str) -> str:
    straight = str.maketrans({"“": '"', "”": '"', "’": "'", "—": "-", "–": "-", "‑": "-", "\u00ad": None})
    return unicodedata.normalize("NFC", text.translate(straight))


def count(words: str, text: str) -> int:
    return sum(
        not (at and text[at - 1].isalnum() and words[0].isalnum())
        and not (text[at + len(words) : at + len(words) + 1].isalnum() and words[-1].isalnum())
        for at in range(len(text))
        if text.startswith(words, at)
    )


@given(st.data(), texts)
def test_the_description_of_a_span_leads_back_to_it_or_is_ambiguous(data: st.DataObject, text: str) -> None:
    span = data.draw(word_spans(text))
    words = text[span.start : span.end]

    found = anchor(Quote((squeeze(words),)), Text(text))

    if stands(words, text) == 1:
        assert found == span
    else:
        assert isinstance(found, Orphan)
        assert span in found.places


@given(st.data(), texts)
def test_quotes_dashes_white_space_and_composition_do_not_matter(data: st.DataObject, text: str) -> None:
    span = data.draw(word_spans(text))
    words = text[span.start : span.end]
    assume(count(squeeze(alike(words)), squeeze(alike(text))) == 1)
    form = data.draw(st.sampled_from(["NFC", "NFD"]))

    found = anchor(Quote((squeeze(unicodedata.normalize(form, words).translate(LIKE)),)), Text(text))

    assert found == span


@given(st.data(), texts)
def test_context_tells_equal_words_apart(data: st.DataObject, text: str) -> None:
    span = data.draw(word_spans(text))
    before, words, after = text[: span.start], text[span.start : span.end], text[span.end :]

    source = "> " + escape(before) + " ==" + escape(squeeze(words)) + "== " + escape(after)
    quote, _ = read_quote(source.replace("\n", "\n> "), "annotations/a.md", 1)

    assert quote is not None
    assert anchor(quote, Text(text)) == span


@given(st.data(), texts, texts)
def test_a_quote_is_never_anchored_to_other_words(data: st.DataObject, text: str, other: str) -> None:
    span = data.draw(word_spans(text))
    words = squeeze(text[span.start : span.end])

    found = anchor(Quote((words,)), Text(other))

    if isinstance(found, Span):
        assert stands(words, other) == 1
        assert squeeze(alike(other[found.start : found.end])) == squeeze(alike(words))
    else:
        assert stands(words, other) != 1


@given(texts)
def test_each_character_of_a_folded_text_knows_where_it_stood(text: str) -> None:
    other = folded(text)

    offsets = [other.original(at) for at in range(len(other.text) + 1)]

    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(
        folded(text[start:end]).text.strip() in ("", character.strip())
        for character, start, end in zip(other.text, offsets, offsets[1:], strict=False)
    )


@given(st.data(), st.lists(st.integers(0, 10_000), min_size=60, max_size=200, unique=True))
def test_the_nearest_passage_to_a_lightly_edited_quote_is_the_one_it_was_taken_from(
    data: st.DataObject, numbers: list[int]
) -> None:
    words = [md5(str(number).encode()).hexdigest()[:12] for number in numbers]  # not like each other
    length = data.draw(st.integers(10, 50))
    start = data.draw(st.integers(0, len(words) - length))
    quote = words[start : start + length]
    at = data.draw(st.integers(1, length - 2))
    quote[at : at + 1] = data.draw(st.sampled_from([[], ["changed"], ["two", "words"]]))

    found = suggestions(Quote((" ".join(quote),)), Text(" ".join(words)))

    assert " ".join(words)[found[0].span.start : found[0].span.end].split() == words[start : start + length]
    assert 80 <= found[0].score < 100


@given(st.data(), texts)
def test_notes_change_no_word_of_the_article_and_each_has_its_place(data: st.DataObject, text: str) -> None:
    source = "\n\n".join(map(escape, text.split("\n\n")))
    quotes = data.draw(st.lists(word_spans(text), max_size=5))
    notes = tuple(
        note(f"n{number}", Quote((squeeze(text[span.start : span.end]),))) for number, span in enumerate(quotes)
    )
    bare, _ = body(article(source), ())

    noted, problems = body(article(source), (*notes, note("whole", None)))

    shown = Fragment(noted.html)
    orphans = {one.id for one in noted.notes if one.is_orphan}
    asides = {values["id"] for tag, values in shown.tags if tag == "aside"}
    assert len(problems) == len(orphans)
    assert asides == {f"note-{one.id}" for one in notes if one.id not in orphans}
    assert {f"ref-{one.id}" for one in notes if one.id not in orphans} <= set(shown.ids)
    assert [one.number for one in noted.notes] == list(range(1, len(notes) + 2))
    assert noted.notes[-1].id == "whole"
    assert squeeze(without_asides(noted.html)) == squeeze(Fragment(bare.html).words)


@given(st.data(), sources, st.lists(sources, max_size=4))
def test_any_article_with_any_notes_is_sound_and_every_number_leads_somewhere(
    data: st.DataObject, source: str, bodies: list[str]
) -> None:
    text = Text(plain_text(parse(source, Where("articles")).tokens)[0])
    notes: list[Annotation] = []
    expected: dict[str, list[str]] = {}
    for number, written in enumerate(bodies):
        first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(text.plain))] * 2)))
        quote = describe(Span(first, last), text)
        notes.append(replace(note(f"n{number}", quote), body=written))
        if quote and isinstance(span := anchor(quote, text), Span):
            expected[f"n{number}"] = letters(text.plain[span.start : span.end])

    noted, _ = body(article(source), tuple(notes))

    shown = Fragment(noted.html)
    local = {href[1:] for _, values in shown.tags if (href := values.get("href", "")).startswith("#")}
    assert local <= set(shown.ids)
    assert {name: letters(words) for name, words in shown.marked.items()} == expected
    numbers = [one.number for one in noted.notes]
    footnotes = [ident for ident in shown.ids if ident.startswith("fn-")]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(1, len(numbers) + len(footnotes) + 1))
    assert squeeze(without_asides(noted.html)) == squeeze(without_asides(body(article(source), ())[0].html))
    assert JustHTML(f"<!DOCTYPE html><title>a</title>{noted.html}", collect_errors=True).errors == []


def letters(words: str) -> list[str]:
    """In no order: what stands in a footnote comes last in the plain text, and on the page where it is referred to."""
    return sorted("".join(words.split()))


def without_asides(html: str) -> str:
    return Fragment(re.sub("<aside.*?</aside>", "", html, flags=re.DOTALL)).words


def article(source: str) -> Article:
    return Article("a", "articles/a.md", "A title", source, 10)


def note(ident: str, quote: Quote | None) -> Annotation:
    text = "A note."
    return Annotation(ident, "articles/a", NoteKind.CLAIM, "Title", text, 9, "annotations/a.md", 5, quote)
