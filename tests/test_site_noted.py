"""Notes on topics, people, publishers and free pages: on their pages, and listed with all others."""

import json
from pathlib import Path

import pytest
from sound import BASE, faults_of, pages_of
from tiny import Archive, read_tiny, tree, unpacked

NOTED = Path(__file__).parent / "sites" / "noted.txt"
URLS = {
    "articles/2014-11-20-gazette-pact/": [],
    "topics/shipping/": ["all", "lost", "on-ships"],
    "people/ada-quill/": ["who"],
    "publishers/gazette/": ["paper"],
    "about/": ["what"],
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return unpacked(read_tiny(NOTED), tmp_path_factory.mktemp("noted"))


@pytest.fixture(scope="module")
def site(archive: Archive) -> dict[str, bytes]:
    outcome = archive.build()
    assert [problem.place.line for problem in outcome.problems] == [20]
    return tree(archive.site)


def test_the_pages_are_sound_and_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    assert faults_of(site) == []
    assert not [name for name, page in pages_of(site).items() if page.every("span", **{"class": "broken-link"})]


@pytest.mark.parametrize("url", URLS)
def test_each_page_carries_its_notes_and_no_others(site: dict[str, bytes], url: str) -> None:
    page = pages_of(site)[f"{url}index.html"]

    notes = [values["id"] for values in page.every("aside", role="note") if values["id"].startswith("note-")]

    assert notes == [f"note-{ident}" for ident in URLS[url]]


def test_the_list_of_notes_leads_to_all_of_them(site: dict[str, bytes]) -> None:
    page = pages_of(site)["notes/index.html"]

    leads_to = {values["href"].removeprefix("../") for values in page.every("a", **{"class": "note-title"})}

    assert leads_to == {f"{url}#note-{ident}" for url, idents in URLS.items() for ident in idents}


def test_the_list_of_a_topics_notes_has_those_on_it_and_those_that_name_it(site: dict[str, bytes]) -> None:
    assert b"#note-all" in site["notes/topics/shipping/index.html"]
    assert b"Who she was" not in site["notes/topics/shipping/index.html"]


def test_feeds_lead_to_the_page_a_note_is_on(site: dict[str, bytes]) -> None:
    assert b"people/ada-quill/#note-who" in site["notes/feed.xml"]


def test_a_passage_of_an_introduction_is_marked_and_its_footnotes_numbered_with_its_notes(
    site: dict[str, bytes],
) -> None:
    page = pages_of(site)["topics/shipping/index.html"]

    assert [values["data-notes"] for values in page.every("mark")] == ["all"]
    assert [values["aria-label"] for values in page.every("aside", role="note")] == [
        "Note 1, query: All of them?",
        "Footnote 2",
        "Note 3, comment: Words that nobody wrote",
        "Note 4, comment: On ships",
    ]


def test_the_collection_of_notes_as_data_goes_through_all_pages(site: dict[str, bytes]) -> None:
    collection = json.loads(site["notes/annotations.jsonld"])
    found = []
    url = collection["first"]
    while url:
        data = json.loads(site[url.removeprefix(BASE)])
        found += [item["id"].removeprefix(BASE) for item in data["items"]]
        url = data.get("next", "")

    assert sorted(found) == sorted(f"{url}#note-{ident}" for url, idents in URLS.items() for ident in idents)
    assert collection["total"] == len(found)


def test_what_a_note_on_a_person_links_to_knows_of_it(site: dict[str, bytes]) -> None:
    assert b"people/ada-quill/#note-who" in site["articles/2014-11-20-gazette-pact/index.html"]


def test_a_link_to_another_note_of_the_file_leads_to_the_page_that_one_is_on(site: dict[str, bytes]) -> None:
    page = pages_of(site)["people/ada-quill/index.html"]

    linked = {values["href"] for values in page.every("a")}

    assert {"../../about/#note-what", "../../publishers/gazette/#note-paper"} <= linked
