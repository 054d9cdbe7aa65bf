"""The other direction: values as YAML that reads back as exactly the same values, for files the program writes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from generator.read.article import ARTICLE
from generator.read.nodes import NULLS

Value: TypeAlias = str | bool | int | Iterable[str] | Iterable[Mapping[str, str]] | None

WIDTH = 120  # a list of text longer than this stands one item to a line

BARE_KEYS = frozenset(
    {
        *("title_basis", "date_basis", "publisher", "language", "topics", "people", "places", "organisations"),
        *("unreviewed", "suggested", "see_also", "slug", "aliases", "broader", "theme", "redirect_from"),
    }
)
"""Keys whose values are words of ours, not text: written without quotes where they can be."""

_BARE = re.compile(r"[a-z][a-z0-9]*(?:[-/_][a-z0-9]+)*")
# What some YAML takes for a truth or for nothing; `no` is also Norwegian.
_NOT_BARE = NULLS | {"true", "false", "yes", "no", "on", "off", "y", "n"}

# Raw stands what prints and keeps its place; controls, line and paragraph separators and marks that turn the direction
# of what follows do not (the joiners U+200C and U+200D belong to the spelling of Persian and Hindi).
_ESCAPED = re.compile(
    '[\\\\"]|[^ -~\u00a0-\u2027\u202f-\u2065\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]'
)
_SHORT = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
_ORDER = {key: number for number, key in enumerate(ARTICLE)}


def front_matter(pairs: Iterable[tuple[str, Value]]) -> str:
    """Front matter with its fences, the keys of an article in their fixed order, others after them as given.

    What is empty (None, an empty text or list) is left out: absent and empty mean the same.
    """
    ordered = sorted(pairs, key=lambda pair: _ORDER.get(pair[0], len(_ORDER)))
    return f"---\n{yaml_lines(ordered)}---\n"


def yaml_lines(pairs: Iterable[tuple[str, Value]]) -> str:
    """The pairs as lines of YAML, in the order given, without what is empty."""
    return "".join(line + "\n" for key, value in pairs for line in _lines(key, value))


def quoted(text: str) -> str:
    """The text as a double-quoted YAML scalar on one line.

    All that does not print, or that some reader takes for a line's end, is escaped. Half a surrogate pair, which UTF-8
    cannot hold, becomes U+FFFD.
    """
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _lines(key: str, value: Value) -> Iterator[str]:
    match value:
        case None | "":
            return
        case bool():
            yield f"{key}: {str(value).lower()}"
        case str() | int():
            yield f"{key}: {scalar(key, value)}"
        case _:
            yield from _list_lines(key, list(value))


def _list_lines(key: str, items: list[str | Mapping[str, str]]) -> Iterator[str]:
    words = [scalar(key, item) for item in items if isinstance(item, str)]
    flow = f"{key}: [{', '.join(words)}]"
    if words and (key in BARE_KEYS or len(flow) <= WIDTH):
        yield flow
        return
    if items:
        yield f"{key}:"
    yield from (f"  - {word}" for word in words)
    for item in items:
        if not isinstance(item, str):
            filled = [f"{name}: {quoted(text)}" for name, text in item.items() if text] or ["{}"]
            yield from (f"  {'  ' if number else '- '}{line}" for number, line in enumerate(filled))


def scalar(key: str, value: str | int) -> str:
    """A value of that key as YAML on one line."""
    if isinstance(value, int):
        return str(value)
    return value if key in BARE_KEYS and _BARE.fullmatch(value) and value not in _NOT_BARE else quoted(value)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\\uFFFD"
    return _SHORT.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
