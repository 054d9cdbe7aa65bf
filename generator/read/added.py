"""A file with more in a list of its front matter, to the byte the same everywhere else."""

import re
from collections.abc import Sequence

from generator.read.front import BYTE_ORDER_MARK, FENCE, read_front
from generator.read.nodes import Entry, Items, Mapping, Node, Scalar
from generator.read.write import scalar

_ITEM = re.compile(r"""[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\]#\r\n]*[^,\]#\s])""")
_DASH = re.compile(r"[ \t]*-[ \t]+")
_NOTHING = re.compile(r"[ \t]*(?:~|null|\[[ \t]*\])?[ \t]*(?=\r?\n|\r|#|$)")


class CannotAdd(Exception):
    """A file whose front matter is written in a way that cannot be added to; nothing is guessed."""


def with_items(data: bytes, key: str, items: Sequence[str], order: Sequence[str] = ()) -> bytes:
    """The file with these items at the end of that list, which is made where it is not there yet.

    `order` are the keys in the order in which a new one is put among those there. What the list holds already is not
    added twice. Raises CannotAdd where the file cannot be read, or the list is written in a form not understood.
    """
    before = _values(data)
    entry = before.entries.get(key)
    held = _texts(entry.value) if entry else []
    fresh = [item for item in dict.fromkeys(items) if item not in held]
    if not fresh:
        return data
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", data.removeprefix(mark).decode())
    words = [scalar(key, item) for item in fresh]
    if entry is None:
        _insert(lines, before, key, words, order)
    else:
        _extend(lines, entry, words)
    whole = mark + "".join(lines).encode()
    after = _values(whole)
    if _texts(after.entries[key].value) != [*held, *fresh] or _others(after, key) != _others(before, key):
        raise CannotAdd
    return whole


def _values(data: bytes) -> Mapping:
    front, _ = read_front("", data)
    if front is None:
        raise CannotAdd
    return front.values


def _texts(value: Node) -> list[str]:
    match value:
        case Items():
            return [item.text for item in value.items if isinstance(item, Scalar)]
        case Scalar() if not value.is_null:
            raise CannotAdd
        case _:
            return []


def _others(values: Mapping, key: str) -> dict[str, object]:
    return {name: _plain(entry.value) for name, entry in values.entries.items() if name != key}


def _plain(value: Node) -> object:
    match value:
        case Scalar():
            return value.text, value.style
        case Items():
            return [_plain(item) for item in value.items]
        case Mapping():
            return {name: _plain(entry.value) for name, entry in value.entries.items()}


def _insert(lines: list[str], values: Mapping, key: str, words: Sequence[str], order: Sequence[str]) -> None:
    """A new key: before the first of those that come after it in order, or else at the end."""
    rank = {name: at for at, name in enumerate(order)}
    own = rank.get(key, len(rank))
    later = (entry.key.line for name, entry in values.entries.items() if rank.get(name, len(rank)) > own)
    fence = next(at for at, line in enumerate(lines) if at and line.rstrip() == FENCE)
    at = min(later, default=fence + 1) - 1
    end = re.search(r"[\r\n]*$", lines[0])
    lines.insert(at, f"{key}: [{', '.join(words)}]{end[0] if end else ''}")


def _extend(lines: list[str], entry: Entry, words: Sequence[str]) -> None:
    value = entry.value
    items = [item for item in value.items if isinstance(item, Scalar)] if isinstance(value, Items) else []
    if not items:
        at = entry.key.line - 1
        head, colon, rest = lines[at].partition(":")
        if found := _NOTHING.match(rest):
            after = rest[found.end() :]
            lines[at] = f"{head}{colon} [{', '.join(words)}]{' ' * after.startswith('#')}{after}"
            return
        raise CannotAdd
    last = items[-1]
    line = lines[last.line - 1]
    before = line[: last.column - 1]
    if _DASH.fullmatch(before):
        end = re.search(r"[\r\n]*$", line)
        lines[last.line : last.line] = [f"{before}{word}{end[0] if end else ''}" for word in words]
        return
    found = _ITEM.match(line, last.column - 1)
    if found is None:
        raise CannotAdd
    lines[last.line - 1] = f"{line[: found.end()]}, {', '.join(words)}{line[found.end() :]}"
