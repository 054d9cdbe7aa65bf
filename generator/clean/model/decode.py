"""The learned half of the line model: a chain over before the article, its body, furniture inside it, after it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator import chain
from generator.chain import Row, States, Steps
from generator.clean.model.line import Shape
from generator.clean.model.page import TEMPLATES, values

STATES: States = ("before", "body", "inside", "after")
BODY = STATES.index("body")
WEIGHTS = "weights.tsv"


@dataclass(frozen=True, slots=True)
class Weights:
    """The model's weights, as decoding wants them."""

    line: Mapping[str, int]
    """Feature of a line by itself → its packed weights."""
    page: tuple[Callable[[str, int], int], ...]
    """For each template, what gives a value's packed weights, or the second argument."""
    steps: Steps


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
    totals = [
        sum([weights.line.get(name, 0) for name in each.features])
        + sum([get(value, 0) for get, value in zip(weights.page, row, strict=True)])
        for each, row in zip(shapes, values(shapes), strict=True)
    ]
    return chain.marginals(totals, weights.steps)


def read_weights(lines: Iterable[str]) -> Weights:
    """The chain's weights, those of each template apart."""
    read = chain.read_weights(lines, STATES)
    line: dict[str, int] = {}
    page: dict[str, dict[str, int]] = {name: {} for name in TEMPLATES}
    for name, packed in read.features.items():
        template, _, value = name.partition("=")
        if template in page:
            page[template][value] = packed
        else:
            line[name] = packed
    return Weights(line, tuple(table.get for table in page.values()), read.steps)


def written(table: Mapping[str, Mapping[str, float]], steps: Mapping[tuple[str, str], float]) -> str:
    """The weights file of a table (feature → state → weight) and of the weights from state to state."""
    head = f"feature, then its weight for {', '.join(STATES)}, in hundredths"
    return chain.written([head], STATES, table, steps)
