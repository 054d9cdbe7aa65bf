"""Dates that ingest infers from siblings: written, renewed, taken back, and never where a person has been."""

import json
import shutil
from pathlib import Path

import pytest
from archive_folder import Archive
from hypothesis import given
from hypothesis import strategies as st

from generator.engine.cache import Cache
from generator.ingest.dated import Stated, carried, is_inferred, with_date, without_date
from generator.ingest.report import quietly
from generator.ingest.siblings import LONGEST, Siblings, words
from generator.links.siblings.dating import Inferred
from generator.model import Article
from generator.read.article import read_article
from generator.times.event import Event

SPAN = """The town signed an agreement with the ferry company on Thursday to close the old bridge for the whole winter.
The engineer of the province found cracks in two of its piers and asked for lorries to be sent by the northern ford.
On market days eight hundred carts cross the bridge, which is more than the ferry ever carried in a month of summer."""
FIRST = f"Bridge to close\n\nBy Ann Lee, November 20, 2014\n\n{SPAN}\n\nThe mayor said nothing more of it.\n"
SECOND = f"Cracks in the piers\n\nBy Tom Ray, November 20, 2014\n\n{SPAN}\n\nA boat is to be bought by the council.\n"
UNDATED = f"{SPAN}\n\nThe widow of the ferryman was asked twice whether she would sell her boat to the town.\n"
YEARLESS = f"WICK, Nov 20 (ABC): {SPAN}\n\nThe widow of the ferryman was asked twice whether she would sell.\n"
SEQUEL = """Four years after

By Ann Lee, August 8, 2018

The town and the ferry company signed a contract on Tuesday for a new bridge beside the old one, and for its toll.
Carts have gone by the ford since the piers cracked in November 2014, when the two agreed to close the crossing."""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    for name, text in (("a", FIRST), ("b", SECOND), ("u", UNDATED), ("s", SEQUEL)):
        made.put(f"raw/{name}.txt", text)
    return made


def front(archive: Archive, raw: str) -> Article:
    for path in sorted((archive.content / "articles").glob("*.md")):
        article, _ = read_article(f"articles/{path.name}", path.read_bytes())
        if article and article.raw == f"raw/{raw}.txt":
            return article
    raise AssertionError(f"no article was made of {raw}")


def remove(archive: Archive, path: str) -> None:
    (archive.content / path).unlink()


def test_an_undated_report_gets_the_day_of_its_siblings_with_the_evidence(archive: Archive) -> None:
    report = archive.ingest()

    article = front(archive, "u")
    assert (article.date, article.date_basis, article.event_date) == ("2014-11-20?", "inferred", "2014-11-20?")
    assert article.date_evidence[0] == "“Thursday” in the lead"
    assert article.date_evidence[-1] == "2 of 2 agree"
    assert sum(each.startswith("same event as articles/2014-11-20-") for each in article.date_evidence) == 2
    assert article.unreviewed[:2] == ("date", "event_date")
    assert article.id.startswith("undated-")
    assert report.dated == (article.id,)
    assert front(archive, "s").date == "2018-08-08"


def test_explain_tells_of_a_date_that_the_raw_file_does_not_say(archive: Archive) -> None:
    archive.ingest()

    told = " ".join(archive.run("explain", front(archive, "u").id).stdout.split())

    assert "date: 2014-11-20? (“Thursday” in the lead; same event as articles/2014-11-20-" in told
    assert "2 of 2 agree, inferred, 90 %)" in told


def test_a_second_run_writes_nothing_and_an_empty_cache_comes_to_the_same(archive: Archive) -> None:
    archive.ingest()
    before = archive.files()

    again = archive.ingest()
    shutil.rmtree(archive.content.parent / ".cache")
    anew = archive.ingest()

    assert (again.changed, anew.changed, anew.unchanged) == ((), (), 4)
    assert archive.files() == before


def test_the_date_comes_and_goes_with_the_siblings_and_the_id_stays(archive: Archive) -> None:
    archive.ingest()
    dated = front(archive, "u")

    remove(archive, f"articles/{front(archive, 'a').id}.md")
    remove(archive, "raw/a.txt")
    archive.ingest()
    bare = front(archive, "u")
    archive.put("raw/a.txt", FIRST)
    archive.ingest()

    assert [(each.id, each.date) for each in (dated, bare, front(archive, "u"))] == [
        (dated.id, "2014-11-20?"),
        (dated.id, ""),
        (dated.id, "2014-11-20?"),
    ]


def test_a_printed_day_gets_its_year_and_is_printed_again_when_that_is_gone(archive: Archive) -> None:
    archive.put("raw/u.txt", YEARLESS)
    archive.ingest()
    dated = front(archive, "u")

    for raw in ("a", "b"):
        remove(archive, f"articles/{front(archive, raw).id}.md")
        remove(archive, f"raw/{raw}.txt")
    archive.ingest()

    bare = front(archive, "u")
    assert (dated.date, dated.date_evidence[0]) == ("2014-11-20?", "month and day in line 1")
    assert (bare.date, bare.date_basis, bare.date_evidence) == ("XXXX-11-20", "dateline", ("line 1",))
    assert "date" not in bare.unreviewed


def test_contradicting_siblings_leave_it_undated(archive: Archive) -> None:
    archive.put("raw/c.txt", SECOND.replace("2014", "2016").replace("council", "guild"))

    archive.ingest()

    assert front(archive, "u").date == ""


def test_an_article_that_a_person_has_edited_is_not_touched_but_told_of(archive: Archive) -> None:
    remove(archive, "raw/a.txt")
    remove(archive, "raw/b.txt")
    archive.ingest()
    path = archive.content / "articles" / f"{front(archive, 'u').id}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("The widow", "The old widow"), encoding="utf-8")
    before = path.read_bytes()
    archive.put("raw/a.txt", FIRST)
    archive.put("raw/b.txt", SECOND)

    report = archive.ingest()

    told = archive.run("status", "--json").stdout
    assert path.read_bytes() == before
    assert report.dated == ()
    (line,) = json.loads(told)["suggested_dates"]
    assert line.startswith(f'content/articles/{path.name}: date: "2014-11-20?" (“Thursday” in the lead; same event as')


def test_a_date_that_an_editor_states_is_never_replaced(archive: Archive) -> None:
    archive.ingest()
    path = archive.content / "articles" / f"{front(archive, 'u').id}.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    stated = ['date: "2014-11-22"' if line.startswith("date:") else line for line in lines]
    path.write_text("\n".join(stated).replace("unreviewed: [date, ", "unreviewed: ["), encoding="utf-8")

    archive.ingest()

    assert front(archive, "u").date == "2014-11-22"


def test_dated_articles_are_not_read_again(archive: Archive, tmp_path: Path) -> None:
    archive.ingest()
    digests = {
        path.relative_to(archive.content).as_posix(): str(path.stat().st_mtime_ns)
        for path in (archive.content / "articles").glob("*.md")
    }
    read: list[str] = []

    def reading(path: str) -> bytes:
        read.append(path)
        return (archive.content / path).read_bytes()

    store = Cache(tmp_path / "store.sqlite")
    first = Siblings(digests, reading, store, b"", quietly)
    first.remember(first.look(()))
    read.clear()
    second = Siblings(digests, reading, store, b"", quietly).look(())

    assert [one.data for one in second.changed] == []
    assert set(read) == {f"articles/{front(archive, 'u').id}.md"}
    store.close()


def test_of_a_book_only_the_beginning_is_compared(archive: Archive) -> None:
    archive.put("raw/u.txt", f"{UNDATED}{'The ferryman rowed on. ' * 20_000}\n{SPAN}")
    archive.ingest()

    assert len(words(front(archive, "u"))) == LONGEST
    assert front(archive, "u").date == "2014-11-20?"


FOUND = st.builds(
    Inferred,
    st.sampled_from(["2014-11-20", "1999-01-31"]),
    st.just(("a", "b")),
    st.just(2),
    st.none() | st.just(Event("2014-11-20", "on “Thursday”", 94)),
)


@given(FOUND, FOUND, st.sampled_from([Stated(), Stated("XXXX-11-20", "dateline", "line 3")]))
def test_a_file_without_the_inferred_date_is_what_it_was(found: Inferred, later: Inferred, own: Stated) -> None:
    bare = without_date(BARE, own)

    dated = with_date(bare, found, own)

    article, problems = read_article("articles/a.md", dated)
    assert problems == ()
    assert article is not None
    assert is_inferred(article)
    assert without_date(dated, own) == bare
    assert with_date(with_date(bare, later, own), found, own) == dated
    assert carried(bare, dated) == (dated if not own.date or found.date[4:] == own.date[4:] else bare)
    assert with_date(dated, found, own) == dated


BARE = b"""---
title: "A report"
dateline: "WICK"
topics: [bridges]
raw: "raw/a.txt"
raw_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
ingest_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
unreviewed: [topics]
---

The text, with a line
date: that is none.
"""
