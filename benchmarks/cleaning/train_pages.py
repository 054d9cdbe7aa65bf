"""Train the page model, or measure it by cross-validation over publishers.

    pip install lightgbm==4.7.0 numpy
    python benchmarks/cleaning/train_pages.py DATA               # writes generator/clean/model/saved/card.tsv
    python benchmarks/cleaning/train_pages.py DATA --cross DIR   # five cards, each without a fifth of the publishers

DATA is the benchmark's folder. The same data, code and packages give the same bytes. `bench.py --folds DIR` then judges
each saved page by the card that has seen no page of its publisher.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pages  # noqa: E402
from cards import as_card  # noqa: E402
from saved_pages import Page, saved_pages  # noqa: E402

from generator.clean.model import card, saved  # noqa: E402
from generator.clean.model.saved.columns import COLUMNS, columns  # noqa: E402
from generator.clean.model.saved.names import names  # noqa: E402
from generator.clean.shape import count  # noqa: E402

CARD = {
    "objective": "binary",
    "num_leaves": 2,  # one question a tree: then the trees of a column add up to points for ranges of its numbers
    "learning_rate": 0.1,
    "min_data_in_leaf": 60,
    "lambda_l2": 5.0,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.3,  # few: columns say much the same, and one that fails elsewhere must not carry all
    "max_bin": 127,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
    "verbose": -1,
}
ROUNDS = 1000
PUBLISHERS = 8  # that must have a name before it may count: none may be learned of one
PARTS = 60  # a block of the body that is a sixtieth of it weighs one more
HEAVY = 3.0
LIGHT = 0.3  # of a block of the body besides
STRAY = 0.5  # of what a block of furniture weighs by its length, against one of the body: words lost are worse
FRAGMENT = 2.0  # what a block weighs of which a fragment tells


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross", type=Path, metavar="DIR")
    asked = parser.parse_args()
    given = list(saved_pages(asked.data))
    if asked.cross:
        asked.cross.mkdir(parents=True, exist_ok=True)
        for fold in range(pages.FOLDS):
            others = [page for page in given if page.fold != fold]
            write(asked.cross / pages.PAGE_CARD.format(fold), learned(others))
    else:
        write(ROOT / "generator/clean/model/saved" / card.FILE, learned(given))


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.name}: {text.count(chr(10)):,} rows, {len(text.encode()):,} bytes", file=sys.stderr, flush=True)


def learned(given: Sequence[Page]) -> str:
    """The file of a card that learns from these pages."""
    import lightgbm
    import numpy

    trees = [saved.tree_of(page.reading, page.blocks) for page in given]
    named = [names(tree) for tree in trees]
    known = common(given, named)
    place = {name: at for at, name in enumerate(known)}
    rows, wanted, weights = [], [], []
    for page, tree, each in zip(given, trees, named, strict=True):
        told = [at for at, answer in enumerate(page.answers) if answer is not None]
        if not told:
            continue
        flags = numpy.zeros((len(told), len(known)), dtype=numpy.int32)
        for row, at in enumerate(told):
            flags[row, [place[name] for name in each[at] if name in place]] = 1
        numbers = numpy.array(columns(page.reading, tree), dtype=numpy.int32).T[told]
        rows.append(numpy.hstack([numbers, flags]))
        wanted += [bool(page.answers[at]) for at in told]
        weights += [weight for weight in weigh(page) if weight]
    data = lightgbm.Dataset(numpy.vstack(rows), numpy.array(wanted, dtype=int), weight=numpy.array(weights))
    return as_card(lightgbm.train(CARD, data, ROUNDS), COLUMNS, known)


def common(given: Sequence[Page], named: Sequence[Sequence[frozenset[str]]]) -> list[str]:
    """The names that enough publishers have, in order."""
    having = defaultdict(set)
    for page, each in zip(given, named, strict=True):
        for name in frozenset().union(*each):
            having[name].add(page.domain)
    return sorted(name for name, domains in having.items() if len(domains) >= PUBLISHERS)


def weigh(page: Page) -> list[float]:
    """What each block counts; 0 where nobody knows of it."""
    if not page.is_whole:
        return [FRAGMENT * (answer is not None) for answer in page.answers]
    sizes = [count(block.text) for block in page.blocks]
    total = sum(size for size, answer in zip(sizes, page.answers, strict=True) if answer) or 1
    parts = [min(HEAVY, PARTS * size / total) for size in sizes]
    return [
        0.0 if answer is None else LIGHT + part if answer else 1.0 + STRAY * part
        for part, answer in zip(parts, page.answers, strict=True)
    ]


if __name__ == "__main__":
    main()
