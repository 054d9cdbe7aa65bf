"""A raw article as it came in, with each line's fate as the record tells it."""

from generator.clean.block import Reading
from generator.clean.document import Document, plain
from generator.clean.readers import read_as
from generator.clean.readers.text import lines
from generator.clean.record import Record, Run, read_record
from generator.errors import Problem
from generator.model import Fate, Received, ReceivedLine

UNKNOWN = Run(0, 0, Fate.KEPT)


def received(path: str, data: bytes, record: Record | None) -> Received:
    """Every line of a dump, blank ones too, or every block of a saved page.

    Without a record, or with one of other bytes, fates are unknown: the lines stand as kept and `is_stale` says so.
    """
    return received_document(plain(path, data), record)


def received_document(document: Document, record: Record | None) -> Received:
    """The same of a document that may have lain in another file, with what stood beside it."""
    is_stale = record is None or record.raw_sha256 != document.sha256
    fates = {} if record is None or is_stale else _fates(record)
    reading = read_as(document.kind, document.raw, document.data, document.encoding)
    shown = tuple(_line(number, text, fates.get(number, UNKNOWN)) for number, text in _texts(reading))
    return Received(
        document.raw, document.sha256, reading.decoded.encoding, reading.unit, shown, is_stale, document.beside
    )


def received_file(raw: str, data: bytes, path: str, record: bytes) -> tuple[Received | None, tuple[Problem, ...]]:
    """The raw file with the fates that its record, the file at `path`, tells; an empty record is none."""
    return received_member(plain(raw, data), path, record)


def received_member(document: Document, path: str, record: bytes) -> tuple[Received | None, tuple[Problem, ...]]:
    """The same of a document that lay in another file."""
    found, problems = read_record(path, record) if record else (None, ())
    return received_document(document, found), problems


def _fates(record: Record) -> dict[int, Run]:
    return {number: run for run in record.runs for number in range(run.first, run.last + 1)}


def _texts(reading: Reading) -> list[tuple[int, str]]:
    if reading.unit == "block":
        return [(block.number, block.text) for block in reading.blocks]
    found = lines(reading.decoded.text)
    return list(enumerate(found[:-1] if found[-1] == "" else found, start=1))


def _line(number: int, text: str, run: Run) -> ReceivedLine:
    if not text.strip():
        return ReceivedLine(number, text, Fate.BLANK)
    return ReceivedLine(number, text, run.fate, run.prefix, run.to, run.rule, run.why, run.sure, run.suggest)
