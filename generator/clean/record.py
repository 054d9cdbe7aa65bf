"""The cleaning record: what became of each line of a raw file, as YAML that a person can read, and back.

One entry a run of lines with the same fate, rule and reason. Blank lines have no fate; kept, lifted and dropped lines
together are all others, which is what `pressmark explain` and the page "as received" show.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.clean.block import Decoded, Fact, Verdict
from generator.errors import Place, Problem
from generator.model import Beside, Fate
from generator.read.yaml import Entry, Items, Mapping, Node, Scalar, read_yaml

FORMAT = "1"
SHOWN = 20  # damaged bytes listed one by one; the count tells the rest

_CONTROL = re.compile("[^\t\\x20-\\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_WAITING = re.compile(rb"^(suggested|doubtful): ([0-9]{1,9})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that share a fate."""

    first: int
    """From 1."""
    last: int
    """The same as `first` for one line; blank lines between count along."""
    fate: Fate
    rule: str = ""
    why: str = ""
    to: str = ""
    """Fields of the front matter, joined by commas."""
    prefix: int = 0
    """Code points lifted from the head of a kept line."""
    is_heading: bool = False
    sure: int = 100
    """Percent."""
    suggest: Fate | None = None
    """What the rule said, where cleaning was cautious and kept the lines all the same."""


@dataclass(frozen=True, slots=True)
class Record:
    """A cleaning record, read or about to be written."""

    raw: str
    """Relative to the content folder."""
    raw_sha256: str
    reader: str
    """`text` or `html`."""
    encoding: str
    encoding_basis: str
    runs: tuple[Run, ...]
    facts: tuple[Fact, ...] = ()
    """The front matter's values with their evidence."""
    damage: tuple[str, ...] = ()
    """Bytes that could not be read: `offset 120: 0x92`."""
    suggested: int = 0
    """Lines that cleaning kept out of caution, and would have dropped."""
    doubtful: int = 0
    """Other lines whose fate is a guess."""
    beside: tuple[Beside, ...] = ()
    """The values that stood beside the text, in the file both lay in."""

    @property
    def unit(self) -> str:
        """`line` or `block`."""
        return "block" if self.reader == "html" else "line"


def runs(verdicts: Sequence[Verdict]) -> tuple[Run, ...]:
    """Verdicts in order as runs; a line with a prefix or a heading always stands alone."""
    return tuple(_run(list(group)) for _, group in groupby(verdicts, key=_alike))


def damage(decoded: Decoded) -> tuple[str, ...]:
    """The bytes that could not be read, the first twenty one by one."""
    told = tuple(f"offset {each.offset}: 0x{each.byte:02x}" for each in decoded.damage[:SHOWN])
    rest = len(decoded.damage) + decoded.more - len(told)
    return (*told, f"and {rest} more") if rest else told


def record_yaml(record: Record) -> str:
    """The record as the file holds it."""
    return "\n".join([*_head(record), *_metadata(record), *_beside(record), *_lines(record), ""])


def waiting(data: bytes) -> tuple[int, int]:
    """How many lines a record's file says were suggested, and how many are doubtful; read off its head alone."""
    head = data[: data.find(b"\nmetadata:") + 1 or len(data)]
    counts = {match[1]: int(match[2]) for match in _WAITING.finditer(head)}
    return counts.get(b"suggested", 0), counts.get(b"doubtful", 0)


def read_record(path: str, data: bytes) -> tuple[Record | None, tuple[Problem, ...]]:
    """A record's file, read; None and why if it is not one that ingest wrote.

    `path` is relative to the content folder.
    """
    place = f"content/{path}"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None, (_not_ours(place),)
    node, problems = read_yaml(place, text.replace("\r\n", "\n"))
    if not isinstance(node, Mapping):
        return None, problems or (_not_ours(place),)
    found = _record(node)
    return (found, ()) if found else (None, (_not_ours(place),))


def _not_ours(place: str) -> Problem:
    return Problem(
        Place(place), "this is not a cleaning record as ingest writes it", "delete it; ingest writes it anew"
    )


def _alike(verdict: Verdict) -> tuple[object, ...]:
    alone = verdict.number if verdict.prefix or verdict.is_heading or verdict.facts else 0
    return verdict.fate, verdict.rule, verdict.why, alone, verdict.sure, verdict.suggest


def _run(group: list[Verdict]) -> Run:
    first, last = group[0], group[-1]
    return Run(
        first.number,
        last.number,
        first.fate,
        first.rule,
        first.why,
        first.to,
        first.prefix,
        first.is_heading,
        first.sure,
        first.suggest,
    )


def _head(record: Record) -> Iterator[str]:
    yield f"# What became of each {record.unit} of the raw file; `pressmark explain` shows it beside the words."
    yield f"format: {FORMAT}"
    yield f"raw: {_quoted(record.raw)}"
    yield f"raw_sha256: {_quoted(record.raw_sha256)}"
    yield f"reader: {record.reader}"
    yield f"encoding: {_quoted(record.encoding)}"
    yield f"encoding_basis: {_quoted(record.encoding_basis)}"
    yield from (
        f"{key}: {count}" for key, count in (("suggested", record.suggested), ("doubtful", record.doubtful)) if count
    )
    if record.damage:
        yield "unreadable_bytes:"
        yield from (f"  - {_quoted(each)}" for each in record.damage)


def _metadata(record: Record) -> Iterator[str]:
    if record.facts:
        yield "metadata:"
    for fact in record.facts:
        yield f"  - field: {fact.field}"
        yield f"    value: {_quoted(fact.value)}"
        yield from (f"    {key}: {_quoted(value)}" for key, value in fact.more)
        yield f"    evidence: {_quoted(fact.evidence)}"
        if fact.basis:
            yield f"    basis: {fact.basis}"
        yield f"    sure: {fact.sure}"


def _beside(record: Record) -> Iterator[str]:
    """One entry a run of values with the same fate and reason."""
    if record.beside:
        yield "beside:"
    for (fate, why), group in groupby(record.beside, key=lambda each: (each.fate, each.why)):
        yield f"  - fate: {fate}"
        yield f"    {'to' if fate is Fate.LIFTED else 'why'}: {_quoted(why)}"
        yield "    values:"
        yield from (f"      - {_quoted(each.text)}" for each in group)


def _lines(record: Record) -> Iterator[str]:
    yield f"{record.unit}s:" if record.runs else f"{record.unit}s: []"
    for run in record.runs:
        yield f"  - at: {_quoted(f'{run.first}-{run.last}') if run.last > run.first else run.first}"
        yield f"    fate: {run.fate}"
        if run.suggest:
            yield f"    suggest: {run.suggest}"
        if run.rule:
            yield f"    rule: {run.rule}"
        if run.to:
            yield f"    to: {run.to if ',' not in run.to else f'[{run.to}]'}"
        if run.prefix:
            yield f"    prefix: {run.prefix}"
        if run.is_heading:
            yield "    heading: true"
        if run.why:
            yield f"    why: {_quoted(run.why)}"
        if run.sure < 100:
            yield f"    sure: {run.sure}"


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar on one line."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return '"' + _CONTROL.sub(lambda found: _escaped(ord(found[0])), plain) + '"'


def _escaped(code: int) -> str:
    if 0xD800 <= code <= 0xDFFF:
        return "\\uFFFD"  # a half of a surrogate pair cannot be written in UTF-8
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _record(node: Mapping) -> Record | None:
    text = {key: entry.value.text for key, entry in node.entries.items() if isinstance(entry.value, Scalar)}
    listed = node.entries.get("lines") or node.entries.get("blocks")
    if text.get("format") != FORMAT or not {"raw", "raw_sha256", "reader", "encoding"} <= text.keys() or listed is None:
        return None
    found = [_read_run(item) for item in _items(listed)]
    if None in found:
        return None
    return Record(
        text["raw"],
        text["raw_sha256"],
        text["reader"],
        text["encoding"],
        text.get("encoding_basis", ""),
        tuple(run for run in found if run),
        tuple(_read_fact(item) for item in _items(node.entries.get("metadata"))),
        tuple(item.text for item in _items(node.entries.get("unreadable_bytes")) if isinstance(item, Scalar)),
        _number(text.get("suggested", ""), 0),
        _number(text.get("doubtful", ""), 0),
        tuple(each for item in _items(node.entries.get("beside")) for each in _read_beside(item)),
    )


def _items(entry: Entry | None) -> tuple[Node, ...]:
    return entry.value.items if entry and isinstance(entry.value, Items) else ()


def _read_run(node: Node) -> Run | None:
    if not isinstance(node, Mapping):
        return None
    text = {key: _joined(entry.value) for key, entry in node.entries.items()}
    match = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", text.get("at", ""))
    if not match or text.get("fate") not in set(Fate):
        return None
    return Run(
        int(match[1]),
        int(match[2] or match[1]),
        Fate(text["fate"]),
        text.get("rule", ""),
        text.get("why", ""),
        text.get("to", ""),
        _number(text.get("prefix", ""), 0),
        text.get("heading") == "true",
        _number(text.get("sure", ""), 100),
        Fate(text["suggest"]) if text.get("suggest") in set(Fate) else None,
    )


def _read_fact(node: Node) -> Fact:
    text = {key: _joined(entry.value) for key, entry in node.entries.items()} if isinstance(node, Mapping) else {}
    more = tuple((key, text[key]) for key in ("credit", "src") if key in text)
    sure = _number(text.get("sure", ""), 90)
    return Fact(
        text.get("field", ""), text.get("value", ""), text.get("evidence", ""), text.get("basis", ""), sure, more
    )


def _read_beside(node: Node) -> Iterator[Beside]:
    if not isinstance(node, Mapping):
        return
    text = {key: _joined(entry.value) for key, entry in node.entries.items() if key != "values"}
    fate = Fate.LIFTED if text.get("fate") == Fate.LIFTED else Fate.DROPPED
    for item in _items(node.entries.get("values")):
        if isinstance(item, Scalar):
            yield Beside(item.text, fate, text.get("to") or text.get("why", ""))


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default


def _joined(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    return ", ".join(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Items) else ""
