"""Comma- and tab-separated tables: a header row with the names of values, then a record on each row."""

import csv
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from generator.clean.block import Damage
from generator.clean.containers.lines import encoded_lines, is_wide, mark_of
from generator.clean.containers.parts import LARGEST, Allowance, FieldMap, Found, Source, Unread, shown, size, unique
from generator.clean.containers.records import Standing, has_text, member
from generator.clean.encoding import decode

DELIMITERS = (",", "\t", ";", "|")
PIECE = 1 << 20


def read_csv(name: str, data: Source, fields: FieldMap, allowance: Allowance) -> Found:
    """A member for each row below the header; rows are counted as a spreadsheet does, the header being row 1."""
    csv.field_size_limit(LARGEST)
    lines = _Lines(data, *_encoding(data))
    delimiter = fields.delimiter or _delimiter(name, lines.first())
    header: list[str] | None = None
    for number, row in enumerate(_rows(lines, delimiter), start=1):
        if row.cells is None:
            yield Unread(f"{name}#{number}", shown(row.text), WRONGLY_QUOTED, True, row.start, row.end)
        elif not any(cell.strip() for cell in row.cells):
            continue
        elif header is None:
            header = _header(row.cells)
            if not has_text(dict.fromkeys(header, "x"), fields):
                yield Unread(name, f"columns {shown(', '.join(header))}", NO_TEXT, True, 0, len(data))
                return
        else:
            record = {key: cell for key, cell in zip(_columns(header, len(row.cells)), row.cells, strict=False) if cell}
            own = sha256(data[row.start : row.end - lines.end_of_line(row)]).hexdigest()
            standing = Standing(f"{name}#{number}", f"row {number}", row.start, row.end, own, lines.encoding)
            yield member(standing, record, fields)
    if header is None:
        yield Unread(name, size(len(data)), "there is no header row", True, 0, len(data))
    elif lines.damage:
        what = f"{size(lines.damaged)} from offset {lines.damage.offset}: 0x{lines.damage.byte:02x}"
        why = f"no {lines.encoding} ({lines.basis}); they stand as U+FFFD"
        yield Unread(f"{name}:bytes", what, why, True, lines.damage.offset, lines.damage.offset)


WRONGLY_QUOTED = "a value of this row begins with a quotation mark, and none or more than one closes it"
NO_TEXT = "no column is known as the text; `fields: {body: …}` in _defaults.yml names it"


def _delimiter(name: str, header: str) -> str:
    """A tab in a .tsv file; else what stands most often between the quoted parts of the header row."""
    if name.lower().endswith(".tsv"):
        return "\t"
    bare = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


class _Row(NamedTuple):
    """A row, and where it stands."""

    cells: list[str] | None
    """None for a row that is quoted wrongly."""
    text: str
    """Its first line."""
    last: str
    """Its last line, with the line end."""
    start: int
    end: int


@dataclass(slots=True)
class _Lines:
    """The lines of a table one after the other, and what was wrong with their bytes so far."""

    data: Source
    encoding: str
    basis: str
    damage: Damage | None = None
    """The first byte that could not be read."""
    damaged: int = 0
    """How many there were."""
    taken: deque[tuple[str, int, int]] = field(default_factory=deque)
    """Lines that were read and are in no row yet: text, first byte, one past the last."""

    def __iter__(self) -> Iterator[str]:
        mark = len(mark_of(self.data))
        for start, end in encoded_lines(self.data, self.encoding):
            text = self._text(start + mark if start == 0 else start, end)
            self.taken.append((text, start, end))
            yield text

    def first(self) -> str:
        """The first line that is not blank; empty if there is none."""
        mark = len(mark_of(self.data))
        for start, end in encoded_lines(self.data, self.encoding):
            skip = mark if start == 0 else 0
            text = self.data[start + skip : min(end, start + PIECE)].decode(self.encoding, "replace")
            if text.strip():
                return text
        return ""

    def end_of_line(self, row: _Row) -> int:
        """How many bytes a row's line end has."""
        signs = row.last[len(row.last.rstrip("\r\n")) :]
        return len(signs.encode(self.encoding)) if signs else 0

    def _text(self, start: int, end: int) -> str:
        data = self.data[start:end]
        try:
            return data.decode(self.encoding)
        except UnicodeDecodeError as error:
            self.damage = self.damage or Damage(start + error.start, data[error.start])
            text = data.decode(self.encoding, "replace")
            self.damaged += text.count("\ufffd")
            return text


def _encoding(data: Source) -> tuple[str, str]:
    """The encoding of a table and why it is taken for that; of a large one without holding it."""
    if len(data) <= LARGEST or mark_of(data) or is_wide(data):
        decoded = decode(data[:LARGEST])
        return decoded.encoding, decoded.basis
    decoder = getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), PIECE):
            decoder.decode(data[at : at + PIECE])
    except UnicodeDecodeError:
        decoded = decode(data[:LARGEST])
        return decoded.encoding, decoded.basis
    return "utf-8", "valid UTF-8"


def _rows(lines: _Lines, delimiter: str) -> Iterator[_Row]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        cells: list[str] | None = None
        with suppress(csv.Error):  # the reader begins anew with the next line
            cells = next(reader, [])
        if not lines.taken:
            return
        (text, start, _), (last, _, end) = lines.taken[0], lines.taken[-1]
        lines.taken.clear()
        yield _Row(cells, text, last, start, end)


def _header(row: Sequence[str]) -> list[str]:
    """The names of the columns, made different from one another."""
    seen: dict[str, int] = {}
    return [unique(" ".join(cell.split()) or f"column {number}", seen) for number, cell in enumerate(row, start=1)]


def _columns(header: Sequence[str], cells: int) -> list[str]:
    """The names for a row of so many cells; cells beyond the header are numbered."""
    return [*header, *(f"column {number} without a name" for number in range(len(header) + 1, cells + 1))]
