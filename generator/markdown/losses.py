"""Words that Markdown leaves out without a word, found so that they can be told of."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.errors import Severity

_CONTAINERS = frozenset({"blockquote_open", "list_item_open", "footnote_open"})
_QUOTE_MARKS = re.compile(r"[\s>]*")


class Definitions(dict[str, Any]):
    """Link definitions by label (`[label]: address`), which know whether anything referred to them."""

    def __init__(self) -> None:
        """None yet; markdown-it fills them in."""
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        """As of any dict; markdown-it asks this way when it meets a reference."""
        if label in self:
            self.used.add(label)
        return super().get(label, default)


def left_out(tokens: Sequence[Token], limit: int) -> Iterator[int]:
    """The lines, from 0, of blocks whose contents markdown-it left out as nested too deeply."""
    for token in tokens:
        if token.level >= limit - 1 and token.type in _CONTAINERS:
            yield token.map[0] if token.map else 0


def unused_definitions(state: StateCore) -> None:
    """A core rule at the end: a definition that nothing refers to, or one label's second, shows nowhere."""
    definitions: Definitions = state.env["references"]
    unused = [(label, found["map"][0]) for label, found in definitions.items() if label not in definitions.used]
    twice = [(found["label"], found["map"][0]) for found in state.env.get("duplicate_refs", ())]
    for label, line in unused + twice:
        what = f"this line defines the link [{label.lower()}], and nothing uses it: it shows nowhere"
        _note(state, line, what, "if it is meant to be read, write \\[ for its first bracket; if not, remove it")


def surplus_cells(state: StateCore) -> None:
    """A core rule at the end: cells beyond a table's columns show nowhere."""
    columns = 0
    for token in state.tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns and token.map:
            cells = _cells(state.src.split("\n")[token.map[0]])
            if len(cells) > columns:
                what = f"this row has {len(cells)} cells, its table {columns} columns: the rest shows nowhere"
                _note(state, token.map[0], what, "add a column to the table's head, or write a | inside a cell as \\|")


def _cells(line: str) -> list[str]:
    cells = escapedSplit(_QUOTE_MARKS.sub("", line, count=1).rstrip())
    return cells[not cells[0] : len(cells) - (len(cells) > 1 and not cells[-1])]


def _note(state: StateCore, line: int, what: str, fix: str) -> None:
    state.env["problems"].append((line, what, fix, Severity.WARNING))
