"""A scorecard gives each line the points of the range its number falls in, and reads what it writes."""

import pytest

from generator.clean.model.card import Card, points, read_card, written
from generator.clean.model.context import COLUMNS

BELOW = {"words": -500, "kind": 100}
TABLE = {"words": [(5, 0), (20, 700)], "kind": [(9, -100)]}


def test_a_line_has_the_points_of_the_ranges_its_numbers_fall_in() -> None:
    card = read_card(written(-40, TABLE, BELOW, COLUMNS).splitlines(), COLUMNS)
    numbers = {"words": [4, 5, 19, 20], "kind": [8, 9, 8, 9]}

    found = points([numbers.get(name, [0] * 4) for name in COLUMNS], card)

    assert found == [-40 - 500 + 100, -40 + 0 - 100, -40 + 0 + 100, -40 + 700 - 100]


def test_a_card_is_written_in_the_order_of_the_columns() -> None:
    assert written(-40, TABLE, BELOW, COLUMNS).splitlines()[1:] == [
        "start\t\t-40",
        "kind\t\t100",
        "kind\t9\t-100",
        "words\t\t-500",
        "words\t5\t0",
        "words\t20\t700",
    ]


def test_a_column_the_program_does_not_know_is_refused() -> None:
    with pytest.raises(AssertionError, match="colour"):
        read_card(["start\t\t0", "colour\t\t5", "colour\t1\t7"], COLUMNS)


def test_an_empty_column_gives_no_points() -> None:
    card = read_card(["start\t\t7"], COLUMNS)

    assert card == Card(7, (((), ()),) * len(COLUMNS), {})
    assert points([[0]] * len(COLUMNS), card) == [7]


def test_a_name_has_its_points_where_it_is_true() -> None:
    told = written(0, {}, {}, COLUMNS, {"tag=p": 30, "class=links": -800})

    assert told.splitlines()[-2:] == ["class=links\t\t-800", "tag=p\t\t30"]
    assert read_card(told.splitlines(), COLUMNS).names == {"tag=p": 30, "class=links": -800}
