"""YAML as people write it, made values that know their place.

Every scalar stays the text it was written as; whoever asks for a number or a truth says so (`read.schema`). Anchors,
aliases, tags, merge keys, second documents, repeated keys and anything deeper than 20 levels are refused: none is
needed here, and each has been a way to crash or to surprise. PyYAML's C parser gives the events; its `compose` and
`load` recurse without bound, so they are not used.
"""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from generator.errors import Place, Problem, Severity, warning
from generator.read.nodes import Entry, Items, Mapping, Node, Scalar
from generator.read.yaml_errors import explain
from generator.read.yaml_lines import read_lines

__all__ = ["DEPTH", "Entry", "Items", "Mapping", "Node", "Scalar", "read_nodes", "read_yaml"]

DEPTH = 20  # levels; front matter needs three, a parser's stack bears some thousands
# YAML's printable characters, less U+0085, U+2028 and U+2029: libyaml folds these like line ends, which no editor
# shows, so that words would change and every later line number be wrong. Less U+FEFF too, which it drops at the start.
_FORBIDDEN = re.compile("[^\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

# A comment that looks like text: `title: The #1 guest`.
_SWALLOWED = re.compile(r"[ \t]+(#[^\s#]+)")

_Event: TypeAlias = Any  # the stubs know neither the C parser nor the events' attributes


def read_yaml(path: str, text: str, line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """The one document in `text`, or None when there is an error, and every problem (a syntax error ends the telling).

    `path` is as an editor types it; `text` has its lines ended by newlines only and begins at `line` of its file.
    A text without a value is a null scalar.
    """
    node, problems = read_nodes(path, text, line)
    return (None if any(problem.severity is Severity.ERROR for problem in problems) else node), problems


def read_nodes(path: str, text: str, line: int) -> tuple[Node | None, tuple[Problem, ...]]:
    """The same, but with the node also where only keys are wrong, so that a caller can tell what else is.

    Of a key given twice the first value stands.
    """
    if bad := _FORBIDDEN.search(text):
        return None, (_forbidden(path, text, line, bad.start()),)
    if quick := read_lines(text, line):
        return quick, ()
    return read_events(path, text, line)


def read_events(path: str, text: str, line: int) -> tuple[Node | None, tuple[Problem, ...]]:
    """The same by the parser's events alone; no character of the text may be a forbidden one."""
    return _Events(path, text, line).document()


class _Stop(Exception):
    """Nothing after this can be trusted; the problem has been noted."""


class _Events:
    """The events of one text, and the problems met on the way."""

    def __init__(self, path: str, text: str, line: int) -> None:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]

        self.path, self.text, self.first = path, text, line
        self.next: Callable[[], _Event] = CParser(text).get_event
        self.problems: list[Problem] = []
        self.has_doubtful_values = False

    def document(self) -> tuple[Node | None, tuple[Problem, ...]]:
        from yaml import YAMLError

        node = None
        try:
            self.next()  # the stream's start
            if type(self.next()).__name__ == "StreamEndEvent":
                return Scalar("", self.first, 1), ()
            node = self.node(self.next(), DEPTH)
            self.next()  # the document's end
            if type(after := self.next()).__name__ != "StreamEndEvent":
                self.wrong(
                    after, "a second YAML document begins here", "keep one; `---` stands only around front matter"
                )
        except _Stop:
            pass
        except YAMLError as error:
            self.has_doubtful_values = True
            self.problems.append(explain(self.path, self.text, self.first, error))
        return (None if self.has_doubtful_values else node), tuple(self.problems)

    def node(self, event: _Event, depth: int) -> Node:
        match type(event).__name__:
            case "ScalarEvent":
                self.plain_only(event)
                if not event.style and (comment := _SWALLOWED.match(self.text, event.end_mark.index)):
                    place = Place(self.path, *self.place(event))
                    what = f"'{comment[1]}' begins a comment and is not part of the text"
                    self.problems.append(warning(place, what, "put the text in quotes, or a blank after the `#`"))
                return Scalar(event.value, *self.place(event), event.style or "")
            case "AliasEvent":
                self.wrong(event, f"`*{event.anchor}` is a YAML alias, which is not read", _QUOTE_IT)
                return Scalar("", *self.place(event))
            case "SequenceStartEvent":
                return self.items(event, self.deeper(event, depth))
            case _:
                return self.mapping(event, self.deeper(event, depth))

    def items(self, event: _Event, depth: int) -> Items:
        self.plain_only(event)
        items = []
        while type(one := self.next()).__name__ != "SequenceEndEvent":
            items.append(self.node(one, depth))
        return Items(tuple(items), *self.place(event))

    def mapping(self, event: _Event, depth: int) -> Mapping:
        self.plain_only(event)
        entries: dict[str, Entry] = {}
        while type(one := self.next()).__name__ != "MappingEndEvent":
            if event.flow_style and self.text[one.start_mark.index - 1] == "?":
                # YAML 1.2 reads `[?x]` as text; libyaml, which knows 1.1, as the key `x`
                self.wrong(one, "text that begins with `?` has to be quoted here", _QUOTE_IT)
            key = self.node(one, depth)
            value = self.node(self.next(), depth)
            if isinstance(key, Scalar) and self.is_key(key, entries):
                entries[key.text] = Entry(key, value)
            elif not isinstance(key, Scalar):
                self.wrong(one, "a key has to be a word, and here stands a list or a mapping", _QUOTE_IT)
        return Mapping(entries, *self.place(event))

    def is_key(self, key: Scalar, entries: dict[str, Entry]) -> bool:
        place = Place(self.path, key.line, key.column)
        if key.is_null:
            self.problems.append(Problem(place, "a value without a key", "write the key before the colon"))
        elif key.text == "<<" and not key.style:
            self.problems.append(Problem(place, "`<<` is a YAML merge key, which is not read", "write the values out"))
        elif key.text in entries:
            first = entries[key.text].key
            what = f"the key '{key.text}' was already given on line {first.line}"
            self.problems.append(Problem(place, what, "keep one of the two"))
        else:
            return True
        return False

    def plain_only(self, event: _Event) -> None:
        if event.anchor is not None:
            self.wrong(event, f"`&{event.anchor}` is a YAML anchor, which is not read", _QUOTE_IT)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.wrong(event, f"`{tag}` is a YAML tag, which is not read", _QUOTE_IT)

    def deeper(self, event: _Event, depth: int) -> int:
        if depth == 0:
            self.wrong(event, f"lists and mappings stand more than {DEPTH} levels deep here", "nest less")
            raise _Stop
        return depth - 1

    def place(self, event: _Event) -> tuple[int, int]:
        mark = event.start_mark
        return mark.line + self.first, mark.column + 1

    def wrong(self, event: _Event, what: str, fix: str) -> None:
        self.has_doubtful_values = True
        self.problems.append(Problem(Place(self.path, *self.place(event)), what, fix))


_QUOTE_IT = 'put text that begins with a sign of YAML\'s in quotes: "…"'


def _forbidden(path: str, text: str, line: int, index: int) -> Problem:
    head = text[:index]
    place = Place(path, line + head.count("\n"), index - (head.rfind("\n") + 1) + 1)
    code = ord(text[index])
    escaped = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return Problem(
        place,
        f"the character U+{code:04X} may not stand here as it is",
        f'take it out, or write it as "{escaped}" in double quotes',
    )
