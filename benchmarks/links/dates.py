"""Measures dates told in texts, and dates from siblings: `python benchmarks/links/dates.py DATA`.

DATA is a folder with phrase lists (`dates_*.tsv`: kind, article date, text, expected EDTF, note) and articles with
dates marked in them (`gum_wikinews_*.jsonl`: text, date_created, dates in the order of the text with TEI's `when`,
`from`, `to`, `notBefore`, `notAfter`), and the same with planted passages (`reuse_planted_*.jsonl`), which give no
text the date of another. `--events` takes reports of events whose dates are hidden in turn. docs/dates.md says what the
figures mean.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator import edtf
from generator.links.siblings.dating import Sibling, Undated, inferred
from generator.links.siblings.likeness import Report, likeness
from generator.times import GIVEN, Said, said_in
from generator.times.event import event_day


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
    parser.add_argument("--events", type=Path, help="reports of events, as benchmarks/links/events.txt has them")
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
    planted(asked.data)
    if asked.events:
        hidden(reports_of(asked.events))
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


def planted(data: Path) -> None:
    """Texts that share a passage with others, which are of other events: none may get a date."""
    texts = {one["id"]: one for path in data.glob("gum_wikinews_*.jsonl") for one in lines(path)}
    known = {id: Report(one["title"], one["text"]) for id, one in texts.items()}
    count, wrong = 0, []
    for pack in (one for path in sorted(data.glob("reuse_planted_*.jsonl")) for one in lines(path)):
        for id, text in pack["changed"].items():
            ours = Report("", text)
            others = [
                Sibling(other, texts[other]["date_created"], "", likeness(ours, one))
                for other, one in known.items()
                if other != id
            ]
            found = inferred(Undated("", tuple(text.split("\n\n"))), others)
            count += 1
            wrong += [f"{id}: {found.date} of {found.siblings}"] if found else []
    print(f"planted passages: {count} texts without a date, {len(wrong)} given one")
    for line in wrong:
        print(f"wrong  {line}")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Told(NamedTuple):
    """A report of an event."""

    event: str
    day: str
    title: str
    paragraphs: tuple[str, ...]


def reports_of(path: Path) -> list[Told]:
    found: list[Told] = []
    for event in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *reports = event.split("\n# ")
        for each in reports:
            head, _, body = each.partition("\n")
            day, _, title = head.split(" | ", 2)
            found.append(Told(name.split(" | ")[0], day, title, tuple(filter(None, body.strip().split("\n")))))
    return found


def hidden(reports: list[Told]) -> None:
    """Each report with its date hidden, wholly or but for month and day, and the others asked."""
    known = [Report(one.title, "\n".join(one.paragraphs)) for one in reports]
    events = [event_day(one.paragraphs, one.day) for one in reports]
    for name in ("nothing printed", "month and day printed"):
        given, wrong = 0, []
        for at, one in enumerate(reports):
            others = [
                Sibling(f"{other.event}-{number}", other.day, event.day if event else "", likeness(known[at], text))
                for number, (other, text, event) in enumerate(zip(reports, known, events, strict=True))
                if number != at
            ]
            own = f"XXXX{one.day[4:]}" if name.startswith("month") else ""
            found = inferred(Undated(own, one.paragraphs), others)
            given += found is not None
            wrong += [f"{one.event} {one.day}: {found}"] if found and found.date != one.day else []
        print(f"hidden dates, {name}: {len(reports)} reports, given {given}, right {given - len(wrong)}")
        for line in wrong:
            print(f"wrong  {line}")


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
