"""Boosted trees of one question each, summed into a scorecard."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from generator.clean.model import card

WORTH = 20  # thousandths of log-odds below which a name is no row of the card


def as_card(model: Any, columns: Sequence[str], names: Sequence[str] = ()) -> str:
    """The card's file of a LightGBM model whose trees have two leaves; its features are `columns`, then `names`."""
    start = 0.0
    steps: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    below: dict[str, float] = defaultdict(float)
    named: dict[str, float] = defaultdict(float)
    for each in model.dump_model()["tree_info"]:
        tree = each["tree_structure"]
        if "leaf_value" in tree:  # a tree that asks nothing
            start += tree["leaf_value"]
            continue
        low, high = tree["left_child"]["leaf_value"], tree["right_child"]["leaf_value"]
        if (asked := tree["split_feature"]) >= len(columns):
            start += low
            named[names[asked - len(columns)]] += high - low
        else:
            below[columns[asked]] += low
            steps[columns[asked]][int(tree["threshold"] // 1) + 1] += high - low
    table = {column: _rows(below[column], cuts) for column, cuts in steps.items()}
    return card.written(
        _points(start),
        table,
        {column: _points(worth) for column, worth in below.items()},
        columns,
        {name: points for name, worth in named.items() if abs(points := _points(worth)) >= WORTH},
    )


def _rows(worth: float, cuts: dict[int, float]) -> list[tuple[int, int]]:
    rows = []
    for since in sorted(cuts):
        worth += cuts[since]
        rows.append((since, _points(worth)))
    return rows


def _points(worth: float) -> int:
    return round(card.SCALE * worth)
