"""Training of the program's chains: python-crfsuite finds the weights, `generator.chain` keeps them."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Learned(NamedTuple):
    """A chain's weights, as `written` takes them."""

    features: Mapping[str, Mapping[str, float]]
    """Feature → state → weight."""
    steps: Mapping[tuple[str, str], float]
    """From a state to a state."""


def learned(
    examples: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]], settings: Mapping[str, object]
) -> Learned:
    """What a chain learns from examples: the features of each place, and its state."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False, params=settings)
    for features, states in examples:
        trainer.append([list(row) for row in features], list(states))
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/chain"
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        told = tagger.info()
        tagger.close()
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (name, state), weight in told.state_features.items():
        table[name][state] = weight
    return Learned(table, told.transitions)
