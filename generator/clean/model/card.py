"""The second look's scorecard: for each column of `context.py`, the points that a number in a range gives.

The points of all columns add up to the log-odds that a line belongs to the body. The chain is sure of itself too soon,
as each line leans on its neighbours; the card weighs its word against the run a line stands in and the whole page.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FILE = "card.tsv"
START = "start"
"""The name of the row that holds the points every line has."""
SCALE = 1000  # what a point of log-odds is written as
NO_NAMES: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Card:
    """A scorecard; points are log-odds in thousandths."""

    start: int
    columns: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    """For each column: where ranges begin, ascending, and one more number of points: first of what lies below."""
    names: Mapping[str, int]
    """The points of what is true of a line by name; none for a dump's."""


def points(columns: Sequence[Sequence[int]], card: Card) -> list[int]:
    """The log-odds of each line, in thousandths."""
    found = [card.start] * len(columns[0])
    for numbers, (cuts, worth) in zip(columns, card.columns, strict=True):
        if cuts:
            found = [sum_ + worth[bisect_right(cuts, number)] for sum_, number in zip(found, numbers, strict=True)]
    return found


def read_card(lines: Iterable[str], columns: Sequence[str]) -> Card:
    """A card as the file writes it: column, from which number on, points; `#` begins a remark.

    A row whose first word has an `=` is a name, and its points hold where the name is true.
    """
    rows: dict[str, list[tuple[str, int]]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            column, since, worth = line.split("\t")
            rows.setdefault(column, []).append((since, int(worth)))
    start = rows.pop(START)[0][1]
    named = {name: rows.pop(name)[0][1] for name in list(rows) if "=" in name}
    assert rows.keys() <= set(columns), f"{FILE}: {sorted(rows.keys() - set(columns))}"
    return Card(start, tuple(_column(rows.get(column, [])) for column in columns), named)


def _column(rows: Sequence[tuple[str, int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(int(since) for since, _ in rows[1:]), tuple(worth for _, worth in rows)


def written(
    start: int,
    table: Mapping[str, Sequence[tuple[int, int]]],
    below: Mapping[str, int],
    columns: Sequence[str],
    names: Mapping[str, int] = NO_NAMES,
) -> str:
    """The file of a card: for each column the points below its first cut, then cuts with the points from there on."""
    lines = ["# column, from this number on, points for the body in thousandths of log-odds", f"{START}\t\t{start}"]
    for column in columns:
        if rows := table.get(column):
            lines.append(f"{column}\t\t{below[column]}")
            lines += [f"{column}\t{since}\t{worth}" for since, worth in rows]
    lines += [f"{name}\t\t{names[name]}" for name in sorted(names)]
    return "\n".join([*lines, ""])
