"""Strips: which bars, how high, and what is in none of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from generator.pages.strip import DAYS, MONTHS, YEARS, firsts, strip_of
from generator.pages.views import Strip

CASES = read_fixture_file(Path(__file__).parents[2] / "cases" / "strips.md")
DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.sampled_from(["", "XXXX-11-20", "2014-11-20/2015-01-02", "2014?", "2014-11~"]),
)


@pytest.mark.parametrize("dates, expected", [pytest.param(*case[2:], id=case[1]) for case in CASES])
def test_a_strip_has_these_bars(dates: str, expected: str) -> None:
    assert told(strip_of(date.replace("-", "", len(date) == 1) for date in dates.split())) == expected


def told(strip: Strip | None) -> str:
    if strip is None:
        return "none\n"
    bars = (f"{bar.name}{'*' if bar.is_labelled else ''} {bar.count}" for bar in strip.bars)
    return f"{'  '.join([strip.unit, *bars])}\nmissing {strip.missing}\n"


@given(st.lists(DATES, max_size=30))
def test_every_article_is_in_a_bar_or_said_to_be_in_none(dates: list[str]) -> None:
    strip = strip_of(dates)

    if strip is not None:
        assert sum(bar.count for bar in strip.bars) + strip.missing == len(dates)
        assert strip.bars[0].count > 0
        assert strip.bars[-1].count > 0
        assert strip.most == max(bar.count for bar in strip.bars)


@given(st.lists(DATES, max_size=30))
def test_a_strip_has_no_more_bars_than_its_unit_may(dates: list[str]) -> None:
    strip = strip_of(dates)

    if strip is not None:
        assert len(strip.bars) <= {"day": DAYS, "month": MONTHS, "year": YEARS, "decade": 1000}[strip.unit]


def test_the_first_article_of_each_bar_in_a_list_has_its_name() -> None:
    dates = ["2015-01-09", "2015-01-02", "2014-11-20", "2014", ""]

    assert list(firsts(dates, "month")) == ["2015-01", "", "2014-11", "", ""]
