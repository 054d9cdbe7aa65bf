"""Whatever a dump holds, each line has a score that is a likelihood, and the same one every time."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from generator.clean.model import line_scores, shipped
from generator.clean.model.decode import marginals
from generator.clean.model.line import shape

LINE = st.text(min_size=1, max_size=80).filter(lambda line: bool(line.strip()))
TOKENS = (
    "Home",
    "Share",
    "Read",
    "more",
    "©",
    "|",
    "the",
    "said",
    "on",
    ".",
    ",",
    "2014",
    "10:30",
    "新华社",
    "خبر",
    "—",
)
WORDS = st.sampled_from(TOKENS)
WORDED = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
PAGE = st.lists(LINE | WORDED, max_size=30)


@given(PAGE)
def test_each_line_has_four_likelihoods_that_add_up_to_one(lines: list[str]) -> None:
    found = marginals([shape(line) for line in lines], shipped().weights)

    assert len(found) == len(lines)
    assert all(0 <= each <= 1.000001 for row in found for each in row)
    assert all(abs(sum(row) - 1) < 1e-6 for row in found)


@given(PAGE)
def test_white_space_around_a_line_changes_nothing(lines: list[str]) -> None:
    shapes = [shape(line) for line in lines]

    assert [shape(f"\t {line}  ") for line in lines] == shapes


@dataclass(frozen=True)
class Row:
    text: str


@given(PAGE, st.booleans())
def test_each_line_has_one_score_and_the_same_every_time(lines: list[str], is_decided: bool) -> None:
    rows = [Row(line) for line in lines]
    decided = [is_decided] * len(rows)

    found = line_scores(rows, decided)

    assert len(found) == len(rows)
    assert all(0 <= score.p_body <= 1000 for score in found)
    assert found == line_scores(rows, decided)
