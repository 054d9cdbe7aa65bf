"""Weights, the best reading of a run, and how likely each word of it is what.

A linear chain over four states: no name, person, place, organisation. The weights of a feature for all four are packed
into one whole number, so that a word's scores are one sum (as in `clean.model.decode`). The reading is Viterbi's, the
likelihoods are those of the forward and backward sums (Rabiner 1989).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

STATES = ("O", "PER", "LOC", "ORG")
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

    features: Mapping[str, int]
    """Feature → its packed weights."""
    steps: tuple[tuple[int, ...], ...]
    """Weight from a state (outer) to a state (inner), in hundredths."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A run, read."""

    states: tuple[int, ...]
    """The best state of each word, as an index of `STATES`."""
    likely: tuple[Row, ...]
    """How likely each state of each word is; they add up to 1."""


@cache
def shipped() -> Weights:
    """The weights that come with the program."""
    file = resources.files("generator.links.recognise").joinpath(WEIGHTS)
    return read_weights(file.read_text(encoding="utf-8").splitlines())


def read_run(features: Sequence[Sequence[str]], weights: Weights) -> Reading:
    """The best reading of a run whose words have these features."""
    get = weights.features.get
    scores = [_unpacked(sum([get(name, 0) for name in names])) for names in features]
    return Reading(_best(scores, weights.steps), _likely(scores, weights.steps))


def _unpacked(total: int) -> tuple[int, ...]:
    total += _OFFSET
    return tuple((total >> (_BITS * state) & _MASK) - _MIDDLE for state in range(len(STATES)))


def _best(scores: Sequence[tuple[int, ...]], steps: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    """Of equally good readings the one with the earlier states."""
    row = list(scores[0])
    back: list[list[int]] = []
    for score in scores[1:]:
        before = [max(range(len(row)), key=lambda state: row[state] + steps[state][to]) for to in range(len(row))]
        row = [row[state] + steps[state][to] + score[to] for to, state in enumerate(before)]
        back.append(before)
    states = [row.index(max(row))]
    for before in reversed(back):
        states.append(before[states[-1]])
    return tuple(reversed(states))


def _likely(scores: Sequence[tuple[int, ...]], steps: tuple[tuple[int, ...], ...]) -> tuple[Row, ...]:
    local = [_scaled([exp((score - max(row)) / SCALE) for score in row]) for row in scores]
    moves = [[exp(weight / SCALE) for weight in row] for row in steps]
    count = range(len(STATES))
    forward = [local[0]]
    for row in local[1:]:
        last = forward[-1]
        forward.append(_scaled([sum(last[a] * moves[a][b] for a in count) * row[b] for b in count]))
    found = [forward[-1]]
    behind: Row = (0.25, 0.25, 0.25, 0.25)
    for at in range(len(local) - 2, -1, -1):
        after = [behind[b] * local[at + 1][b] for b in count]
        behind = _scaled([sum(moves[a][b] * after[b] for b in count) for a in count])
        found.append(_scaled([forward[at][a] * behind[a] for a in count]))
    return tuple(reversed(found))


def _scaled(row: Sequence[float]) -> Row:
    a, b, c, d = row
    total = a + b + c + d
    return a / total, b / total, c / total, d / total


def read_weights(lines: Iterable[str]) -> Weights:
    """Weights as the file writes them: name, tab, a whole number for each state in order; `#` begins a remark."""
    features: dict[str, int] = {}
    steps: dict[str, tuple[int, ...]] = {}
    for row in lines:
        if row and not row.startswith("# "):
            name, *numbers = row.split("\t")
            told = [int(number) for number in numbers]
            assert len(told) == len(STATES), f"{WEIGHTS}: {row!r}"
            if name.startswith(STEP):
                steps[name.removeprefix(STEP)] = tuple(told)
            else:
                features[name] = sum(number << (_BITS * state) for state, number in enumerate(told))
    return Weights(features, tuple(steps[state] for state in STATES))


def written(
    head: Sequence[str], table: Mapping[str, Mapping[str, float]], steps: Mapping[tuple[str, str], float]
) -> str:
    """The weights file of a table (feature → state → weight) and of the weights from state to state; sorted by name."""
    rows = [(STEP + state, [_whole(steps.get((state, to), 0)) for to in STATES]) for state in STATES]
    rows += [(name, [_whole(table[name].get(state, 0)) for state in STATES]) for name in sorted(table)]
    kept = ["\t".join((name, *map(str, row))) for name, row in rows if any(row) or name.startswith(STEP)]
    return "\n".join([*(f"# {line}" for line in head), *kept, ""])


def _whole(weight: float) -> int:
    return round(weight * SCALE)
