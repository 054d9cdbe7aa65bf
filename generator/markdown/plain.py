"""Plain text of tokens, and where in the tokens each stretch of it stands: what quotes are found in."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from generator.markdown.rules import words_of

GAP = "\n\n"
"""Between blocks (paragraphs, headings, list items, cells); belongs to no token."""

_ENOUGH = 1000  # characters; an excerpt shows a fifth of it
_CODE = frozenset({"code_block", "fence"})
_WORDS = frozenset({"text", "code_inline"})
_BREAKS = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of plain text that stands in one token."""

    start: int
    """Code points from 0 of the plain text."""
    end: int
    block: int
    """Index of the inline or code token."""
    child: int
    """Index among the inline token's children; -1 for a block of code."""


def plain_text(tokens: Sequence[Token]) -> tuple[str, tuple[Piece, ...]]:
    """The words as a reader sees them, blocks apart by an empty line, and the pieces in order, without gaps' places.

    A line break inside a block is one newline. Words of pictures (alt) and numbers of footnotes are no part of it.
    """
    words: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for index, token in enumerate(tokens):
        before = at
        if token.type == "inline":
            for number, child in enumerate(token.children or ()):
                text = child.content if child.type in _WORDS else "\n" if child.type in _BREAKS else ""
                if text:
                    words.append(text)
                    pieces.append(Piece(at, at + len(text), index, number))
                    at += len(text)
        elif token.type in _CODE and token.content:
            words.append(token.content)
            pieces.append(Piece(at, at + len(token.content), index, -1))
            at += len(token.content)
        if at > before:
            words.append(GAP)
            at += len(GAP)
    return "".join(words[:-1]), tuple(pieces)


def paragraphs(tokens: Sequence[Token], plain: str, pieces: Sequence[Piece], ids: str) -> tuple[str, ...]:
    """The text of each paragraph that has a tag of its own, footnotes' apart; each gets an id, `ids` and its number."""
    starts = {piece.block: piece.start for piece in reversed(pieces)}
    found: list[str] = []
    for block, end in {piece.block: piece.end for piece in pieces}.items():
        opening = tokens[block - 1]
        if any(token.type == "footnote_open" for token in tokens[max(0, block - 2) : block]):
            break
        if block and opening.type == "paragraph_open" and not opening.hidden:
            opening.attrSet("id", f"{ids}{len(found)}")
            found.append(plain[starts[block] : end])
    return tuple(found)


def first_words(tokens: Sequence[Token]) -> str:
    """Enough of the beginning for an excerpt: plain text in which links without words say their slug.

    Without tables, whose cells run together would say something else; with them where there is nothing besides.
    """
    words: list[str] = []
    cells: list[str] = []
    size, is_table = 0, False
    for token in tokens:
        is_table = token.type == "table_open" or (is_table and token.type != "table_close")
        if token.type == "inline" or token.type in _CODE:
            found = cells if is_table else words
            found.append(words_of(token) if token.type == "inline" else token.content)
            size += len(found[-1])
        if size > _ENOUGH:
            break
    return GAP.join(words or cells)
