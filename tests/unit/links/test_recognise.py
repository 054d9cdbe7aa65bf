"""Names recognised in texts: cases in a file, and what holds for every text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from generator.links.recognise import mentions, recognise
from generator.links.recognise.decode import STATES, read_run, shipped
from generator.links.recognise.tokens import sentences, tokens
from generator.model import Kind

CASES = read_fixture_file(Path(__file__).parents[2] / "cases" / "suggest" / "recognised.md")
WORDS = st.sampled_from(
    ["Gen", "Alam", "Khattak", "said", "in", "Lahore", "the", "Bank", "of", "Punjab", ",", ".", "’s", "(", "US-led"]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60)


@pytest.mark.parametrize("text, expected", [pytest.param(*case[2:], id=case[1]) for case in CASES])
def test_names_are_recognised_as_the_case_says(text: str, expected: str) -> None:
    found = recognise([block for block in text.rstrip("\n").split("\n\n") if block])

    assert "".join(f"{each.kind.value} {each.name} ({each.count})\n" for each in found) == expected


@given(st.lists(TEXTS, max_size=4))
def test_every_name_stands_where_it_says_and_none_in_another(blocks: list[str]) -> None:
    found = mentions(blocks)

    for each in found:
        assert blocks[each.block][each.start : each.end] == each.name
        assert each.sentence_start <= each.start < each.end <= each.sentence_end
        assert 0 <= each.sure <= 100
        assert each.kind in {Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS}
    places = [(each.block, at) for each in found for at in range(each.start, each.end)]
    assert len(places) == len(set(places))


@given(TEXTS)
def test_tokens_and_sentences_leave_out_white_space_alone(text: str) -> None:
    cut = [token for sentence in sentences(text) for token in sentence]

    assert cut == tokens(text)
    assert "".join(token.text for token in cut) == "".join(text.split())


@given(st.lists(st.lists(st.sampled_from(sorted(shipped().features)), max_size=8), min_size=1, max_size=6))
def test_the_states_of_a_word_are_as_likely_as_one(features: list[list[str]]) -> None:
    reading = read_run(features, shipped())

    assert len(reading.states) == len(reading.likely) == len(features)
    assert all(abs(sum(row) - 1) < 1e-9 for row in reading.likely)
    assert all(0 <= state < len(STATES) for state in reading.states)
