"""Whatever a file of annotations holds: it is read or told of, and what is written is read back."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from properties.test_section import notes

from generator.annotate.anchor import Orphan, Text, anchor
from generator.annotate.append import appended
from generator.annotate.describe import describe
from generator.annotate.sidecar import read_notes
from generator.config import Config
from generator.exchange.addresses import Addresses
from generator.exchange.hypothesis import from_hypothesis
from generator.exchange.incoming import Selection
from generator.exchange.json_items import JsonFile
from generator.exchange.outgoing import Choice, Subject, outgoing
from generator.exchange.placing import Placing
from generator.exchange.taken import Archive, taken
from generator.exchange.webannotation import from_web_annotation
from generator.exchange.written import as_jsonld
from generator.markdown.addresses import notes_path
from generator.model import Annotation, Article, Quote, Span

PLAIN = (
    "The harbour master signed the pact on Thursday.\n\nIt is the first such pact in forty years, “she” said.\n\nEnd."
)
PAGE = "https://gazette.example/pact"
ARTICLE = Article("pact", "articles/pact.md", "Pact", PLAIN, 1, source_url=PAGE)
ADDRESSES = Addresses([ARTICLE], ["pact"], ["about"], "https://our.example/")
ARCHIVE = Archive(ADDRESSES, lambda name: Placing(PLAIN), {})

QUOTE = {"type": "TextQuoteSelector", "exact": "such pact", "prefix": "first ", "suffix": " in"}
ROW: dict[str, Any] = {
    "id": "aBc_-1",
    "uri": PAGE,
    "text": "Why *so*?",
    "tags": ["claim", "x"],
    "user": "acct:nan@h",
    "created": "2020-01-02T03:04:05Z",
    "references": ["other"],
    "permissions": {"read": ["group:__world__"]},
    "document": {"title": ["Pact"]},
    "target": [{"source": PAGE, "selector": [QUOTE]}],
}
ANNOTATION: dict[str, Any] = {
    "id": "https://x.example/1",
    "type": "Annotation",
    "motivation": ["assessing"],
    "creator": {"name": "Nan"},
    "created": "2020-01-02T03:04:05Z",
    "dcterms:title": "Title",
    "schema:additionalProperty": [{"schema:name": "now", "schema:value": "x"}],
    "body": [{"type": "TextualBody", "value": "<p>Why <b>so</b>?</p>", "format": "text/html", "purpose": "tagging"}],
    "target": {"source": PAGE, "selector": [{"type": "CssSelector", "refinedBy": QUOTE}, {"start": 1, "end": 4}]},
}
HOSTILE = ("", "\ud800", "`" * 3, "# a\n\n```\nb", "<b>x", "> q\n---\n", "{#x .y}", "#note-a", "[[x]]", "[a]: b")
TELLING = (
    "such pact",
    "pact",
    "Annotation",
    "tagging",
    "2020-01-02",
    "TextQuoteSelector",
    "text/html",
    "text/markdown",
)
words = st.sampled_from([*HOSTILE, *TELLING, PAGE, "https://our.example/about/"])
keys = st.sampled_from([*ROW, *ANNOTATION, *QUOTE])
values = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 99) | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)
pieces = st.lists(st.sampled_from([*'{}[]",:1', '"rows"', '"items"', '"first"', "\n", " ", "nul"]))


@st.composite
def changed(draw: st.DrawFn, sound: dict[str, Any]) -> dict[str, Any]:
    """A sound annotation of which a few values, at any depth, are others."""
    made = json.loads(json.dumps(sound))
    for _ in range(draw(st.integers(0, 3))):
        inner: Any = made
        while True:
            if not isinstance(inner, dict | list) or not inner:
                break
            key = draw(st.sampled_from(list(inner) if isinstance(inner, dict) else range(len(inner))))
            if draw(st.booleans()) or not isinstance(inner[key], dict | list):
                inner[key] = draw(values)
                break
            inner = inner[key]
    return made


@given(st.lists(changed(ROW) | changed(ANNOTATION) | values, max_size=4))
def test_any_values_are_taken_in_or_told_of(items: list[Any]) -> None:
    file = JsonFile("a.json", json.dumps({"rows": items}).encode())
    found, problems = [], []
    for item in file.items():
        for incoming, told in (from_web_annotation(item, ADDRESSES), _one(from_hypothesis(item))):
            found += incoming
            problems += told
            assert incoming or told

    result = taken(found, ARCHIVE)

    known = {one.id for one in found}
    assert file.problems == []
    for name, new in result.notes.items():
        path = notes_path(name)
        whole, told = appended(path, b"", new)
        assert whole is not None, told
        assert {note.id for note in new} <= known
        again = taken(found, Archive(ADDRESSES, lambda name: Placing(PLAIN), result.notes))
        assert again.notes == {}


def _one(read: tuple[Any, Any]) -> tuple[Any, Any]:
    return ((read[0],) if read[0] else ()), read[1]


@given(st.binary(max_size=60) | pieces.map(lambda parts: "".join(parts).encode()))
def test_any_bytes_are_read_or_told_of(data: bytes) -> None:
    file = JsonFile("a.json", data)

    items = list(file.items())

    assert items or file.problems or b"[" in data


@given(st.data())
def test_a_passage_is_put_where_it_was_marked_or_nowhere(data: st.DataObject) -> None:
    # a text that says the same thing often
    plain = " ".join(data.draw(st.lists(st.sampled_from(["the", "pact", "of", "ports", "ports.\n\nThe"]), min_size=3)))
    start = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(start + 1, min(len(plain), start + 30)))
    selection = Selection(plain[start:end], plain[max(0, start - 32) : start], plain[end : end + 32])

    span = Placing(plain).place(selection, is_ours=False)

    if span is not None:
        assert letters(plain[span.start : span.end]) == letters(plain[start:end])
        assert letters(plain[: span.start]) == letters(plain[:start])


def letters(text: str) -> str:
    return "".join(text.split())


@given(st.data())
def test_what_is_written_of_lost_words_leads_nowhere(data: st.DataObject) -> None:
    exact = data.draw(st.sampled_from(["pact", "boards", "the", "End", "such pact in"]))
    around = st.sampled_from(["", "wooden ", "cut-", "the ", " creaks"])
    row = {
        **ROW,
        "target": [{"selector": [{**QUOTE, "exact": exact, "prefix": data.draw(around), "suffix": data.draw(around)}]}],
    }
    found, _ = from_hypothesis(next(JsonFile("a", json.dumps(row).encode()).items()))
    assert found

    result = taken([found], ARCHIVE)

    [note] = result.notes["articles/pact"]
    assert note.quote
    is_lost = isinstance(anchor(note.quote, Text(PLAIN)), Orphan)
    assert is_lost == bool(result.orphans)


TEXT = Text(PLAIN)
spans = st.builds(
    lambda start, size: Span(start, min(len(PLAIN), start + size)), st.integers(0, len(PLAIN) - 2), st.integers(1, 60)
)
placed = spans.map(lambda span: describe(span, TEXT)).filter(lambda quote: quote is not None)
lost = st.builds(Quote, st.sampled_from([("gone now",), ("words", "that are gone")]), st.sampled_from(["", "some "]))


@given(st.lists(notes, max_size=3), st.lists(st.none() | placed | lost, min_size=3, max_size=3), st.booleans())
def test_notes_that_go_out_and_come_in_again_are_the_same(
    made: list[Annotation], quotes: list[Quote | None], has_address: bool
) -> None:
    there = [
        replace(note, id=f"n{number}", on="articles/pact", quote=quotes[number], path=notes_path("articles/pact"))
        for number, note in enumerate(made)
    ]
    data, told = appended(notes_path("articles/pact"), b"", there)  # as they are read from a file
    assert data is not None, told
    file, _ = read_notes(notes_path("articles/pact"), data)
    assert file
    config = Config("Tests", base_url="https://our.example/" if has_address else "")
    going = outgoing(file.notes, {"articles/pact": Subject("articles/pact", "Pact", PLAIN)}, Choice(has_drafts=True))

    out = as_jsonld(list(going), config)

    addresses = Addresses([ARTICLE], ["pact"], [], config.base_url)
    read = [from_web_annotation(item, addresses) for item in JsonFile("a.json", out.encode()).items()]
    result = taken([one for found, _ in read for one in found], replace(ARCHIVE, addresses=addresses))
    back, told = appended(notes_path("articles/pact"), b"", result.notes.get("articles/pact", ()))
    assert back is not None, told
    again, _ = read_notes(notes_path("articles/pact"), back)
    assert again
    assert sorted(map(essence, again.notes)) == sorted(map(essence, file.notes))


def essence(note: Annotation) -> tuple[object, ...]:
    span = anchor(note.quote, TEXT) if note.quote else None
    quote = note.quote and (note.quote.exact, note.quote.prefix.lstrip(), note.quote.suffix.rstrip())
    where = (span.start, span.end) if isinstance(span, Span) else (str(quote),)
    said_of_it = (note.kind, note.by, note.date, note.draft, note.attributes)
    return note.id, str(where), note.title, note.body, *map(str, said_of_it)
