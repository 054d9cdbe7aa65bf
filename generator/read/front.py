"""A file taken apart: front matter between two lines of `---`, and the text after it."""

import re
from typing import NamedTuple

from generator.errors import Place, Problem
from generator.read.yaml import Mapping, Scalar, read_nodes

FENCE = "---"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16 (and 32), which some editors still save
_TITLED = frozenset({"articles", "pages"})  # all other kinds must have a name


class Front(NamedTuple):
    """A file, taken apart."""

    values: Mapping
    """The front matter; empty where nothing stands between its two lines."""
    body: str
    """What follows, verbatim but for line ends, which are newlines."""
    body_line: int
    """The file's line, from 1, on which `body` begins."""


def content_path(path: str) -> str:
    """A path relative to the content folder, as an editor would type it."""
    return f"content/{path}"


def read_front(path: str, data: bytes) -> tuple[Front | None, tuple[Problem, ...]]:
    """The file's front matter and body, and every problem met; None where it could not be read to its end.

    `path` is relative to the content folder.
    """
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    cut = split(text)
    if cut is None:
        return None, (_unfenced(path, text),)
    yaml, body, body_line = cut
    values, problems = _mapping(path, yaml, 2)
    return (None if values is None else Front(values, body, body_line)), problems


def read_settings(path: str, data: bytes) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The keys and values of a file that is YAML throughout, likewise."""
    text, problems = decode(path, data)
    return _mapping(path, text, 1) if text is not None else (None, problems)


def _mapping(path: str, yaml: str, line: int) -> tuple[Mapping | None, tuple[Problem, ...]]:
    node, problems = read_nodes(content_path(path), yaml, line)
    match node:
        case Mapping() | None:
            return node, problems
        case Scalar() if node.is_null:
            return Mapping({}, 1, 1), problems
        case _:
            place = Place(content_path(path), node.line, node.column)
            what, fix = "keys and values were expected here", "write `key: value`, one to a line"
            return None, (*problems, Problem(place, what, fix))


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The bytes as text, each line ended by a newline and no byte order mark; or None and where they are not UTF-8."""
    try:
        text = data.removeprefix(BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        start = error.start + (len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0)
        return None, (_undecodable(path, data, start),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, ()


def split(text: str) -> tuple[str, str, int] | None:
    """The YAML, the body and the line it begins on; None when the text has no whole front matter.

    The first line is `---`, and the next such line ends the front matter; blanks behind the dashes do not count.
    """
    head, newline, rest = text.partition("\n")
    if head.rstrip(" \t") != FENCE or not newline:
        return None
    at = 0
    while (start := rest.find(FENCE, at)) >= 0:
        end = rest.find("\n", start)
        end = len(rest) if end < 0 else end
        if (start == 0 or rest[start - 1] == "\n") and not rest[start + 3 : end].strip(" \t"):
            yaml, body = rest[:start], rest[end + 1 :]
            return yaml, body, yaml.count("\n") + 3
        at = start + 3
    return None


def _undecodable(path: str, data: bytes, start: int) -> Problem:
    line = data.count(b"\n", 0, start) + 1
    wide = data.startswith(_WIDE_MARKS)
    what = f"this file is not UTF-8: byte {start} is 0x{data[start]:02x}" + (", the mark of UTF-16" if wide else "")
    return Problem(Place(content_path(path), line), what, "save the file as UTF-8")


def _unfenced(path: str, text: str) -> Problem:
    first = text.partition("\n")[0]
    if first.rstrip(" \t") == FENCE:
        what = "the front matter that begins here has no end"
        return Problem(Place(content_path(path), 1), what, f"put a line of three dashes, ---, {_likely_end(text)}")
    blank = len(text) - len(text.lstrip())
    if text[blank:].startswith(FENCE):
        place = Place(content_path(path), text.count("\n", 0, blank) + 1)
        return Problem(place, "front matter begins on the first line of a file", "remove what stands before the dashes")
    what = "the file has no front matter"
    key = "title" if path.partition("/")[0] in _TITLED else "name"
    return Problem(Place(content_path(path), 1), what, f'begin it with three lines: --- and {key}: "…" and ---')


def _likely_end(text: str) -> str:
    """Before the first line that is neither a key, nor an item, nor indented, nor a comment."""
    lines = text.split("\n")
    other = next((number for number, line in enumerate(lines[1:], 2) if not _KEY_LINE.match(line)), None)
    return f"before line {other}" if other and other < len(lines) else "after its last key"


_KEY_LINE = re.compile(r"[\w-]+:( |$)|-( |$)|[ \t]+\S|#")
