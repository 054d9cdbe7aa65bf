"""Weights and marginals: the learned half of the line model.

A linear chain over four states: before the article, in its body, furniture inside it, after it. The weights of a
feature for all four are packed into one whole number, so that a line's scores are one sum; the marginals are those of
the forward-backward recursions (Rabiner 1989, scaled), as CRFsuite computes them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp

from generator.clean.model.line import Shape
from generator.clean.model.page import TEMPLATES, values

STATES = ("before", "body", "inside", "after")
BODY = STATES.index("body")
SCALE = 100  # what a weight of 1 is written as
WEIGHTS = "weights.tsv"
STEP = "then "
"""What a row's name begins with that holds the weights from one state to each."""
_BITS = 32
_MIDDLE = 1 << (_BITS - 1)
_OFFSET = sum(_MIDDLE << (_BITS * state) for state in range(len(STATES)))
_MASK = (1 << _BITS) - 1

Row = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The model's weights, as decoding wants them."""

    line: Mapping[str, int]
    """Feature of a line by itself → its packed weights."""
    page: tuple[Callable[[str, int], int], ...]
    """For each template, what gives a value's packed weights, or the second argument."""
    steps: tuple[Row, ...]
    """exp of the weight from a state (outer) to a state (inner)."""


def names(shapes: Sequence[Shape]) -> list[tuple[str, ...]]:
    """All features of each line, in full, as the weights file names them."""
    return [
        (*each.features, *(f"{name}={value}" for name, value in zip(TEMPLATES, row, strict=True) if value))
        for each, row in zip(shapes, values(shapes), strict=True)
    ]


def marginals(shapes: Sequence[Shape], weights: Weights) -> list[Row]:
    """For each line, in order, how likely each state is; they add up to 1."""
    if not shapes:
        return []
    local = [
        _unpacked(
            sum([weights.line.get(name, 0) for name in each.features])
            + sum([get(value, 0) for get, value in zip(weights.page, row, strict=True)])
        )
        for each, row in zip(shapes, values(shapes), strict=True)
    ]
    return _smoothed(local, weights.steps)


def _unpacked(total: int) -> Row:
    """exp of the scores, scaled so that the largest is 1."""
    total += _OFFSET
    a = (total & _MASK) - _MIDDLE
    b = (total >> _BITS & _MASK) - _MIDDLE
    c = (total >> 2 * _BITS & _MASK) - _MIDDLE
    d = (total >> 3 * _BITS) - _MIDDLE
    most = max(a, b, c, d)
    return exp((a - most) / SCALE), exp((b - most) / SCALE), exp((c - most) / SCALE), exp((d - most) / SCALE)


def _smoothed(local: Sequence[Row], steps: tuple[Row, ...]) -> list[Row]:
    """The marginals by forward and backward sums, each scaled to add up to 1."""
    (aa, ab, ac, ad), (ba, bb, bc, bd), (ca, cb, cc, cd), (da, db, dc, dd) = steps
    a, b, c, d = _scaled(*local[0])
    forward = [(a, b, c, d)]
    for w, x, y, z in local[1:]:
        a, b, c, d = (
            (a * aa + b * ba + c * ca + d * da) * w,
            (a * ab + b * bb + c * cb + d * db) * x,
            (a * ac + b * bc + c * cc + d * dc) * y,
            (a * ad + b * bd + c * cd + d * dd) * z,
        )
        total = a + b + c + d
        a, b, c, d = a / total, b / total, c / total, d / total
        forward.append((a, b, c, d))
    found = [forward[-1]]
    a = b = c = d = 0.25
    for at in range(len(local) - 2, -1, -1):
        w, x, y, z = local[at + 1]
        w, x, y, z = a * w, b * x, c * y, d * z
        total = w + x + y + z
        w, x, y, z = w / total, x / total, y / total, z / total
        a = aa * w + ab * x + ac * y + ad * z
        b = ba * w + bb * x + bc * y + bd * z
        c = ca * w + cb * x + cc * y + cd * z
        d = da * w + db * x + dc * y + dd * z
        w, x, y, z = forward[at]
        found.append(_scaled(a * w, b * x, c * y, d * z))
    found.reverse()
    return found


def _scaled(a: float, b: float, c: float, d: float) -> Row:
    total = a + b + c + d
    return a / total, b / total, c / total, d / total


def read_weights(lines: Iterable[str]) -> Weights:
    """Weights as the file writes them: name, tab, a whole number for each state in order; `#` begins a remark."""
    line: dict[str, int] = {}
    page: dict[str, dict[str, int]] = {name: {} for name in TEMPLATES}
    steps: dict[str, Row] = {}
    for row in lines:
        if row and not row.startswith("#"):
            name, *numbers = row.split("\t")
            told = [int(number) for number in numbers]
            assert len(told) == len(STATES), f"{WEIGHTS}: {row!r}"
            template, _, value = name.partition("=")
            if name.startswith(STEP):
                a, b, c, d = (exp(number / SCALE) for number in told)
                steps[name.removeprefix(STEP)] = a, b, c, d
            elif template in page:
                page[template][value] = _packed(told)
            else:
                line[name] = _packed(told)
    return Weights(line, tuple(table.get for table in page.values()), tuple(steps[state] for state in STATES))


def _packed(numbers: Iterable[int]) -> int:
    return sum(number << (_BITS * state) for state, number in enumerate(numbers))


def written(table: Mapping[str, Mapping[str, float]], steps: Mapping[tuple[str, str], float]) -> str:
    """The weights file of a table (feature → state → weight) and of the weights from state to state; sorted by name."""
    rows = [(STEP + state, [_whole(steps.get((state, to), 0)) for to in STATES]) for state in STATES]
    rows += [(name, [_whole(table[name].get(state, 0)) for state in STATES]) for name in sorted(table)]
    kept = ((name, row) for name, row in rows if any(row) or name.startswith(STEP))
    head = (f"# feature, then its weight for {', '.join(STATES)}, in hundredths",)
    return "\n".join(chain(head, ("\t".join((name, *map(str, row))) for name, row in kept), ("",)))


def _whole(weight: float) -> int:
    return round(weight * SCALE)
