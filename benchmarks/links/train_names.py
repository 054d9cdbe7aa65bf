"""Trains the recogniser of names: `python benchmarks/links/train_names.py DATA`; writes weights.tsv and card.tsv.

    pip install python-crfsuite==0.9.12

DATA is a folder with `wikigold_dev.conll` (WikiGold, Balasuriya et al. 2009, CC BY 4.0); `sentences.txt` beside this
file is of our own writing. The same files, code and package give the same bytes. With `--cross` nothing is written, and
five models, each without a fifth of the documents, are measured on what they have not seen.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from math import exp, sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from corpora import Text, marked, wikigold  # noqa: E402
from names import Score, measured  # noqa: E402

from benchmarks import chains  # noqa: E402
from generator.chain import Weights  # noqa: E402
from generator.links.recognise import Read, read_sentence, seen  # noqa: E402
from generator.links.recognise.decode import STATES, WEIGHTS, read_weights, written  # noqa: E402
from generator.links.recognise.features import features, runs  # noqa: E402
from generator.links.recognise.sureness import CARD, ODDS, SCALE, read_card  # noqa: E402
from generator.links.recognise.tokens import Token, tokens  # noqa: E402

FOLDER = ROOT / "generator/links/recognise"
FOLDS = 5
CHAIN = {
    "c1": 0.3,  # sparse: what tells little gets no weight
    "c2": 0.3,
    "max_iterations": 120,
    "feature.possible_transitions": True,
}
RIDGE = 0.3  # of the card's points: few names have each sign
ROUNDS = 300  # of descent; the loss no longer moves in its fifth digit
HEAD = (
    "The recogniser of names: a feature, then its weight for no name, person, place, organisation, in hundredths.",
    "Trained by benchmarks/links/train_names.py on half of WikiGold (D. Balasuriya, N. Ringland, J. Nothman, T.",
    "Murphy, J. R. Curran 2009; CC BY 4.0) and on sentences of our own.",
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Train the recogniser of names.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--cross", action="store_true", help="measure by cross-validation, write nothing")
    asked = parser.parse_args()
    texts = wikigold(asked.data)
    own = marked(Path(__file__).parent / "sentences.txt")
    models = [trained(without(texts, fold) + without(own, fold)) for fold in range(FOLDS)]
    rows = [row for fold, model in enumerate(models) for row in judged(only(texts, fold), model)]
    card = fitted(rows)
    if asked.cross:
        score = Score()
        for fold, model in enumerate(models):
            score += measured(only(texts, fold), read_weights(model.splitlines()), read_card(card.splitlines()))
        print(f"WikiGold, {FOLDS} folds: {score}")
        return 0
    (FOLDER / WEIGHTS).write_text(trained(texts + own), encoding="utf-8")
    (FOLDER / CARD).write_text(card, encoding="utf-8")
    return 0


def without(texts: Sequence[Text], fold: int) -> list[Text]:
    return [text for at, text in enumerate(texts) if at % FOLDS != fold]


def only(texts: Sequence[Text], fold: int) -> list[Text]:
    return [text for at, text in enumerate(texts) if at % FOLDS == fold]


def trained(texts: Iterable[Text]) -> str:
    """The weights file of a chain that has seen these texts."""
    found = chains.learned((run for text in texts for run in labelled(text)), CHAIN)
    return written(HEAD, *found)


def labelled(text: Text) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The runs of a text: the features of each word, and its state."""
    cut = [tokens(sentence) for sentence, _ in text]
    sight = seen(cut)
    for sentence, (_, gold) in zip(cut, text, strict=True):
        for run in runs(sentence):
            yield features(sentence, run, sight), [state_of(token, gold) for token in sentence[run.start : run.end]]


def state_of(token: Token, gold: Iterable[tuple[int, int, str]]) -> str:
    return next((kind for start, end, kind in gold if token.start < end and start < token.end), STATES[0])


def judged(texts: Iterable[Text], model: str) -> list[tuple[Read, bool]]:
    """The names that a chain reads in texts it has not seen, and whether they are right."""
    weights: Weights = read_weights(model.splitlines())
    found = []
    for text in texts:
        cut = [tokens(sentence) for sentence, _ in text]
        sight = seen(cut)
        for sentence, (_, gold) in zip(cut, text, strict=True):
            for read in read_sentence(sentence, sight, weights):
                found.append((read, (read.start, read.end, STATES[read.state]) in gold))
    return found


def fitted(rows: Sequence[tuple[Read, bool]]) -> str:
    """The card's file: a logistic regression with ridge, by gradient descent with steps of its own for each sign."""
    names = sorted({sign for read, _ in rows for sign in read.signs})
    points = dict.fromkeys(names, 0.0)
    seen_so_far = dict.fromkeys(names, 1e-8)
    factor, factor_seen = 0.5, 1e-8
    for _ in range(ROUNDS):
        slope = {name: RIDGE * points[name] for name in names}
        factor_slope = 0.0
        for read, is_right in rows:
            said = factor * read.odds + sum(points[sign] for sign in read.signs)
            wrong = 1 / (1 + exp(-said)) - is_right
            factor_slope += wrong * read.odds
            for sign in read.signs:
                slope[sign] += wrong
        for name in names:
            seen_so_far[name] += slope[name] ** 2
            points[name] -= 0.5 * slope[name] / sqrt(seen_so_far[name])
        factor_seen += factor_slope**2
        factor -= 0.2 * factor_slope / sqrt(factor_seen)
    lines = [f"{name}\t{round(SCALE * worth)}" for name, worth in points.items() if round(SCALE * worth)]
    head = "# How sure a name is: what is true of it, and its points in hundredths of log-odds; made with weights.tsv."
    return "\n".join([head, f"{ODDS}\t{round(SCALE * factor)}", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
