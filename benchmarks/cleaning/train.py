"""Train the line model, or measure it by cross-validation over publishers.

    pip install python-crfsuite==0.9.12 lightgbm==4.7.0 numpy
    python benchmarks/cleaning/train.py DATA               # writes weights.tsv and card.tsv in generator/clean/model/
    python benchmarks/cleaning/train.py DATA --cross DIR   # five models, each without a fifth of the publishers

DATA is the benchmark's folder. The same data, code and packages give the same bytes. `bench.py --folds DIR` then
judges each page by the model that has seen no page of its publisher.

The chain learns from the dumps whose lines are labelled, and from those of saved pages that our own cleaning of the
page, by its elements, gets right as far as the benchmark can tell. The card learns from what chains say of pages they
have not seen: with five folds, a chain for each fold and one for each pair of folds.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pages  # noqa: E402
from cards import as_card  # noqa: E402
from read_off import dumps_read_off  # noqa: E402

from benchmarks import chains  # noqa: E402
from generator.clean.judge import decided  # noqa: E402
from generator.clean.model import card, looked  # noqa: E402
from generator.clean.model.context import COLUMNS, MOST, columns  # noqa: E402
from generator.clean.model.decode import WEIGHTS, marginals, names, read_weights, written  # noqa: E402
from generator.clean.model.line import Shape, shape  # noqa: E402
from generator.clean.readers.text import read_text  # noqa: E402

CHAIN = {
    "c1": 1.0,  # sparse: a feature that two publishers don't share gets no weight
    "c2": 2.0,  # few pages: without it the chain is sure of what it has seen on one publisher's
    "max_iterations": 80,
    "feature.possible_transitions": True,
    "feature.minfreq": 8,
    "epsilon": 1e-4,
}
CARD = {
    "objective": "binary",
    "num_leaves": 2,  # one question a tree: then the trees of a column add up to points for ranges of its numbers
    "learning_rate": 0.15,
    "min_data_in_leaf": 60,
    "lambda_l2": 5.0,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.5,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
    "verbose": -1,
}
ROUNDS = 500
HEAVY = 6.0  # what the longest lines of a body weigh against a line of furniture: it is words that must not be lost
WORDS = 5  # of a line of the body that weighs as much as a line of furniture
MODEL = ROOT / "generator/clean/model"


class Example(NamedTuple):
    """A dump to learn from."""

    dump: pages.Dump
    shapes: list[Shape]
    decided: list[bool]
    """Which lines rules take before the model looks."""

    @property
    def states(self) -> list[str]:
        return pages.states(self.dump.labels)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross", type=Path, metavar="DIR")
    asked = parser.parse_args()
    found = pages.items(asked.data)
    given = [example(dump) for dump in (*pages.dumps(found), *dumps_read_off(asked.data, found))]
    alone = {fold: chain(given, {fold}) for fold in range(pages.FOLDS)}
    if asked.cross:
        cross(given, alone, asked.cross)
    else:
        write(MODEL, WEIGHTS, card.FILE, chain(given, set()), learned(given, alone))


def example(dump: pages.Dump) -> Example:
    reading = read_text("raw/page.txt", "\n".join(dump.lines).encode("utf-8", "surrogatepass"))
    return Example(dump, [shape(line) for line in dump.lines], decided(reading))


def cross(given: Sequence[Example], alone: Mapping[int, str], folder: Path) -> None:
    """For each fold a chain and a card that have seen no page of that fold's publishers."""
    folder.mkdir(parents=True, exist_ok=True)
    pairs = {frozenset(pair): chain(given, set(pair)) for pair in combinations(range(pages.FOLDS), 2)}
    for fold in range(pages.FOLDS):
        others = [each for each in given if each.dump.fold != fold]
        unseen = {other: pairs[frozenset((fold, other))] for other in range(pages.FOLDS) if other != fold}
        write(folder, pages.FOLD.format(fold), pages.CARD.format(fold), alone[fold], learned(others, unseen))


def write(folder: Path, weights: str, points: str, first: str, second: str) -> None:
    for name, text in ((weights, first), (points, second)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {text.count(chr(10)):,} rows, {len(text.encode()):,} bytes", file=sys.stderr, flush=True)


def chain(given: Iterable[Example], without: set[int]) -> str:
    """The weights file of a chain trained on the folds that are not left out."""
    examples = ((names(each.shapes), each.states) for each in given if each.dump.fold not in without)
    return written(*chains.learned(examples, CHAIN))


def learned(given: Sequence[Example], unseen: Mapping[int, str]) -> str:
    """The file of a card that learns from each fold's pages as a chain without them judges them."""
    import lightgbm
    import numpy

    read = {fold: read_weights(text.splitlines()) for fold, text in unseen.items()}
    rows, wanted, weights = [], [], []
    for each in given:
        lines = reading_of(each)
        first = marginals(each.shapes, read[each.dump.fold])
        rows.append(numpy.array(columns(looked(lines, each.shapes, first, each.decided)), dtype=numpy.int32).T)
        is_body = [state == "body" for state in each.states]
        wanted += is_body
        weights += [
            min(max(min(line.words, MOST) / WORDS, 1), HEAVY) if body else 1.0
            for line, body in zip(each.shapes, is_body, strict=True)
        ]
    told = lightgbm.Dataset(numpy.vstack(rows), numpy.array(wanted, dtype=int), weight=numpy.array(weights))
    model = lightgbm.train(CARD, told, ROUNDS)
    return as_card(model, COLUMNS)


def reading_of(each: Example) -> list[pages.Line]:
    return [pages.Line(text) for text in each.dump.lines]


if __name__ == "__main__":
    main()
