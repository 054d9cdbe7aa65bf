"""The files of phrases: how they are read, what is said when one is wrong, and what all of them promise."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from generator.clean import labels
from generator.clean.labels.read import month_rows, read_labels
from generator.errors import ContentError
from generator.text import fold

ROOT = Path(__file__).resolve().parents[3]
CASES = ROOT / "tests" / "cases" / "labels" / "files.md"
FILES = sorted((ROOT / "generator" / "clean" / "labels").glob("*.txt"))


def test_files_are_read_and_refused_as_the_cases_say(expect: Callable[[Path, str], None]) -> None:
    cases = read_fixture_file(CASES)

    told = "\n".join(f"{title}\n.\n{source}.\n{outcome(source.encode())}.\n" for _, title, source, _ in cases)

    expect(CASES, told)


def test_a_file_that_is_not_utf8_is_named() -> None:
    assert outcome("[ads]\nWerbung\nAnzüge\n".encode("cp1252")).startswith(
        "generator/clean/labels/xx.txt:3: this file is not UTF-8"
    )


def test_the_mark_that_some_editors_write_at_the_head_does_not_matter() -> None:
    assert outcome(b"\xef\xbb\xbf[ads]\nWerbung\n") == outcome(b"[ads]\nWerbung\n")


@pytest.mark.parametrize("section", labels.KNOWN)
def test_the_docs_name_each_section(section: str) -> None:
    docs = (ROOT / "docs" / "labels.md").read_text(encoding="utf-8")

    assert f"| `{section}` |" in docs or section.startswith("field ")


def test_no_label_of_a_header_block_fills_two_fields() -> None:
    tables = [read(path) for path in FILES]
    found = [
        (fold(label), section)
        for table in tables
        for section, phrases in table.items()
        if section.startswith("field ")
        for label in phrases
    ]

    assert len(dict(found)) == len(set(found))


def test_a_weak_label_is_a_label() -> None:
    assert labels.phrases(labels.ALSO_READ) >= labels.WEAK_ALSO_READ


def test_no_months_name_is_another_month_in_another_language() -> None:
    found = {(name, number) for row in labels.MONTHS.values() for number, name in enumerate(row)}

    assert len(dict(found)) == len(found)


def outcome(data: bytes) -> str:
    """The problems as printed, or each section and its phrases."""
    try:
        found = read_labels("generator/clean/labels/xx.txt", data, labels.KNOWN)
    except ContentError as error:
        return f"{error}\n"
    months = month_rows(found.pop("months", ()))
    return "".join(
        f"{name}: {' / '.join(row)}\n" for name, row in [*found.items(), *(("months", row) for row in months)]
    )


def read(path: Path) -> dict[str, tuple[str, ...]]:
    return read_labels(path.name, path.read_bytes(), labels.KNOWN)
