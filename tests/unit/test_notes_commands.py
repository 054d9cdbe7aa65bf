"""`new note` and `export notes` as an editor meets them."""

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from test_site_annotations import faults
from unit.test_cli import Archive

from generator.annotate.body import body
from generator.annotate.sidecar import read_notes
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.model import Annotation
from generator.read.article import read_article

ARTICLE = """---
title: "Pact signed"
date: "2014-11-20"
topics: [shipping]
---

The harbour master signed the pact on Thursday. Nobody spoke against it.

Nobody was there, but for the harbour master.
"""
STORM = '---\ntitle: "Storm"\n---\n\nThe old pier is gone.\n'
NOTES = "annotations/2014-11-20-pact.md"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    made.write("articles/2014-11-20-pact.md", ARTICLE)
    made.write("articles/undated-storm.md", STORM)
    return made


def notes(archive: Archive, path: str = NOTES) -> tuple[Annotation, ...]:
    file, problems = read_notes(path, (archive.folder / "content" / path).read_bytes())
    assert file, problems
    return file.notes


def lost(archive: Archive) -> list[str]:
    """The ids of notes whose words are not found just once."""
    article, _ = read_article("articles/2014-11-20-pact.md", ARTICLE.encode())
    assert article
    return [note.id for note in body(article, notes(archive))[0].notes if note.is_orphan]


def new_note(archive: Archive, *arguments: str) -> Result:
    return archive.run("new", "note", "pact", *arguments)


# -- new note


def test_a_new_note_stands_in_its_articles_file_and_its_place_is_printed(archive: Archive) -> None:
    made = new_note(
        archive, "--quote", "signed the   pact", "--kind", "claim", "--date", "2026-11-22", "--text", "Why?"
    )

    assert (made.exit_code, made.stdout, made.stderr) == (0, f"content/{NOTES}:1\n", "")
    text = (archive.folder / "content" / NOTES).read_text(encoding="utf-8")
    assert text == (
        "## On “signed the pact” {#on-signed-the-pact .claim date=2026-11-22}\n\n> signed the pact\n\nWhy?\n"
    )
    assert lost(archive) == []


def test_a_second_note_is_appended_and_the_file_keeps_its_bytes(archive: Archive) -> None:
    before = b"---\r\nby: A. Editor\r\n---\r\n\r\n# First {#first}\r\n\r\nText without an end"
    path = archive.folder / "content" / NOTES
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(before)

    made = new_note(archive, "--title", "Second", "--date", "none")

    assert made.stdout == f"content/{NOTES}:9\n"
    assert path.read_bytes() == before + b"\r\n\r\n# Second {#second}\r\n"
    assert [(note.id, note.by) for note in notes(archive)] == [("first", "A. Editor"), ("second", "A. Editor")]


def test_a_quote_of_several_places_is_refused_until_one_is_chosen(archive: Archive) -> None:
    refused = new_note(archive, "--quote", "Nobody")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == (
        "--quote: the quote stands 2 times in the article\n"
        "  fix: choose one with --nth, or quote more words\n"
        "  1. … the pact on Thursday. [Nobody] spoke against …\n"
        "  2. … spoke against it. [Nobody] was there, but for the …\n"
    )
    assert not (archive.folder / "content" / NOTES).exists()

    assert new_note(archive, "--quote", "Nobody", "--nth", "2", "--date", "none").exit_code == 0

    assert lost(archive) == []
    assert "> it. ==Nobody==\n" in (archive.folder / "content" / NOTES).read_text(encoding="utf-8")


def test_a_quote_that_stands_nowhere_is_refused_with_the_nearest_words(archive: Archive) -> None:
    refused = new_note(archive, "--quote", "The harbor master signed a pact on Thursday")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == (
        "--quote: the quote does not stand in the article; nearest (83 %): "
        "The [-harbor-] {+harbour+} master signed [-a-] {+the+} pact on Thursday\n"
        "  fix: if these are the words: --quote 'The harbour master signed the pact on Thursday.'\n"
    )
    assert not (archive.folder / "content" / NOTES).exists()


def test_marks_in_a_quote_choose_words_and_skip_the_middle(archive: Archive) -> None:
    new_note(archive, "--quote", "for the ==harbour master==.", "--date", "none")
    new_note(archive, "--quote", "The harbour master … against it", "--date", "none")

    quotes = [note.quote for note in notes(archive)]

    assert [quote and quote.exact for quote in quotes] == [
        ("harbour master",),
        ("The harbour master signed the pact on Thursday. Nobody spoke against it",),
    ]
    assert lost(archive) == []


def test_a_new_note_is_of_today_unless_told_otherwise(archive: Archive) -> None:
    before = datetime.date.today()
    new_note(archive)
    after = datetime.date.today()

    assert notes(archive)[0].date in {before.isoformat(), after.isoformat()}


def test_the_only_editor_is_the_author(archive: Archive) -> None:
    config = archive.folder / "content/archive.yml"
    config.write_text("format: 1\ntitle: Tests\neditors: [Nan Ferrier]\n", encoding="utf-8")

    new_note(archive)

    assert notes(archive)[0].by == "Nan Ferrier"


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["nowhere"], "there is no article 'nowhere'"),
        (["u"], "2 articles have 'u' in their ids:\n  undated-storm\n"),
        (["storm", "--date", "2014-13-01"], "'2014-13-01' is not a date: there is no month 13"),
        (["storm", "--id", "a b"], "'a b' is no id"),
        (["storm", "--quote", "pier", "--nth", "3"], "the quote stands just once, so there is no place 3"),
    ],
)
def test_a_note_that_cannot_be_meant_is_wrong_usage(archive: Archive, arguments: list[str], said: str) -> None:
    archive.write("articles/undated-storm-too.md", STORM) if arguments == ["u"] else None

    made = archive.run("new", "note", *arguments)

    assert (made.exit_code, made.stdout) == (2, "")
    assert made.stderr.startswith(f"pressmark: {said}")
    assert list((archive.folder / "content").glob("annotations/*pact*")) == []


def test_an_id_that_is_taken_is_refused_and_one_of_a_title_is_numbered(archive: Archive) -> None:
    new_note(archive, "--title", "Twice", "--date", "none")
    new_note(archive, "--title", "Twice", "--date", "none")

    refused = new_note(archive, "--id", "twice")

    assert [note.id for note in notes(archive)] == ["twice", "twice-2"]
    assert refused.exit_code == 2
    assert "the article has a note 'twice' already" in refused.stderr


def test_a_new_note_tells_programs_where_it_stands(archive: Archive) -> None:
    made = json.loads(new_note(archive, "--title", "T", "--json").stdout)
    refused = json.loads(new_note(archive, "--quote", "Nobody", "--json").stdout)

    assert made == {"path": f"content/{NOTES}", "line": 1, "id": "t", "on": "articles/2014-11-20-pact"}
    assert (refused["path"], len(refused["places"]), refused["problems"][0]["path"]) == (None, 2, "--quote")


# -- export notes


SIDECAR = """---
by: A. Editor
date: 2026-01-05
---

## =HYPERLINK("http://evil.example") {#evil .query}

> The harbour master … against it.

@SUM(1). See [[undated-storm]].[^a]

[^a]: One.

## Lost {#lost .claim by="B. Editor" date=2026-02}

> ==words== that stand nowhere

### Deeper

Text.[^a]

[^a]: Two.

## Not yet {#hidden draft=true}

Hidden.
"""


@pytest.fixture
def noted(archive: Archive) -> Archive:
    archive.write(NOTES, SIDECAR)
    archive.write("annotations/undated-storm.md", "## The pier {#pier .correction was=old now=new}\n\n> old pier\n")
    return archive


def exported(archive: Archive, *arguments: str) -> str:
    result = archive.run("export", "notes", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_a_table_has_a_row_for_each_note_and_runs_nothing(noted: Archive) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(noted, "--format", "csv"))))

    assert [(row["id"], row["status"], row["kind"]) for row in rows] == [
        ("evil", "anchored", "query"),
        ("lost", "orphan", "claim"),
        ("pier", "anchored", "correction"),
    ]
    assert rows[0]["title"] == '\'=HYPERLINK("http://evil.example")'
    assert rows[0]["text"].startswith("'@SUM(1)")
    assert rows[0]["quote"].startswith("The harbour master signed")
    assert rows[2]["attributes"] == "was=old; now=new"
    assert not [cell for row in rows for cell in row.values() if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_a_table_in_a_file_opens_in_a_spreadsheet_with_its_letters(noted: Archive) -> None:
    result = noted.run("export", "notes", "--format", "csv", "--output", "notes.csv")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "3 notes in notes.csv\n")
    assert (noted.folder / "notes.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,")


def test_a_document_reads_as_one(noted: Archive) -> None:
    text = exported(noted, "--format", "md")
    document = parse(text, Where("", heading=1))

    heads = [
        (token.tag, document.tokens[at + 1].content)
        for at, token in enumerate(document.tokens)
        if token.type == "heading_open"
    ]

    assert heads == [
        ("h1", "Notes – Tests"),
        ("h2", "Pact signed"),
        ("h3", '=HYPERLINK("http://evil.example")'),
        ("h3", "Lost"),
        ("h4", "Deeper"),
        ("h2", "Storm"),
        ("h3", "The pier"),
    ]
    assert document.problems == ()
    assert "Two." in text
    assert "Hidden" not in text


def test_web_annotations_are_sound_and_hold_the_markdown(noted: Archive) -> None:
    collection = json.loads(exported(noted, "--format", "jsonld", "--drafts"))

    items: list[Any] = collection["first"]["items"]

    assert faults("collection", collection) == []
    assert collection["total"] == len(items) == 4
    assert [item.get("schema:creativeWorkStatus") for item in items] == [None, None, "Draft", None]
    assert items[0]["body"][0]["format"] == "text/markdown"
    assert "[[undated-storm]]" in items[0]["body"][0]["value"]
    assert items[1]["target"]["selector"] == {
        "type": "TextQuoteSelector",
        "exact": "words",
        "suffix": " that stand nowhere",
    }


@pytest.mark.parametrize(
    "arguments, ids",
    [
        (["--kind", "claim", "--kind", "correction"], ["lost", "pier"]),
        (["--author", "a.  editor"], ["evil"]),
        (["--article", "storm"], ["pier"]),
        (["--topic", "shipping"], ["evil", "lost"]),
        (["--topic", "shipping", "--kind", "correction"], []),
        (["--drafts"], ["evil", "lost", "hidden", "pier"]),
    ],
)
def test_options_choose_notes(noted: Archive, arguments: list[str], ids: list[str]) -> None:
    rows = csv.DictReader(io.StringIO(exported(noted, "--format", "csv", *arguments)))

    assert [row["id"] for row in rows] == ids


def test_notes_on_people_and_pages_are_written_and_go_out_too(noted: Archive) -> None:
    noted.write("people/ada-quill.md", "---\nname: Ada Quill\n---\n\nShe ran the harbour.\n")

    made = noted.run(
        "new", "note", "people/ada-quill", "--quote", "ran the harbour", "--title", "Until", "--date", "none"
    )
    noted.run("new", "note", "pages/about", "--title", "Whole", "--date", "none")
    noted.run("new", "note", "topics/shipping", "--title", "No file", "--date", "none")

    assert made.stdout == "content/annotations/people/ada-quill.md:1\n"
    rows = list(csv.DictReader(io.StringIO(exported(noted, "--format", "csv"))))[3:]
    assert [(row["article"], row["article_title"], row["url"], row["status"]) for row in rows] == [
        ("pages/about", "About this archive", "about/#note-whole", "whole"),
        ("people/ada-quill", "Ada Quill", "people/ada-quill/#note-until", "anchored"),
        ("topics/shipping", "Shipping", "topics/shipping/#note-no-file", "whole"),
    ]
    assert "Until" in exported(noted, "--article", "people/ada-quill")


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_out(noted: Archive) -> None:
    noted.write("annotations/broken.md", "---\nby: [\n---\n")

    result = noted.run("export", "notes", "--format", "csv")

    assert result.exit_code == 1
    assert "content/annotations/broken.md:" in result.stderr
    assert "old pier" in result.stdout
