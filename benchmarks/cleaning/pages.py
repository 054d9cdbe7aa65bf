"""The cleaning benchmark's pages: dumps with a letter a line, and which fifth of the publishers a page is in."""

import gzip
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

FOLDS = 5
TASKS = ("mild", "full")
FOLD, CARD, PAGE_CARD = "fold-{}.tsv", "card-{}.tsv", "page-{}.tsv"
"""The files of the model that has seen no page of a fold."""


class Line(NamedTuple):
    """A line as the line model takes it."""

    text: str


class Dump(NamedTuple):
    """A text dump whose lines are labelled."""

    id: str
    task: str
    genre: str
    fold: int
    """Pages of one registrable domain are all in one fold."""
    lines: list[str]
    labels: str
    """A letter a line: B body, P partly body, O optional, N furniture, T title, M byline or date."""


def items(folder: Path) -> list[dict[str, Any]]:
    """The pages, as `items.jsonl.gz` holds them."""
    with gzip.open(folder / "items.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


def dumps(pages: list[dict[str, Any]]) -> Iterator[Dump]:
    """The dumps with a label a line, in the order of the file."""
    for page in pages:
        for task in TASKS:
            if page["dumps"].get(task) and not page.get("keep"):
                dump = page["dumps"][task]
                lines = lines_of(dump["text"])
                assert len(lines) == len(dump["labels"]), page["id"]
                yield Dump(page["id"], task, page["genre"], fold_of(page["domain"]), lines, dump["labels"])


def lines_of(text: str) -> list[str]:
    """The lines that are not blank, as the benchmark counts them."""
    return [line.strip() for line in re.split(r"\n+", text) if line.strip()]


def fold_of(domain: str) -> int:
    return int(sha256(f"fold{domain}".encode()).hexdigest(), 16) % FOLDS


def states(labels: str) -> list[str]:
    """What the line model is to say of each line: where it stands towards the first and the last line of the body."""
    body = [at for at, label in enumerate(labels) if label in "BP"]
    first, last = (body[0], body[-1]) if body else (len(labels), -1)
    return [
        "body"
        if label in "BP" or (label == "O" and first < at < last)
        else "after"
        if at > last
        else "before"
        if at < first
        else "inside"
        for at, label in enumerate(labels)
    ]
