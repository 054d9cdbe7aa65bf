"""What pages say of days: of publication, of the event, stated and inferred."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tiny import Archive, read_tiny, unpacked

INFERRED = """date_basis: inferred
date_evidence:
  - "“Monday” in the lead"
  - "same event as articles/2014-11-20-gazette-pact"
  - "same event as articles/one-that-is-gone"
  - "1 of 1 agree"
unreviewed: [date]
"""
WHOLE = Path(__file__).parent / "sites" / "whole.txt"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = unpacked(read_tiny(WHOLE), tmp_path_factory.mktemp("whole"))
    pact = made.content / "articles" / "2014-11-20-gazette-pact.md"
    told = pact.read_text(encoding="utf-8").replace("unreviewed: [places]", "unreviewed: [places, event_date]")
    pact.write_text(told, encoding="utf-8")
    winter = made.content / "articles" / "2015-03-02-gazette-winter.md"
    front, _, body = winter.read_text(encoding="utf-8").partition("date_basis: inferred\n")
    winter.write_text(f"{front}{INFERRED}{body}", encoding="utf-8")
    assert not made.build().is_stopped
    return made


def page(archive: Archive, id: str) -> BeautifulSoup:
    return BeautifulSoup((archive.site / "articles" / id / "index.html").read_bytes(), "html.parser")


def data_of(page: BeautifulSoup) -> dict[str, object]:
    """What the page tells programs of its article."""
    (data,) = page.find_all("script", type="application/ld+json")
    found = json.loads(data.get_text())
    assert isinstance(found, dict)
    return found


def words(page: BeautifulSoup, selector: str) -> str:
    found = page.select_one(selector)
    return " ".join(found.get_text().split()) if found else ""


def test_the_day_of_the_event_stands_beside_that_of_publication_and_says_who_told_it(archive: Archive) -> None:
    byline = words(page(archive, "2014-11-20-gazette-pact"), "p.byline")

    assert "20 November 2014" in byline
    assert byline.endswith("Event: 19 November 2014 unreviewed")


def test_programs_are_told_the_day_of_an_event_that_is_confirmed(archive: Archive, tmp_path: Path) -> None:
    confirmed = unpacked(read_tiny(WHOLE), tmp_path)
    confirmed.build()

    told = [data_of(page(each, "2014-11-20-gazette-pact")) for each in (archive, confirmed)]

    assert [each.get("contentReferenceTime") for each in told] == [None, "2014-11-19"]


def test_an_article_whose_event_is_not_known_says_nothing_of_one(archive: Archive) -> None:
    assert "Event" not in words(page(archive, "2015-03-02-gazette-winter"), "header")


def test_an_inferred_date_says_so_and_names_what_it_was_inferred_from(archive: Archive) -> None:
    winter = page(archive, "2015-03-02-gazette-winter")

    assert words(winter, "p.byline").endswith("2 March 2015 (inferred) unreviewed")
    told = words(winter, "details.known dd")
    assert told == (
        "2 March 2015 (inferred): inferred; not stated in the article (“Monday” in the lead; same event as "
        "articles/one-that-is-gone; 1 of 1 agree; same event as Pact signed: “three seas” & all)"
    )
    link = winter.select_one("details.known dd a")
    assert link is not None
    assert (link["href"], link.get_text()) == (
        "../../articles/2014-11-20-gazette-pact/",
        "Pact signed: “three seas” & all",
    )


def test_an_inferred_date_is_passed_off_to_no_program_as_stated(archive: Archive) -> None:
    winter_id = "2015-03-02-gazette-winter"
    winter = page(archive, winter_id)

    told = [str(one.get("content")) for one in winter.find_all("meta")]
    stated = [each for each in told if "2015" in each and winter_id not in each]
    assert stated == []
    assert "datePublished" not in data_of(winter)
    (entry,) = [one for one in json.loads((archive.site / "feed.json").read_bytes())["items"] if "winter" in one["url"]]
    assert "date_published" not in entry
    feed = BeautifulSoup((archive.site / "topics" / "weather" / "feed.xml").read_bytes(), "xml")
    dated = {one.find("title").get_text(): one.find("published") is not None for one in feed.find_all("entry")}
    assert dated["Pact holds through its first winter"] is False
    assert dated["Storm takes the pier"] is True
    assert "<lastmod>2015-03-02" not in (archive.site / "sitemap.xml").read_text(encoding="utf-8")
