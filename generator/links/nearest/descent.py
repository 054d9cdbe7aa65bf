"""Dual coordinate descent for a linear support vector machine: this module loads numpy, so import it where it is used.

For the squared hinge loss, as in Hsieh, Chang, Lin, Keerthi, Sundararajan, *A dual coordinate descent method for
large-scale linear SVM* (2008), but in whole numbers, which come out the same on any computer.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

UNIT = 1 << 12
"""The length of an article."""
ONE = 1 << 24
"""A weight of 1."""
ROUNDS = 10
"""After five, recall by machines alone was lower by up to a tenth."""
COST = 1
"""Of an article on the wrong side of the margin (C in the paper)."""
RARE = 5
"""By how much one of the topic's own costs more: they are few among the others."""
MET = ONE // 20
"""A round in which no article asked for more than this is the last."""

Ints = NDArray[np.int64]


def descent(rows: Sequence[tuple[Ints, Ints]], own: int, names: Sequence[str], size: int) -> tuple[Ints, int]:
    """The weights by place, and the bias, in `ONE`: one article after the other is brought to where it costs least.

    A row is the places of an article's words and what they weigh; the first `own` are the topic's.
    """
    weights, bias = np.zeros(size, np.int64), 0
    pulls = [0] * len(rows)
    for number in range(ROUNDS):
        worst = 0
        for at in _order(number, names):
            places, values = rows[at]
            sign, slack = (1, 2 * COST * RARE) if at < own else (-1, 2 * COST)
            said = int(weights.take(places).dot(values)) // UNIT + bias
            slope = sign * said - ONE + pulls[at] // slack
            if not pulls[at] and slope >= 0:
                continue
            worst = max(worst, abs(slope))
            pull = max(pulls[at] - slope * slack // (2 * slack + 1), 0)  # 2: an article is 1 long, and so is its bias
            step, pulls[at] = (pull - pulls[at]) * sign, pull
            weights[places] += step * values // UNIT
            bias += step
        if worst < MET:
            break
    return weights, bias


def _order(number: int, names: Sequence[str]) -> list[int]:
    """Another each round: in one order the last articles would have the last word."""
    keys = [crc32(f"{number} {name}".encode("utf-8", "surrogatepass")) for name in names]
    return sorted(range(len(names)), key=keys.__getitem__)
