"""What libyaml says when it gives up, said again for an editor."""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.errors import Place, Problem

if TYPE_CHECKING:
    from yaml import YAMLError


class _Row(NamedTuple):
    """One way to be wrong."""

    context: str
    """How libyaml's context begins; empty fits any."""
    problem: str
    """How libyaml's problem begins."""
    what: str
    fix: str
    is_at_context: bool = False
    """True where the place to look at is where the construct began, not where it failed."""


_SECOND_COLON = _Row("", "mapping values are not allowed", "a second colon in a value that is not quoted", "{quoted}")
_RUN_ON = _Row(
    "",
    "",
    "this line is read as going on with the value above it",
    "give the line above its colon, or indent both alike",
)
_STRAY = _Row(
    "while parsing a block mapping",
    "did not find expected key",
    "this does not belong to the value before it",
    "{quoted}",
)
_LEFT_OPEN = _Row("", "", "the quotation mark before this ends a text that a line above opened", "close the text above")
_TAB = _Row("", "", "a tab where YAML wants spaces", "indent with spaces")

_ROWS = (
    _SECOND_COLON,
    _Row("", "mapping keys are not allowed", "a value cannot begin with `?`", "{quoted}"),
    _Row(
        "",
        "block sequence entries are not allowed",
        "a list item cannot stand on its key's line",
        "begin the list on the next line, or {quoted}",
    ),
    _Row(
        "while scanning a quoted scalar",
        "found unknown escape",
        r"a backslash in double quotes begins an escape, and this is none",
        r"write two, `\\`, or use single quotes",
    ),
    _Row(
        "while parsing a quoted scalar",
        "found unknown escape",
        r"a backslash in double quotes begins an escape, and this is none",
        r"write two, `\\`, or use single quotes",
    ),
    _Row(
        "while parsing a quoted scalar",
        "did not find expected hexdecimal",
        "an escape without its hexadecimal digits",
        r"`\u` takes four of them, `\x` two",
    ),
    _Row(
        "while parsing a quoted scalar",
        "found invalid Unicode",
        "an escape that names no character",
        "write the character itself",
    ),
    _Row(
        "while scanning a quoted scalar",
        "",
        "a quotation mark opens here and is never closed",
        'close it; a mark inside text in double quotes is written \\"',
        True,
    ),
    _Row(
        "while parsing a flow sequence",
        "",
        "a list opens here and is never closed, or lacks a comma",
        "write it as [one, two]; quote an item that has a comma, bracket or colon",
        True,
    ),
    _Row(
        "while parsing a flow mapping",
        "",
        "a mapping opens here and is never closed, or lacks a comma",
        "write it as {one: a, two: b}; quote text that begins with a brace",
        True,
    ),
    _Row(
        "while scanning a simple key",
        "could not find expected ':'",
        "no colon after this key",
        "write `key: value`; go on on the next line only with text indented or in quotes",
        True,
    ),
    _Row("while scanning for the next token", "found a tab", "a tab where YAML wants spaces", "indent with spaces"),
    _Row(
        "while scanning for the next token",
        "found character that cannot start",
        "a value cannot begin with '{char}'",
        "{quoted}",
    ),
    _Row("while scanning an alias", "", "a value that begins with `*` has to be quoted", "{quoted}", True),
    _Row("while scanning an anchor", "", "a value that begins with `&` has to be quoted", "{quoted}", True),
    _Row("while scanning a tag", "", "a value that begins with `!` has to be quoted", "{quoted}", True),
    _Row("while parsing a tag", "", "a value that begins with `!` has to be quoted", "{quoted}", True),
    _Row("while scanning a directive", "", "a value or line that begins with `%` has to be quoted", "{quoted}"),
    _Row("while parsing a node", "found undefined tag", "a value that begins with `!` has to be quoted", "{quoted}"),
    _Row(
        "while scanning a block scalar",
        "",
        "the lines of a block do not stand as they should",
        "after `|` or `>` begin a new line, and indent each by two spaces",
    ),
    _STRAY,
    _Row(
        "while parsing a block collection",
        "did not find expected '-'",
        "this is not an item of the list before it",
        "begin each item with `- `, all in one column",
    ),
    _Row("", "found unexpected ':'", "a colon that ends no key", "{quoted}"),
    _Row("", "did not find expected node content", "a value cannot begin like this", "{quoted}"),
    _Row("", "did not find expected <document start>", "text where a key was expected", "write `key: value`"),
)


def explain(path: str, text: str, first: int, error: "YAMLError") -> Problem:
    """The error as a problem at its line and column of the file; `text` begins on line `first`."""
    said: Any = error  # a MarkedYAMLError but for what cannot be decoded at all
    problem, context = getattr(said, "problem", None) or "", getattr(said, "context", None) or ""
    mark = getattr(said, "problem_mark", None)
    if mark is None:
        return Problem(Place(path, first), f"this is not YAML: {said}", _QUOTE_IT)
    row = next((row for row in _ROWS if context.startswith(row.context) and problem.startswith(row.problem)), None)
    if row is None:
        row = _Row("", "", f"this is not YAML: {problem}", "{quoted}")
    elif row.is_at_context:
        mark = said.context_mark
    source = text.split("\n")[mark.line] if mark.line <= text.count("\n") else ""
    char = source[mark.column : mark.column + 1]
    if char == "\t":
        row = _TAB
    elif row is _SECOND_COLON and re.fullmatch(r"\s*(?:- +)?[\w-]+", source[: mark.column]):
        row = _RUN_ON
    elif row is _STRAY and re.fullmatch(r"\s*(?:- +)?[\w-]+: +[\"']", source[: mark.column]):
        row = _LEFT_OPEN
    what, fix = row.what.replace("{char}", char), row.fix.replace("{quoted}", _quoted(source))
    return Problem(Place(path, mark.line + first, mark.column + 1), what, fix)


_QUOTE_IT = 'put the whole value in quotes: key: "…"'


def _quoted(source: str) -> str:
    """What to do to this line: its value in double quotes, where it has a key and a value that fits a message."""
    match = re.fullmatch(r"\s*(?:- +)?([\w-]+): +(.*?)\s*", source)
    if match is None or len(match[2]) > 90 or "\\" in match[2]:
        return _QUOTE_IT
    value = match[2]
    if value[:1] == value[-1:] == "'":
        value = value[1:-1]
    return 'put it in quotes: {}: "{}"'.format(match[1], value.replace('"', '\\"'))
