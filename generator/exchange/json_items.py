"""The annotations of a JSON file, one after another, each with the place it begins at; what is broken is told."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.errors import Place, Problem

LISTS = ("rows", "items")
"""Keys of an object that hold the list of annotations: of Hypothesis' search, of an AnnotationPage."""
INNER = ("first",)
"""Keys that may hold an object with such a list: an AnnotationCollection with its page."""

_SPACE = re.compile(r"[ \t\r\n]*")
_UNWRITABLE = re.compile("[\ud800-\udfff\0]")
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Item:
    """A JSON value that should be an annotation."""

    value: Any
    way: str
    """Where in the file's structure: `rows[3]`; empty for the whole file."""
    place: Place


class _Broken(Exception):
    """The text is no JSON from here on."""

    def __init__(self, at: int, why: str) -> None:
        """`at` counts code points of the text."""
        self.at, self.why = at, why
        super().__init__(why)


class JsonFile:
    """A file's text, and where its lines begin."""

    def __init__(self, path: str, data: bytes) -> None:
        """`path` as messages name it."""
        self.path = path
        self.problems: list[Problem] = []
        """What was found wrong while the items were read."""
        self._text = self._decoded(data)
        self._lines = [0, *(found.end() for found in re.finditer("\n", self._text))]

    def items(self) -> Iterator[Item]:
        """Each annotation: of a list, of an object's list, of lines; or the object itself."""
        at = self._skip(0)
        if at == len(self._text):
            if not self.problems:
                self._tell(Place(self.path), "the file is empty", "export the annotations again")
            return
        try:
            yield from self._value(at, "")
        except _Broken as broken:
            what = f"this is no JSON: {broken.why}"
            self._tell(self._place(broken.at), what, "export the file again; what stands before this was read")

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            what = f"this file is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}"
            self._tell(Place(self.path, data.count(b"\n", 0, error.start) + 1), what, "save the file as UTF-8")
            return ""

    def _value(self, at: int, way: str) -> Iterator[Item]:
        sign = self._text[at]
        if sign == "[":
            yield from self._list(at, way)
        elif sign == "{" and (lists := self._lists(at)):
            for key, start in lists:
                inner = f"{way}.{key}" if way else key
                yield from (self._list(start, inner) if key in LISTS else self._value(start, inner))
        elif sign == "{" and not way:
            yield from self._lines_of(at)
        else:
            value, _ = self._decode(at)
            yield Item(value, way, self._place(at))

    def _list(self, at: int, way: str) -> Iterator[Item]:
        number, at = 0, self._skip(at + 1)
        while self._sign(at) != "]":
            value, end = self._decode(at)
            yield Item(value, f"{way}[{number}]", self._place(at))
            number, at = number + 1, self._skip(end)
            if self._sign(at) == ",":
                at = self._skip(at + 1)
            elif self._sign(at) != "]":
                raise _Broken(at, "a comma or the end of the list was expected")

    def _lists(self, at: int) -> list[tuple[str, int]]:
        """The lists of annotations an object holds, or objects with such lists, and where they begin.

        An object that breaks off has those before that.
        """
        found = []
        at = self._skip(at + 1)
        while self._sign(at) == '"':
            key, end = self._decode(at)
            start = self._skip(end)
            if self._sign(start) != ":":
                break
            start = self._skip(start + 1)
            if (key in LISTS and self._sign(start) == "[") or (key in INNER and self._sign(start) == "{"):
                found.append((key, start))
            try:
                _, end = self._decode(start)
            except _Broken:
                if found:
                    return found
                raise
            at = self._skip(end)
            at = self._skip(at + 1) if self._sign(at) == "," else at
        return found

    def _lines_of(self, at: int) -> Iterator[Item]:
        """One object, or one on each line; a line that is none is told of and the next is read."""
        number = 0
        while at < len(self._text):
            place = self._place(at)
            try:
                value, end = self._decode(at)
                yield Item(value, f"[{number}]" if number else "", place)
            except _Broken as broken:
                end = self._text.find("\n", at)
                if end < 0 or self._text[self._skip(end) : self._skip(end) + 1] != "{":
                    raise
                self._tell(self._place(broken.at), f"this is no JSON: {broken.why}", "the other lines were read")
            number, at = number + 1, self._skip(end)

    def _decode(self, at: int) -> tuple[Any, int]:
        try:
            value, end = _DECODER.raw_decode(self._text, at)
            is_odd = any(self._text.find(sign, at, end) >= 0 for sign in ("\\u", "\0"))
            return _writable(value) if is_odd else value, end
        except json.JSONDecodeError as error:
            is_end = not self._text[error.pos :].strip() or error.msg.startswith("Unterminated")
            why = "it breaks off here" if is_end else error.msg[0].lower() + error.msg[1:]
            raise _Broken(min(error.pos, len(self._text)), why) from error
        except RecursionError as error:
            raise _Broken(at, "its values lie too deep inside one another") from error
        except ValueError as error:  # a number of thousands of digits
            raise _Broken(at, "a number is too long") from error

    def _sign(self, at: int) -> str:
        if at >= len(self._text):
            raise _Broken(at, "it breaks off here")
        return self._text[at]

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        assert found is not None
        return found.end()

    def _place(self, at: int) -> Place:
        line = bisect_right(self._lines, at)
        return Place(self.path, line, at - self._lines[line - 1] + 1)

    def _tell(self, place: Place, what: str, fix: str) -> None:
        self.problems.append(Problem(place, what, fix))


def _writable(value: Any) -> Any:
    """A value whose texts a file can hold: JSON may escape NUL, and halves of pairs."""
    match value:
        case str():
            return _UNWRITABLE.sub("\ufffd", value)
        case list():
            return [_writable(one) for one in value]
        case dict():
            return {_writable(key): _writable(one) for key, one in value.items()}
        case _:
            return value
