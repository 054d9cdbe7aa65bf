"""The docs name every key, no other, and dates as they are printed."""

from pathlib import Path

import pytest

from generator.edtf import in_words
from generator.model import Kind
from generator.read.article import ARTICLE
from generator.read.entity import ENTITY
from generator.read.page import PAGE
from generator.read.records import DEFAULTS, VERDICTS

SECTIONS = (Path(__file__).parents[3] / "docs" / "front-matter.md").read_text(encoding="utf-8").split("\n## ")


def table(heading: str) -> list[list[str]]:
    [section] = [section for section in SECTIONS if section.startswith(heading)]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip(" `") for cell in row] for row in rows]


@pytest.mark.parametrize(
    "heading, schema",
    [
        ("Articles", ARTICLE),
        ("Free pages", PAGE),
        ("A raw folder's defaults", DEFAULTS),
        ("An editor's word", VERDICTS),
    ],
)
def test_the_docs_table_names_each_key_in_its_order(heading: str, schema: dict[str, object]) -> None:
    assert [row[0] for row in table(heading)] == list(schema)


@pytest.mark.parametrize("kind", Kind)
def test_the_docs_say_which_keys_an_authority_file_of_each_kind_has(kind: Kind) -> None:
    documented = [row[0] for row in table("Topics, people") if row[2] == "all" or kind in row[2].split(", ")]

    assert sorted(documented) == sorted(ENTITY[kind])


def test_the_docs_print_dates_as_the_site_does() -> None:
    assert [in_words(row[0]) for row in table("Dates")] == [row[2] for row in table("Dates")]
