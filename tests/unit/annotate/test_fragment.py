"""A text fragment leads to the words of the passage, as a browser looks for them."""

import re
from itertools import count
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.fragment import Fragments
from generator.markdown.plain import GAP
from generator.model import Span
from generator.text import squeeze

PAGE = "https://gazette.example/pact"
WORDS = """the pact was signed, co-operation & “peace” said Ada Quill: the harbour-master of Wick, in café naïve
100% a,b the the storm of the year — 1,000 ships.""".split()  # noqa: SIM905

texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=90).map(" ".join), min_size=1, max_size=4).map(
    GAP.join
)


def of(text: str, passage: str) -> str:
    start = text.index(passage)
    return Fragments(text).url(PAGE, Span(start, start + len(passage))).removeprefix(PAGE)


@pytest.mark.parametrize(
    "text, passage, fragment",
    [
        ("One two three four five.", "two three four", "#:~:text=two%20three%20four"),
        ("One two three.", "two", "#:~:text=One-,two,-three."),
        ("One\n\ntwo\n\nthree", "two", "#:~:text=two"),
        ("Up and on and off again.", "and off", "#:~:text=Up%20and%20on-,and%20off,-again."),
        ("A co-op, R&D, 5% up.", "co-op, R&D, 5%", "#:~:text=co%2Dop%2C%20R%26D%2C%205%25"),
        (
            "He said “no, never” twice.",
            "no, never",
            "#:~:text=He%20said%20%E2%80%9C-,no%2C%20never,-%E2%80%9D%20twice.",
        ),
        ("One two three.\n\nFour five six.", "two three.\n\nFour five", "#:~:text=two%20three.,Four%20five"),
        ("A line\nends here.", "line\nends here", "#:~:text=line%20ends%20here"),
    ],
)
def test_a_passage_has_this_fragment(text: str, passage: str, fragment: str) -> None:
    assert of(text, passage) == fragment


def test_a_page_with_a_fragment_of_its_own_keeps_it() -> None:
    assert Fragments("one two three four").url("https://a.example/#top", Span(0, 13)) == (
        "https://a.example/#top:~:text=one%20two%20three"
    )


def test_a_long_passage_is_given_by_its_ends() -> None:
    text = " ".join(f"word{number}" for number in range(200))

    assert of(text, text) == (
        "#:~:text=word0%20word1%20word2%20word3%20word4%20word5,"
        "word194%20word195%20word196%20word197%20word198%20word199"
    )


@given(st.data(), texts)
def test_of_words_that_stand_once_a_browser_finds_just_these(data: st.DataObject, text: str) -> None:
    numbers = count()
    text = re.sub(r"\S+", lambda word: f"{word[0]}{next(numbers)}", text)
    span = data.draw(spans(text))

    found = looked_for(Fragments(text).url(PAGE, span), text)

    assert found == squeeze(text[span.start : span.end])


@given(st.data(), texts)
def test_of_words_that_are_repeated_a_browser_finds_some_that_begin_alike(data: st.DataObject, text: str) -> None:
    span = data.draw(spans(text))

    found = looked_for(Fragments(text).url(PAGE, span), text)

    assert found is not None
    assert found.split()[0] == text[span.start : span.end].split()[0]


def spans(text: str) -> st.SearchStrategy[Span]:
    """From the beginning of one word to the end of the same or a later one."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    picks = st.tuples(st.sampled_from(words), st.sampled_from(words))
    return picks.map(lambda pair: Span(min(pair)[0], max(pair)[1]))


def looked_for(url: str, text: str) -> str | None:
    """What a browser marks on a page with this text alone, by the rules of text fragments."""
    parts = url.partition(":~:text=")[2].split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
    middle = f"(?:.*?{re.escape(end)})" if end else ""
    before = rf"{re.escape(prefix)}\s*" if prefix else ""
    after = rf"\s*{re.escape(suffix)}" if suffix else ""
    pattern = rf"(?<!\w){before}(?P<found>{re.escape(start)}{middle}){after}(?!\w)"
    match = re.search(pattern, squeeze(text), re.IGNORECASE)
    return match["found"] if match else None
