"""What a container holds, found out once: the names of its documents, and a record of all its bytes."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.archive import Unreadable
from generator.clean.containers import Unread
from generator.clean.document import Document, Part
from generator.engine.canonical import codec, digest
from generator.ingest.documents import parts_of
from generator.read.raws import containers_of
from generator.read.records import Defaults
from generator.read.write import quoted
from generator.read.yaml import Mapping, Scalar, read_yaml

RECORDS = "cleaning/raw"
"""The folder of the records of containers, each under its raw file's path."""
MOST = 10_000  # parts that are told one by one in a record; the rest is counted


class Held(NamedTuple):
    """A document of a container."""

    raw: str
    sha256: str
    """Of its own bytes."""
    made_of: str
    """Names all that its article is made of: its text, and what stands beside it."""


class Inventory(NamedTuple):
    """What a container holds; plain values, which a worker can send."""

    held: tuple[tuple[str, str, str], ...]
    """Each a `Held`."""
    record: bytes
    """The record's file but for the digest of the container."""
    lost: tuple[tuple[str, str], ...]
    """Name of each part that may have been an article, and why it is none."""
    others: int
    """How many parts never were one: pictures, requests to a server."""
    is_passing: bool = False
    """True where it could not be found out for a reason that may be gone the next time."""

    def is_wrapping(self, sha256: str) -> bool:
        """True for a file, given by its digest, that is one document as a whole: that one's record says all of it."""
        return len(self.held) == 1 and self.held[0][1] == sha256 and not self.lost and not self.others


def take(content: Path, path: str, defaults: Defaults) -> Inventory:
    """What the container at `path` holds."""
    held: list[tuple[str, str, str]] = []
    lines = _Lines()
    lost: list[tuple[str, str]] = []
    others = 0
    try:
        for part in parts_of(content, path, defaults):
            if isinstance(part.held, Document):
                held.append((part.raw, part.held.sha256, digest(_CODEC.encode(part.held)).hex()))
                lines.document(part)
                continue
            lines.unread(part, part.held)
            if part.held.is_trouble:
                lost.append((part.raw, f"{part.held.why} ({part.held.what})"))
            else:
                others += 1
    except Unreadable as error:
        return unknown(path, str(error))
    except MemoryError:
        return unknown(path, "there is not enough memory to open it")
    return Inventory(tuple(held), "\n".join([*lines.all(), ""]).encode(), tuple(lost), others)


def unknown(path: str, why: str) -> Inventory:
    """The inventory of a container that could not be read this time."""
    return Inventory((), b"parts: []\n", ((path, why),), 0, is_passing=True)


def record_of(path: str) -> str:
    """The path of a container's record."""
    return f"{RECORDS}/{path.removeprefix('raw/')}.yml"


def record(path: str, sha256: str, inventory: Inventory) -> bytes:
    """A container's record."""
    head = f"""# What lies in the raw file: documents, each with an article and a record, and what was not read.
format: "1"
raw: {quoted(path)}
raw_sha256: "{sha256}"
documents: {len(inventory.held)}
"""
    return head.encode() + inventory.record


def stale_records(digests: Collection[str], containers: Collection[str], missing: Iterable[str]) -> list[str]:
    """The records among an archive's files whose raw file is gone, and of whose documents no article is left alone."""
    left = {*map(record_of, containers), *(record_of(path) for raw in missing for path in containers_of(raw))}
    return [path for path in digests if path.startswith(f"{RECORDS}/") and path not in left]


def read_head(path: str, data: bytes) -> tuple[str, str] | None:
    """The container that a record is of, and its digest; None if it is no such record."""
    node, _ = read_yaml(path, data[: data.find(b"\nparts:") + 1].decode("utf-8", "replace"))
    entries = node.entries if isinstance(node, Mapping) else {}
    text = {key: entry.value.text for key, entry in entries.items() if isinstance(entry.value, Scalar)}
    return (text["raw"], text["raw_sha256"]) if {"raw", "raw_sha256"} <= text.keys() else None


class _Lines:
    """The lines of a container's record; documents that follow one another share an entry."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._first, self._last = "", ""
        self._start, self._end, self._count = 0, 0, 0
        self._told, self._more = 0, 0

    def document(self, part: Part) -> None:
        if not self._count:
            self._first, self._start = part.raw, part.start
        self._last, self._end = part.raw, max(self._end, part.end)
        self._count += 1

    def unread(self, part: Part, found: Unread) -> None:
        self._flush()
        self._told += 1
        if self._told > MOST:
            self._more += 1
            return
        self._lines += [
            f"  - bytes: {part.start}-{part.end}",
            f"    unread: {quoted(part.raw)}",
            f"    what: {quoted(found.what)}",
            f"    why: {quoted(found.why)}",
            *(["    lost: true"] if found.is_trouble else []),
        ]

    def all(self) -> Iterator[str]:
        self._flush()
        yield "parts:" if self._lines else "parts: []"
        yield from self._lines
        if self._more:
            yield f"more: {self._more}"

    def _flush(self) -> None:
        if self._count:
            self._lines += [
                f"  - bytes: {self._start}-{self._end}",
                f"    documents: {self._count}",
                f"    first: {quoted(self._first)}",
                f"    last: {quoted(self._last)}",
            ]
        self._count, self._end = 0, 0


_CODEC = codec(Document)
