"""What a page says of itself in its head: whose words are taken where it says a thing twice."""

import json

import pytest

from generator.clean.cleaned import clean

TEXT = "<p>The orchard was planted in 1911 by a judge who had never eaten an apricot, and it bears to this day.</p>" * 3


def page(head: str, body: str = "") -> bytes:
    return f"<html><head>{head}</head><body><article>{body}{TEXT}</article></body></html>".encode()


def ld(**keys: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **keys})}</script>'


def values(data: bytes, field: str) -> list[str]:
    return [fact.value for fact in clean("raw/a.html", data).facts if fact.field == field]


@pytest.mark.parametrize(
    "author, authors",
    [
        ({"name": "Amina Khan"}, ["Amina Khan"]),
        ("By Amina Khan and Bilal Shah", ["Amina Khan", "Bilal Shah"]),
        ({"name": "Anne Holm og Lise Dahl"}, ["Anne Holm", "Lise Dahl"]),
        ({"name": "Amina Khan, professor of soil science at the valley's college"}, ["Amina Khan"]),
        ([{"name": "松岡大地"}], ["松岡大地"]),
        ({"@type": "Organization", "name": "The Valley Gazette"}, ["The Valley Gazette"]),
        ("https://valley.example/staff/khan", []),
        ("admin", []),
        ("105092", []),
    ],
)
def test_authors_are_those_the_page_names(author: object, authors: list[str]) -> None:
    assert values(page(ld(author=author)), "authors") == authors


def test_an_agency_that_signs_is_author_and_agency() -> None:
    data = page(ld(author={"name": "AFP"}))

    assert (values(data, "authors"), values(data, "agency")) == (["AFP"], ["AFP"])


def test_an_author_is_found_by_the_id_it_is_referred_to() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "author": {"@id": "#khan"}},
            {"@type": "Person", "@id": "#khan", "name": "Amina Khan"},
        ]
    }

    assert values(page(f'<script type="application/ld+json">{json.dumps(graph)}</script>'), "authors") == ["Amina Khan"]


def test_the_paper_is_the_author_only_where_nobody_else_is_named() -> None:
    head = ld(author="Valley Gazette", publisher={"name": "Valley Gazette"})

    assert values(page(head), "authors") == ["Valley Gazette"]
    assert values(page(head, '<p class="byline">By Amina Khan</p>'), "authors") == ["Amina Khan"]


@pytest.mark.parametrize(
    "title, expected",
    [
        ("Apricots: how the valley's harvest failed", "What the frost took"),
        ("What the frost took", "Apricots: how the valley's harvest failed"),
    ],
)
def test_of_two_headlines_the_one_for_search_engines_gives_way(title: str, expected: str) -> None:
    head = ld(headline="Apricots: how the valley's harvest failed")
    head += f'<meta property="og:title" content="What the frost took"><title>{title}</title>'

    assert values(page(head), "title") == [expected]


@pytest.mark.parametrize("author", ["Valley Gazette", "Gazette", "VG"])
def test_a_part_of_the_papers_name_is_the_paper(author: str) -> None:
    head = ld(author=author, publisher={"name": "Valley Gazette"})
    data = page(head, "<h1>A new orchard for the old town</h1><p class='byline'>By Amina Khan</p>")

    assert values(data, "authors") == ["Amina Khan"]


def test_a_paper_printed_after_a_name_is_no_part_of_it() -> None:
    body = "<h1>A new orchard for the old town</h1><p class='byline'>Amina Khan RAVI TODAY</p>"

    assert values(page(ld(publisher={"name": "Ravi Today"}), body), "authors") == ["Amina Khan"]
