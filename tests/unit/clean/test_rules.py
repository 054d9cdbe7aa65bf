"""Each rule by its cases: a raw dump, and what becomes of each line when all rules have spoken.

A case's second half has one line for each line of the raw file that is not blank: `keep`, `head` (a heading),
`drop RULE`, `lift RULE to FIELDS`, or `part RULE to FIELDS «the lifted prefix»`, then the words.
"""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file
from shown import shown

from generator.clean.judge import judge
from generator.clean.readers.text import read_text

CASES = Path(__file__).resolve().parents[2] / "cases" / "rules"
FOUND = [
    pytest.param(raw, expected, id=f"{path.stem}: {title}")
    for path in sorted(CASES.glob("*.md"))
    for _, title, raw, expected in read_fixture_file(path)
]


@pytest.mark.parametrize("raw, expected", FOUND)
def test_a_rule_does_what_its_case_says(raw: str, expected: str) -> None:
    reading = read_text("raw/case.txt", raw.removesuffix("\n").encode())

    verdicts = judge(reading)

    assert [
        shown(block, verdict) for block, verdict in zip(reading.blocks, verdicts, strict=True)
    ] == expected.splitlines()


def test_every_rule_has_cases() -> None:
    from generator.clean.rules import RULES

    pages_only = {"markup", "outside", "page_model"}
    named = {rule.__module__.rpartition(".")[2] for rule in RULES} - pages_only

    assert named == {path.stem for path in CASES.glob("*.md")}
