"""JSON and JSON lines: each record a member.

Records are found in the bytes one after the other, so that a dump is never held as values.
"""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from generator.clean.block import Damage
from generator.clean.containers.json_text import SCANNER, Broken, JsonText
from generator.clean.containers.lines import byte_lines, is_wide
from generator.clean.containers.parts import (
    Allowance,
    FieldMap,
    Found,
    Member,
    Source,
    Unread,
    shown,
    size,
    unique,
)
from generator.clean.containers.records import Standing, has_text, member
from generator.clean.encoding import decode

RECORD = 50 << 20  # bytes of one record, as of any text
TRIED = 20  # items of a list that are looked at to see whether it holds the articles
INNER = 2  # levels of mappings around the list of articles: `{"response": {"docs": […]}}`
NOT_WIDE = "JSON in UTF-16 or UTF-32 is not read; save it as UTF-8"


def read_json(name: str, data: Source, fields: FieldMap, allowance: Allowance) -> Found:
    """A record, a list of records, or a mapping that holds such a list."""
    if is_wide(data):
        yield Unread(name, size(len(data)), NOT_WIDE, True, 0, len(data))
        return
    text = JsonText(data)
    start = text.skip(3 if data[:3] == b"\xef\xbb\xbf" else 0)
    if start == len(data):
        yield Unread(name, "no value", "the file is empty", True, 0, len(data))
    elif text.sign(start) == "[":
        yield from _items(name, data, text, start, fields)
    else:
        yield from _mapping(name, data, text, start, fields)


def read_jsonl(name: str, data: Source, fields: FieldMap, allowance: Allowance) -> Found:
    """A record on each line."""
    if is_wide(data):
        yield Unread(name, size(len(data)), NOT_WIDE, True, 0, len(data))
        return
    for number, (start, end) in enumerate(byte_lines(data), start=1):
        yield from _told(_record(f"{name}#{number}", f"line {number}", data, fields, (start, end)))


def _items(name: str, data: Source, text: JsonText, start: int, fields: FieldMap) -> Iterator[Member | Unread]:
    """The items of the list that begins at `start`; where it breaks off, one line on the rest."""
    number, at = 0, start
    for number, (at, end) in enumerate(_stretches(text, start), start=1):
        yield from _told(_record(f"{name}#{number}", f"record {number}", data, fields, (at, end)))
        at = end
    rest, why = _after(text, at, "[" if number == 0 else ",")
    if why:
        what = f"{size(len(data) - rest)} after record {number}"
        yield Unread(f"{name}#{number + 1}", what, why, True, rest, len(data))
    elif number == 0:
        yield Unread(name, "an empty list", "it holds no record", True, start, len(data))


def _stretches(text: JsonText, start: int) -> Iterator[tuple[int, int]]:
    """First and last place of each item of a list, as far as it is whole."""
    at = text.skip(start + 1)
    while text.sign(at) not in ("]", ""):
        try:
            _, end = text.value(at)
        except Broken:
            return
        yield at, end
        at = text.skip(end)
        if text.sign(at) != ",":
            return
        at = text.skip(at + 1)


def _after(text: JsonText, at: int, sign: str) -> tuple[int, str]:
    """Where what is wrong begins after a list's last whole item, and what; "" where both end as they should."""
    at = text.skip(at)
    at = text.skip(at + 1) if text.sign(at) == sign else at
    if text.sign(at) != "]":
        return at, _broken(text, at)
    at = text.skip(at + 1)
    return at, "it stands after the end of the list" if text.sign(at) else ""


def _mapping(name: str, data: Source, text: JsonText, start: int, fields: FieldMap) -> Iterator[Member | Unread]:
    """One record, or the list of records in a mapping; what stands beside that list is told."""
    try:
        value, end = text.value(start)
    except Broken as broken:
        yield Unread(name, size(len(data)), str(broken), True, 0, len(data))
        return
    rest = text.skip(end)
    if rest < len(data):
        if text.sign(rest) == "{":  # records one after the other, as JSON lines, but called .json
            del value
            yield from _one_after_another(name, data, text, start, fields)
            return
        why = "it stands after the end of the JSON value"
        yield Unread(f"{name}#2", size(len(data) - rest), why, True, rest, len(data))
    path = () if has_text(value, fields) else _path_of_records(value, fields, INNER)
    del value
    if not path:
        yield from _told(_record(name, "the record", data, fields, (start, end)))
        return
    for depth in range(len(path)):
        for key, first, last in _entries(text, start):
            if key != path[depth]:
                told = shown(data[first : min(last, first + 1000)].decode("utf-8", "replace"))
                around = ".".join([*path[:depth], key])
                yield Unread(f"{name}:{around}", told, "a value beside the list of records", False, first, last)
            else:
                inner = first
        start = inner
    for number, (first, last) in enumerate(_stretches(text, start), start=1):
        yield from _told(_record(f"{name}#{number}", f"record {number}", data, fields, (first, last)))


def _one_after_another(name: str, data: Source, text: JsonText, at: int, fields: FieldMap) -> Iterator[Member | Unread]:
    number = 0
    while text.sign(at):
        number += 1
        try:
            _, end = text.value(at)
        except Broken as broken:
            yield Unread(f"{name}#{number}", size(len(data) - at), str(broken), True, at, len(data))
            return
        yield from _told(_record(f"{name}#{number}", f"record {number}", data, fields, (at, end)))
        at = text.skip(end)


def _path_of_records(value: Any, fields: FieldMap, depth: int) -> tuple[str, ...]:
    """The keys that lead to the list with the most records that have a text; empty if there is none."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    for key, one in value.items() if isinstance(value, dict) else ():
        if isinstance(one, list) and any(has_text(item, fields) for item in one[:TRIED]):
            best = max(best, (len(one), (key,)))
        elif isinstance(one, dict) and depth > 1 and (inner := _path_of_records(one, fields, depth - 1)):
            best = max(best, (1, (key, *inner)))
    return best[1]


def _entries(text: JsonText, at: int) -> Iterator[tuple[str, int, int]]:
    """Key, first and last place of each value of the mapping that begins at `at`, which is known to be whole."""
    at = text.skip(at + 1)
    seen: dict[str, int] = {}
    while text.sign(at) == '"':
        key, at = text.value(at)
        first = text.skip(text.skip(at) + 1)
        _, last = text.value(first)
        yield unique(key, seen), first, last
        at = text.skip(last)
        at = text.skip(at + 1) if text.sign(at) == "," else at


def _record(
    name: str, place: str, source: Source, fields: FieldMap, stretch: tuple[int, int]
) -> Member | Unread | None:
    """The record in these bytes; None if they are blank."""
    start, end = stretch
    if end - start > RECORD:
        return Unread(name, size(end - start), f"longer than {size(RECORD)}, which no article is", True, *stretch)
    data = source[start:end]
    own = (data.removeprefix(b"\xef\xbb\xbf") if start == 0 else data).strip(b" \t\r\n")
    if not own.strip():
        return None
    decoded = decode(own)
    try:
        value = SCANNER.decode(decoded.text)
    except (ValueError, RecursionError):
        return Unread(name, shown(decoded.text), _broken(JsonText(own), 0), True, *stretch)
    standing = Standing(name, place, start, end, sha256(own).hexdigest(), decoded.encoding)
    found = member(standing, value, fields)
    if isinstance(found, Member) and decoded.damage:
        before = start + data.find(own)
        return replace(found, damage=tuple(Damage(before + each.offset, each.byte) for each in decoded.damage))
    return found


def _told(found: Member | Unread | None) -> Iterator[Member | Unread]:
    if found is not None:
        yield found


def _broken(text: JsonText, at: int) -> str:
    """What is wrong with the JSON from here on."""
    try:
        text.value(at)
    except Broken as broken:
        return str(broken)
    return "no JSON: a comma or the end of the list is missing"
