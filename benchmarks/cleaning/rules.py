"""How often each rule is right, on the pages of the benchmark: what its `sure` should say.

    python benchmarks/cleaning/rules.py DATA                       # both kinds of dump, all genres
    python benchmarks/cleaning/rules.py DATA --tasks html --genre news --every 4
    python benchmarks/cleaning/rules.py DATA --wrong also-read     # the lines that one was wrong on

A line that is taken out is right where the benchmark calls it furniture, headline or byline, wrong where it is of the
body; optional lines and lines partly of the body count neither way. A line that a rule keeps is the other way round.
Of a saved page's blocks the benchmark says nothing: one counts as body if it is a line of the body, or ten words in
one. Each reason has its own row, as one rule may know some things and guess others.
"""

import argparse
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pages  # noqa: E402
from bench import folds  # noqa: E402

from generator.clean import model  # noqa: E402
from generator.clean.block import Verdict  # noqa: E402
from generator.clean.cleaned import clean  # noqa: E402
from generator.clean.model import Model  # noqa: E402
from generator.errors import ContentError  # noqa: E402
from generator.model import Fate  # noqa: E402
from generator.text import fold, squeeze  # noqa: E402

GONE, STAYS = frozenset("NTM"), frozenset("B")


class Judged(NamedTuple):
    """A line a rule spoke of, and what the benchmark says of it."""

    page: str
    domain: str
    text: str
    label: str
    verdict: Verdict

    @property
    def is_right(self) -> bool | None:
        """None where the benchmark counts the line neither way."""
        if self.label in GONE | STAYS:
            return (self.label in STAYS) is (self.verdict.fate is Fate.KEPT)
        return None


@dataclass(slots=True)
class Row:
    """What is counted of a rule's verdicts for one reason."""

    right: int = 0
    wrong: int = 0
    words: int = 0
    """Of the wrong lines."""
    domains: set[str] = field(default_factory=set)
    """Publishers with a wrong line."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--tasks", default="mild,full", help="of mild, full, html")
    parser.add_argument("--genre", help="`news` or `blog`")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth page")
    parser.add_argument("--folds", type=Path, help="as for bench.py: the line model has learned from these very pages")
    parser.add_argument("--wrong", metavar="RULE", help="print the lines this rule is wrong on")
    asked = parser.parse_args()
    models = folds(asked.folds) if asked.folds else None
    found = judged(pages.items(asked.data), asked.data, asked, models)
    if asked.wrong:
        for line in found:
            if line.verdict.rule == asked.wrong and line.is_right is False:
                print(f"{line.page}  {line.verdict.fate} ({line.verdict.sure}): {line.verdict.why}\n    {line.text}")
    else:
        print_table(found)


def judged(
    items: list[dict[str, Any]], data: Path, asked: argparse.Namespace, models: list[Model] | None
) -> Iterator[Judged]:
    """Each line that some rule spoke of."""
    chosen = {page["id"]: page for page in items if asked.genre in (None, page["genre"])}
    dumps = [dump for dump in pages.dumps(list(chosen.values())) if dump.task in asked.tasks.split(",")]
    for dump in dumps[:: asked.every]:
        if models:
            model.shipped = lambda held=models[dump.fold]: held
        yield from _spoken(chosen[dump.id], "raw/page.txt", "\n".join(dump.lines), lambda n, _, d=dump: d.labels[n - 1])
    if "html" in asked.tasks.split(","):
        with gzip.open(data / "pages.jsonl.gz", "rt", encoding="utf-8") as rows:
            saved = [row for row in map(json.loads, rows) if row["id"] in chosen]
        for row in saved[:: asked.every]:
            page = chosen[row["id"]]
            if page.get("body"):
                yield from _spoken(page, "raw/page.html", row["html"], _labels(page))


def _spoken(page: dict[str, Any], name: str, text: str, label: Callable[[int, str], str]) -> Iterator[Judged]:
    try:
        found = clean(name, text.encode("utf-8", "surrogatepass"))
    except ContentError:
        return
    for block, verdict in zip(found.reading.blocks, found.verdicts, strict=True):
        if verdict.rule and not verdict.prefix:
            yield Judged(page["id"], page["domain"], block.text, label(block.number, block.text), verdict)


def _labels(page: dict[str, Any]) -> Callable[[int, str], str]:
    """What the benchmark would call a block of this saved page."""
    whole = {_plain(line) for line in page["body"]}
    body = " ".join(whole)
    open_ = {_plain(line) for line in page.get("optional") or ()}

    def label(_: int, text: str) -> str:
        line = _plain(text)
        if line in whole or (line.count(" ") > 8 and line in body):
            return "B"
        return "O" if not line or line in open_ else "N"

    return label


def _plain(text: str) -> str:
    return squeeze(re.sub(r"\W+", " ", fold(text)))


def print_table(found: Iterator[Judged]) -> None:
    """A row for each rule, fate, reason and sureness; first what took most words of a body, last what kept words."""
    rows: dict[tuple[str, str, int, str], Row] = defaultdict(Row)
    for line in found:
        verdict = line.verdict
        row = rows[verdict.rule, verdict.fate.value, verdict.sure, re.sub(r"`.*?`", "`…`", verdict.why)]
        row.right += line.is_right is True
        if line.is_right is False:
            row.wrong += 1
            row.words += len(line.text.split())
            row.domains.add(line.domain)
    print(f"{'rule':18} {'fate':8} {'right':>6} {'wrong':>6} {'words':>6} {'of':>3} {'right %':>8} {'sure':>4}  why")
    kept = Fate.KEPT.value
    order = sorted(rows.items(), key=lambda item: (item[0][1] == kept, -item[1].words, -item[1].wrong, item[0]))
    for (rule, fate, sure, why), row in order:
        counted = row.right + row.wrong
        precision = f"{100 * row.right / counted:8.1f}" if counted else f"{'–':>8}"
        places = len(row.domains)
        print(f"{rule:18} {fate:8} {row.right:6} {row.wrong:6} {row.words:6} {places:3} {precision} {sure:4}  {why}")


if __name__ == "__main__":
    main()
