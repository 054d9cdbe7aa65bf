"""A file's text with its lines: where a line and column of it stand."""

import re

_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text, whatever ends them."""

    def __init__(self, text: str) -> None:
        """A byte order mark at its head belongs to the first line."""
        self.text = text
        ends = list(_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def start(self, line: int) -> int:
        """Where a line begins; lines count from 1."""
        return self._starts[line - 1]

    def at(self, line: int, column: int) -> int:
        """Where a column, counted from 1, of a line stands."""
        return self._starts[line - 1] + column - 1

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """From the head of one line to the end of another, without what ends it."""
        return self._starts[first - 1], self._ends[last - 1]

    def whole(self, line: int) -> tuple[int, int]:
        """A line with what ends it."""
        return self._starts[line - 1], self._starts[line] if line < len(self._starts) else len(self.text)

    def __len__(self) -> int:
        return len(self._starts)
