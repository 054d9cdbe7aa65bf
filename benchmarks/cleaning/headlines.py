"""Learn the points by which a dump's headline is told, or measure them by cross-validation over publishers.

    pip install numpy
    python benchmarks/cleaning/headlines.py DATA             # prints the table for generator/clean/headline.py
    python benchmarks/cleaning/headlines.py DATA --cross     # how often right, wrong, none, of pages not learned from

DATA is the benchmark's folder. The same data and code give the same points. What is learned is the choice between the
lines of one dump and none of them: a conditional logit, by plain gradient ascent.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pages  # noqa: E402

from generator.clean import headline  # noqa: E402
from generator.clean.judge import decided  # noqa: E402
from generator.clean.model import line_scores  # noqa: E402
from generator.clean.readers.text import read_text  # noqa: E402
from generator.text import fold, words  # noqa: E402

STEPS, RATE = 400, 0.5
SHRINK = 0.002  # what two publishers don't share gets few points
NEAR = 0.8  # of the words of two headlines that are held for one


class Choice(NamedTuple):
    """A dump's candidates."""

    page: dict[str, Any]
    task: str
    fold: int
    marks: "np.ndarray[Any, Any]"
    """A row a candidate, a column a mark."""
    right: "np.ndarray[Any, Any]"
    """Which candidates are the headline; none, where the dump hasn't got it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross", action="store_true")
    asked = parser.parse_args()
    found = list(choices(asked.data))
    if asked.cross:
        print_figures(found)
    else:
        print_points(learned(found))


def choices(data: Path) -> Iterator[Choice]:
    for page in pages.items(data):
        for task in pages.TASKS:
            if page["title"] and page["dumps"].get(task):
                reading = read_text("raw/page.txt", page["dumps"][task]["text"].encode("utf-8", "surrogatepass"))
                gone = decided(reading)
                told = line_scores(reading.blocks, gone)
                scores = {block.number: score for block, score in zip(reading.blocks, told, strict=True)}
                seen = headline.view(reading.blocks, scores, page["lang"] or "")
                lines = headline.candidates(seen, [not each for each in gone])
                if lines:
                    yield choice(page, task, seen, lines)


def choice(page: dict[str, Any], task: str, seen: headline.View, lines: Sequence[int]) -> Choice:
    marks = np.array([[mark in found for mark in NAMES] for found in headline.marked(seen, lines)], float)
    right = np.array([is_near(page["title"], seen.texts[at]) for at in lines], float)
    return Choice(page, task, pages.fold_of(page["domain"]), marks, right)


def is_near(one: str, other: str) -> bool:
    first, second = Counter(words(fold(one))), Counter(words(fold(other)))
    return 2 * (first & second).total() >= NEAR * (first.total() + second.total())


def learned(found: Sequence[Choice]) -> "np.ndarray[Any, Any]":
    """The weights of NAMES, and at the end that of there being no headline."""
    weights = np.zeros(len(NAMES) + 1)
    for _ in range(STEPS):
        slope = np.zeros_like(weights)
        for each in found:
            chance = chances(each, weights)
            aim = np.append(each.right, 0.0 if each.right.any() else 1.0) * chance
            off = aim / max(aim.sum(), 1e-12) - chance
            slope[:-1] += each.marks.T @ off[:-1]
            slope[-1] += off[-1]
        weights += RATE * (slope / len(found) - SHRINK * weights)
    return weights


def chances(each: Choice, weights: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    score = np.append(each.marks @ weights[:-1], weights[-1])
    grown = np.exp(score - score.max())
    return np.asarray(grown / grown.sum())


def print_points(weights: "np.ndarray[Any, Any]") -> None:
    for name, weight in zip((*NAMES, "none"), weights, strict=True):
        print(f'    "{name}": {round(10 * weight)},')


def print_figures(found: Sequence[Choice]) -> None:
    told: Counter[tuple[str, str, str]] = Counter()
    for held in range(pages.FOLDS):
        weights = np.round(10 * learned([each for each in found if each.fold != held])) / 10
        for each in found:
            if each.fold == held and each.page["dumps"][each.task]["findable"]["title"]:
                chance = chances(each, weights)
                best = int(chance.argmax())
                said = best < len(each.right) and chance[best] >= headline.LIKELY
                word = "none" if not said else "right" if each.right[best] else "wrong"
                told[each.task, each.page["genre"], word] += 1
    for key, number in sorted(told.items()):
        print(*key, number)


NAMES = tuple(headline.POINTS)

if __name__ == "__main__":
    main()
