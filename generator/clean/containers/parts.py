"""The nouns of containers: what a raw file holds that is an article, what it holds that is none, and why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from generator.clean.block import Damage, Fact
from generator.model import Fate

UNPACKED, GROWTH = 256 << 20, 20
"""Bytes that one raw file may unpack to, with all that is packed inside it, and so many more for each byte it has:
pages and text grow five- to tenfold.
"""
RATIO, RATIO_FROM = 200, 1 << 20
"""What grows more than two hundredfold to more than 1 MB is a bomb: text grows three- to twentyfold."""
LARGEST = 64 << 20  # bytes of one unpacked member, as of a raw file that stands by itself
MEMBERS = 1_000_000  # documents and other parts of one raw file; of so many the table alone takes half a GB
DEPTH = 2  # zip files inside one another

Kind = Literal["text", "html"]


class Source(Protocol):
    """A file's bytes, of which only the stretch asked for need be in memory; `bytes` are one."""

    def __len__(self) -> int:
        """How many there are."""

    def __getitem__(self, where: slice, /) -> bytes:
        """A stretch of them; a step is not asked for."""

    def find(self, sought: bytes, start: int = ..., end: int = ..., /) -> int:
        """Where it first stands within start and end; -1 if it does not."""


@dataclass(frozen=True, slots=True)
class Value:
    """A named value that stands beside the text, and what became of it."""

    name: str
    """As the container spells it, with dots between levels: `meta.published_at`, `Subject`."""
    text: str
    fate: Fate
    """LIFTED or DROPPED."""
    why: str
    """The field of the front matter it was lifted to, or why it was left out."""


@dataclass(frozen=True, slots=True)
class Member:
    """One document of a container."""

    name: str
    """Unique within the container and the same in each run: `dump.jsonl#17`, `saved.zip!a/b.html`, `letter.eml`."""
    kind: Kind
    """How its bytes are to be read."""
    data: bytes
    """As received; UTF-8 where `encoding` names another and the text was right in it."""
    sha256: str
    """Of its own bytes as they lie in the container: the record, the row without its line end, the page as it was
    sent, the unpacked file, the whole letter. Its neighbours may come and go without a change in it.
    """
    encoding: str = ""
    """What the wrapping said and what held, as Python names it; empty where the bytes have to speak for themselves."""
    stated: tuple[Fact, ...] = ()
    """What the container says of it, with evidence: `field headline of record 17`."""
    values: tuple[Value, ...] = ()
    """Every value beside the text, lifted or dropped."""
    body: str = ""
    """The name of the value that is the text; empty where the member's bytes are."""
    start: int = 0
    """First byte of its range in the container, from 0."""
    end: int = 0
    """One past the last."""
    damage: tuple[Damage, ...] = ()
    """Bytes of a record that could not be read as text, with their places in the container."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a container that is no document."""

    name: str
    what: str
    """What it is: `image/png, 2,000 bytes`."""
    why: str
    """Why nothing was made of it, in one line."""
    is_trouble: bool = False
    """True where an article may be lost; False for what was never one (a picture, a request record)."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Where the records of a folder's JSON and CSV files hold what, as the editor says."""

    paths: tuple[tuple[str, str], ...] = ()
    """Field of the front matter, or `body`, and the name of the value that holds it; dots lead into mappings."""
    delimiter: str = ""
    """Of CSV files; empty where it is to be found out."""


@dataclass(slots=True)
class Allowance:
    """What a raw file may still unpack to; shared by all that is packed in it."""

    unpacked: int = UNPACKED
    """Bytes."""
    depth: int = 0
    """How many zip files are around."""


Found: TypeAlias = Iterator[Member | Unread]
Reader: TypeAlias = Callable[[str, Source, FieldMap, Allowance], Found]
"""A container's name, its bytes, the folder's field map, what may still be unpacked."""


def size(count: int) -> str:
    """`2,000 bytes`."""
    return f"{count:,} byte{'' if count == 1 else 's'}"


def shown(text: str, limit: int = 80) -> str:
    """A text as a message can bear it: one line, no control characters, cut."""
    flat = "".join(char if char.isprintable() else "�" for char in " ".join(text[: limit * 4].split()))
    return flat if len(flat) <= limit else f"{flat[:limit]}…"


def whole(text: str) -> str:
    """The text with halves of surrogate pairs joined, and such as stand alone made U+FFFD."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def unique(name: str, seen: dict[str, int]) -> str:
    """The name, or the first of `name (2)`, `name (3)` that is not among those seen; it is then seen, too."""
    found, number = name, seen.get(name, 0)
    while found in seen:
        number += 1
        found = f"{name} ({number})"
    seen[name] = max(number, 1)
    seen.setdefault(found, 1)
    return found
