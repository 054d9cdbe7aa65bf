"""The line model: for each line of a text dump, how likely it belongs to the article's body.

Two looks. A chain (`decode`) gives each line the likelihood of four places by its own features and its neighbours'
places. A scorecard (`card`) then weighs that word against the run the line stands in, the whole page, and what rules
have taken around it (`context`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, log
from typing import Protocol

from generator.chain import Row
from generator.clean.block import Score, Where
from generator.clean.model.card import FILE, SCALE, Card, points, read_card
from generator.clean.model.context import COLUMNS, Line, columns
from generator.clean.model.decode import BODY, STATES, WEIGHTS, Weights, marginals, read_weights
from generator.clean.model.line import Shape, shape

PLACES: tuple[Where, ...] = ("before", "body", "inside", "after")
assert PLACES == STATES
LEAST = 1e-6  # likelihood beyond which no difference is told


class Spoken(Protocol):
    """A line that is not only white space; `clean.block.Block` is one."""

    @property
    def text(self) -> str:
        """As it stands in the dump."""


@dataclass(frozen=True, slots=True)
class Model:
    """What both looks weigh by."""

    weights: Weights
    card: Card


@cache
def shipped() -> Model:
    """The model that comes with the program."""
    files = resources.files(__name__)
    texts = [files.joinpath(name).read_text(encoding="utf-8").splitlines() for name in (WEIGHTS, FILE)]
    return Model(read_weights(texts[0]), read_card(texts[1], COLUMNS))


def line_scores(lines: Sequence[Spoken], decided: Sequence[bool] = ()) -> tuple[Score, ...]:
    """A score for each of a dump's lines, in order; blank lines are left out beforehand.

    `decided` says which of them a rule has lifted or dropped; the others' likelihood depends on it.
    """
    if not lines:
        return ()
    model = shipped()
    shapes = [shape(line.text) for line in lines]
    first = marginals(shapes, model.weights)
    told = points(columns(looked(lines, shapes, first, decided)), model.card)
    return tuple(_score(worth, row) for worth, row in zip(told, first, strict=True))


def looked(
    lines: Sequence[Spoken], shapes: Sequence[Shape], first: Sequence[Row], decided: Sequence[bool] = ()
) -> list[Line]:
    """The lines as the first look leaves them to the second."""
    rules = decided or [False] * len(lines)
    return [
        Line(line.text, each, _odds(row[BODY]), round(1000 * row[BODY]), int(taken))
        for line, each, row, taken in zip(lines, shapes, first, rules, strict=True)
    ]


def _odds(likely: float) -> int:
    sure = min(max(likely, LEAST), 1 - LEAST)
    return round(100 * log(sure / (1 - sure)))


def _score(worth: int, row: Row) -> Score:
    return Score(round(1000 / (1 + exp(-worth / SCALE))), PLACES[row.index(max(row))])
