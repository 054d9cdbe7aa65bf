"""What links to what: every link leads somewhere, and each page says from where it is linked."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from sound import faults_of
from tiny import read_tiny, tree, unpacked

LINKED = Path(__file__).parent / "sites" / "linked.txt"
PACT = "articles/2014-11-20-gazette-pact/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    archive = unpacked(read_tiny(LINKED), tmp_path_factory.mktemp("linked"))
    assert archive.build().problems == ()
    return tree(archive.site)


def test_the_pages_are_sound_and_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    assert faults_of(site) == []


def test_a_link_to_a_paragraph_a_heading_or_a_note_leads_there(site: dict[str, bytes]) -> None:
    found = [str(link["href"]) for name in ("about", "people/ada-quill") for link in text(site, name).select("a")]

    assert [href.rpartition("#")[2] for href in found] == ["s-why", "note-first", "p-1", "note-first"]


def test_a_page_says_once_for_each_sentence_what_links_to_it(site: dict[str, bytes]) -> None:
    assert linking(site, PACT) == [
        "A letter to all of the papers: The pact is void.",
        "A letter to all of the papers: Void, we say.",
        "Storm takes the pier, and with it the lamp: also read",
        "Ada Quill: She signed the pact, as a note says.",
        "About: What we hold of the pact and its notes.",
    ]


def test_two_links_in_one_sentence_are_one_and_a_note_says_that_it_is_one(site: dict[str, bytes]) -> None:
    assert linking(site, "articles/2014-11-25-courier-letter/index.html") == [
        "Harbour master signs pact with three islands: See below, the letter and the letter again.",
        "Harbour master signs pact with three islands: in a note It was Ada Quill, says the letter.",
    ]


def test_what_an_editor_gives_and_what_a_page_printed_link_back_unless_a_sentence_does(site: dict[str, bytes]) -> None:
    storm = linking(site, "articles/2014-11-22-gazette-storm/index.html")

    assert storm == [
        "Harbour master signs pact with three islands: Because of the Storm takes the pier, and with it the lamp."
    ]
    assert linking(site, "people/ada-quill/index.html") == [
        "Harbour master signs pact with three islands: The harbour master signed the pact on Thursday.",
        "Harbour master signs pact with three islands: in a note It was Ada Quill, says the letter.",
        "The Gazette: Founded by Ada Quill.",
    ]


def test_headlines_on_the_page_lead_to_what_is_held_and_the_others_are_said_not_to_be(site: dict[str, bytes]) -> None:
    section = soup(site, PACT).select_one("section[aria-labelledby=related]")
    assert section is not None

    held, wanted = section.select("ul")

    assert [words(item) for item in held.select("li")] == [
        "Storm takes the pier, and with it the lamp, The Gazette, 22 November 2014"
    ]
    assert [str(link["href"]) for link in held.select("a")] == ["../../articles/2014-11-22-gazette-storm/"]
    assert [words(item) for item in wanted.select("li")] == ["Fish is dear again in the town", "<b>Coal</b> & peat"]
    assert words(section.h3) == "Mentioned, not held"


def test_what_is_mentioned_and_not_held_is_listed_with_who_mentions_it(site: dict[str, bytes]) -> None:
    page = soup(site, "wanted/index.html")

    assert [words(item).partition(" In ")[0] for item in page.select(".wanted li")] == [
        "Fish is dear again in the town",
        "<b>Coal</b> & peat",
    ]
    assert [str(link["href"]) for link in page.select(".wanted li:first-child a")] == [
        "../articles/2014-11-25-courier-letter/",
        "../articles/2014-11-22-gazette-storm/",
        "../articles/2014-11-20-gazette-pact/",
    ]
    assert b"papers/wanted/</loc>" in site["sitemap.xml"]


def test_an_archive_that_holds_all_it_points_to_has_no_list_of_the_rest(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(LINKED), tmp_path)
    for name in ("2014-11-20-gazette-pact", "2014-11-22-gazette-storm", "2014-11-25-courier-letter"):
        path = archive.path(f"articles/{name}.md")
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith("related:")), encoding="utf-8")
    assert archive.build().problems == ()

    files = tree(archive.site)

    assert not [name for name in files if name.startswith("wanted/")]
    assert b"/wanted/" not in files["sitemap.xml"]


def linking(site: dict[str, bytes], name: str) -> list[str]:
    """What links to a page: the title of where, and the sentence."""
    items = soup(site, name).select("section.backlinks li")
    return [f"{words(item.a)}: {words(item).removeprefix(words(item.a)).strip()}" for item in items]


def text(site: dict[str, bytes], name: str) -> Tag:
    found = soup(site, f"{name}/index.html").select_one(".text, .intro, .prose")
    assert found is not None
    return found


def soup(site: dict[str, bytes], name: str) -> BeautifulSoup:
    return BeautifulSoup(site[name], "lxml")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split()).replace(" ,", ",").replace(" .", ".")
