"""The bytes of a JSON file as text, of which a window is held at a time, and the values in it.

Bytes are read as Latin-1, in which places in the text are places in the file; JSON's own signs are ASCII in every
encoding it comes in.
"""

import json
import re
from json import JSONDecoder
from typing import Any

from generator.clean.containers.parts import Source, size, unique

WINDOW = 1 << 20  # bytes; some hundred records
WIDEST = 128 << 20  # bytes of one value; longer than a record may be, so that those after one too long are found

_SPACE = re.compile(r"[ \t\r\n]*")


class Broken(Exception):
    """There is no whole JSON value; the text says why, for an editor."""


class JsonText:
    """A file's text; places are those of its bytes."""

    def __init__(self, data: Source, window: int = WINDOW) -> None:
        """Nothing is read yet."""
        self._data, self._window = data, window
        self._start = 0
        self._text = ""

    def sign(self, at: int) -> str:
        """The sign at a place; empty past the end."""
        if not self._start <= at < self._start + len(self._text):
            self._open(at, self._window)
        return self._text[at - self._start : at - self._start + 1]

    def skip(self, at: int) -> int:
        """The place after white space."""
        while self.sign(at):
            match = _SPACE.match(self._text, at - self._start)
            assert match is not None, "a pattern that may be empty always matches"
            at = self._start + match.end()
            if match.end() < len(self._text):
                break
        return at

    def value(self, at: int) -> tuple[Any, int]:
        """The value that begins at a place, and the place after it. Raises Broken where there is no whole one."""
        width = self._window
        if not self._start <= at < self._start + len(self._text):
            self._open(at, width)
        while True:
            is_last = self._start + len(self._text) >= len(self._data)
            try:
                value, end = SCANNER.raw_decode(self._text, at - self._start)
                if is_last or end < len(self._text):  # a number may go on behind the window
                    return value, self._start + end
            except RecursionError as error:
                raise Broken("its values lie too deep inside one another") from error
            except json.JSONDecodeError as error:
                if is_last:
                    raise Broken(self._told(error, at)) from error
            if width > WIDEST:
                raise Broken(f"no JSON, or a value of more than {size(WIDEST)}")
            width *= 2
            self._open(at, width)

    def _open(self, at: int, width: int) -> None:
        self._start = at
        self._text = self._data[at : at + width].decode("latin-1")

    def _told(self, error: json.JSONDecodeError, at: int) -> str:
        if error.pos >= len(self._text.rstrip()) or error.msg.startswith("Unterminated string"):
            return "the JSON breaks off here"
        place = self._start + error.pos - at + 1
        return f"no JSON: {error.msg[0].lower()}{error.msg[1:]} at character {place} of it"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping that keeps a key given twice under another name."""
    seen: dict[str, int] = {}
    return {unique(key, seen): value for key, value in pairs}


SCANNER = JSONDecoder(parse_float=str, parse_int=str, parse_constant=str, strict=False, object_pairs_hook=_once)
"""Numbers stay the text they are written as."""
