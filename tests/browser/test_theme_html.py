"""The default theme's pages as files: what holds for each of them, whatever shows them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

PACT = "articles/2014-11-20-wick-gazette-harbour-pact-signed/index.html"
HAFEN = "articles/undated-hafen/index.html"
FERRY = "articles/2015-04-07-wick-gazette-ferry-to-run-all-year-says-harbour-master/received/index.html"

Pages = dict[str, BeautifulSoup]


@pytest.fixture(scope="session")
def pages(theme_site: Path) -> Pages:
    files = (file for file in theme_site.rglob("*.html") if "pagefind" not in file.parts)
    return {file.relative_to(theme_site).as_posix(): BeautifulSoup(file.read_bytes(), "lxml") for file in files}


def test_the_small_archive_has_every_kind_of_page(pages: Pages) -> None:
    kinds = {
        *("index.html", "404.html", "about/index.html", "search/index.html", "notes/index.html", "dates/index.html"),
        *("dates/2014/11/index.html", "dates/undated/index.html", "articles/index.html", PACT, HAFEN, FERRY),
        *("articles/undated-gone/index.html", "articles/harbour-pact/index.html"),
        *("topics/index.html", "topics/harbours/index.html", "people/ada-quill/index.html", "places/wick/index.html"),
        *("organisations/index.html", "publishers/wick-gazette/index.html"),
    }

    assert kinds - set(pages) == set()


def test_no_page_has_inline_script_or_style(pages: Pages) -> None:
    found = [
        (name, str(tag)[:80])
        for name, page in pages.items()
        for tag in page.find_all(is_inline)
        if tag.get("type") != "application/ld+json"
    ]

    assert found == []


def is_inline(tag: Tag) -> bool:
    return (
        tag.name == "style"
        or (tag.name == "script" and not tag.get("src"))
        or any(name == "style" or name.startswith("on") for name in tag.attrs)
    )


def test_only_the_search_page_allows_more_than_the_site_itself(pages: Pages) -> None:
    policies = {name: policy(page) for name, page in pages.items()}
    strict = (
        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )

    loose = strict.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    assert policies == dict.fromkeys(pages, strict) | {"search/index.html": loose}


def policy(page: BeautifulSoup) -> str:
    (meta,) = page.select('meta[http-equiv="Content-Security-Policy"]')
    return str(meta["content"])


def test_each_page_has_one_main_heading_inside_its_main_part(pages: Pages) -> None:
    assert {name: len(page.select("main h1")) for name, page in pages.items()} == dict.fromkeys(pages, 1)
    assert {name: len(page.select("h1")) for name, page in pages.items()} == dict.fromkeys(pages, 1)


def test_no_heading_skips_a_level(pages: Pages) -> None:
    skipped = []
    for name, page in pages.items():
        levels = [int(tag.name[1]) for tag in page.find_all(re.compile("^h[1-6]$"))]
        skipped += [(name, levels) for above, below in pairwise(levels) if below > above + 1]

    assert skipped == []


def test_ids_are_unique_on_each_page(pages: Pages) -> None:
    for name, page in pages.items():
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), name


def test_names_given_by_id_exist(pages: Pages) -> None:
    for name, page in pages.items():
        ids = {tag["id"] for tag in page.select("[id]")}
        assert {tag["aria-labelledby"] for tag in page.select("[aria-labelledby]")} <= ids, name


def test_every_link_inside_the_site_leads_somewhere(pages: Pages, theme_site: Path) -> None:
    broken = [(name, link) for name, page in pages.items() for link in links(page) if not leads(theme_site, name, link)]

    assert broken == []


def links(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.select("[href], [src]"):
        address = str(tag.get("href") or tag.get("src"))
        if not urlsplit(address).scheme:
            yield address


def leads(site: Path, name: str, link: str) -> bool:
    path, fragment = urlsplit(link).path, urlsplit(link).fragment
    file = (site / name).parent / unquote(path) if path else site / name
    if not path.endswith(("html", ".xml", ".json")) and file.is_dir():
        file /= "index.html"
    if not file.is_file():
        return False
    return not fragment or BeautifulSoup(file.read_bytes(), "lxml").find(id=unquote(fragment)) is not None


def test_each_page_of_the_menu_knows_itself(pages: Pages) -> None:
    for kind in ("articles", "topics", "people", "places", "organisations", "publishers", "dates", "notes", "search"):
        (current,) = pages[f"{kind}/index.html"].select('nav[aria-label="Archive"] [aria-current="page"]')
        assert current.get_text().lower() == kind


def test_a_machine_can_read_every_time(pages: Pages) -> None:
    form = re.compile(r"\d{4}(-\d\d){0,2}")
    wrong = [
        (name, str(time))
        for name, page in pages.items()
        for time in page.find_all("time")
        if not form.fullmatch(str(time.get("datetime", "")))
    ]

    assert wrong == []


def test_an_article_can_be_cited_from_its_head(pages: Pages) -> None:
    head = {str(meta["name"]): meta["content"] for meta in pages[PACT].select("head meta[name]")}

    assert head["citation_title"] == "Harbour pact signed: ships from three seas may lie in Wick all winter"
    assert head["citation_author"] == head["DC.creator"] == "Nan Ferrier"
    assert head["citation_publication_date"] == "2014/11/20"
    assert head["citation_journal_title"] == head["DC.publisher"] == "Wick Gazette"


def test_an_undated_article_has_no_date_to_cite(pages: Pages) -> None:
    assert pages[HAFEN].select('[name$="_date"], [name="DC.date"], [property="article:published_time"]') == []


def test_a_text_in_another_language_says_so(pages: Pages) -> None:
    (text,) = pages[HAFEN].select(".text")
    (heading,) = pages[HAFEN].select('[lang="de"] h1')

    assert text["lang"] == "de"
    assert heading.get_text() == "Ein Hafen im Winter und was davon zu halten ist"


def test_a_note_on_a_text_in_another_language_speaks_the_archives(pages: Pages) -> None:
    page = pages["articles/2015-05-01-hafen-urdu/index.html"]

    assert page.select_one(".text")["dir"] == "rtl"
    assert [(note["lang"], note["dir"]) for note in page.select("aside.note")] == [("en", "ltr")] * 2


def test_a_headline_made_by_the_program_says_so(pages: Pages) -> None:
    (said,) = pages[HAFEN].select(".supplied")

    assert "made from the first sentence" in said.get_text()
    assert "[Ein Hafen im Winter und was davon zu halten ist]" in pages["articles/index.html"].get_text()


def test_names_nobody_has_confirmed_say_so_in_a_word(pages: Pages) -> None:
    headings = {heading.get_text(): heading for heading in pages[PACT].select(".subjects h2")}

    assert set(headings) == {"Topics", "People", "Places unreviewed"}


def test_a_note_whose_words_are_lost_stands_below_with_them(pages: Pages) -> None:
    (note,) = pages[PACT].select(".loose-notes #note-gone")

    assert "not found" in note.get_text()
    assert note.select_one("blockquote").get_text() == "words that stand nowhere in this report"


def test_each_line_as_received_says_its_fate_and_its_rule(pages: Pages) -> None:
    lines = [line for line in pages[FERRY].select(".lines li") if "blank" not in line["class"]]

    fates = [line.select_one(".fate").get_text(" ", strip=True).split()[1] for line in lines]
    assert fates == ["lifted", "lifted", "kept", "kept", "dropped", "dropped", "dropped", "lifted"]
    assert all(line.select_one(".why code") for line in lines if "kept" not in line["class"])


def test_the_count_as_received_is_of_the_lines_shown(pages: Pages) -> None:
    page = pages[FERRY]

    counts = {div["class"][0]: int(div.dd.get_text()) for div in page.select(".tally > div")}
    assert counts == {fate: len(page.select(f".lines > .{fate}")) for fate in ("kept", "lifted", "dropped", "blank")}


def test_a_withdrawn_article_leaves_its_reason_and_nothing_else(pages: Pages) -> None:
    text = pages["articles/undated-gone/index.html"].main.get_text(" ")

    assert "At the publisher's request, 2020-05-01" in text
    assert "Gone" not in text


def test_an_old_address_leads_to_the_new_one(pages: Pages) -> None:
    (refresh,) = pages["articles/harbour-pact/index.html"].select('meta[http-equiv="refresh"]')

    assert refresh["content"] == "0; url=../../articles/2014-11-20-wick-gazette-harbour-pact-signed/"


def test_search_reads_an_articles_text_and_not_what_is_around_it(pages: Pages) -> None:
    (indexed,) = pages[PACT].select("[data-pagefind-body]")

    for ignored in indexed.select("[data-pagefind-ignore]"):
        ignored.extract()
    words = indexed.get_text(" ", strip=True)
    assert words.startswith("Harbour pact signed")
    assert "An agreement after two years of talks." in words
    assert "How this is known" not in words
    assert indexed.select(".loose-notes, .apparatus, nav") == []


def test_the_frame_of_an_article_is_light(theme_site: Path, pages: Pages) -> None:
    text = "".join(str(part) for part in pages[PACT].select(".text, .loose-notes"))

    assert len((theme_site / PACT).read_bytes()) - len(text.encode()) < 12_000
