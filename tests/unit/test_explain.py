"""`pressmark explain` on real files: what it prints stands in tests/cases/explain/, one file a raw file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_folder import Archive
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.columns import width, wrapped

CASES = Path(__file__).resolve().parents[1] / "cases"
SHOWN = ("agency-fire", "opinion-column", "plain-page", "urdu-report", "weblog-page")
DUMP = "The bridge was closed on Sunday after cracks were found in two of its piers.\nADVERTISEMENT\n\x1b[2Jand more\n"


@pytest.mark.parametrize("name", SHOWN)
def test_a_raw_file_is_explained_in_eighty_columns(
    name: str, archive: Archive, expect: Callable[[Path, str], None]
) -> None:
    raw = next((CASES / "raw" / name).glob("raw.*"))
    id = taken_in(archive, raw.name, raw.read_bytes())

    shown = archive.run("explain", "--width", "80", id).stdout

    assert [line for line in shown.splitlines() if width(line) > 80] == []
    expect(CASES / "explain" / f"{name}.txt", shown)


def test_through_a_pipe_each_line_of_the_raw_file_is_whole(archive: Archive) -> None:
    raw = CASES / "raw" / "opinion-column" / "raw.txt"
    id = taken_in(archive, raw.name, raw.read_bytes())

    shown = archive.run("explain", id).stdout

    assert [line for line in raw.read_text(encoding="utf-8").splitlines() if line.strip() not in shown] == []


@pytest.mark.parametrize("only, numbers", [("dropped", [2]), ("lifted", []), ("doubtful", [])])
def test_only_what_is_asked_for_is_shown(only: str, numbers: list[int], archive: Archive) -> None:
    id = taken_in(archive, "a.txt", DUMP.encode())

    told = json.loads(archive.run("explain", "--json", "--only", only, id).stdout)

    assert [line["number"] for line in told["lines"]] == numbers


def test_json_tells_each_lines_fate_and_each_values_evidence(archive: Archive) -> None:
    id = taken_in(archive, "a.txt", DUMP.encode())

    told = json.loads(archive.run("explain", "--json", f"content/articles/{id}.md").stdout)

    assert told["lines"][1] == {
        "number": 2,
        "text": "ADVERTISEMENT",
        "fate": "dropped",
        "suggest": None,
        "prefix": 0,
        "to": "",
        "rule": "ad-label",
        "why": "label of an advertisement slot",
        "sure": 97,
        "is_doubtful": False,
    }
    assert told["metadata"][0] == {
        "field": "title",
        "value": "The bridge was closed on Sunday after cracks were found in two of its piers",
        "evidence": "the first sentence",
        "basis": "derived",
        "sure": 50,
    }


def test_a_raw_file_cannot_speak_to_the_terminal(archive: Archive) -> None:
    id = taken_in(archive, "a.txt", DUMP.encode())

    shown = archive.run("explain", id).stdout

    assert "\ufffd[2Jand more" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("typed", ["undated-the-brigde-was-closed-on-sunday", "bridge-was-closed", "undated"])
def test_an_id_that_is_not_there_is_told_with_the_nearest(typed: str, archive: Archive) -> None:
    id = taken_in(archive, "a.txt", DUMP.encode())

    done = archive.run("explain", typed)

    assert done.exit_code == 2
    assert done.stderr == (f"pressmark: there is no cleaning record of '{typed}'\n  fix: did you mean {id}?\n")


@given(st.text(), st.integers(min_value=4, max_value=100))
def test_wrapping_keeps_every_word_and_every_line_within_its_columns(text: str, most: int) -> None:
    lines = list(wrapped(text, most))

    assert [line for line in lines if width(line) > most] == []
    assert "".join("".join(lines).split()).replace("\ufffd", "") == "".join(
        char for char in "".join(text.split()) if char not in CONTROLS
    )


CONTROLS = frozenset(map(chr, (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0xA0), 0xFFFD)))


def taken_in(archive: Archive, name: str, raw: bytes) -> str:
    """The id of the article that ingest makes of a raw file."""
    archive.put(f"raw/{name}", raw)
    (id,) = archive.ingest().new
    return id
