"""A raw article as it came in, with each line's fate as the record tells it."""

from hashlib import sha256

from generator.clean.block import Reading
from generator.clean.readers import read
from generator.clean.readers.text import lines
from generator.clean.record import Record, Run, read_record
from generator.errors import Problem
from generator.model import Fate, Received, ReceivedLine

UNKNOWN = Run(0, 0, Fate.KEPT)


def received(path: str, data: bytes, record: Record | None) -> Received:
    """Every line of a dump, blank ones too, or every block of a saved page.

    Without a record, or with one of other bytes, fates are unknown: the lines stand as kept and `is_stale` says so.
    """
    digest = sha256(data).hexdigest()
    is_stale = record is None or record.raw_sha256 != digest
    fates = {} if record is None or is_stale else _fates(record)
    reading = read(path, data)
    texts = _texts(reading)
    shown = tuple(_line(number, text, fates.get(number, UNKNOWN)) for number, text in texts)
    return Received(path, digest, reading.decoded.encoding, reading.unit, shown, is_stale)


def received_file(raw: str, data: bytes, path: str, record: bytes) -> tuple[Received | None, tuple[Problem, ...]]:
    """The raw file with the fates that its record, the file at `path`, tells; an empty record is none."""
    found, problems = read_record(path, record) if record else (None, ())
    return received(raw, data, found), problems


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
