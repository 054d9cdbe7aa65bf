"""`pressmark status` tells of names that may be several people's."""

import json
from pathlib import Path

import pytest
from unit.test_cli import Archive

NAWAZ = '---\nname: "Nawaz Sharif"\naliases: ["Mian Sahib"]\n---\n'
RAHEEL = '---\nname: "Raheel Sharif"\naliases: ["The General", "Mian Sahib"]\n---\n'
BOTH = "Nawaz Sharif met Raheel Sharif."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    made.write("people/nawaz-sharif.md", NAWAZ)
    made.write("people/raheel-sharif.md", RAHEEL)
    return made


def article(archive: Archive, name: str, text: str, more: str = "") -> None:
    archive.write(f"articles/{name}.md", f'---\ntitle: "A"\n{more}---\n\n{text}\n')


def unclear(archive: Archive) -> list[str]:
    return json.loads(archive.run("status", "--json").stdout)["unclear"]  # type: ignore[no-any-return]


def test_a_name_in_two_files_is_told_with_both_places(archive: Archive) -> None:
    assert unclear(archive) == [
        "Mian Sahib: a name in content/people/nawaz-sharif.md:3:11 and content/people/raheel-sharif.md:3:26"
    ]


def test_a_name_that_articles_leave_open_is_one_line_with_its_count_and_an_example(archive: Archive) -> None:
    article(archive, "a", f"{BOTH} Sharif spoke. Gen Sharif did not.")
    article(archive, "b", f"{BOTH} Then Sharif left.")

    assert unclear(archive)[1:] == [
        "Sharif: people/nawaz-sharif or people/raheel-sharif; 3 times in 2 articles, first in content/articles/a.md: "
        "Sharif spoke."
    ]


def test_what_an_editor_links_identifies_or_lists_is_no_longer_told(archive: Archive) -> None:
    article(archive, "a", f"{BOTH} [[people/nawaz-sharif|Sharif]] spoke.")
    article(archive, "b", f"{BOTH} Then Sharif left.")
    archive.write("annotations/b.md", "## He {.identify person=nawaz-sharif}\n\n> Then ==Sharif== left\n")
    article(archive, "c", "Mian Sahib spoke.", "people: [raheel-sharif]\n")

    assert unclear(archive)[1:] == []


def test_what_a_program_listed_decides_nothing(archive: Archive) -> None:
    article(archive, "c", "Mian Sahib spoke.", "people: [raheel-sharif]\nunreviewed: [people]\n")

    assert unclear(archive)[1:] == [
        "Mian Sahib: people/nawaz-sharif or people/raheel-sharif; once in content/articles/c.md: Mian Sahib spoke."
    ]
