"""`pressmark import`: what comes of the annotations of other programs, and what is said where nothing can."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tiny import EXPECTED, Archive, Case, read_tiny, tree, unpacked
from unit.test_cli import pressmark

from generator.annotate.anchor import Orphan, Text, anchor
from generator.annotate.sidecar import read_notes
from generator.commands.held import all_notes, subject
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, Span

CASES = Path(__file__).parent.parent / "cases/annotations"
FILE = "content/import.json"
ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("program", ["hypothesis", "webannotation"])
def test_annotations_come_in(program: str, tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    tiny = read_tiny(CASES / f"{program}.txt")

    def outcome(case: Case) -> str:
        archive = unpacked(tiny, tmp_path / case.title)
        archive.do(case.actions)
        before = tree(archive.content / "annotations")
        result = pressmark(archive.folder, "import", program, FILE)
        assert result.stdout == ""
        after = tree(archive.content / "annotations")
        assert all(after[path].startswith(data) for path, data in before.items())
        assert_sound(archive)
        assert_nothing_is_added_twice(archive, program)
        files = "".join(f"--- {path}\n{data.decode()}" for path, data in after.items() if data != before.get(path))
        return f"{EXPECTED}exit {result.exit_code}\n{result.stderr}{files}\n"

    expect(tiny.path, tiny.told(outcome))


def assert_sound(archive: Archive) -> None:
    """The site builds, and warns of nothing but quotes without their words and articles that link nowhere."""
    outcome = archive.build()
    assert not outcome.is_stopped, outcome.problems
    told = [problem.what for problem in outcome.problems]
    assert [what for what in told if "the quote" not in what] == []


def assert_nothing_is_added_twice(archive: Archive, program: str) -> None:
    before = tree(archive.content / "annotations")
    result = pressmark(archive.folder, "import", program, FILE)
    assert "wrote 0 notes" in result.stderr
    assert tree(archive.content / "annotations") == before


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(CASES / "hypothesis.txt"), tmp_path)
    archive.write("import.json", json.dumps([row("aaa", "on Thursday", "Which?")]))

    result = pressmark(archive.folder, "import", "hypothesis", FILE, "--dry-run")

    assert result.exit_code == 0
    assert result.stdout == ("content/annotations/2014-11-20-gazette-pact.md\n\n## Which? {#h-aaa}\n\n> on Thursday\n")
    assert result.stderr == "would write 1 note on 1 page\n"
    assert not (archive.content / "annotations").exists()


def test_a_report_has_what_became_of_each(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(CASES / "hypothesis.txt"), tmp_path)
    rows = [
        row("aaa", "on Thursday", "Which?"),
        row("bbb", "words nowhere", ""),
        row("ccc", "x", "Far.", "https://far.example/"),
    ]
    archive.write("import.json", json.dumps(rows))

    result = pressmark(archive.folder, "import", "hypothesis", FILE, "--report", "report.json", "--json")

    report = json.loads((archive.folder / "report.json").read_bytes())
    assert json.loads(result.stdout) == report
    assert (result.exit_code, result.stderr) == (1, "")
    article = "articles/2014-11-20-gazette-pact"
    assert report["written"] == [
        {"on": article, "id": "h-aaa", "title": "Which?", "is_orphan": False},
        {"on": article, "id": "h-bbb", "title": "Highlighted", "is_orphan": True},
    ]
    assert report["here"] == []
    assert [(one["url"], one["quote"], one["text"]) for one in report["strangers"]] == [
        ("https://far.example/", "x", "Far.")
    ]
    assert [problem["severity"] for problem in report["problems"]] == ["warning"]


def test_notes_that_go_out_and_come_in_again_are_the_same(tmp_path: Path) -> None:
    archive = demonstration(tmp_path)
    archive.write("annotations/undated-more.md", MORE)
    archive.write(
        "annotations/people/sergei-lavrov.md", "## One {#one}\n\n> ==Lavrov==\n\n[A](../../topics/cold-war.md)\n"
    )
    archive.write("annotations/of-others.md", "## Two {#two on=pages/about}\n\n## Three {#three on=topics/cold-war}\n")
    before = essence(archive)
    pressmark(archive.folder, "export", "notes", "--format", "jsonld", "--drafts", "--output", "notes.jsonld")
    for file in (archive.content / "annotations").rglob("*.md"):
        file.unlink()

    result = pressmark(archive.folder, "import", "webannotation", "notes.jsonld")

    assert result.exit_code == 0, result.stderr
    assert len(before) > 25
    assert essence(archive) == before


def test_the_sites_own_annotations_come_in_with_their_passages(tmp_path: Path) -> None:
    archive = demonstration(tmp_path)
    before = essence(archive)
    archive.build()
    for file in (archive.content / "annotations").rglob("*.md"):
        file.unlink()

    for file in sorted(archive.site.glob("*/*/annotations.jsonld")):
        assert pressmark(archive.folder, "import", "webannotation", str(file)).exit_code == 0

    kept = ("id", "on", "kind", "title", "by", "date", "attributes", "span")
    assert [{key: one[key] for key in kept} for one in essence(archive)] == [
        {key: one[key] for key in kept} for one in before
    ]
    assert archive.build().problems == ()


MORE = """---
article: 2015-10-17-corridor-brief-karachi-to-lahore-by-pipe-russia-takes-on-pakistans-gas
by: B. Editor
---

## {#untitled .query date=2020~}

> words … that are ==gone now== and others

### A heading of its own

> not its quote

## A draft, with *signs* [x] {#draft draft=true was="a … b" scope=here}

    code

## On the whole {#whole date=XXXX-05-01}
"""


def demonstration(folder: Path) -> Archive:
    archive = Archive(folder / "archive")
    for path, data in tree(ROOT / "content").items():
        if not path.startswith(("cleaning/", "verdicts/")):
            archive.write(path, data)
    return archive


def essence(archive: Archive) -> list[dict[str, Any]]:
    """All notes by what they say and where they stand."""
    notes, wrong = all_notes(archive.content)
    assert wrong == []
    return sorted((said(archive, note) for note in notes), key=lambda one: (one["on"], one["id"]))


def said(archive: Archive, note: Annotation) -> dict[str, Any]:
    span: Span | Orphan | None = None
    quote = note.quote
    if note.quote:
        around = {"prefix": note.quote.prefix.lstrip(), "suffix": note.quote.suffix.rstrip()}
        quote = replace(note.quote, line=0, column=0, **around)
        text = subject(archive.content, note.on).body
        span = anchor(note.quote, Text(plain_text(parse(text, Where("articles")).tokens)[0]))
    is_found = isinstance(span, Span)
    fields = ("id", "on", "kind", "title", "body", "by", "date", "draft", "attributes")
    return {
        **{field: getattr(note, field) for field in fields},
        "span": span if is_found else None,
        "quote": None if is_found else quote,
    }


def row(id: str, exact: str, text: str, uri: str = "https://gazette.example/2014/11/pact/") -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {"id": id, "uri": uri, "text": text, "target": [{"selector": [selector]}]}


def test_line_ends_of_a_file_stay_and_the_new_notes_have_them(tmp_path: Path) -> None:
    archive = unpacked(read_tiny(CASES / "hypothesis.txt"), tmp_path)
    path = "annotations/2014-11-20-gazette-pact.md"
    archive.write(path, b"\xef\xbb\xbf## Ours {#ours}\r\n\r\nText\r\n")
    archive.write("import.json", json.dumps([row("aaa", "on Thursday", "Which?\n\nOne.")]))

    pressmark(archive.folder, "import", "hypothesis", FILE)

    data = archive.path(path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf## Ours {#ours}\r\n\r\nText\r\n\r\n## Which? {#h-aaa}\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    file, _ = read_notes(path, data)
    assert file
    assert [note.id for note in file.notes] == ["ours", "h-aaa"]
