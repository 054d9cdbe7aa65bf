"""Cleaning is never worse than its floors (`floors.tsv`): on pages of our own, and on the development pages."""

from pathlib import Path

import pytest
from gate import measure


def test_our_own_pages_come_out_no_worse_than_before() -> None:
    assert measure.below(measure.own(), measure.floors()) == []


@pytest.mark.slow
def test_the_development_pages_come_out_no_worse_than_before(shared: Path) -> None:
    assert measure.below(measure.benchmark(shared), measure.floors()) == []


def test_a_figure_under_its_floor_is_told() -> None:
    assert measure.below({"a": 0.8, "b": 0.9}, {"a": 0.81, "b": 0.9}) == ["a: 0.8000, the floor is 0.8100"]
