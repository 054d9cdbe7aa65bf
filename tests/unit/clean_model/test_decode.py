"""Marginals are those of the chain, summed over every path; the weights file is read as it is written."""

from itertools import pairwise, product
from math import exp, prod

import pytest

from generator.clean.model.decode import SCALE, STATES, marginals, names, read_weights, written
from generator.clean.model.line import shape

LINES = ("Home", "The minister said on Friday that the bridge would open in May, after ten years.", "Share", "© 2014")
TABLE = {
    "kind=P": {"body": 2.5, "before": -0.31},
    "kind=p": {"body": 1.75, "inside": 0.5},
    "label=share": {"after": 1.2, "inside": 0.9, "body": -3.0},
    "from-top=1": {"before": 0.7, "after": -0.4},
    "kind-1=p": {"body": 0.6, "after": 0.65},
}
STEPS = {
    ("before", "before"): 2.0,
    ("before", "body"): 1.0,
    ("body", "body"): 0.5,
    ("body", "after"): -0.75,
    ("after", "after"): 3.0,
}


def test_marginals_are_the_sums_over_all_paths() -> None:
    found = marginals([shape(line) for line in LINES], read_weights(written(TABLE, STEPS).splitlines()))

    assert found == [pytest.approx(row) for row in summed_over_paths()]


def test_a_page_without_lines_has_no_marginals() -> None:
    assert marginals((), read_weights(written(TABLE, STEPS).splitlines())) == []


def test_weights_are_written_in_hundredths_and_sorted_by_name() -> None:
    text = written({"b=1": {"after": -0.126}, "a=1": {"body": 1}, "nothing": {"body": 0.004}}, {("body", "body"): 0.5})

    assert text.splitlines()[1:] == [
        "then before\t0\t0\t0\t0",
        "then body\t0\t50\t0\t0",
        "then inside\t0\t0\t0\t0",
        "then after\t0\t0\t0\t0",
        "a=1\t0\t100\t0\t0",
        "b=1\t0\t0\t0\t-13",
    ]


def test_a_row_with_too_few_numbers_is_refused() -> None:
    with pytest.raises(AssertionError, match="a=1"):
        read_weights(["a=1\t0\t100"])


def summed_over_paths() -> list[list[float]]:
    """What `marginals` is to find, by the definition: a product for each path of states, summed."""
    told = names([shape(line) for line in LINES])
    local = [[exp(sum(TABLE[name].get(state, 0) for name in row if name in TABLE)) for state in STATES] for row in told]
    states = range(len(STATES))
    sums = [[0.0] * len(STATES) for _ in LINES]
    for path in product(states, repeat=len(LINES)):
        weight = prod(local[at][state] for at, state in enumerate(path))
        weight *= prod(exp(round(SCALE * STEPS.get((STATES[a], STATES[b]), 0)) / SCALE) for a, b in pairwise(path))
        for at, state in enumerate(path):
            sums[at][state] += weight
    return [[each / sum(row) for each in row] for row in sums]
