"""The best path is the best of all paths, likelihoods are sums over all of them; the file is read as it is written."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chain import SCALE, Scores, States, Weights, best_path, marginals, read_weights, written

STATES: States = ("in", "on", "at", "by")
WEIGHT = st.integers(-400, 400)
SCORES = st.tuples(WEIGHT, WEIGHT, WEIGHT, WEIGHT)
ROWS = st.lists(SCORES, max_size=5)
STEPS = st.tuples(SCORES, SCORES, SCORES, SCORES)
NONE: Scores = (0, 0, 0, 0)


@given(ROWS, STEPS)
def test_marginals_are_the_sums_over_all_paths(rows: list[Scores], steps: Sequence[Scores]) -> None:
    chain = learned(rows, steps)

    found = marginals(totals(chain, rows), chain.steps)

    assert found == [pytest.approx(row) for row in summed_over_paths(rows, steps)]


@given(ROWS, STEPS)
def test_the_best_path_is_the_first_of_those_worth_most(rows: list[Scores], steps: Sequence[Scores]) -> None:
    chain = learned(rows, steps)

    found = best_path(totals(chain, rows), chain.steps)

    assert worth(found, rows, steps) == max(worth(path, rows, steps) for path in paths(rows))


def test_of_equally_good_paths_the_one_with_the_earlier_states_is_best() -> None:
    chain = learned([NONE] * 3, [NONE] * 4)

    assert best_path([0, 0, 0], chain.steps) == (0, 0, 0)


@given(st.lists(SCORES, min_size=1, max_size=6))
def test_totals_are_sums_of_packed_weights(rows: list[Scores]) -> None:
    a, b, c, d = zip(*rows, strict=True)
    chain, alone = learned(rows, [NONE] * 4), learned([(sum(a), sum(b), sum(c), sum(d))], [NONE] * 4)

    assert marginals([sum(totals(chain, rows))], chain.steps) == marginals(totals(alone, rows[:1]), alone.steps)


def test_weights_are_written_in_hundredths_and_sorted_by_name() -> None:
    table = {"b": {"by": -0.126}, "a": {"on": 1}, "nothing": {"on": 0.004}}

    text = written(["what it is"], STATES, table, {("on", "on"): 0.5})

    assert text.splitlines() == [
        "# what it is",
        "then in\t0\t0\t0\t0",
        "then on\t0\t50\t0\t0",
        "then at\t0\t0\t0\t0",
        "then by\t0\t0\t0\t0",
        "a\t0\t100\t0\t0",
        "b\t0\t0\t0\t-13",
    ]


def test_a_feature_may_begin_with_the_sign_of_a_remark() -> None:
    text = written(["a remark"], STATES, {"#tag": {"in": 1}}, {})

    assert list(read_weights(text.splitlines(), STATES).features) == ["#tag"]


def test_a_row_with_too_few_numbers_is_refused() -> None:
    with pytest.raises(AssertionError, match="a"):
        read_weights(["a\t0\t100"], STATES)


def learned(rows: Sequence[Scores], steps: Sequence[Scores]) -> Weights:
    """A chain with a feature `0`, `1`, … for each of these rows."""
    lines = [("then " + state, row) for state, row in zip(STATES, steps, strict=True)]
    lines += [(str(at), row) for at, row in enumerate(rows)]
    return read_weights(["\t".join((name, *map(str, row))) for name, row in lines], STATES)


def totals(chain: Weights, rows: Sequence[Scores]) -> list[int]:
    return [chain.features[str(at)] for at in range(len(rows))]


def paths(rows: Sequence[Scores]) -> Iterator[tuple[int, ...]]:
    yield from product(range(len(STATES)), repeat=len(rows))


def worth(path: Sequence[int], rows: Sequence[Scores], steps: Sequence[Scores]) -> int:
    """What a path is worth by the definition, in hundredths."""
    own = sum(row[state] for row, state in zip(rows, path, strict=True))
    return own + sum(steps[a][b] for a, b in pairwise(path))


def summed_over_paths(rows: Sequence[Scores], steps: Sequence[Scores]) -> list[list[float]]:
    """What `marginals` is to find, by the definition: a product for each path of states, summed."""
    sums = [[0.0] * len(STATES) for _ in rows]
    for path in paths(rows):
        weight = exp(worth(path, rows, steps) / SCALE)
        for at, state in enumerate(path):
            sums[at][state] += weight
    return [[each / sum(row) for each in row] for row in sums]
