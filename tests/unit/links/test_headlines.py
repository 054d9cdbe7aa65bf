"""Which article of the archive a headline on a page names: cases in a file, and what holds for any archive."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from generator.links.headlines import Headlines, words_of

CASES = Path(__file__).parents[2] / "cases/links/headlines.md"
PAPERS = ("Gazette", "The Gazette", "Courier", "Herald")
WORDS = ("Russia", "Pakistan", "sign", "pact", "harbour", "Iran", "Iraq", "12", "the", "mine")


@dataclass(frozen=True)
class Held:
    """An article of the archive."""

    id: str
    title: str
    publisher: str
    date: str
    title_basis: str = ""


PAGE = Held("page", "What the page itself is called by its paper", "gazette", "2014-11-20")


@pytest.mark.parametrize(
    "lines, expected",
    [pytest.param(*given, id=f"{title} ({line})") for line, title, *given in read_fixture_file(CASES)],
)
def test_headlines_name_these_articles(lines: str, expected: str) -> None:
    held = [line.split(" |") for line in lines.splitlines() if not line.startswith("? ")]
    articles = [Held(str(number), *map(str.strip, row)) for number, row in enumerate(held, 1)]
    asked = [line.removeprefix("? ") for line in lines.splitlines() if line.startswith("? ")]

    headlines = Headlines([*articles, PAGE], PAPERS)

    assert "".join(f"{headlines.held(each, PAGE) or '-'}\n" for each in asked) == expected


def test_a_page_that_names_itself_names_nothing() -> None:
    assert Headlines([PAGE]).held(PAGE.title, PAGE) == ""


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), unique_by=tuple, max_size=12))
def test_a_title_names_its_own_article_or_none(titles: list[list[str]]) -> None:
    articles = [Held(str(number), " ".join(words), "gazette", "2014-11-18") for number, words in enumerate(titles)]
    headlines = Headlines(articles, PAPERS)

    for each in articles:
        assert headlines.held(each.title, PAGE) in {each.id, ""}


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_may_be_a_title_or_a_headline(title: str, headline: str) -> None:
    found = Headlines([Held("1", title, "gazette", "2014-11-18")], [title]).held(headline, PAGE)

    assert found in {"", "1"}
    assert words_of(headline) or not found
