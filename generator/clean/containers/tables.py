"""Comma- and tab-separated tables: a header row with the names of values, then a record on each row."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import accumulate

from generator.clean.containers.lines import text_lines
from generator.clean.containers.parts import LARGEST, Allowance, FieldMap, Found, Unread, shown, size, unique
from generator.clean.containers.records import has_text, member
from generator.clean.encoding import decode

DELIMITERS = (",", "\t", ";", "|")


def read_csv(name: str, data: bytes, fields: FieldMap, allowance: Allowance) -> Found:
    """A member for each row below the header; rows are counted as a spreadsheet does, the header being row 1."""
    decoded = decode(data)
    lines = [*text_lines(data, decoded.encoding)]
    ends = [0, *accumulate(length for _, length in lines)]
    csv.field_size_limit(LARGEST)
    delimiter = fields.delimiter or _delimiter(name, next((text for text, _ in lines if text.strip()), ""))
    header: list[str] | None = None
    for number, (row, first, last) in enumerate(_rows([text for text, _ in lines], delimiter), start=1):
        start, end = ends[first], ends[last]
        if row is None:
            yield Unread(f"{name}#{number}", shown(lines[first][0]), WRONGLY_QUOTED, True, start, end)
        elif not any(cell.strip() for cell in row):
            continue
        elif header is None:
            header = _header(row)
            if not has_text(dict.fromkeys(header, "x"), fields):
                yield Unread(name, f"columns {shown(', '.join(header))}", NO_TEXT, True, 0, len(data))
                return
        else:
            record = {key: cell for key, cell in zip(_columns(header, len(row)), row, strict=False) if cell}
            yield member(f"{name}#{number}", f"row {number}", record, fields, (start, end), decoded.encoding)
    if header is None:
        yield Unread(name, size(len(data)), "there is no header row", True, 0, len(data))
    elif decoded.damage:
        bad = decoded.damage[0]
        what = f"{size(len(decoded.damage))} from offset {bad.offset}: 0x{bad.byte:02x}"
        why = f"no {decoded.encoding} ({decoded.basis}); they stand as U+FFFD"
        yield Unread(f"{name}:bytes", what, why, True, bad.offset, bad.offset)


WRONGLY_QUOTED = "a value of this row begins with a quotation mark, and none or more than one closes it"
NO_TEXT = "no column is known as the text; `fields: {body: …}` in _defaults.yml names it"


def _delimiter(name: str, header: str) -> str:
    """A tab in a .tsv file; else what stands most often between the quoted parts of the header row."""
    if name.lower().endswith(".tsv"):
        return "\t"
    bare = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[list[str] | None, int, int]]:
    """Each row, its first line and one past its last; None for a row that is quoted wrongly."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    before = 0
    while before < len(lines):
        row = None
        with suppress(csv.Error):  # the reader begins anew with the next line
            row = next(reader, [])
        yield row, before, reader.line_num
        before = reader.line_num


def _header(row: Sequence[str]) -> list[str]:
    """The names of the columns, made different from one another."""
    seen: dict[str, int] = {}
    return [unique(" ".join(cell.split()) or f"column {number}", seen) for number, cell in enumerate(row, start=1)]


def _columns(header: Sequence[str], cells: int) -> list[str]:
    """The names for a row of so many cells; cells beyond the header are numbered."""
    return [*header, *(f"column {number} without a name" for number in range(len(header) + 1, cells + 1))]
