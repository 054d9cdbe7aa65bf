"""The best reading of a run, and how likely each word of it is what: no name, person, place, organisation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from generator import chain
from generator.chain import Row, States, Weights

STATES: States = ("O", "PER", "LOC", "ORG")
WEIGHTS = "weights.tsv"


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
    totals = [sum([get(name, 0) for name in names]) for names in features]
    return Reading(chain.best_path(totals, weights.steps), tuple(chain.marginals(totals, weights.steps)))


def read_weights(lines: Iterable[str]) -> Weights:
    """The chain's weights as its file writes them."""
    return chain.read_weights(lines, STATES)


def written(
    head: Sequence[str], table: Mapping[str, Mapping[str, float]], steps: Mapping[tuple[str, str], float]
) -> str:
    """The weights file of a table (feature → state → weight) and of the weights from state to state."""
    return chain.written(head, STATES, table, steps)
