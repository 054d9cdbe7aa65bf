"""The order in which a reader meets what is numbered: passages where they end, footnotes where they are referred to."""

from collections.abc import Sequence
from typing import TypeAlias

from markdown_it.token import Token

from generator.markdown.plain import Piece

Position: TypeAlias = tuple[int, ...]
"""Compares as a reader meets things; only with others of the same text."""


class ReadingOrder:
    """Of one text. What stands in a footnote is met where the footnote is referred to, though its words come last."""

    def __init__(self, tokens: Sequence[Token], pieces: Sequence[Piece]) -> None:
        """Of tokens as `dialect.parse` gives them, and their pieces."""
        self._end = pieces[-1].end if pieces else 0
        self._regions = _regions(tokens, pieces)
        self._references = _references(tokens, pieces)

    def passage(self, end: int) -> Position:
        """Where the number of a passage stands that ends at this offset of the plain text."""
        return *self._place(end, frozenset()), 0

    def footnote(self, name: str) -> Position:
        """Where a footnote is first referred to; after everything where it is not."""
        return *self._place(self._references.get(name, self._end + 1), frozenset({name})), 1, 0

    def _place(self, offset: int, passed: frozenset[str]) -> Position:
        inside = next((name for name, first, last in self._regions if first <= offset <= last), None)
        if inside is None or inside in passed:  # a footnote may refer to itself, or two to each other
            return (offset,)
        return *self._place(self._references.get(inside, self._end + 1), passed | {inside}), 1, offset


def _regions(tokens: Sequence[Token], pieces: Sequence[Piece]) -> list[tuple[str, int, int]]:
    """Each footnote's name, and where its words begin and end in the plain text; none for one without words."""
    regions = []
    opening = 0
    for at, token in enumerate(tokens):
        if token.type == "footnote_open":
            opening = at
        elif token.type == "footnote_close":
            inside = [piece for piece in pieces if opening < piece.block < at]
            if inside:
                regions.append((str(token.meta["name"]), inside[0].start, inside[-1].end))
    return regions


def _references(tokens: Sequence[Token], pieces: Sequence[Piece]) -> dict[str, int]:
    """The offset, by a footnote's name, at which it is first referred to."""
    offsets: dict[str, int] = {}
    for index, block in enumerate(tokens):
        for number, child in enumerate(block.children or ()):
            if child.type == "footnote_ref":
                before = [piece.end for piece in pieces if (piece.block, piece.child) < (index, number)]
                offsets.setdefault(str(child.meta["name"]), before[-1] if before else 0)
    return offsets
