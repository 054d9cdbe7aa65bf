"""Clean the pages of the benchmark as `ingest` does, and score what comes out.

    python benchmarks/cleaning/bench.py DATA --folds DIR           # DIR from `train.py DATA --cross DIR`
    python benchmarks/cleaning/bench.py DATA --folds DIR --alone 100 --tasks mild,full

DATA is the benchmark's folder with its scorer, which is given all further options. The repository's weights were
learned from these very pages, so figures for dumps count only with --folds. With --alone the line model judges by
itself, without rules: what it holds for the body with at least so many in a thousand stays.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pages  # noqa: E402

from generator.clean import model  # noqa: E402
from generator.clean.cleaned import Cleaned, clean  # noqa: E402
from generator.clean.model import (  # noqa: E402
    Model,
    context,
    saved,
)
from generator.clean.model.card import Card, read_card  # noqa: E402
from generator.clean.model.decode import read_weights  # noqa: E402
from generator.errors import ContentError  # noqa: E402
from generator.model import Fate  # noqa: E402

Prediction = dict[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--alone", type=int, metavar="PER_MILLE")
    parser.add_argument("--tasks", default="mild,full,html")
    parser.add_argument("--cautious", action="store_true", help="drop only what is certain, as ingest --cautious does")
    parser.add_argument("--out", type=Path, help="keep the predictions here")
    asked, scorer = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        out = asked.out or Path(folder) / "predictions.jsonl"
        with out.open("w", encoding="utf-8") as rows:
            for task in asked.tasks.split(","):
                told = list(predictions(asked.data, task, asked.folds, asked.alone, asked.cautious))
                rows.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in told)
        command = [sys.executable, str(asked.data / "score.py"), str(out), "--data", str(asked.data), *scorer]
        sys.exit(subprocess.run(command, check=False).returncode)


def folds(folder: Path, task: str) -> list[Model] | list[Card]:
    """For each fold what judges its pages: a model for dumps, a card for saved pages."""
    if task == "html":
        return [read_card(rows(folder, pages.PAGE_CARD, fold), saved.COLUMNS) for fold in range(pages.FOLDS)]
    return [
        Model(read_weights(rows(folder, pages.FOLD, fold)), read_card(rows(folder, pages.CARD, fold), context.COLUMNS))
        for fold in range(pages.FOLDS)
    ]


def rows(folder: Path, name: str, fold: int) -> list[str]:
    return (folder / name.format(fold)).read_text(encoding="utf-8").splitlines()


def predictions(
    data: Path, task: str, folder: Path | None, alone: int | None, is_cautious: bool
) -> Iterator[Prediction]:
    """A prediction for each page of a task; the pages a second go to the standard error."""
    judge: Callable[[str, str], Prediction] = (
        partial(cleaned, is_cautious=is_cautious) if alone is None else lambda _, text: by_model(text, alone)
    )
    models = folds(folder, task) if folder else None
    where = saved if task == "html" else model
    count, began = 0, process_time()
    for page, name, text in inputs(data, task):
        if models:
            held = models[pages.fold_of(page["domain"])]
            where.shipped = lambda held=held: held
        yield {"id": page["id"], "task": task, **judge(name, text)}
        count += 1
    print(f"{task}: {count} pages, {count / (process_time() - began):.0f} a second of CPU", file=sys.stderr)


def inputs(data: Path, task: str) -> list[tuple[dict[str, Any], str, str]]:
    """Page, the name of its raw file, and what stands in it."""
    found = pages.items(data)
    if task != "html":
        return [(page, "raw/page.txt", page["dumps"][task]["text"]) for page in found if page["dumps"].get(task)]
    with gzip.open(data / "pages.jsonl.gz", "rt", encoding="utf-8") as rows:
        saved = {row["id"]: row["html"] for row in map(json.loads, rows)}
    return [(page, "raw/page.html", saved[page["id"]]) for page in found if page["id"] in saved]


def by_model(text: str, least: int) -> Prediction:
    lines = [pages.Line(line) for line in pages.lines_of(text)]
    told = zip(lines, model.line_scores(lines), strict=True)
    return {"text": "\n".join(line.text for line, score in told if score.p_body >= least)}


def cleaned(name: str, text: str, *, is_cautious: bool) -> Prediction:
    """What `ingest` makes of a page, with a lifted dateline joined to its line again, as the gold has it."""
    try:
        found = clean(name, text.encode("utf-8", "surrogatepass"), is_cautious=is_cautious)
    except ContentError:
        return {"text": ""}
    kept = (
        block.text
        for block, verdict in zip(found.reading.blocks, found.verdicts, strict=True)
        if verdict.fate is Fate.KEPT
    )
    day, title = value(found, "date"), found.fact("title")
    return {
        "text": "\n".join(kept),
        "title": None if title and title.basis == "derived" else value(found, "title"),
        "date": day if day and _DAY.match(day) else None,
        "authors": [fact.value for fact in found.facts if fact.field == "authors"] or None,
    }


def value(found: Cleaned, field: str) -> str | None:
    fact = found.fact(field)
    return fact.value if fact else None


if __name__ == "__main__":
    main()
