"""Cautious cleaning by its cases: what is certain goes as ever, a guess stays and is suggested."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file
from shown import shown

from generator.clean.block import Block, Verdict
from generator.clean.cleaned import clean
from generator.clean.judge import Word
from generator.clean.record import read_record, record_yaml
from generator.model import Fate

CASES = Path(__file__).resolve().parents[2] / "cases" / "cautious.md"
FOUND = [pytest.param(raw, expected, id=title) for _, title, raw, expected in read_fixture_file(CASES)]
GUESS = b"""The orchard was planted in 1911 by a judge who had never eaten an apricot.
Read more: Who planted the plums
The harvest begins in June and is over within three weeks, the cooperative says.
"""


@pytest.mark.parametrize("raw, expected", FOUND)
def test_caution_keeps_and_suggests_as_its_case_says(raw: str, expected: str) -> None:
    cleaned = clean("raw/case.txt", raw.removesuffix("\n").encode(), is_cautious=True)

    lines = zip(cleaned.reading.blocks, cleaned.verdicts, strict=True)
    assert [suggested(block, verdict) for block, verdict in lines] == expected.splitlines()


def test_a_suggestion_stays_in_the_body_and_in_the_record() -> None:
    cleaned = clean("raw/a.txt", GUESS, is_cautious=True)

    assert "Read more: Who planted the plums" in cleaned.text
    assert cleaned.fact("related") is None
    record, problems = read_record("cleaning/a.yml", record_yaml(cleaned.record).encode())
    assert (record, problems) == (cleaned.record, ())
    assert record
    assert [(run.fate, run.suggest, run.sure) for run in record.runs if run.rule] == [(Fate.KEPT, Fate.DROPPED, 85)]
    assert (record.suggested, record.doubtful) == (1, 0)


def test_an_editors_word_is_no_suggestion() -> None:
    cleaned = clean("raw/a.txt", GUESS, word=Word(drop=((2, 2),)), is_cautious=True)

    assert cleaned.verdicts[1].fate is Fate.DROPPED
    assert cleaned.record.suggested == 0


def suggested(block: Block, verdict: Verdict) -> str:
    if verdict.suggest is Fate.DROPPED:
        return f"suggest drop {verdict.rule} {verdict.sure}  {block.text}"
    return shown(block, verdict)
