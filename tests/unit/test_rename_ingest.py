"""A rename and ingest: what only the program wrote stays the program's, under the name an editor gave."""

from pathlib import Path

import pytest
from archive_folder import Archive

from generator.ingest.compose import stated

TEXT = """Frigate sold to the islands

By Nan Ferrier | Published November 20, 2014

WICK: The arms sale was agreed on Thursday. The sale of arms to the islands, an arms deal of forty million, had been
debated for two years, and the weapons will be delivered in spring. Nobody spoke against the arms deal in the council.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path)
    made.put("raw/gazette/_defaults.yml", "publisher: gazette\n")
    made.put("raw/gazette/a.txt", TEXT)
    made.ingest()
    return made


def test_a_renamed_article_is_still_ingests_own_and_left_as_it_is(archive: Archive) -> None:
    (id,) = archive.ids()
    assert archive.run("rename", f"articles/{id}", "frigate").exit_code == 0
    before = archive.files()

    report = archive.ingest()

    assert (report.new, report.changed, report.edited, report.unchanged) == ((), (), (), 1)
    assert archive.files().keys() == {"frigate.md", "frigate.yml"}
    assert {name: data for name, (data, _) in archive.files().items()} == {n: data for n, (data, _) in before.items()}
    assert archive.front("frigate")["aliases"] == [id]


def test_a_renamed_article_is_written_again_under_its_new_id_with_its_old_ones(archive: Archive) -> None:
    (id,) = archive.ids()
    archive.run("rename", f"articles/{id}", "frigate")
    archive.ingest()
    archive.put("raw/gazette/a.txt", TEXT.replace("forty million", "fifty million"))

    report = archive.ingest()

    assert (report.changed, archive.ids()) == (("frigate",), ["frigate"])
    assert "fifty million" in archive.text("frigate")
    assert archive.front("frigate")["aliases"] == [id]
    assert not stated(archive.text("frigate").encode()).is_edited


def test_ingest_proposes_the_new_slugs(archive: Archive) -> None:
    (id,) = archive.ids()
    assert archive.front(id)["topics"] == ["arms-trade", "armed-forces"]
    archive.run("rename", "topics/arms-trade", "weapons")
    archive.run("rename", "publishers/gazette", "the-gazette")
    archive.put("raw/gazette/b.txt", TEXT.replace("Frigate sold", "Another frigate sold"))

    report = archive.ingest()

    assert (report.changed, report.edited, len(report.new)) == ((), (), 1)
    assert [(archive.front(each)["topics"], archive.front(each)["publisher"]) for each in archive.ids()] == [
        (["weapons", "armed-forces"], "the-gazette")
    ] * 2


def test_an_article_that_a_person_has_edited_stays_the_persons(archive: Archive) -> None:
    (id,) = archive.ids()
    archive.put(f"articles/{id}.md", archive.text(id).replace("Nobody", "No one"))
    archive.run("rename", "topics/arms-trade", "weapons")

    report = archive.ingest()

    assert report.edited == (id,)
    assert archive.front(id)["topics"] == ["weapons", "armed-forces"]
    assert "No one spoke" in archive.text(id)
