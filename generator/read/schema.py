"""Which keys a file may have, and what each may hold: one row a key, one reader a kind of value.

A reader takes a value's node and gives the value, or None after noting what is wrong. Every problem of a file is
noted, not only the first, so an editor mends it in one go.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.edtf import guesses, is_edtf, why_not
from generator.errors import Place, Problem, Severity, warning
from generator.model import Field
from generator.read.names import is_name, named
from generator.read.yaml import Items, Mapping, Node, Scalar

_URL_CHARS = r"\s\x00-\x20\x7f-\xa0\u2028-\u202e\"<>\\^`{|}"  # may not stand in an address (RFC 3986), and hidden ones
_URL = re.compile(rf"https?://[^{_URL_CHARS}/?#]+(?:[/?#][^{_URL_CHARS}]*)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
KEYS_SHOWN = 14  # a message stays a line or two
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Reading:
    """One file on its way from nodes to values: the problems met, and where the values stand."""

    def __init__(self, path: str, problems: Iterable[Problem] = ()) -> None:
        """`path` is as an editor would type it; `problems` are those already met."""
        self.path = path
        self.problems = list(problems)
        self.fields: list[Field] = []

    @property
    def told(self) -> tuple[Problem, ...]:
        """Every problem, in the order of the file."""
        return tuple(sorted(self.problems, key=lambda problem: problem.place))

    @property
    def is_usable(self) -> bool:
        """False when there was an error; warnings leave a file usable."""
        return all(problem.severity is Severity.WARNING for problem in self.problems)

    def wrong(self, node: Node, what: str, fix: str) -> None:
        """Note an error at the node."""
        self.problems.append(Problem(Place(self.path, node.line, node.column), what, fix))

    def doubt(self, node: Node, what: str, fix: str) -> None:
        """Note a warning at the node."""
        self.problems.append(warning(Place(self.path, node.line, node.column), what, fix))


Reader: TypeAlias = Callable[[Reading, str, Node], Any]
"""Reading, the key's name for messages, the node → the value, or None when it was wrong."""


@dataclass(frozen=True, slots=True)
class Row:
    """A key of a file."""

    key: str
    read: Reader
    field: str = ""
    """The attribute it fills; empty when it is called like the key."""


Schema: TypeAlias = dict[str, Row]
"""Rows by key."""


def schema(*rows: Row) -> Schema:
    """The rows by key, in the order given."""
    return {row.key: row for row in rows}


def read_rows(
    rows: Schema, mapping: Mapping, reading: Reading, *, unknown: Severity = Severity.WARNING
) -> dict[str, Any]:
    """The values by field, of the keys that are there, not null and right; places and problems go to `reading`."""
    values: dict[str, Any] = {}
    for key, (name, node) in mapping.entries.items():
        row = rows.get(key)
        if row is None:
            _note_unknown(rows, name, reading, unknown)
        elif not (isinstance(node, Scalar) and node.is_null):
            reading.fields.append(Field(key, node.line, node.column))
            value = row.read(reading, key, node)
            if value is not None:
                values[row.field or key] = value
    return values


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; empty where none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), tuple(known), n=1)), "")


def require(key: str, mapping: Mapping, reading: Reading) -> None:
    """Note an error where a text that must be there is missing or blank."""
    entry = mapping.entries.get(key)
    if entry is None:
        _note_missing(key, mapping, reading)
    elif isinstance(entry.value, Scalar) and (entry.value.is_null or not entry.value.text.strip()):
        reading.wrong(entry.key, f"the {key} is empty", f'give one: {key}: "…"')


def _note_missing(key: str, mapping: Mapping, reading: Reading) -> None:
    """At the mapping's first character; of a whole file or front matter at its line, since a line is what it lacks."""
    first = next(iter(mapping.entries.values()), None)
    if mapping.column == 1 and (first is None or first.key.column == 1):
        reading.wrong(Scalar("", mapping.line, 0), f"the {key} is missing", f'add a line: {key}: "…"')
        return
    is_inline = first is None or (first.key.line, first.key.column) != (mapping.line, mapping.column)
    fix = f'write {{{key}: "…", …}}' if is_inline else f'add a line: {key}: "…"'
    reading.wrong(mapping, f"the {key} is missing", fix)


def text(reading: Reading, key: str, node: Node) -> str | None:
    """Any text; that of a block (`|`, `>`) without its last line end."""
    if isinstance(node, Scalar):
        return node.text.rstrip("\n") if node.style in {"|", ">"} else node.text
    reading.wrong(node, f"expected text for '{key}', found {_shape(node)}", f"put it in quotes: {_as_text(node)}")
    return None


def reason(reading: Reading, key: str, node: Node) -> str | None:
    """A text that gives a reason: a bare `true` or `false` would be taken for a switch."""
    value = text(reading, key, node)
    if value in _TRUTHS:
        reading.wrong(
            node, f"'{key}' is given a reason and a date, not {value}", f'write {key}: "why, when", or remove the key'
        )
        return None
    return value


def boolean(reading: Reading, key: str, node: Node) -> bool | None:
    """`true` or `false`; `yes` and `no` mean different things in different YAML, so they are refused."""
    value = _TRUTHS.get(node.text) if isinstance(node, Scalar) else None
    if value is None:
        reading.wrong(
            node, f"expected true or false for '{key}', found {_shape(node)}", f"write `{key}: true` or `{key}: false`"
        )
    return value


def whole_number(reading: Reading, key: str, node: Node) -> int | None:
    """A whole number of at most nine digits."""
    if isinstance(node, Scalar) and _WHOLE.fullmatch(node.text):
        return int(node.text)
    reading.wrong(node, f"expected a whole number for '{key}', found {_shape(node)}", f"write digits: `{key}: 10`")
    return None


def edtf(reading: Reading, key: str, node: Node) -> str | None:
    """A date in the forms of `generator.edtf`."""
    value = text(reading, key, node)
    if value is None or is_edtf(value):
        return value
    found = guesses(value)
    fix = f"write {_either(found)}" if found else f"correct it, or remove '{key}' where the date is not known"
    reading.wrong(node, f"'{value}' is not a date: {why_not(value)}", fix)
    return None


def day(reading: Reading, key: str, node: Node) -> str | None:
    """A whole date without marks: `2014-11-20`."""
    value = edtf(reading, key, node)
    if value is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        reading.wrong(
            node, f"'{key}' needs one whole date, found '{value}'", f'write year, month and day: {key}: "2014-11-20"'
        )
        return None
    return value


def url(reading: Reading, key: str, node: Node) -> str | None:
    """An address of the web: http or https."""
    value = text(reading, key, node)
    if value is None or is_url(value):
        return value
    is_bare = "." in value and ("/" in value or value.startswith("www.")) and is_url(f"https://{value}")
    fix = f'write "https://{value}"' if is_bare else "write it whole, from https:// on"
    reading.wrong(node, f"'{value}' is not a web address", fix)
    return None


def is_url(value: str) -> bool:
    """True for an http or https address without blanks, quotes or brackets."""
    return _URL.fullmatch(value) is not None


def name(reading: Reading, key: str, node: Node) -> str | None:
    """A slug: letters, digits, `-`, `_` and `.`, as it stands in a file's name."""
    value = text(reading, key, node)
    if value is None or is_name(value):
        return value
    reading.wrong(node, f"'{value}' is not a slug", named(value))
    return None


def reference(reading: Reading, key: str, node: Node) -> str | None:
    """A link reference: `slug` or `kind/slug`."""
    value = text(reading, key, node)
    if value is None or all(is_name(part) for part in value.split("/", 1)):
        return value
    reading.wrong(node, f"'{value}' is not a link reference", "write `kind/slug`, such as `topics/arms-trade`")
    return None


def language(reading: Reading, key: str, node: Node) -> str | None:
    """A language tag (BCP 47): `en`, `ur`, `zh-Hant`."""
    value = text(reading, key, node)
    if value is None or _LANGUAGE.fullmatch(value):
        return value
    reading.wrong(node, f"'{value}' is not a language tag", "write a code such as `en`, `ur` or `pt-BR`")
    return None


def digest(reading: Reading, key: str, node: Node) -> str | None:
    """A SHA-256 digest, 64 hexadecimal digits."""
    value = text(reading, key, node)
    if value is None or _DIGEST.fullmatch(value):
        return value
    reading.wrong(
        node, f"'{key}' is not a SHA-256 digest", "64 digits 0-9 and a-f are expected; `pressmark ingest` writes them"
    )
    return None


def one_of(words: Sequence[str]) -> Reader:
    """A reader that knows these words only."""

    def read(reading: Reading, key: str, node: Node) -> str | None:
        value = text(reading, key, node)
        if value is None or value in words:
            return value
        near = nearest(value, words)
        fix = f"did you mean '{near}'?" if near else f"write one of: {', '.join(words)}"
        reading.wrong(node, f"'{value}' is not known for '{key}'", fix)
        return None

    return read


def list_of(read_item: Reader) -> Reader:
    """A reader of lists; each item's place is kept as `key[0]`, and an item given twice is kept once."""

    def read(reading: Reading, key: str, node: Node) -> tuple[Any, ...] | None:
        if not isinstance(node, Items):
            fix = f"write it as a list: {key}: {_as_list(node)}"
            reading.wrong(node, f"expected a list for '{key}', found {_shape(node)}", fix)
            return None
        found: dict[Any, None] = {}
        for item in node.items:
            if isinstance(item, Scalar) and item.is_null:
                reading.wrong(item, f"an empty item in '{key}'", "fill it in, or remove it")
            elif (value := read_item(reading, key, item)) is None:
                continue
            elif value in found:
                reading.doubt(item, f"'{key}' has this item twice", "remove one of the two")
            else:
                reading.fields.append(Field(f"{key}[{len(found)}]", item.line, item.column))
                found[value] = None
        return tuple(found)

    return read


def record_of(make: Callable[..., Any], rows: Schema, required: Sequence[str] = ()) -> Reader:
    """A reader of mappings: `make` is called with the fields that are there; the `required` keys must be."""

    def read(reading: Reading, key: str, node: Node) -> Any:
        if not isinstance(node, Mapping):
            fix = f"write keys and values: {', '.join(f'{one}: …' for one in rows)}"
            reading.wrong(node, f"expected a mapping in '{key}', found {_shape(node)}", fix)
            return None
        inner = Reading(reading.path)
        values = read_rows(rows, node, inner)
        for one in required:
            require(one, node, inner)
        reading.problems.extend(inner.problems)
        return make(**values) if inner.is_usable else None

    return read


def _note_unknown(rows: Schema, key: Scalar, reading: Reading, severity: Severity) -> None:
    near = nearest(key.text, rows)
    known = f"known keys are {', '.join(rows)}" if len(rows) <= KEYS_SHOWN else "no key like it is known"
    fix = f"did you mean '{near}'?" if near else f"remove it; {known}"
    place = Place(reading.path, key.line, key.column)
    reading.problems.append(Problem(place, f"unknown key '{key.text}'", fix, severity))


def _shape(node: Node) -> str:
    match node:
        case Scalar():
            return f"'{node.text}'" if len(node.text) < 60 else f"'{node.text[:50]}…'"
        case Items():
            return "a list"
        case Mapping():
            return f"a mapping ('{next(iter(node.entries))}: …')" if node.entries else "a mapping"


def _as_list(node: Node) -> str:
    """How the node might stand as a list: one name or several, one text, or just how lists look."""
    if not isinstance(node, Scalar) or len(node.text) > 60 or any(char in node.text for char in '"\\\n'):
        return '["…"]'
    names = [name.strip() for name in node.text.split(",")]
    return f"[{', '.join(names)}]" if all(map(is_name, filter(None, names))) else f'["{node.text}"]'


def _as_text(node: Items | Mapping) -> str:
    """How a colon that made a mapping of a text might have been meant."""
    match node:
        case Mapping({**entries}) if len(entries) == 1:
            [(key, entry)] = entries.items()
            if isinstance(entry.value, Scalar) and not entry.value.style:
                return f'"{key}: {entry.value.text}"'
    return '"…"'


def _either(dates: Sequence[str]) -> str:
    return " or ".join(f'"{one}"' for one in dates)
