"""Paragraphs that stand in several articles: what their pages say of it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from sound import faults_of
from tiny import read_tiny, tree, unpacked

SHARED = Path(__file__).parent / "sites" / "shared.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    archive = unpacked(read_tiny(SHARED), tmp_path_factory.mktemp("shared"))
    assert archive.build().problems == ()
    return tree(archive.site)


def test_the_pages_are_sound_and_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    assert faults_of(site) == []


def test_a_paragraph_says_below_it_where_else_it_stands(site: dict[str, bytes]) -> None:
    page = article(site, "2014-11-20-agency")

    said = {
        str(details.find_previous("p", id=True)["id"]): words(details.summary)  # type: ignore[index]
        for details in page.select("details.also")
    }

    assert said == {
        "p-0": "Also in “A pact at last”, 21 November 2014, in part, word for word",
        "p-1": "Also in “A letter”, undated, word for word; “A pact at last”, 21 November 2014, edited",
    }


def test_an_archive_that_wants_no_passages_has_none(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(SHARED), tmp_path)
    settings = archive.content / "archive.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "passages: false\n", encoding="utf-8")

    assert archive.build().problems == ()
    pages = [page for name, page in tree(archive.site).items() if name.endswith(".html")]
    assert pages
    assert not any(b"Also in" in page or b"Shared with other reports" in page for page in pages)


def test_an_edited_paragraph_shows_both_wordings(site: dict[str, bytes]) -> None:
    page = article(site, "2014-11-21-courier")

    quotes = [words(quote) for quote in page.select("blockquote details.also blockquote")]

    assert [words(each) for each in page.select("blockquote details.also :is(del, ins)")] == 2 * [
        "five",
        "four",
        "more",
    ]
    assert all(quote.startswith("The council will spend") for quote in quotes)


def test_the_foot_of_the_page_lists_the_reports_and_what_it_alone_says(site: dict[str, bytes]) -> None:
    foot = article(site, "2014-11-20-agency").select_one("section.shared")
    other = article(site, "undated-letter").select_one("section.shared")

    assert foot is not None
    assert other is not None
    assert [words(item) for item in foot.select("li")] == [
        "A pact at last, 21 November 2014 (later): 2 paragraphs, in part or edited",
        "A letter: 1 paragraph, word for word",
    ]
    assert [link["href"] for link in foot.select("p a")] == ["#p-2"]
    assert "earlier" not in words(other)
    assert "later" not in words(other)


def test_a_draft_is_named_nowhere(site: dict[str, bytes]) -> None:
    assert not [name for name, data in site.items() if b"Not yet" in data]


def article(site: dict[str, bytes], ident: str) -> BeautifulSoup:
    return BeautifulSoup(site[f"articles/{ident}/index.html"], "html.parser")


def words(tag: Tag | None) -> str:
    return " ".join(tag.get_text().split()) if tag else ""
