"""A raw article's text or page, out of whatever it lay in: a file by itself, or a container of documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from generator.clean.block import Damage, Fact
from generator.clean.containers import FieldMap, Member, Unread, members
from generator.clean.containers.parts import Source, Value, shown
from generator.clean.readers import kind_of
from generator.model import Beside
from generator.read.records import Defaults, read_defaults

SHOWN = 200  # code points of a value beside the text that its record shows; the raw file has it whole


@dataclass(frozen=True, slots=True)
class Document:
    """What one article is made of."""

    raw: str
    """The raw file, relative to the content folder, or a document's name in it: `raw/a.txt`, `raw/a.jsonl#17`."""
    data: bytes
    sha256: str
    """Of its own bytes, which are `data` unless they had to be unpacked, unwrapped or recoded."""
    kind: str
    """How `data` are to be read: `text` or `html`."""
    encoding: str = ""
    """What they were written in, where they are UTF-8 by now; empty where the bytes have to speak for themselves."""
    stated: tuple[Fact, ...] = ()
    """What stands beside the text in the file both lie in."""
    beside: tuple[Beside, ...] = ()
    """Every value beside the text, lifted or dropped."""
    damage: tuple[Damage, ...] = ()
    """Bytes that could not be read as text and stand as U+FFFD by now, with their places in the file."""


def plain(path: str, data: bytes) -> Document:
    """A raw file that is one document; its ending says how it is read."""
    return Document(path, data, sha256(data).hexdigest(), kind_of(path))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a container."""

    raw: str
    """Its name in the archive: `raw/a.zip!b.png`."""
    start: int
    """First byte of its range in the container, from 0."""
    end: int
    """One past the last."""
    held: Document | Unread
    """The document it is, or why it is none."""


def parts(path: str, data: Source, defaults: Defaults) -> Iterator[Part]:
    """What the container at `path` holds, in order; no two documents have one name."""
    fields = FieldMap(defaults.fields, "\t" if defaults.delimiter == "tab" else defaults.delimiter)
    seen: set[str] = set()
    for found in members(path, data, fields):
        raw = _name(path, found.name)
        if isinstance(found, Member) and found.name in seen:
            why = "another document of the raw file has this name, too"
            yield Part(raw, found.start, found.end, Unread(found.name, found.kind, why, True, found.start, found.end))
        elif isinstance(found, Member):
            seen.add(found.name)
            yield Part(raw, found.start, found.end, _of_member(raw, found))
        else:
            yield Part(raw, found.start, found.end, found)


def documents(path: str, data: bytes, defaults: str, said: bytes) -> Iterator[tuple[str, Document]]:
    """The documents of a container by name; `said` is what the file `defaults` of its folder says, empty for none."""
    found = read_defaults(defaults, said)[0] if said else None
    for part in parts(path, data, found or Defaults()):
        if isinstance(part.held, Document):
            yield part.raw, part.held


def _of_member(raw: str, member: Member) -> Document:
    beside = tuple(map(_beside, member.values))
    return Document(raw, member.data, member.sha256, member.kind, member.encoding, member.stated, beside, member.damage)


def _name(path: str, member: str) -> str:
    """The name of a container's member in the archive."""
    folder, slash, _ = path.rpartition("/")
    return f"{folder}{slash}{member}"


def _beside(value: Value) -> Beside:
    return Beside(f"{shown(value.name, SHOWN)}: {shown(value.text, SHOWN)}", value.fate, value.why)
