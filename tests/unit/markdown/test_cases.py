"""The cases in `tests/cases/markdown`: source, a dot, what is made of it."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from generator.markdown.escape import escape
from generator.markdown.links import resolve
from generator.markdown.prose import prose
from generator.text import titled

CASES = Path(__file__).parents[2] / "cases" / "markdown"
HELD = {
    "articles/first": ("articles/first/", "The first article"),
    "people/a-b": ("people/a-b/", "A. <B>"),
    "a-b": ("people/a-b/", "A. <B>"),
}
FILES = {"media/x.png": "media/x.png"}


def cases(name: str) -> list[object]:
    return [pytest.param(*given, id=f"{title} ({line})") for line, title, *given in read_fixture_file(CASES / name)]


@pytest.mark.parametrize("source, expected", cases("rendered.md"))
def test_markdown_becomes_this_html(source: str, expected: str) -> None:
    text, _ = prose("articles/here.md", source, 1)

    assert text.html == expected


@pytest.mark.parametrize("source, expected", cases("resolved.md"))
def test_links_lead_to_these_addresses(source: str, expected: str) -> None:
    text, _ = prose("articles/here.md", source, 1)

    assert resolve(text.html, HELD, "../../", FILES) == expected


@pytest.mark.parametrize("words, expected", cases("escaped.md"))
def test_prose_is_escaped_no_more_than_needed(words: str, expected: str) -> None:
    assert escape(words) + "\n" == expected


@pytest.mark.parametrize("source, expected", cases("told.md"))
def test_what_would_be_lost_is_told_of(source: str, expected: str) -> None:
    _, problems = prose("pages/about.md", source, 5)

    assert "".join(f"{problem}\n" for problem in problems) == expected


@pytest.mark.parametrize("source, expected", cases("excerpts.md"))
def test_an_excerpt_has_the_first_words_of_the_text(source: str, expected: str) -> None:
    text, _ = prose("pages/about.md", source, 1)

    assert f"{text.excerpt}\n" == expected


@pytest.mark.parametrize("source, expected", cases("sentences.md"))
def test_a_link_is_known_by_its_sentence(source: str, expected: str) -> None:
    text, _ = prose("articles/here.md", source, 1)

    assert "".join(f"{link.ref}: {titled(link.sentence, '<{}>'.format)}\n" for link in text.links) == expected
