"""Verdicts added to a file as text: by its cases, and over files of any form."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from generator.read.records import LineVerdicts, read_verdicts
from generator.read.verdict_text import CannotEdit, with_verdicts

CASES = Path(__file__).resolve().parents[2] / "cases" / "verdicts.md"
FOUND = [pytest.param(given, expected, id=title) for _, title, given, expected in read_fixture_file(CASES)]
DIGEST = "a" * 64


@pytest.mark.parametrize("given, expected", FOUND)
def test_verdicts_are_added_as_the_case_says(given: str, expected: str) -> None:
    text, asked = whole(given).split("====\n")
    numbers = {line.split()[0]: [int(each) for each in line.split()[1:]] for line in asked.splitlines()}

    try:
        edited = with_verdicts(text, DIGEST, numbers.get("keep", ()), numbers.get("drop", ()), numbers.get("blank", ()))
    except CannotEdit:
        edited = "cannot be edited\n"

    assert edited == whole(expected)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A verdicts file in one of the forms a person may write."""
    kept = draw(st.sets(st.integers(1, 30)))
    parts = [f"raw_sha256: '{DIGEST}'\n"]
    for key, numbers in (("keep", kept), ("drop", draw(st.sets(st.integers(1, 30))) - kept)):
        items = [draw(st.sampled_from((f"{each}", f'"{each}"', f"{each}-{each}"))) for each in sorted(numbers)]
        form = draw(st.sampled_from(("flow", "block", "flush", "broken")))
        if form == "flow" or not items:
            parts.append(f"{key}: [{', '.join(items)}]  # why {key}\n")
        elif form == "broken":
            parts.append(f"{key}: [\n  " + ",  # each\n  ".join(items) + "  # why\n  ]\n")
        else:
            dash = "  - " if form == "block" else "- "
            parts.append(f"{key}:  # why {key}\n" + "".join(f"{dash}{item}  # item\n" for item in items))
    text = "# above\n".join(draw(st.permutations(parts)))
    return text.rstrip("\n") if draw(st.booleans()) else text


numbers = st.sets(st.integers(1, 40))


@given(st.one_of(st.just(""), files()), numbers, numbers)
def test_every_verdict_is_added_and_no_other_is_lost(text: str, keep: set[int], dropped: set[int]) -> None:
    drop = dropped - keep
    before = read(text) if text else LineVerdicts(DIGEST)

    edited = with_verdicts(text, DIGEST, keep, drop)

    after = read(edited)
    assert lines(after, "keep") == (lines(before, "keep") - drop) | keep
    assert lines(after, "drop") == (lines(before, "drop") - keep) | drop
    assert with_verdicts(edited, DIGEST, keep, drop) == edited
    assert [line for line in text.splitlines() if line.startswith("#") and line not in edited.splitlines()] == []


def read(text: str) -> LineVerdicts:
    verdicts, problems = read_verdicts("verdicts/a.yml", text.encode())
    assert verdicts is not None, problems
    return verdicts


def lines(verdicts: LineVerdicts, key: str) -> set[int]:
    stretches = verdicts.keep if key == "keep" else verdicts.drop
    return {number for each in stretches for number in range(each.first, each.last + 1)}


def whole(text: str) -> str:
    """A case's text with the digests spelled out."""
    return text.replace('"aa"', f'"{DIGEST}"')
