"""`pressmark suggest` as an editor meets it: what is offered, what is written, what is left alone."""

import json
from pathlib import Path

import pytest
from unit.test_cli import Archive, pressmark

from generator.suggest import suggest

FIRST = """---
title: "A pact is signed"
topics: [defence-cooperation]
---

The pact was signed by General Sergei Shoigu on Thursday, an official statement said.

A fine day, said Khalid Khattak, who was there. “We agree,” Khalid Khattak said.
"""
SECOND = """---
title: "Another pact"
people: [someone-else]
---

An agreement was signed by Sergey Shoygu, the visitor. He met Khalid Khattak.
"""
SHOIGU = '---\nname: "Sergei Shoigu"\naliases: ["S. Shoigu"] # as agencies print it\n---\n\nA soldier.\n'


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    for path in (made.folder / "content/raw").rglob("*.txt"):
        path.unlink()
    made.write("articles/first.md", FIRST)
    made.write("articles/second.md", SECOND)
    made.write("people/sergei-shoigu.md", SHOIGU)
    return made


def offers(archive: Archive, *arguments: str) -> dict[str, dict[str, object]]:
    asked = archive.run("suggest", "--json", *arguments)
    assert asked.exit_code == 0, asked.stderr
    return {each["key"]: each for each in json.loads(asked.stdout)["suggestions"]}


def text(archive: Archive, path: str) -> str:
    return (archive.folder / "content" / path).read_text(encoding="utf-8")


def test_a_name_without_a_file_is_offered_with_where_it_stands(archive: Archive) -> None:
    found = offers(archive)["people/khalid-khattak"]

    assert (found["offer"], found["value"], found["count"]) == ("names", "Khalid Khattak", 3)
    assert found["articles"] == ["first", "second"]
    assert found["evidence"][0] == {
        "article": "first",
        "line": 8,
        "sentence": "A fine day, said Khalid Khattak, who was there.",
    }


def test_a_spelling_of_a_name_that_has_a_file_is_no_new_name(archive: Archive) -> None:
    found = offers(archive)

    assert found["people/sergei-shoigu=Sergey Shoygu"]["offer"] == "spellings"
    assert found["people/sergei-shoigu=Sergey Shoygu"]["why"] == "a given name's other form, sounds alike"
    assert "people/sergey-shoygu" not in found


def test_a_spelling_that_is_taken_becomes_an_alias_and_nothing_else_moves(archive: Archive) -> None:
    done = archive.run("suggest", "--apply", "people/sergei-shoigu=Sergey Shoygu")

    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        "content/people/sergei-shoigu.md: alias “Sergey Shoygu”",
    )
    assert text(archive, "people/sergei-shoigu.md") == SHOIGU.replace('"]', '", "Sergey Shoygu"]')
    assert "people/sergei-shoigu=Sergey Shoygu" not in offers(archive)


def test_a_name_that_is_taken_gets_a_file_and_stands_unreviewed_in_its_articles(archive: Archive) -> None:
    done = archive.run("suggest", "--apply", "people/khalid-khattak")

    assert done.exit_code == 0
    assert text(archive, "people/khalid-khattak.md") == '---\nname: "Khalid Khattak"\n---\n\n'
    added = "people: [khalid-khattak]\nunreviewed: [people]\n"
    assert text(archive, "articles/first.md") == FIRST.replace("cooperation]\n", f"cooperation]\n{added}")


def test_what_a_person_confirmed_stays_as_it_is(archive: Archive) -> None:
    done = archive.run("suggest", "--apply", "people/khalid-khattak")

    assert text(archive, "articles/second.md") == SECOND
    assert "content/articles/second.md: not written: its people are confirmed: add khalid-khattak there" in done.stdout
    assert "2 changes written, 1 left to you" in done.stderr


def test_a_dry_run_tells_the_same_and_writes_nothing(archive: Archive) -> None:
    dry = archive.run("suggest", "--apply", "people/khalid-khattak", "--dry-run")

    assert not (archive.folder / "content/people/khalid-khattak.md").exists()
    assert dry.stdout == archive.run("suggest", "--apply", "people/khalid-khattak").stdout


def test_what_is_rejected_is_not_offered_again(archive: Archive) -> None:
    assert archive.run("suggest", "--reject", "people/khalid-khattak").exit_code == 0

    assert "people/khalid-khattak" not in offers(archive)
    assert text(archive, "suggestions/rejected.yml").endswith('rejected:\n  - "people/khalid-khattak"\n')


def test_a_rejected_spelling_is_a_name_of_its_own(archive: Archive) -> None:
    archive.run("suggest", "--reject", "people/sergei-shoigu=Sergey Shoygu")

    assert "people/sergey-shoygu" in offers(archive)


def test_an_article_is_told_what_it_prints(archive: Archive) -> None:
    assert "people/sergei-shoigu=Sergey Shoygu" not in offers(archive, "first")
    assert "people/sergei-shoigu=Sergey Shoygu" in offers(archive, "second")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["people/khalid-khatak"], "did you mean 'people/khalid-khattak'?"),
        (["nowhere"], "there is no article 'nowhere'"),
        (["--reject"], "--reject needs the names"),
        (["--apply", "--reject", "first"], "--apply and --reject exclude each other"),
    ],
)
def test_a_command_that_cannot_mean_what_it_says_is_refused(archive: Archive, arguments: list[str], said: str) -> None:
    asked = archive.run("suggest", *arguments)

    assert (asked.exit_code, asked.stdout) == (2, "")
    assert said in asked.stderr


def test_a_list_of_rejected_ones_that_is_none_is_told_with_its_place(archive: Archive) -> None:
    archive.write("suggestions/rejected.yml", "refused: []\n")

    asked = archive.run("suggest")

    assert asked.exit_code == 1
    assert "content/suggestions/rejected.yml: a list `rejected` was expected here" in asked.stderr


def test_a_second_run_reads_only_what_changed(archive: Archive) -> None:
    content, cache = archive.folder / "content", archive.folder / ".cache"
    suggest(content, cache)
    archive.write("articles/second.md", SECOND.replace("visitor", "guest"))

    ran = suggest(content, cache).ran

    assert [step for step in ran if step.startswith("printing")] == ["printing articles/second.md"]


def test_an_article_that_ingest_wrote_stays_its_own(archive: Archive) -> None:
    archive.write("raw/a.txt", "Pact signed\n\nThe pact was signed by Khalid Khattak on Thursday, a statement said.\n")
    archive.run("ingest")
    made = next(path.stem for path in (archive.folder / "content/articles").glob("undated-*.md"))

    archive.run("suggest", "--apply", "people/khalid-khattak")
    before = text(archive, f"articles/{made}.md")
    again = archive.run("ingest")

    assert "khalid-khattak" in before
    assert text(archive, f"articles/{made}.md") == before
    assert "edited" not in again.stderr


def test_without_an_archive_it_says_so(tmp_path: Path) -> None:
    assert pressmark(tmp_path, "suggest").exit_code == 2
