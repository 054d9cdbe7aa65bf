"""Small YAML files beside the articles: a raw folder's defaults, an editor's word on lines of a raw file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.errors import Place, Problem
from generator.read import schema as s
from generator.read.front import content_path, read_settings
from generator.read.schema import Reading, Row, Schema
from generator.read.yaml import Node

FIELDS = (
    *("body", "title", "date", "source_url", "authors", "publisher", "summary", "description", "agency", "language"),
    *("section", "tags", "retrieved"),
)
"""What a value of a JSON or CSV file may be for an article."""
DELIMITERS = (",", ";", "|", "tab")

_RANGE = re.compile(r"([1-9][0-9]{0,8})(?: ?[-–] ?([1-9][0-9]{0,8}))?")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the files of a raw folder have in common: `raw/**/_defaults.yml`."""

    publisher: str = ""
    """The publisher's slug; empty where not said."""
    language: str = ""
    rights: str = ""
    source_url: str = ""
    publish_received: bool | None = None
    """None where not said."""
    fields: tuple[tuple[str, str], ...] = ()
    """Of JSON and CSV files: field of an article, and the name of the value that holds it; dots lead into mappings."""
    delimiter: str = ""
    """Of CSV files, as the editor wrote it: `tab` for one; empty where it is to be found out."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A stretch of lines of a raw file."""

    first: int
    """From 1."""
    last: int
    """The same as `first` for one line."""


@dataclass(frozen=True, slots=True)
class LineVerdicts:
    """An editor's word on lines of a raw file: `verdicts/<id>.yml`. It goes before every rule."""

    raw_sha256: str
    """Of the raw file whose lines are meant; of another, the numbers mean nothing."""
    keep: tuple[Lines, ...] = ()
    drop: tuple[Lines, ...] = ()


def read_mapping(
    path: str, data: bytes, rows: Schema, required: Sequence[str] = ()
) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The values of a YAML file by field, or None when there is an error, and every problem of it.

    `path` is relative to the content folder; the `required` keys must be there. Keys that are absent are absent.
    """
    mapping, problems = read_settings(path, data)
    if mapping is None:
        return None, problems
    reading = Reading(content_path(path), problems)
    values = s.read_rows(rows, mapping, reading)
    for key in required:
        s.require(key, mapping, reading)
    return (values if reading.is_usable else None), reading.told


def read_defaults(path: str, data: bytes) -> tuple[Defaults | None, tuple[Problem, ...]]:
    """A raw folder's defaults, or None when there is an error, and every problem of the file."""
    values, problems = read_mapping(path, data, DEFAULTS)
    return (None if values is None else Defaults(**values)), problems


def read_verdicts(path: str, data: bytes) -> tuple[LineVerdicts | None, tuple[Problem, ...]]:
    """An editor's verdicts, or None when there is an error (one is a line both kept and dropped)."""
    values, problems = read_mapping(path, data, VERDICTS, ["raw_sha256"])
    if values is None:
        return None, problems
    verdicts = LineVerdicts(**values)
    if lines := _in_both(verdicts):
        what = f"line {lines.first} is to be kept and to be dropped"
        return None, (*problems, Problem(Place(content_path(path)), what, "take it out of `keep` or of `drop`"))
    return verdicts, problems


def _in_both(verdicts: LineVerdicts) -> Lines | None:
    """The first lines that stand in both lists, if any do."""
    pairs = ((max(a.first, b.first), min(a.last, b.last)) for a in verdicts.keep for b in verdicts.drop)
    return next((Lines(first, last) for first, last in sorted(pairs) if first <= last), None)


def lines_of(text: str) -> Lines | None:
    """`30` or `12-14` as lines; None for anything else, and for a range that ends before it begins."""
    match = _RANGE.fullmatch(text)
    found = Lines(int(match[1]), int(match[2] or match[1])) if match else None
    return found if found and found.first <= found.last else None


def _range(reading: Reading, key: str, node: Node) -> Lines | None:
    value = s.text(reading, key, node)
    if value is None:
        return None
    found = lines_of(value)
    if found is None and (match := _RANGE.fullmatch(value)):
        reading.wrong(node, f"the range '{value}' ends before it begins", f"write {match[2]}-{match[1]}")
    elif found is None:
        reading.wrong(node, f"'{value}' is not a line or a range of lines", f"write {key}: [30] or {key}: [12-14]")
    return found


def _pairs(**values: str) -> tuple[tuple[str, str], ...]:
    return tuple(values.items())


DEFAULTS = s.schema(
    Row("publisher", s.name),
    Row("language", s.language),
    Row("rights", s.text),
    Row("source_url", s.url),
    Row("publish_received", s.boolean),
    Row("fields", s.record_of(_pairs, s.schema(*(Row(field, s.text) for field in FIELDS)))),
    Row("delimiter", s.one_of(DELIMITERS)),
)
"""Every key of a raw folder's defaults."""

VERDICTS = s.schema(
    Row("raw_sha256", s.digest),
    Row("keep", s.list_of(_range)),
    Row("drop", s.list_of(_range)),
)
"""Every key of an editor's verdicts."""
