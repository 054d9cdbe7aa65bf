"""The YAML that ingest writes, read without a YAML parser in less than half its time: ten thousand files are read so.

It takes only lines of `key: word`, `key: "text"` and `key: [a, "b"]`, and gives up at the first that is anything else.
A property test holds that what it does take, the parser's events give too, values and places alike.
"""

import re

from generator.read.nodes import Entry, Items, Mapping, Node, Scalar

_WORD = r"[A-Za-z0-9][A-Za-z0-9_./-]*"
_TEXT = r'"[^"\\\t\n]*"'
_LIST = rf"(?:{_WORD}|{_TEXT})(?:, (?:{_WORD}|{_TEXT}))*"
_LINE = re.compile(rf"([a-z][a-z0-9_]{{0,60}}): (?:({_WORD}(?: {_WORD})*)|({_TEXT})|(\[\])|\[({_LIST})\])\n")
_ITEM = re.compile(rf"{_WORD}|{_TEXT}")


def read_lines(text: str, line: int) -> Mapping | None:
    """The keys and values of a text whose first line has this number; None when another line than those is in it."""
    entries: dict[str, Entry] = {}
    first, at = line, 0
    while match := _LINE.match(text, at):
        key = match[1]
        if key in entries:
            return None
        column = match.end(1) - at + 3
        entries[key] = Entry(Scalar(key, line, 1), _value(match, line, column))
        at, line = match.end(), line + 1
    return Mapping(entries, first, 1) if entries and at == len(text) else None


def _value(match: re.Match[str], line: int, column: int) -> Node:
    match match.lastindex:
        case 2:
            return Scalar(match[2], line, column)
        case 3:
            return Scalar(match[3][1:-1], line, column, '"')
        case 4:
            return Items((), line, column)
        case _:
            shift = column + 1
            items = (_item(found, line, shift) for found in _ITEM.finditer(match[5]))
            return Items(tuple(items), line, column)


def _item(found: re.Match[str], line: int, shift: int) -> Scalar:
    text, column = found[0], found.start() + shift
    return Scalar(text[1:-1], line, column, '"') if text[0] == '"' else Scalar(text, line, column)
