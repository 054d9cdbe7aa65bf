"""`check --fix` and `status` as an editor meets them whose notes have lost their words."""

import json
import stat
from pathlib import Path

import pytest
from unit.test_cli import Archive

ARTICLE = """---
title: "Pact signed"
date: "2014-11-20"
---

This was the first visit by a Russian defence minister to Pakistan since 1969. The agreement was signed.

The agreement holds. Gen Shoygu was received by the premier.
"""
NOTES = "annotations/2014-11-20-pact.md"
HEAD = "---\r\nby: A. Editor  # me\r\n---\r\n"
CLEAR = "## One {#one}\r\n\r\n> first visit by any Russian defense minister to Pakistan\r\n\r\nText.\r\n"
REST = "\r\n## Two {#two}\r\n\r\n> agreement\r\n\r\n## Three {#three}\r\n\r\n> Gen Shoigu"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    made.write("articles/2014-11-20-pact.md", ARTICLE)
    written(made).write_bytes((HEAD + CLEAR + REST).encode())
    return made


def written(archive: Archive) -> Path:
    path = archive.folder / "content" / NOTES
    path.parent.mkdir(exist_ok=True)
    return path


MENDED = (HEAD + CLEAR.replace("any", "a").replace("defense", "defence") + REST).encode()


def test_one_clear_answer_is_written_shown_and_the_rest_is_told(archive: Archive) -> None:
    fixed = archive.run("check", "--fix")

    assert fixed.exit_code == 1
    assert written(archive).read_bytes() == MENDED
    assert [line for line in fixed.stdout.splitlines() if line.startswith(("-", "+"))] == [
        f"--- content/{NOTES}",
        f"+++ content/{NOTES}",
        "-> first visit by any Russian defense minister to Pakistan",
        "+> first visit by a Russian defence minister to Pakistan",
    ]
    assert "1 quote written, 2 notes left to an editor\n" in fixed.stderr
    assert f"content/{NOTES}:12:3: the quote stands 2 times" in fixed.stderr
    assert "2 errors" in fixed.stderr


def test_a_dry_run_shows_the_same_and_writes_nothing(archive: Archive) -> None:
    before = written(archive).read_bytes()

    dry = archive.run("check", "--fix", "--dry-run")

    assert written(archive).read_bytes() == before
    assert "3 errors" in dry.stderr
    assert dry.stdout == archive.run("check", "--fix").stdout


def test_a_note_that_is_named_gets_the_nearest_words(archive: Archive) -> None:
    archive.run("check", "--fix", "pact/three")

    assert written(archive).read_bytes().endswith(b"> Gen Shoygu")
    assert b"any Russian defense" in written(archive).read_bytes()


def test_a_note_with_two_places_is_left_though_it_is_named(archive: Archive) -> None:
    told = json.loads(archive.run("check", "--fix", "pact/two", "--json").stdout)

    assert (told["fixed"], told["left"]) == ([], ["2014-11-20-pact/two"])


@pytest.mark.parametrize("nth, quote", [("1", "> ==agreement== was"), ("2", "> ==agreement== holds.")])
def test_of_two_places_one_is_chosen(archive: Archive, nth: str, quote: str) -> None:
    archive.run("check", "--fix", "pact/two", "--nth", nth)

    assert f"{quote}\r\n" in written(archive).read_bytes().decode()


def test_what_was_written_is_told_as_json(archive: Archive) -> None:
    told = json.loads(archive.run("check", "--fix", "pact", "--json").stdout)

    [fixed] = told["fixed"]
    assert (fixed["note"], fixed["path"], fixed["line"], fixed["score"]) == (
        "2014-11-20-pact/one",
        f"content/{NOTES}",
        6,
        85,
    )
    assert told["left"] == ["2014-11-20-pact/two", "2014-11-20-pact/three"]
    assert len(told["problems"]) == 2


def test_a_second_run_changes_nothing(archive: Archive) -> None:
    archive.run("check", "--fix")

    again = archive.run("check", "--fix")

    assert again.stdout == ""
    assert written(archive).read_bytes() == MENDED


def test_a_link_stays_a_link_and_who_may_read_a_file_stays_so(archive: Archive) -> None:
    real = archive.folder / "notes.md"
    written(archive).rename(real)
    written(archive).symlink_to(real)
    real.chmod(0o640)

    archive.run("check", "--fix")

    assert written(archive).is_symlink()
    assert real.read_bytes() == MENDED
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    "arguments, message",
    [
        (
            ["--fix", "pact/four"],
            "there is no note 'four' on '2014-11-20-pact'\n  fix: its notes are one, three, two\n",
        ),
        (["--fix", "storm"], "there is no article 'storm'\n"),
        (["pact"], "names, --dry-run and --nth go with --fix"),
        (["--fix", "--nth", "1"], "--nth chooses for one note"),
        (["--fix", "pact", "--nth", "1"], "--nth chooses for one note"),
        (
            ["--fix", "pact/two", "--nth", "3"],
            "there is no passage 3: 2 passages may be meant\n  fix: choose one up to 2\n",
        ),
    ],
)
def test_a_name_of_nothing_is_wrong_usage(archive: Archive, arguments: list[str], message: str) -> None:
    refused = archive.run("check", *arguments)

    assert refused.exit_code == 2
    assert message in refused.stderr


def test_an_article_that_cannot_be_read_keeps_no_other_from_being_mended(archive: Archive) -> None:
    archive.write("articles/bad.md", "---\ntitle: [\n---\n")
    archive.write("annotations/bad.md", "## One\n\n> words\n")

    archive.run("check", "--fix")

    assert written(archive).read_bytes() == MENDED


def test_the_work_list_names_article_reason_and_command(archive: Archive) -> None:
    shown = archive.run("status").stdout

    assert (
        "3 notes without their words\n"
        f"  content/{NOTES}:6: One, on “Pact signed”\n"
        "    the quote does not stand in the article; nearest (85 %): first visit by [-any-] {+a+} Russian [-defense-]"
        " {+defence+} minister to Pakistan\n"
        "    if these are the words: pressmark check --fix 2014-11-20-pact/one\n"
    ) in shown


def test_a_note_on_a_person_is_mended_too(archive: Archive) -> None:
    archive.write("people/ada-quill.md", '---\nname: "Ada Quill"\n---\n\nShe kept the harbour for thirty years.\n')
    archive.write("annotations/people/ada-quill.md", "## One {#one}\n\n> She kept the harbor for thirty years\n")

    listed = archive.run("status").stdout
    archive.run("check", "--fix", "people/ada-quill/one")

    assert "pressmark check --fix people/ada-quill/one\n" in listed
    mended = archive.folder / "content/annotations/people/ada-quill.md"
    assert mended.read_text(encoding="utf-8") == "## One {#one}\n\n> She kept the harbour for thirty years\n"


def test_a_file_with_a_warning_is_mended_too(archive: Archive) -> None:
    written(archive).write_bytes((HEAD + CLEAR.replace("{#one}", "{#one .clam}") + REST).encode())

    archive.run("check", "--fix")

    assert b"> first visit by a Russian defence minister" in written(archive).read_bytes()
