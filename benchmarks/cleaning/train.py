"""Train the line model, or measure it by cross-validation over publishers.

    pip install python-crfsuite==0.9.12
    python benchmarks/cleaning/train.py DATA               # writes generator/clean/model/weights.tsv
    python benchmarks/cleaning/train.py DATA --cross DIR   # five models, each without a fifth of the publishers

DATA is the benchmark's folder. The same data, code and crfsuite give the same bytes. `bench.py --folds DIR`
then judges each page by the model that has seen no page of its publisher.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pages  # noqa: E402

from generator.clean.model.decode import names, written  # noqa: E402
from generator.clean.model.line import shape  # noqa: E402

PARAMETERS = {
    "c1": 1.0,  # sparse: a feature that two publishers don't share gets no weight
    "c2": 0.1,
    "max_iterations": 80,
    "feature.possible_transitions": True,
    "feature.minfreq": 8,
    "epsilon": 1e-4,
}
Example = tuple[list[tuple[str, ...]], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross", type=Path, metavar="DIR")
    asked = parser.parse_args()
    dumps = list(pages.dumps(pages.items(asked.data)))
    examples = [(names([shape(line) for line in dump.lines]), pages.states(dump.labels)) for dump in dumps]
    if asked.cross:
        cross(dumps, examples, asked.cross)
    else:
        text = trained(examples)
        (ROOT / "generator/clean/model/weights.tsv").write_text(text, encoding="utf-8", newline="\n")
        print(f"{text.count(chr(10)):,} rows, {len(text.encode()):,} bytes, from {len(examples)} dumps")


def cross(dumps: Sequence[pages.Dump], examples: Sequence[Example], folder: Path) -> None:
    """Write a model for each fold that has seen no page of that fold's publishers."""
    folder.mkdir(parents=True, exist_ok=True)
    for fold in range(pages.FOLDS):
        seen = [example for dump, example in zip(dumps, examples, strict=True) if dump.fold != fold]
        (folder / pages.FOLD.format(fold)).write_text(trained(seen), encoding="utf-8", newline="\n")
        print(f"fold {fold + 1} of {pages.FOLDS}", file=sys.stderr, flush=True)


def trained(examples: Iterable[Example]) -> str:
    """The weights file of a model trained on these."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(PARAMETERS)
    for features, labels in examples:
        trainer.append([list(row) for row in features], labels)
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/model"
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        told = tagger.info()
        tagger.close()
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (name, state), weight in told.state_features.items():
        table[name][state] = weight
    return written(table, told.transitions)


if __name__ == "__main__":
    main()
