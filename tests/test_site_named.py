"""Names with files: their first mentions lead to their pages, which list where they are mentioned."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from sound import faults_of
from tiny import Archive, read_tiny, tree, unpacked

NAMED = Path(__file__).parent / "sites" / "named.txt"

FERRIERS = ("bo-ferrier", "nan-ferrier")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("named"))


def built(folder: Path, settings: str = "") -> dict[str, bytes]:
    archive: Archive = unpacked(read_tiny(NAMED), folder)
    archive.write("archive.yml", f"format: 1\ntitle: Harbour Papers\n{settings}")
    assert archive.build().problems == ()
    return tree(archive.site)


def test_the_pages_are_sound_and_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    assert faults_of(site) == []


def test_the_first_mention_that_can_be_a_link_is_one(site: dict[str, bytes]) -> None:
    page = soup(site, "articles/2014-11-20-pact/")

    found = [(words(link), link["href"], link.get("title")) for link in page.select(".text > p a.mention")]
    found += [(words(link), link["href"], link.get("title")) for link in page.select(".noted > p a.mention")]

    assert found == [
        ("Eel Bay & Sound", "../../places/eel-bay/", None),
        ("Miss Quill", "../../people/ada-quill/", "Ada Quill"),
    ]


def test_the_first_mention_in_each_note_is_a_link(site: dict[str, bytes]) -> None:
    page = soup(site, "articles/2014-11-20-pact/")

    found = {
        note["id"]: [(words(link), link["href"]) for link in note.select("a.mention")] for note in page.select(".note")
    }

    assert found == {
        "note-who": [("Quill", "../../people/ada-quill/"), ("Bo Ferrier", "../../people/bo-ferrier/")],
        "note-which": [],
        "note-all": [],
    }


def test_a_page_lists_its_mentions_each_with_its_sentence_and_its_place(site: dict[str, bytes]) -> None:
    page = soup(site, "people/ada-quill/")

    found = [
        (item.a["href"] if item.a else "", words(item.a), words(item.blockquote))
        for item in page.select(".mentions .quotes > li")
    ]

    assert found == [
        ("../../articles/2014-11-21-letter/#p-0", "A letter", "Dear Miss Quill, the Quill family thanks you."),
        ("../../articles/2014-11-20-pact/", "A pact", "Adah Quill signs at Eel Bay."),
        (
            "../../articles/2014-11-20-pact/#note-who",
            "A pact",
            "Quill’s deputy, Bo Ferrier, says Ada Quill held the pen; so does Ada Quill, and Quill again.",
        ),
    ]


def test_what_an_editor_links_or_identifies_is_whom_he_says(site: dict[str, bytes]) -> None:
    printed = {slug: words(soup(site, f"people/{slug}/").select_one(".spellings")) for slug in FERRIERS}

    assert printed == {
        "bo-ferrier": "Spellings seen: Bo Ferrier 2, Captain Ferrier 1, Ferrier 1",
        "nan-ferrier": "Spellings seen: Nan Ferrier 3, Ferrier 1",
    }


def test_a_page_says_how_its_name_is_printed(site: dict[str, bytes]) -> None:
    page = soup(site, "people/ada-quill/")

    assert words(page.select_one(".spellings")) == (
        "Spellings seen: Ada Quill 3, Miss Quill 3, Adah Quill 1, Capt. Quill 1"
    )


TABLE = """---
title: "A table"
---

## Nan Ferrier at Eel Bay

| who | where |
| --- | --- |
| Ada Quill | `Eel Bay` |
| Miss Quill | Eel Bay |

- Capt. Ferrier
- [Bo Ferrier](https://example.org/)
  - Bo Ferrier
"""


def test_tables_lists_and_headings_are_read_and_headings_have_no_link(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(NAMED), tmp_path)
    archive.write("articles/undated-table.md", TABLE)
    assert archive.build().problems == ()
    site = tree(archive.site)

    found = [
        (link.parent.name if link.parent else "", words(link), link["href"])
        for link in soup(site, "articles/undated-table/").select(".text a.mention")
    ]

    assert found == [
        ("td", "Ada Quill", "../../people/ada-quill/"),
        ("td", "Eel Bay", "../../places/eel-bay/"),
        ("li", "Capt. Ferrier", "../../people/nan-ferrier/"),
        ("li", "Bo Ferrier", "../../people/bo-ferrier/"),
    ]
    assert "Nan Ferrier at Eel Bay" in words(soup(site, "people/nan-ferrier/").select_one(".mentions"))
    assert faults_of(site) == []


def test_introductions_pages_and_the_notes_on_them_lead_to_names_but_not_to_themselves(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(NAMED), tmp_path)
    archive.write(
        "people/cy-moor.md", "---\nname: Cy Moor\n---\n\nMoor sailed with Ada Quill. Miss Quill left Mr Moor.\n"
    )
    archive.write("pages/about.md", "---\ntitle: About\n---\n\nOf Cy Moor and `Ada Quill`.\n")
    notes = "# Of him {#him on=people/cy-moor}\n> sailed with\n\nMoor, not Bo Ferrier.\n"
    notes += "# Of it {#it on=pages/about}\n\nMoor is not of Eel Bay.\n"
    notes += "# Of her {#her on=people/dee}\n\nBo Ferrier says so.\n"
    archive.write("annotations/others.md", notes)
    archive.write("articles/undated-dee.md", '---\ntitle: "D"\npeople: [dee]\n---\n\nDee.\n')
    assert archive.build().problems == ()
    site = tree(archive.site)

    found = {
        url: [(words(link), str(link["href"]).strip("./")) for link in soup(site, url).select("main a.mention")]
        for url in ("people/cy-moor/", "about/", "people/dee/")
    }

    assert found == {
        "people/cy-moor/": [("Ada Quill", "people/ada-quill"), ("Bo Ferrier", "people/bo-ferrier")],
        "about/": [("Cy Moor", "people/cy-moor"), ("Moor", "people/cy-moor"), ("Eel Bay", "places/eel-bay")],
        "people/dee/": [("Bo Ferrier", "people/bo-ferrier")],
    }
    assert faults_of(site) == []


def test_an_archive_that_wants_no_links_has_none_and_lists_its_mentions(tmp_path: Path) -> None:
    site = built(tmp_path, "mention_links: false\n")

    assert not any(b'class="mention"' in page for page in site.values())
    assert soup(site, "people/ada-quill/").select(".mentions li")


def test_an_archive_that_wants_no_mentions_has_none(tmp_path: Path) -> None:
    site = built(tmp_path, "mentions: false\n")

    assert not any(b'class="mention' in page for page in site.values())


def test_links_change_no_word_of_a_page(site: dict[str, bytes], tmp_path: Path) -> None:
    bare = built(tmp_path, "mention_links: false\n")

    for name in ("articles/2014-11-20-pact/", "articles/2014-11-21-letter/"):
        page = soup(site, name)
        assert page.select("a.mention")
        for link in page.select("a.mention"):
            link.unwrap()
        assert str(page) == str(soup(bare, name))


def soup(site: dict[str, bytes], url: str) -> BeautifulSoup:
    return BeautifulSoup(site[f"{url}index.html"], "html.parser")


def words(tag: Tag | None) -> str:
    return " ".join(tag.get_text().split()) if tag else ""
