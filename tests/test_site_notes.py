"""Notes of a whole site: each has an address, stands in the lists of its kind, author and topics, and is told of."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from lxml import etree
from tiny import Archive, built, tree

BASE = "https://harbour.example/papers/"
PACT = "articles/2014-11-20-gazette-pact/"
STORM = "articles/2015-03-courier-storm/"
"""Has a copy of a passage, and so the notes on it."""
WHOLE = Path(__file__).parent / "sites" / "whole.txt"
ATOM = "{http://www.w3.org/2005/Atom}"
NEWEST_FIRST = ["weather", "spoke", "first", "storm", "gone", "whole", "headline"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return tree(built(WHOLE, tmp_path_factory.mktemp("notes")).site)


def page(site: dict[str, bytes], url: str) -> BeautifulSoup:
    return BeautifulSoup(site[f"{url}index.html"], "lxml")


def listed(site: dict[str, bytes], url: str) -> list[str]:
    """The ids of the notes on all pages of a list."""
    found: list[str] = []
    number = 1
    while f"{url}index.html" in site:
        links = page(site, url).select(".note-list .note-title")
        found += [str(link["href"]).partition("#note-")[2] for link in links]
        number += 1
        url = f"{url.partition('page/')[0]}page/{number}/"
    return found


def alternates(soup: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in soup.select('link[rel="alternate"][type="application/atom+xml"]')]


def entries(site: dict[str, bytes], path: str) -> list[dict[str, str]]:
    feed = etree.fromstring(site[path])
    return [
        {
            "link": entry.find(f"{ATOM}link").get("href"),
            "kind": entry.find(f"{ATOM}category").get("term"),
            "summary": entry.findtext(f"{ATOM}summary", ""),
        }
        for entry in feed.findall(f"{ATOM}entry")
    ]


@pytest.mark.parametrize(
    "url, notes",
    [
        ("notes/", NEWEST_FIRST),
        ("notes/kinds/correction/", ["spoke", "gone", "headline"]),
        ("notes/kinds/claim/", ["first"]),
        ("notes/authors/ada-quill/", ["spoke"]),
        ("notes/authors/a-editor/", [note for note in NEWEST_FIRST if note != "spoke"]),
        ("notes/topics/shipping/", NEWEST_FIRST),
        ("notes/topics/weather/", ["weather"]),
        ("corrections/", ["spoke", "gone", "headline"]),
    ],
)
def test_each_list_has_its_notes_newest_first(site: dict[str, bytes], url: str, notes: list[str]) -> None:
    assert listed(site, url) == notes


def test_each_note_of_a_list_leads_to_itself_in_its_article(site: dict[str, bytes]) -> None:
    article = page(site, PACT)

    for link in page(site, "notes/").select(".note-list .note-title"):
        path, _, anchor = str(link["href"]).partition("#")
        assert path == f"../{PACT}"
        assert article.find(id=anchor).get_text().strip()


def test_an_entry_says_kind_words_author_date_and_article(site: dict[str, bytes]) -> None:
    (entry,) = page(site, "notes/kinds/claim/").select(".note-list > li")

    assert entry.get_text(" ", strip=True) == (
        "Claim Not the “first” first such pact There was one in 1990, says Pact holds through its first winter. "
        "See below. With a footnote. On Pact signed: “three seas” & all (The Gazette, 20 November 2014) "
        "Also on Storm takes the pier A. Editor 5 January 2026 The words at the publisher’s page"
    )


def test_the_words_can_be_seen_at_the_publishers_page(site: dict[str, bytes]) -> None:
    there = "https://gazette.example/pact?a=1&b=2#:~:text=first%20such%20pact"

    assert page(site, "notes/kinds/claim/").select_one('[rel="external"]')["href"] == there
    assert page(site, PACT).select_one("#note-first .note-there")["href"] == there
    assert page(site, PACT).select("#note-gone .note-there") == []


def test_a_list_of_an_author_held_in_the_archive_leads_to_the_person_and_back(site: dict[str, bytes]) -> None:
    notes, person = page(site, "notes/authors/ada-quill/"), page(site, "people/ada-quill/")

    assert notes.select_one("h1").get_text() == "Notes by Ada Quill"
    assert notes.select_one(".page-head .meta a")["href"] == "../../../people/ada-quill/"
    assert person.select_one(".page-head .meta a")["href"] == "../../notes/authors/ada-quill/"
    assert page(site, PACT).select_one("#note-spoke .note-by")["href"] == "../../notes/authors/ada-quill/"


def test_the_indexes_of_kinds_authors_and_topics_count_their_notes(site: dict[str, bytes]) -> None:
    def rows(url: str) -> list[str]:
        return [row.get_text(" ", strip=True) for row in page(site, url).select(".counted li")]

    assert rows("notes/authors/") == ["A. Editor 6 notes", "Ada Quill 1 note"]
    assert rows("notes/topics/") == ["Shipping 7 notes", "Weather 1 note"]
    assert rows("notes/kinds/") == [
        "Context 1 note",
        "Claims 1 note",
        "Corrections 3 notes",
        "Sources 1 note",
        "Comments 1 note",
    ]


@pytest.mark.parametrize(
    "url, kinds",
    [
        ("notes/", ["source", "correction", "claim", "context", "correction", "comment", "correction"]),
        ("notes/topics/weather/", ["source"]),
        ("notes/authors/ada-quill/", ["correction"]),
        ("corrections/", ["correction"] * 3),
    ],
)
def test_a_list_is_followed_by_its_feed_which_lands_on_the_note(
    site: dict[str, bytes], url: str, kinds: list[str]
) -> None:
    feed = entries(site, f"{url}feed.xml")

    assert [entry["kind"] for entry in feed] == kinds
    assert all(entry["link"].startswith(f"{BASE}{PACT}#note-") for entry in feed)
    assert f"{'../' * url.count('/')}{url}feed.xml" in alternates(page(site, url))


def test_a_correction_stands_at_the_head_of_its_article_and_leads_to_the_place(site: dict[str, bytes]) -> None:
    article = page(site, PACT)
    (box,) = article.select(".corrections")

    assert [row.get_text(" ", strip=True) for row in box.select("li")] == [
        "For “ Nobody ” read “ One captain ”. Who spoke 1 February 2026",
        "Words that are gone words not found 5 January 2026",
        "Strike “ three seas ”. The headline 2026 (inferred)",
    ]
    places = [str(link["href"]) for link in box.select("a")]
    assert places == ["#ref-spoke", "#note-gone", "#note-headline"]
    assert all(isinstance(article.find(id=place[1:]), Tag) for place in places)
    assert article.select_one("#note-spoke .note-change del").get_text() == "Nobody"
    assert article.select_one("#note-spoke .note-change ins").get_text() == "One captain"


def test_a_correction_is_said_on_every_copy_of_its_passage(tmp_path: Path) -> None:
    wire = "The two ports signed the pact on Thursday after eleven years of talks about the berths and the pilots.\n"
    archive = Archive(tmp_path)
    archive.write("archive.yml", "format: 1\ntitle: T\n")
    for name in ("a", "b"):
        archive.write(f"articles/{name}.md", f'---\ntitle: "{name.upper()}"\n---\n\n{wire}')
    archive.write(
        "annotations/a.md", '## How long {#long .correction now="twelve"}\n\n> after ==eleven== years of talks\n'
    )

    archive.build()

    site = tree(archive.site)
    heads = [page(site, f"articles/{name}/").select_one(".corrections li").get_text() for name in ("a", "b")]
    links = [page(site, f"articles/{name}/").select_one(".corrections a")["href"] for name in ("a", "b")]
    assert heads == ["For “eleven” read “twelve”. How long"] * 2
    assert links == ["#ref-long", "#ref-long@a"]
    assert page(site, "articles/b/").find(id="ref-long@a").get_text() == "eleven"
    assert listed(site, "corrections/") == ["long"]


def test_an_article_without_corrections_has_no_box_for_them(site: dict[str, bytes]) -> None:
    assert page(site, "articles/undated-letter/").select(".corrections") == []


def test_corrections_are_data_in_the_head(site: dict[str, bytes]) -> None:
    (block,) = page(site, PACT).select('script[type="application/ld+json"]')

    assert json.loads(block.string)["correction"] == [
        {
            "@type": "CorrectionComment",
            "name": "Who spoke",
            "text": "For “Nobody” read “One captain”. Her own letter says so: A letter.",
            "datePublished": "2026-02-01",
            "author": {"@type": "Person", "name": "Ada Quill"},
            "url": f"{BASE}{PACT}#note-spoke",
        },
        {
            "@type": "CorrectionComment",
            "name": "Words that are gone",
            "text": "They stood in an older copy.",
            "datePublished": "2026-01-05",
            "author": {"@type": "Person", "name": "A. Editor"},
            "url": f"{BASE}{PACT}#note-gone",
        },
        {
            "@type": "CorrectionComment",
            "name": "The headline",
            "text": "Strike “three seas”. Two. <b>",
            "author": {"@type": "Person", "name": "A. Editor"},
            "url": f"{BASE}{PACT}#note-headline",
        },
    ]


def test_every_page_leads_to_the_corrections(site: dict[str, bytes]) -> None:
    for url in ("", "articles/", PACT, "notes/"):
        links = {str(link["href"]) for link in page(site, url).select("footer a")}
        assert f"{'../' * url.count('/')}corrections/" in links


def test_only_an_article_with_notes_has_their_script(site: dict[str, bytes]) -> None:
    scripts = {
        name: [str(tag["src"]) for tag in BeautifulSoup(data, "lxml").select("script[src]")]
        for name, data in site.items()
        if name.endswith("index.html")
    }

    noted = [name for name, found in scripts.items() if any("notes.js" in src for src in found)]
    assert noted == [f"{PACT}index.html", f"{STORM}index.html"]


def test_an_archive_without_notes_has_two_empty_lists_and_no_others(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("archive.yml", "format: 1\ntitle: T\n")
    archive.write("articles/a.md", '---\ntitle: "A"\n---\n\nWords.\n')

    archive.build()

    about_notes = [name for name in tree(archive.site) if name.startswith(("notes/", "corrections/"))]
    assert sorted(about_notes) == [
        "corrections/feed.xml",
        "corrections/index.html",
        "notes/feed.xml",
        "notes/index.html",
    ]
