"""What every site must be, whatever stands in it: whole links, sound HTML, XML and JSON, and nothing that runs."""

import json
from pathlib import Path

import pytest
from lxml import etree
from sound import BASE, broken_links, leads, pages_of
from strict_page import Page
from tiny import Archive, built, tree

PACT = "articles/2014-11-20-gazette-pact/index.html"
WHOLE = Path(__file__).parent / "sites" / "whole.txt"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return built(WHOLE, tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def files(archive: Archive) -> dict[str, bytes]:
    return tree(archive.site)


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Page]:
    return pages_of(files)


def test_the_archive_shows_every_kind_of_page(files: dict[str, bytes]) -> None:
    kinds = {
        *(
            "index.html",
            "404.html",
            "about/index.html",
            "search/index.html",
            "notes/index.html",
            "notes/page/2/index.html",
            "corrections/index.html",
        ),
        *("dates/index.html", "dates/2014/11/index.html", "dates/2015/03/index.html", "dates/undated/index.html"),
        *("articles/index.html", "articles/page/2/index.html", PACT, PACT.replace("index", "received/index")),
        *("articles/2016-gone/index.html", "articles/pact/index.html", "articles/XXXX-letter/index.html"),
        *("topics/index.html", "topics/shipping/index.html", "topics/shipping/page/2/index.html"),
        *("people/ada-quill/index.html", "places/wick/index.html", "publishers/courier/index.html"),
        *(
            "organisations/port-of-wick/index.html",
            "feed.xml",
            "feed.json",
            "notes/feed.xml",
            "topics/shipping/feed.xml",
        ),
        *("sitemap.xml", "robots.txt", "media/harbour.svg", "berths.txt", "robots-of-ours/index.html"),
    }

    assert kinds - set(files) == set()
    assert not [name for name in files if "draft" in name]


def test_no_page_has_to_be_mended_by_a_browser(pages: dict[str, Page]) -> None:
    assert {name: page.faults for name, page in pages.items() if page.faults} == {}


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(
    files: dict[str, bytes], pages: dict[str, Page]
) -> None:
    assert list(broken_links(files, pages)) == []


def test_no_link_inside_the_site_is_absolute(pages: dict[str, Page]) -> None:
    absolute = [
        (name, values)
        for name, page in pages.items()
        for tag, values in page.tags
        for key in ("href", "src")
        if (values.get(key, "").startswith((BASE, "/")) and values.get("rel") != "canonical" and name != "404.html")
    ]

    assert absolute == []


def test_no_slot_and_no_python_is_left_anywhere(files: dict[str, bytes]) -> None:
    signs = (b"pressmark:", b"Undefined", b"None", b" object at 0x", b"{{", b"{%", b"Markup(")

    assert [(name, sign) for name, data in files.items() for sign in signs if sign in data] == []


def test_each_page_has_one_heading_a_title_a_language_and_its_full_address(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        (html,) = page.every("html")
        assert html["lang"] == "en", name
        assert len(page.texts["title"]) == len(page.texts["h1"]) == 1, name
        assert page.texts["title"][0].strip(), name
        assert page.texts["h1"][0].strip(), name
        (canonical,) = page.every("link", rel="canonical")
        received = PACT.replace("index.html", "received/index.html")
        moved = {"articles/pact/index.html": PACT, "articles/pact/received/index.html": received}
        assert canonical["href"] == BASE + moved.get(name, name).removesuffix("index.html"), name


def test_no_two_indexed_pages_have_one_title(pages: dict[str, Page]) -> None:
    titles = [page.texts["title"][0] for page in pages.values() if not page.every("meta", name="robots")]

    assert sorted(titles) == sorted(set(titles))


def test_data_in_the_head_is_json_that_says_what_is_known(pages: dict[str, Page]) -> None:
    (block,) = pages[PACT].data_blocks
    found = json.loads(block)

    assert found["@type"] == "NewsArticle"
    assert found["headline"] == "Pact signed: “three seas” & all"
    assert found["datePublished"] == "2014-11-20"
    assert [author["name"] for author in found["author"]] == ["Nan Ferrier", "O. Quill"]
    assert "datePublished" not in json.loads(pages["articles/XXXX-letter/index.html"].data_blocks[0])
    assert all(json.loads(block) for page in pages.values() for block in page.data_blocks if block.strip())


def feeds(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {name: etree.fromstring(data) for name, data in files.items() if name.endswith(".xml")}


def test_feeds_and_sitemap_are_sound_and_lead_to_pages(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    for name, feed in feeds(files).items():
        if name == "sitemap.xml":
            links = [loc.text or "" for loc in feed.iter("{*}loc")]
        else:
            links = [link.get("href", "") for link in feed.iter(f"{ATOM}link")]
            assert feed.findtext(f"{ATOM}updated"), name
            ids = [found.text for found in feed.iter(f"{ATOM}id")]
            assert len(ids) == len(set(ids)), name
        assert links, name
        assert [link for link in links if not leads(files, pages, link)] == [], name


def test_feeds_hold_what_is_dated_newest_first(files: dict[str, bytes]) -> None:
    entries = feeds(files)["feed.xml"].findall(f"{ATOM}entry")
    listed = [(entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}title")) for entry in entries]

    assert listed == [
        ("2015-03-02T00:00:00Z", "Pact holds through its first winter"),
        ("2015-03-01T00:00:00Z", "Storm takes the pier"),
        ("2014-11-20T00:00:00Z", "Pact signed: “three seas” & all"),
    ]
    items = json.loads(files["feed.json"])["items"]
    assert [item["title"] for item in items] == [title for _, title in listed]


def test_the_sitemap_names_every_page_to_be_indexed(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    listed = {loc.text for loc in feeds(files)["sitemap.xml"].iter("{*}loc")}
    indexed = {
        BASE + name.removesuffix("index.html")
        for name, page in pages.items()
        if not page.every("meta", name="robots") and "/page/" not in name and not name.startswith("dates/2")
    }

    assert listed == indexed - {BASE + "dates/undated/"}


def test_without_an_address_links_stay_relative_and_no_address_is_made_up(archive: Archive, tmp_path: Path) -> None:
    archive.build(str(tmp_path / "site"), base_url="")

    files = tree(tmp_path / "site")
    made_up = [name for name, data in files.items() if BASE.encode() in data]
    assert made_up == []
    assert "sitemap.xml" not in files
    assert not [name for name, page in pages_of(files).items() if page.every("link", rel="canonical")]
    assert feeds(files)["feed.xml"].findtext(f"{ATOM}id", "").startswith("urn:uuid:")


@pytest.mark.parametrize(
    "html",
    [
        "<p>never closed",
        "<p><b>crossed</p></b>",
        "<p><ul><li>a list in a paragraph</li></ul></p>",
        "<ul><p>no item</p></ul>",
        "<ul>words</ul>",
        '<a href="x"><b><a href="y">in a link</a></b></a>',
        '<p id="a"></p><p id="a"></p>',
        '<p class="a" class="b"></p>',
        "<script>alert(1)</script>",
        '<script src="https://evil.example/assets.js"></script>',
        '<p onclick="x()"></p>',
        '<p style="color: red"></p>',
        '<a href=" JaVaScript:alert(1)">x</a>',
        '<img src="data:text/html,x" alt="">',
        '<form action="javascript:x"></form>',
        '<iframe src="x"></iframe>',
        '<base href="https://evil.example/">',
        '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
        "<!-- a comment -->",
        "<?php x ?>",
        "<br/>",
    ],
)
def test_the_reader_of_pages_forgives_nothing(html: str) -> None:
    assert Page("index.html", html.encode()).faults
