"""An archive over time: strips, disagreements, roles, the timeline and the date archive, as its pages show them."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from test_site_output import BASE, inner_links, leads, pages_of
from tiny import read_tiny, tree, unpacked

TIME = Path(__file__).parent / "sites" / "time.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    archive = unpacked(read_tiny(TIME), tmp_path_factory.mktemp("time"))
    archive.build()
    return tree(archive.site)


def page(site: dict[str, bytes], url: str) -> BeautifulSoup:
    return BeautifulSoup(site[f"{url}index.html"], "html.parser")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ", strip=True).split())


def test_the_pages_are_sound_and_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    pages = pages_of(site)

    broken = [
        (name, link)
        for name, page in pages.items()
        for link in inner_links(page)
        if not leads(site, pages, urljoin(BASE + name.removesuffix("index.html"), link))
    ]
    assert {name: page.faults for name, page in pages.items() if page.faults} == {}
    assert broken == []


def test_a_bar_and_a_row_of_the_table_lead_to_the_same_place_in_the_list(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/harbours/")

    bars = [(str(bar["aria-label"]), str(bar["href"])) for bar in shown.select("a.strip-bar")]
    rows = [
        (f"{words(row.th)}: {words(row.td)}", str(row.select("a")[0]["href"]))
        for row in shown.select(".strip tbody tr")
    ]

    assert bars == [
        ("November 2014: 2 articles", "../../topics/harbours/#at-2014-11"),
        ("March 2015: 1 article", "../../topics/harbours/#at-2015-03"),
    ]
    assert [(said.rpartition(" ")[0], url) for said, url in bars] == rows
    assert words(shown.select_one(".strip .small")) == "2 others have no date so exact."


def test_a_year_of_a_long_list_leads_to_the_page_where_it_begins(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/harbours/page/2/")

    assert [(words(item), str(item.a["href"])) for item in shown.select(".years li")] == [  # type: ignore[index]
        ("2015 1", "../../../../topics/harbours/#y-2015"),
        ("2014 2", "../../../../topics/harbours/#y-2014"),
        ("Undated 2", "../../../../topics/harbours/#y-undated"),
    ]
    assert shown.select("svg.drawn") == []


def test_a_wider_topic_without_articles_lists_what_lies_below_it(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/coast/")

    assert words(shown.select_one(".page-head .meta span")) == "6 articles on what lies below it"
    assert [words(item) for item in shown.select("#narrower + .names li")] == ["Harbours 6"]
    assert words(shown.select_one("#articles")) == "Articles on narrower topics"
    assert words(shown.select_one(".teasers .headline")) == "The light is lit"


def test_a_topic_counts_its_own_articles_and_those_with_narrower_ones(site: dict[str, bytes]) -> None:
    shown = page(site, "topics/harbours/")

    assert words(shown.select_one(".page-head .meta span")) == "5 articles, 6 with what lies below it"
    assert [words(item) for item in shown.select(".crumbs li")] == ["Topics", "The coast"]


def test_the_vocabulary_knows_what_is_wider_where_no_file_says_it(site: dict[str, bytes]) -> None:
    assert [words(item) for item in page(site, "topics/weather/").select(".crumbs li")] == ["Topics", "Environment"]
    assert words(page(site, "topics/environment/").select_one("#narrower + .names li")) == "Weather 2"


def disagreements(shown: BeautifulSoup) -> list[list[str]]:
    return [[words(row) for row in group.select("tr")] for group in shown.select(".questions tbody")]


def test_a_topic_gathers_what_is_disputed_in_its_articles(site: dict[str, bytes]) -> None:
    assert disagreements(page(site, "topics/harbours/")) == [
        [
            "How many berths?",
            "twenty berths The Gazette , 20 November 2014 Pact signed Claim Twenty were on paper "
            "So the text of the pact, article 3. A. Editor 22 November 2026",
            "Twelve berths Courier , 21 November 2014 A pact at last Context Twelve were counted "
            "Ada Quill counted them herself. B. Editor 23 November 2026",
        ],
        [
            "Other disputed words",
            "everybody on the pier The Gazette , 20 November 2014 Pact signed Courier , 21 November "
            "2014 A pact at last "
            "Query Who is everybody? No name is given. A. Editor 22 November 2026",
            "It was the first such pact in forty years, as everybody on the pier agreed that day. "
            "The Gazette , 20 November 2014 Pact signed Courier , 21 November 2014 A pact at last Claim Not the first "
            "There was one in 1990. A. Editor 22 November 2026",
        ],
        [
            "but one The Gazette , March 2015 Through its first winter Correction Two days For “ "
            "but one ” read “ but two ”."
        ],
    ]


def test_a_page_shows_the_whole_of_a_question_that_one_note_makes_its_own(site: dict[str, bytes]) -> None:
    shown = disagreements(page(site, "people/ada-quill/"))

    assert [rows[0] for rows in shown] == ["How many berths?"]
    assert len(shown[0]) == 3


def test_a_publisher_has_what_is_disputed_of_its_own_words_and_of_copies(site: dict[str, bytes]) -> None:
    shown = disagreements(page(site, "publishers/courier/"))

    assert [rows[1].split(" ")[0] for rows in shown] == ["twenty", "everybody"]
