"""What pages say of days: of publication, of the event, stated and inferred."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tiny import Archive, read_tiny, unpacked

WHOLE = Path(__file__).parent / "sites" / "whole.txt"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = unpacked(read_tiny(WHOLE), tmp_path_factory.mktemp("whole"))
    pact = made.content / "articles" / "2014-11-20-gazette-pact.md"
    told = pact.read_text(encoding="utf-8").replace("unreviewed: [places]", "unreviewed: [places, event_date]")
    pact.write_text(told, encoding="utf-8")
    assert not made.build().is_stopped
    return made


def page(archive: Archive, id: str) -> BeautifulSoup:
    return BeautifulSoup((archive.site / "articles" / id / "index.html").read_bytes(), "html.parser")


def words(page: BeautifulSoup, selector: str) -> str:
    found = page.select_one(selector)
    return " ".join(found.get_text().split()) if found else ""


def test_the_day_of_the_event_stands_beside_that_of_publication_and_says_who_told_it(archive: Archive) -> None:
    byline = words(page(archive, "2014-11-20-gazette-pact"), "p.byline")

    assert "20 November 2014" in byline
    assert byline.endswith("Event: 19 November 2014 unreviewed")


def test_an_article_whose_event_is_not_known_says_nothing_of_one(archive: Archive) -> None:
    assert "Event" not in words(page(archive, "2015-03-02-gazette-winter"), "header")
