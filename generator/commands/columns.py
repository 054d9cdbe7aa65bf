"""Text in the columns of a terminal: how wide it stands there, and where its lines break."""

import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator

ENDLESS = sys.maxsize
"""Columns where there is no terminal: what searches our output must find a line whole."""
LEAST, MOST = 40, 110
"""Columns of a terminal that are used: a wider line of prose is hard to read."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")


def columns() -> int:
    """The columns to print in on standard output."""
    return max(LEAST, min(MOST, shutil.get_terminal_size().columns)) if sys.stdout.isatty() else ENDLESS


def width(text: str) -> int:
    """The columns a text takes: two for a Chinese, Japanese or Korean character, none for a mark set on another."""
    return len(text) if text.isascii() else sum(map(_width, text))


def wrapped(text: str, most: int) -> Iterator[str]:
    """The text in lines of at most so many columns, broken at blanks where there are any; at least one line.

    A control character, with which a raw file could speak to the terminal, stands as U+FFFD.
    """
    text = _CONTROL.sub("\ufffd", text)
    if most >= ENDLESS // 2:
        yield text.strip()
        return
    line, taken = "", 0
    for word in text.split():
        for part in _pieces(word, most):
            needs = width(part)
            if line and taken + 1 + needs > most:
                yield line
                line, taken = "", 0
            line, taken = (f"{line} {part}", taken + 1 + needs) if line else (part, needs)
    yield line


def cut(text: str, most: int) -> str:
    """The beginning of a text that fits into so many columns, with an ellipsis if it is cut."""
    plain = " ".join(_CONTROL.sub("\ufffd", text).split())
    if width(plain) <= most:
        return plain
    return next(_pieces(plain, most - 1)).rstrip() + "…"


def _pieces(word: str, most: int) -> Iterator[str]:
    """A word, or its parts where it is too wide for a line of its own."""
    start = taken = 0
    for at, char in enumerate(word):
        needs = _width(char)
        if taken + needs > most:
            yield word[start:at]
            start, taken = at, 0
        taken += needs
    yield word[start:]


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
