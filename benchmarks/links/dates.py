"""Measures dates told in texts: `python benchmarks/links/dates.py DATA`.

DATA is a folder with phrase lists (`dates_*.tsv`: kind, article date, text, expected EDTF, note) and articles with
dates marked in them (`gum_wikinews_*.jsonl`: text, date_created, dates in the order of the text with TEI's `when`,
`from`, `to`, `notBefore`, `notAfter`). docs/dates.md says what the figures mean.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator import edtf
from generator.times import Said, said_in
from generator.times.form import GIVEN


class Row(NamedTuple):
    """A phrase with a known answer, and what was said of it."""

    where: str
    phrase: str
    expected: str
    """First and last day; empty where no date may be given."""
    found: str
    """EDTF; empty where none was given."""
    is_right: bool


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure dates told in texts.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--sure", type=int, default=GIVEN, help="percent from which a date counts as given")
    parser.add_argument("--show", action="store_true", help="print what was not given, too, and what nobody marked")
    asked = parser.parse_args()
    rows: list[Row] = []
    extra: list[str] = []
    for path in sorted(asked.data.glob("dates_*.tsv")):
        rows += phrases(path, asked.sure)
    for path in sorted(asked.data.glob("gum_wikinews_*.jsonl")):
        found, others = articles(path, asked.sure)
        rows += found
        extra += others
    report(rows, extra, is_shown=asked.show)
    return 0


def phrases(path: Path, sure: int) -> Iterator[Row]:
    """Of each phrase the first date that is given. Rows that need other articles are passed over."""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, day, text, expected, *_ = [*line.split("\t"), "", "", "", ""]
        if not kind or kind.startswith("#") or kind == "sibling":
            continue
        found = [said for said in said_in(text, day.strip()) if said.sure >= sure]
        first = found[0].edtf if found else ""
        yield Row(f"{path.name} {kind}", text, expected.strip(), first, is_same(first, expected.strip()))


def is_same(found: str, expected: str) -> bool:
    """True for the same time with the same approximation; whether its year was printed (`?`) is another question."""
    return found.replace("?", "") == expected.replace("?", "")


def articles(path: Path, sure: int) -> tuple[list[Row], list[str]]:
    """Each marked date with what was said of its words; then what was said of words that nobody marked."""
    rows, extra = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text, day = article["text"], article["date_created"]
        said = [each for each in said_in(text, day) if each.sure >= sure]
        told: set[Said] = set()
        for gold, start in placed(article["dates"], text):
            end = start + len(gold["text"])
            over = [each for each in said if each.start < end and start < each.end]
            told.update(over)
            rows.append(marked(f"{path.name} {article['id']}", gold, over[0].edtf if over else "", text, end))
        extra += [f"{article['id']} ({day}): {around(text, each)} -> {each.edtf}" for each in said if each not in told]
    return rows, extra


def placed(dates: list[dict[str, Any]], text: str) -> list[tuple[dict[str, Any], int]]:
    """Marked dates with their places; those of captions and boxes that the text lacks are left out.

    Of all ways to place them one after another the one that places the most letters is taken.
    """
    best: list[tuple[int, int, list[tuple[dict[str, Any], int]]]] = [(0, 0, [])]
    for gold in dates:
        more = []
        for match in re.finditer(rf"(?<!\w){re.escape(gold['text'])}(?!\w)", text):
            letters, _, chain = max((one for one in best if one[1] <= match.start()), key=lambda one: one[0])
            more.append((letters + len(gold["text"]), match.end(), [*chain, (gold, match.start())]))
        best += more
    return max(best, key=lambda one: one[0])[2]


def marked(where: str, gold: dict[str, Any], found: str, text: str, at: int) -> Row:
    first, last = ends(gold)
    is_right = bool(found) and (edtf.earliest(found), edtf.latest(found)) == (first, last)
    phrase = f"{text[max(0, at - len(gold['text']) - 40) : at]!r}"
    return Row(where, phrase, f"{first}/{last}", found, is_right)


def ends(gold: dict[str, Any]) -> tuple[str, str]:
    """The first and the last day that a marked date names; an open end is empty."""

    def plain(value: str) -> str:
        value = value.removeprefix("-").partition("T")[0]
        return value if edtf.is_edtf(value) else ""

    if "when" in gold:
        return edtf.earliest(plain(gold["when"])), edtf.latest(plain(gold["when"]))
    first, last = gold.get("from", gold.get("notBefore", "")), gold.get("to", gold.get("notAfter", ""))
    return edtf.earliest(plain(first)), edtf.latest(plain(last))


def around(text: str, said: Said) -> str:
    before, words = text[max(0, said.start - 40) : said.start], text[said.start : said.end]
    return f"{before}[{words}]{text[said.end : said.end + 30]}".replace("\n", " | ")


def report(rows: list[Row], extra: list[str], *, is_shown: bool) -> None:
    for name in sorted({row.where.split()[0] for row in rows}):
        ours = [row for row in rows if row.where.startswith(name)]
        given = [row for row in ours if row.found]
        right, wanted = sum(row.is_right for row in given), sum(bool(row.expected) for row in ours)
        print(f"{name}: {len(ours)} phrases, {wanted} with a date; given {len(given)}, right {right}", end="; ")
        print(f"precision {right / max(1, len(given)):.3f}, recall {right / max(1, wanted):.3f}")
    given = [row for row in rows if row.found]
    right = sum(row.is_right for row in given)
    print(f"all: precision {right / max(1, len(given)):.3f} ({right} of {len(given)})", end=", ")
    print(f"recall {right / max(1, sum(bool(row.expected) for row in rows)):.3f}")
    for row in given:
        if not row.is_right:
            print(f"wrong  {row.where}: {row.phrase} is {row.expected or 'no date'}, given {row.found}")
    print(f"{len(extra)} dates given on words that nobody marked", "" if is_shown else "(--show)")
    if is_shown:
        for line in extra:
            print(f"extra  {line}")
        for row in rows:
            if row.expected and not row.found:
                print(f"none   {row.where}: {row.phrase} is {row.expected}")


if __name__ == "__main__":
    sys.exit(main())
