"""The line model: for each line of a text dump, how likely it belongs to the article's body."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Literal, Protocol

from generator.clean.model.decode import BODY, STATES, marginals, weights

Label = Literal["before", "body", "inside", "after"]
LABELS: tuple[Label, ...] = ("before", "body", "inside", "after")
assert LABELS == STATES
LEAST = 1e-9  # likelihood beyond which no difference is told


class Line(Protocol):
    """A line that is not only white space; `clean.block.Block` is one."""

    @property
    def text(self) -> str:
        """As it stands in the dump."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the model thinks of a line."""

    p_body: int
    """How likely it belongs to the body, per mille."""
    log_odds: int
    """The same as ln(p / (1 - p)) in hundredths, which still tells far below one per mille: -690 is 1 in 1,000."""
    label: Label
    """The likeliest of: furniture before the article, its body, furniture inside it, furniture after it."""


def line_scores(lines: Sequence[Line]) -> tuple[Score, ...]:
    """A score for each of a dump's lines, in order; blank lines are left out beforehand."""
    found = marginals([line.text for line in lines], weights())
    return tuple(_score(row[BODY], LABELS[row.index(max(row))]) for row in found)


def _score(body: float, label: Label) -> Score:
    sure = min(max(body, LEAST), 1 - LEAST)
    return Score(round(1000 * body), round(100 * log(sure / (1 - sure))), label)
