"""Old addresses and old names: what a rename leaves behind, and what it must not."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from sound import BASE, faults_of
from tiny import read_tiny, tree, unpacked

MOVED = Path(__file__).parent / "sites" / "moved.txt"
STUBS = {
    "people/a-quill/": "people/ada-quill/",
    "people/ada-quyll/": "people/ada-quill/",
    "topics/ships/": "topics/shipping/",
    "imprint/": "about/",
    "articles/pact/": "articles/2014-11-20-gazette-pact/",
    "articles/pact/received/": "articles/2014-11-20-gazette-pact/received/",
    "articles/old-pact/": "articles/2014-11-20-gazette-pact/",
    "articles/old-pact/received/": "articles/2014-11-20-gazette-pact/received/",
    "stories/pact/": "stories/2014-11-20-gazette-pact/",
    "stories/old-pact/": "stories/2014-11-20-gazette-pact/",
    "stories/2014-11-21-courier-pact/": "stories/2014-11-20-gazette-pact/",
    "notes/topics/ships/": "notes/topics/shipping/",
    "notes/authors/a-quill/": "notes/authors/ada-quill/",
    "notes/authors/ada-quyll/": "notes/authors/ada-quill/",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    archive = unpacked(read_tiny(MOVED), tmp_path_factory.mktemp("moved"))
    assert archive.build(strict=True).problems == ()
    return tree(archive.site)


def test_at_each_old_address_a_stub_leads_to_the_new_one(site: dict[str, bytes]) -> None:
    found = {
        name.removesuffix("index.html"): urljoin(BASE + name, refresh[1].decode()).removeprefix(BASE)
        for name, page in site.items()
        if name.endswith(".html") and (refresh := re.search(rb'http-equiv="refresh" content="0; url=([^"]+)"', page))
    }

    assert found == STUBS


def test_stubs_are_sound_and_stand_in_no_sitemap(site: dict[str, bytes]) -> None:
    assert faults_of(site) == []
    assert [old for old in STUBS if f"/{old}</loc>".encode() in site["sitemap.xml"]] == []


def test_links_by_old_names_lead_to_the_new_pages(site: dict[str, bytes]) -> None:
    page = BeautifulSoup(site["about/index.html"], "lxml").select_one("main")
    assert page is not None

    assert [str(link["href"]) for link in page.select("a")] == [
        "../people/ada-quill/",
        "../people/ada-quill/",
        "../topics/shipping/",
        "../about/",
        "../articles/2014-11-20-gazette-pact/",
        "../articles/2014-11-20-gazette-pact/#note-first",
    ]


def test_what_lists_an_old_slug_stands_on_the_page_of_the_new_one_and_once(site: dict[str, bytes]) -> None:
    shipping = BeautifulSoup(site["topics/shipping/index.html"], "lxml")

    assert len(shipping.select('a[href="../../articles/2014-11-21-courier-pact/"]')) == 1
    assert len(shipping.select('a[href="../../articles/2014-11-20-gazette-pact/"]')) >= 1
    assert shipping.select('a[href="../../topics/ferries/"]')


def test_feeds_stand_at_their_old_addresses_too_and_say_where_they_belong(site: dict[str, bytes]) -> None:
    for old, new in (("topics/ships", "topics/shipping"), ("notes/topics/ships", "notes/topics/shipping")):
        was, now = site[f"{old}/feed.xml"], site[f"{new}/feed.xml"]

        assert was.count(b"<entry>") == now.count(b"<entry>") > 0
        assert f'"{BASE}{new}/"'.encode() in was


def test_an_old_slug_that_is_in_use_is_told(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(MOVED), tmp_path)
    archive.write("people/ada-quyll.md", "---\nname: Another\n---\n")

    (problem,) = archive.build().problems

    assert str(problem).startswith(
        "content/people/ada-quill.md:3:26: this would stand at 'people/ada-quyll/index.html'"
    )
