"""Dumps whose labels are read off the saved page: what cleaning keeps of it, by its elements, is the body.

Only of pages that the benchmark has no body for, but fragments of it, and only where cleaning keeps all fragments that
must be kept, drops all that must be dropped, and keeps nothing that the dump lacks.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pages

from generator.clean.cleaned import clean
from generator.errors import ContentError
from generator.model import Fate
from generator.text import fold, words

RUN = 4  # words in a row that count as found again
MOSTLY = 70  # percent of a line's runs of words in the kept text from which the line is the body's
FOUND = 90  # percent of the kept words that the dump must have


def dumps_read_off(data: Path, items: Sequence[dict[str, Any]]) -> Iterator[pages.Dump]:
    """The full dumps of pages with fragments, labelled B and N, in the order of the file."""
    with gzip.open(data / "pages.jsonl.gz", "rt", encoding="utf-8") as rows:
        saved = {row["id"]: row["html"] for row in map(json.loads, rows)}
    for item in items:
        if item.get("keep") and item["id"] in saved and (dump := item["dumps"].get("full")):
            kept = _kept(saved[item["id"]])
            lines = pages.lines_of(dump["text"])
            if _is_right(item, kept) and (labels := _labels(lines, kept)):
                yield pages.Dump(item["id"], "full", item["genre"], pages.fold_of(item["domain"]), lines, labels)


def _kept(html: str) -> list[str]:
    try:
        found = clean("raw/page.html", html.encode("utf-8", "surrogatepass"))
    except ContentError:
        return []
    told = zip(found.reading.blocks, found.verdicts, strict=True)
    return [_plain(block.text) for block, verdict in told if verdict.fate is Fate.KEPT]


def _plain(text: str) -> str:
    return " ".join(words(fold(text)))


def _is_right(item: dict[str, Any], kept: Sequence[str]) -> bool:
    text = f" {' '.join(kept)} "
    has = [f" {_plain(part)} " in text for part in item["keep"]]
    return all(has) and not any(f" {_plain(part)} " in text for part in item["drop"] or ())


def _labels(lines: Sequence[str], kept: Sequence[str]) -> str:
    """A letter a line; empty where the dump lacks much of what was kept."""
    exact = Counter(kept)
    pool = Counter(run for text in kept for run in _runs(text))
    found = []
    for line in map(_plain, lines):
        own = _runs(line)
        is_body = exact[line] > 0 or 100 * sum(pool[run] > 0 for run in own) >= MOSTLY * max(len(own), 1)
        found.append("B" if line and is_body else "N")
        exact[line] -= 1
        if found[-1] == "B":
            pool.subtract(own)
    held = sum(len(line.split()) for line, label in zip(lines, found, strict=True) if label == "B")
    return "".join(found) if 100 * held >= FOUND * sum(len(text.split()) for text in kept) else ""


def _runs(text: str) -> list[tuple[str, ...]]:
    parts = text.split()
    return [tuple(parts[at : at + RUN]) for at in range(len(parts) - RUN + 1)]
