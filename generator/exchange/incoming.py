"""A note of another program, as far as ours can understand it; and values of JSON, none of which is taken on trust."""

import re
from dataclasses import dataclass, field
from typing import Any

from generator.errors import Place, Problem, Severity
from generator.model import NoteKind

NAMES = {str: "a text", int: "a number", float: "a number", bool: "true or false", list: "a list", dict: "an object"}
_WHOLE_ID = re.compile(r"[A-Za-z0-9][\w:.-]*", re.ASCII)
_ID = re.compile(r"[^A-Za-z0-9_.:-]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """The words a note is about, as another program describes them (W3C TextQuoteSelector, TextPositionSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    """Code points of the text the other program saw; -1 where it does not say. Ours only if that text is ours."""
    end: int = -1


@dataclass(frozen=True, slots=True)
class Incoming:
    """An annotation that was read."""

    id: str
    """What our note of it is called; the same each time the annotation is read."""
    name: str
    """What its program calls it: its IRI, or its id there."""
    way: str
    """Where it stands in its file: `rows[3]`."""
    place: Place
    urls: tuple[str, ...]
    """Addresses of the page it is about, the likeliest first."""
    kind: NoteKind = NoteKind.COMMENT
    title: str = ""
    body: str = ""
    """Markdown."""
    tags: tuple[str, ...] = ()
    by: str = ""
    date: str = ""
    """EDTF."""
    moment: str = ""
    """When it was made, to the second; only to put replies in order."""
    draft: bool = False
    selection: Selection | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    answers: tuple[str, ...] = ()
    """Names of what it replies to, the nearest last."""
    address: str = ""
    """Where it can be read; empty where unknown."""
    page: str = ""
    """The title of the page it is about."""
    is_ours: bool = False
    """It is a note of this archive that went out and comes back."""


@dataclass
class Reading:
    """Reads one annotation: values that are of another type are told of and passed over."""

    place: Place
    way: str
    problems: list[Problem] = field(default_factory=list)

    def get(self, values: dict[str, Any], key: str, kind: type, way: str = "") -> Any:
        """The value of a key if it is of this type; None if it is absent, null, or of another."""
        value = values.get(key)
        if value is None or (isinstance(value, kind) and not (kind is int and isinstance(value, bool))):
            return value
        self.tell(f"{self._named(way, key)} is {named(value)}; {NAMES[kind]} was expected", "it was passed over")
        return None

    def text(self, values: dict[str, Any], key: str, way: str = "") -> str:
        """A text, or nothing."""
        return self.get(values, key, str, way) or ""

    def texts(self, values: dict[str, Any], key: str, way: str = "") -> list[str]:
        """The texts of a list."""
        items = self.get(values, key, list, way) or []
        for number, item in enumerate(items):
            if not isinstance(item, str):
                what = f"{self._named(way, key)}[{number}] is {named(item)}; a text was expected"
                self.tell(what, "it was passed over")
        return [item for item in items if isinstance(item, str)]

    def tell(self, what: str, fix: str, severity: Severity = Severity.WARNING) -> None:
        """Note what is wrong."""
        self.problems.append(Problem(self.place, what, fix, severity))

    def _named(self, way: str, key: str) -> str:
        return ".".join(filter(None, [self.way, way, key]))


def named(value: Any) -> str:
    """What a JSON value is, in words."""
    return NAMES.get(type(value), "null")


def is_note_id(word: str) -> bool:
    """Whether a note can have this id."""
    return _WHOLE_ID.fullmatch(word) is not None


def note_id(name: str, before: str) -> str:
    """A note's id made of what another program calls it."""
    return before + _ID.sub("-", name).strip("-")
