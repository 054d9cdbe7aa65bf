"""A linear chain of four states: its weights, the best path through it, and how likely each state is.

The weights of a feature for all four states are packed into one whole number, so that what a place's features say of
its state is one sum, its total. The path is Viterbi's, the likelihoods are those of the forward and backward sums
(Rabiner 1989, scaled), as CRFsuite computes them. The sums are written out for four states: in loops they take
twice as long.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

SCALE = 100  # what a weight of 1 is written as
STEP = "then "
"""What a row's name begins with that holds the weights from one state to each."""
_BITS = 32
_MIDDLE = 1 << (_BITS - 1)
_OFFSET = sum(_MIDDLE << (_BITS * state) for state in range(4))
_MASK = (1 << _BITS) - 1

States = tuple[str, str, str, str]
Row = tuple[float, float, float, float]
Scores = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Steps:
    """What it is worth to go from a state (outer) to a state (inner)."""

    weights: tuple[Scores, ...]
    """In hundredths."""
    factors: tuple[Row, ...]
    """exp of the weights."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a chain has learned."""

    features: Mapping[str, int]
    """Feature → its packed weights."""
    steps: Steps


def read_weights(lines: Iterable[str], states: States) -> Weights:
    """Weights as the file writes them: name, tab, a whole number for each state in order; `# ` begins a remark."""
    features: dict[str, int] = {}
    steps: dict[str, Scores] = {}
    for row in lines:
        if row and not row.startswith("# "):
            name, *numbers = row.split("\t")
            assert len(numbers) == len(states), repr(row)
            a, b, c, d = (int(number) for number in numbers)
            if name.startswith(STEP):
                steps[name.removeprefix(STEP)] = a, b, c, d
            else:
                features[name] = a + (b << _BITS) + (c << 2 * _BITS) + (d << 3 * _BITS)
    told = tuple(steps[state] for state in states)
    return Weights(features, Steps(told, tuple(_factors(*row, most=0) for row in told)))


def written(
    head: Iterable[str],
    states: States,
    table: Mapping[str, Mapping[str, float]],
    steps: Mapping[tuple[str, str], float],
) -> str:
    """The weights file of a table (feature → state → weight) and of the weights from state to state; sorted by name.

    `head` are the lines of its remark.
    """
    rows = [(STEP + state, [_whole(steps.get((state, to), 0)) for to in states]) for state in states]
    rows += [(name, [_whole(table[name].get(state, 0)) for state in states]) for name in sorted(table)]
    kept = ("\t".join((name, *map(str, row))) for name, row in rows if any(row) or name.startswith(STEP))
    return "\n".join([*(f"# {line}" for line in head), *kept, ""])


def _whole(weight: float) -> int:
    return round(weight * SCALE)


def best_path(totals: Sequence[int], steps: Steps) -> tuple[int, ...]:
    """The best state of each place, by its number; of equally good paths the one with the earlier states."""
    if not totals:
        return ()
    row = list(_scores(totals[0]))
    back: list[list[int]] = []
    for total in totals[1:]:
        before = [_best_before(row, steps.weights, to) for to in range(len(row))]
        scores = _scores(total)
        row = [row[state] + steps.weights[state][to] + scores[to] for to, state in enumerate(before)]
        back.append(before)
    path = [row.index(max(row))]
    for before in reversed(back):
        path.append(before[path[-1]])
    return tuple(reversed(path))


def _best_before(row: Sequence[int], steps: Sequence[Scores], to: int) -> int:
    return max(range(len(row)), key=lambda state: row[state] + steps[state][to])


def marginals(totals: Sequence[int], steps: Steps) -> list[Row]:
    """For each place, in order, how likely each state is; they add up to 1."""
    if not totals:
        return []
    local = [_likelihoods(total) for total in totals]
    return _smoothed(local, _forward(local, steps.factors), steps.factors)


def _scores(total: int) -> Scores:
    total += _OFFSET
    return (
        (total & _MASK) - _MIDDLE,
        (total >> _BITS & _MASK) - _MIDDLE,
        (total >> 2 * _BITS & _MASK) - _MIDDLE,
        (total >> 3 * _BITS) - _MIDDLE,
    )


def _likelihoods(total: int) -> Row:
    """exp of the scores, scaled so that the largest is 1."""
    a, b, c, d = _scores(total)
    return _factors(a, b, c, d, most=max(a, b, c, d))


def _factors(a: int, b: int, c: int, d: int, *, most: int) -> Row:
    return exp((a - most) / SCALE), exp((b - most) / SCALE), exp((c - most) / SCALE), exp((d - most) / SCALE)


def _forward(local: Sequence[Row], factors: tuple[Row, ...]) -> list[Row]:
    """What each place and those before it say, scaled to add up to 1."""
    (aa, ab, ac, ad), (ba, bb, bc, bd), (ca, cb, cc, cd), (da, db, dc, dd) = factors
    a, b, c, d = _scaled(*local[0])
    found = [(a, b, c, d)]
    for w, x, y, z in local[1:]:
        a, b, c, d = (
            (a * aa + b * ba + c * ca + d * da) * w,
            (a * ab + b * bb + c * cb + d * db) * x,
            (a * ac + b * bc + c * cc + d * dc) * y,
            (a * ad + b * bd + c * cd + d * dd) * z,
        )
        total = a + b + c + d
        a, b, c, d = a / total, b / total, c / total, d / total
        found.append((a, b, c, d))
    return found


def _smoothed(local: Sequence[Row], forward: Sequence[Row], factors: tuple[Row, ...]) -> list[Row]:
    """The forward sums with what the places behind each say; these, too, are scaled at each step."""
    (aa, ab, ac, ad), (ba, bb, bc, bd), (ca, cb, cc, cd), (da, db, dc, dd) = factors
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
