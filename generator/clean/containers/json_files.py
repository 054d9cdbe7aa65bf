"""JSON and JSON lines: each record a member.

Records are found in the bytes one after the other, so that a dump is never held as values. Bytes are read as Latin-1
for that, in which places in the text are places in the file; JSON's own signs are ASCII in every encoding it comes in.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from json import JSONDecoder
from typing import Any

from generator.clean.containers.lines import byte_lines, is_wide
from generator.clean.containers.parts import Allowance, FieldMap, Found, Member, Unread, Value, shown, size, unique
from generator.clean.containers.records import has_text, member
from generator.clean.encoding import decode
from generator.model import Fate

RECORD = 50 << 20  # bytes of one record, as of any text
TRIED = 20  # items of a list that are looked at to see whether it holds the articles
INNER = 2  # levels of mappings around the list of articles: `{"response": {"docs": […]}}`
NOT_WIDE = "JSON in UTF-16 or UTF-32 is not read; save it as UTF-8"

_SPACE = re.compile(r"[ \t\r\n]*")


def read_json(name: str, data: bytes, fields: FieldMap, allowance: Allowance) -> Found:
    """A record, a list of records, or a mapping that holds such a list."""
    if is_wide(data):
        yield Unread(name, size(len(data)), NOT_WIDE, True, 0, len(data))
        return
    text = data.decode("latin-1")
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    start = _skip(text, start)
    if start == len(text):
        yield Unread(name, "no value", "the file is empty", True, 0, len(data))
    elif text[start] == "[":
        yield from _items(name, data, text, start, fields)
    else:
        yield from _mapping(name, data, text, start, fields)


def read_jsonl(name: str, data: bytes, fields: FieldMap, allowance: Allowance) -> Found:
    """A record on each line."""
    if is_wide(data):
        yield Unread(name, size(len(data)), NOT_WIDE, True, 0, len(data))
        return
    for number, (start, end) in enumerate(byte_lines(data), start=1):
        line = data[start:end].removeprefix(b"\xef\xbb\xbf") if start == 0 else data[start:end]
        if line.strip():
            yield _record(f"{name}#{number}", f"line {number}", line, fields, (start, end))


def _items(name: str, data: bytes, text: str, start: int, fields: FieldMap) -> Iterator[Member | Unread]:
    """The items of the list that begins at `start`; where it breaks off, one line on the rest."""
    number, at = 0, start
    for number, (at, end) in enumerate(_stretches(text, start), start=1):
        yield _record(f"{name}#{number}", f"record {number}", data[at:end], fields, (at, end))
        at = end
    rest, why = _after(text, at, "[" if number == 0 else ",")
    if why:
        what = f"{size(len(data) - rest)} after record {number}"
        yield Unread(f"{name}#{number + 1}", what, why, True, rest, len(data))
    elif number == 0:
        yield Unread(name, "an empty list", "it holds no record", True, start, len(data))


def _stretches(text: str, start: int) -> Iterator[tuple[int, int]]:
    """First and last place of each item of a list, as far as it is whole."""
    at = _skip(text, start + 1)
    while at < len(text) and text[at] != "]":
        try:
            _, end = _SCANNER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield at, end
        at = _skip(text, end)
        if text[at : at + 1] != ",":
            return
        at = _skip(text, at + 1)


def _after(text: str, at: int, sign: str) -> tuple[int, str]:
    """Where what is wrong begins after a list's last whole item, and what; "" where both end as they should."""
    at = _skip(text, at)
    at = _skip(text, at + 1) if text[at : at + 1] == sign else at
    if text[at : at + 1] != "]":
        return at, _broken(text, at)
    at = _skip(text, at + 1)
    return at, "" if at == len(text) else "it stands after the end of the list"


def _mapping(name: str, data: bytes, text: str, start: int, fields: FieldMap) -> Iterator[Member | Unread]:
    """One record, or the list of records in a mapping; what stands beside that list is told."""
    try:
        value, end = _SCANNER.raw_decode(text, start)
    except (ValueError, RecursionError):
        yield Unread(name, size(len(data)), _broken(text, start), True, 0, len(data))
        return
    rest = _skip(text, end)
    if rest < len(text):
        if text[rest] == "{":  # records one after the other, as JSON lines, but called .json
            yield from _one_after_another(name, data, text, start, fields)
            return
        why = "it stands after the end of the JSON value"
        yield Unread(f"{name}#2", size(len(data) - rest), why, True, rest, len(data))
    path = () if has_text(value, fields) else _path_of_records(value, fields, INNER)
    if not path:
        yield _record(name, "the record", data[start:end], fields, (start, end))
        return
    del value
    for depth in range(len(path)):
        for key, first, last in _entries(text, start):
            if key != path[depth]:
                told = shown(data[first:last].decode("utf-8", "replace"))
                around = ".".join([*path[:depth], key])
                yield Unread(f"{name}:{around}", told, "a value beside the list of records", False, first, last)
            else:
                inner = first
        start = inner
    for number, (first, last) in enumerate(_stretches(text, start), start=1):
        yield _record(f"{name}#{number}", f"record {number}", data[first:last], fields, (first, last))


def _one_after_another(name: str, data: bytes, text: str, at: int, fields: FieldMap) -> Iterator[Member | Unread]:
    number = 0
    while at < len(text):
        number += 1
        try:
            _, end = _SCANNER.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield Unread(f"{name}#{number}", size(len(data) - at), _broken(text, at), True, at, len(data))
            return
        yield _record(f"{name}#{number}", f"record {number}", data[at:end], fields, (at, end))
        at = _skip(text, end)


def _path_of_records(value: Any, fields: FieldMap, depth: int) -> tuple[str, ...]:
    """The keys that lead to the list with the most records that have a text; empty if there is none."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    for key, one in value.items() if isinstance(value, dict) else ():
        if isinstance(one, list) and any(has_text(item, fields) for item in one[:TRIED]):
            best = max(best, (len(one), (key,)))
        elif isinstance(one, dict) and depth > 1 and (inner := _path_of_records(one, fields, depth - 1)):
            best = max(best, (1, (key, *inner)))
    return best[1]


def _entries(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Key, first and last place of each value of the mapping that begins at `at`, which is known to be whole."""
    at = _skip(text, at + 1)
    seen: dict[str, int] = {}
    while text[at] == '"':
        key, at = _SCANNER.raw_decode(text, at)
        first = _skip(text, _skip(text, at) + 1)
        _, last = _SCANNER.raw_decode(text, first)
        yield unique(key, seen), first, last
        at = _skip(text, last)
        at = _skip(text, at + 1) if text[at] == "," else at


def _record(name: str, place: str, data: bytes, fields: FieldMap, stretch: tuple[int, int]) -> Member | Unread:
    if len(data) > RECORD:
        return Unread(name, size(len(data)), f"longer than {size(RECORD)}, which no article is", True, *stretch)
    decoded = decode(data)
    try:
        value = _SCANNER.decode(decoded.text)
    except (ValueError, RecursionError):
        return Unread(name, shown(decoded.text), _broken(decoded.text, 0), True, *stretch)
    found = member(name, place, value, fields, stretch, decoded.encoding)
    if isinstance(found, Member) and decoded.damage:
        first = decoded.damage[0]
        told = f"{len(decoded.damage)} from offset {stretch[0] + first.offset}: 0x{first.byte:02x}"
        lost = Value("bytes", told, Fate.DROPPED, f"no {decoded.encoding}; they stand as U+FFFD")
        return replace(found, values=(*found.values, lost))
    return found


def _skip(text: str, at: int) -> int:
    """The place after white space."""
    match = _SPACE.match(text, at)
    assert match is not None, "a pattern that may be empty always matches"
    return match.end()


def _broken(text: str, at: int) -> str:
    """What is wrong with the JSON from here on."""
    try:
        _SCANNER.raw_decode(text, at)
    except RecursionError:
        return "its values lie too deep inside one another"
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
            return "the JSON breaks off here"
        return f"no JSON: {error.msg[0].lower()}{error.msg[1:]} at character {error.pos - at + 1} of it"
    return "no JSON: a comma or the end of the list is missing"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping that keeps a key given twice under another name."""
    seen: dict[str, int] = {}
    return {unique(key, seen): value for key, value in pairs}


_SCANNER = JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False, object_pairs_hook=_once)
"""Numbers stay the text they are written as."""
