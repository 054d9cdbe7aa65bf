"""Where a trouble stands: its line and column, found in the file by its key or by its words."""

import re
from collections.abc import Iterator, Sequence

from generator.errors import Place, Problem
from generator.model import Trouble
from generator.read.front import content_path, read_front, read_settings
from generator.read.yaml import Items, Mapping


def locate(path: str, data: bytes, troubles: tuple[Trouble, ...]) -> tuple[bool, tuple[Problem, ...]]:
    """True, and each trouble at its place in the file; links of the same words at one place after another."""
    values, first = _front_of(path, data)
    lines = data.decode("utf-8", "replace").splitlines()
    used: set[tuple[int, int]] = set()
    told = []
    for each in troubles:
        if each.key:
            line, column = _by_key(values, each.key)
        else:
            line, column = _by_words(lines, each.line or first, each.needle, used)
            if not line and each.line:  # what holds for each note of a file stands above them all
                line, column = _by_words(lines, 1, each.needle, used)
        used.add((line, column))
        told.append(Problem(Place(content_path(path), line, column), each.what, each.fix, each.severity))
    return True, tuple(told)


def _front_of(path: str, data: bytes) -> tuple[Mapping | None, int]:
    """The file's keys and values, and the line after them."""
    if path.endswith(".yml"):
        return read_settings(path, data)[0], 1
    front, _ = read_front(path, data) if path.endswith(".md") else (None, ())
    return (front.values, front.body_line) if front else (None, 1)


def _by_key(values: Mapping | None, key: str) -> tuple[int, int]:
    """Where a value of the front matter stands: `broader`, `topics[0]`, or `roles[0].organisation`."""
    head, _, inner = key.partition(".")
    name, _, index = head.rstrip("]").partition("[")
    entry = values.entries.get(name) if values else None
    if entry is None:
        return 0, 0
    node = entry.value
    if index and isinstance(node, Items) and int(index) < len(node.items):
        node = node.items[int(index)]
    if inner and isinstance(node, Mapping) and inner in node.entries:
        node = node.entries[inner].value
    return node.line, node.column


def _by_words(lines: Sequence[str], first: int, needle: str, used: set[tuple[int, int]]) -> tuple[int, int]:
    """The first place not used yet at which a link may have these words; of the whole file, 0 and 0."""
    if not needle:
        return 0, 0
    for pattern in _patterns(needle):
        for number, line in enumerate(lines[first - 1 :], first):
            for found in re.finditer(pattern, line):
                if (number, found.start() + 1) not in used:
                    return number, found.start() + 1
    return 0, 0


def _patterns(needle: str) -> Iterator[str]:
    """As `[[kind/slug]]`, as it is, as the address of a file, and as the name at its end."""
    name = needle.rpartition("/")[2]
    yield rf"(?<=\[\[){re.escape(needle)}(?=[\]|#])"
    yield rf"(?<![\w-]){re.escape(needle)}(?![\w-])" if needle[0] != "#" else rf"{re.escape(needle)}(?![\w-])"
    yield rf"(?<=[(/<]){re.escape(name)}\.md\b"
    yield rf"(?<![\w-]){re.escape(name)}(?![\w-])"
