"""Weave passages into tokens: words stay where they are, marks go around them, valid whatever overlaps."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from generator.markdown.plain import Piece
from generator.model import Span

_CLOSED = frozenset({"link_open", "code_open"})
_OPENED_AGAIN = frozenset({"link_close", "code_close"})

Cover = frozenset[int]
"""Which passages, by index, lie over something."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to mark, and the note they lead to."""

    span: Span
    """Of the plain text the pieces were made with; neither end in white space."""
    id: str
    """The note's."""
    kind: str
    number: int
    label: str = ""
    """What a screen reader says of the number."""


@dataclass(frozen=True, slots=True)
class Woven:
    """Tokens with marks, and where each passage ends."""

    tokens: list[Token]
    ends: tuple[int, ...]
    """For each passage, in the order given, the index of the block token that holds its last word."""


def weave(tokens: Sequence[Token], pieces: Sequence[Piece], passages: Sequence[Passage]) -> Woven:
    """The tokens with a mark around each passage and its note's number after its last word.

    A stretch under several passages is one mark that names them all, so marks never overlap. A mark is as wide as the
    nesting of emphasis and links allows. Numbers are links, and so stand after a link or code that ends a passage.
    """
    woven = list(tokens)
    ends = [-1] * len(passages)
    crossed: list[tuple[int, list[Piece], list[int]]] = []
    for block, inside in _by_block(pieces):
        start, end = inside[0].start, inside[-1].end
        if near := [n for n, p in enumerate(passages) if p.span.start < end and start < p.span.end]:
            crossed.append((block, inside, near))
            for n in near:
                ends[n] = block
    begun: set[int] = set()
    for block, inside, near in crossed:
        weaver = _Weaver(tokens[block], inside, passages, near, begun)
        woven[block] = copy(tokens[block])
        woven[block].children = weaver.woven([n for n in near if ends[n] == block])
    return Woven(woven, tuple(ends))


def _by_block(pieces: Sequence[Piece]) -> Iterator[tuple[int, list[Piece]]]:
    at = 0
    while at < len(pieces):
        until = at
        while until < len(pieces) and pieces[until].block == pieces[at].block:
            until += 1
        yield pieces[at].block, list(pieces[at:until])
        at = until


Leaf = tuple[Token, int, int]
"""A token with the stretch of plain text it holds; empty (start = end) for what has no words."""


def _leaves(block: Token, inside: list[Piece], cuts: list[int]) -> list[Leaf]:
    """The block's inline tokens in order, words cut at every passage's ends, code opened up."""
    if inside[0].child < 0:
        return [
            (_text(block.content[a - inside[0].start : b - inside[0].start]), a, b) for a, b in _cut(inside[0], cuts)
        ]
    by_child = {piece.child: piece for piece in inside}
    leaves: list[Leaf] = []
    at = inside[0].start
    for number, child in enumerate(block.children or ()):
        piece = by_child.get(number)
        if piece is None or child.type not in ("text", "code_inline"):
            leaves.append((child, at, piece.end if piece else at))
            at = piece.end if piece else at
            continue
        words = [(_text(child.content[a - piece.start : b - piece.start]), a, b) for a, b in _cut(piece, cuts)]
        if child.type == "code_inline":
            words = [
                (Token("code_open", "code", 1), at, at),
                *words,
                (Token("code_close", "code", -1), piece.end, piece.end),
            ]
        leaves += words
        at = piece.end
    return leaves


def _cut(piece: Piece, cuts: list[int]) -> list[tuple[int, int]]:
    edges = [piece.start, *(at for at in cuts if piece.start < at < piece.end), piece.end]
    return list(pairwise(edges))


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _covers(leaves: list[Leaf], passages: Sequence[Passage], near: list[int]) -> list[Cover]:
    """What covers each leaf; what has no words is covered by what lies on both sides of it."""
    spans = [(n, passages[n].span.start, passages[n].span.end) for n in near]
    return [
        frozenset(n for n, first, last in spans if first <= start and end <= last)
        if end > start
        else frozenset(n for n, first, last in spans if first < start < last)
        for _, start, end in leaves
    ]


class _Weaver:
    """One block's leaves and what covers them, while marks are put around them."""

    def __init__(
        self, block: Token, inside: list[Piece], passages: Sequence[Passage], near: list[int], begun: set[int]
    ) -> None:
        """`begun` holds the passages that have their id already; those that begin here are added."""
        cuts = sorted({at for n in near for at in (passages[n].span.start, passages[n].span.end)})
        self.leaves = _leaves(block, inside, cuts)
        self.covers, self.after = _whole_elements(self.leaves, _covers(self.leaves, passages, near))
        self.end, self.passages, self.begun = inside[-1].end, passages, begun

    def woven(self, ending: list[int]) -> list[Token]:
        """The tokens; `ending` are the passages whose last word stands in this block."""
        out: list[Token] = []
        waiting = sorted((min(self.passages[n].span.end, self.end), n) for n in ending)
        depth = at = 0
        while at < len(self.leaves):
            token = self.leaves[at][0]
            until = at + 1
            if cover := self.covers[at]:
                until = self._run(at, cover)
                out += self._mark(at, until, cover)
            else:
                depth += (token.type in _CLOSED) - (token.type in _OPENED_AGAIN)
                out.append(token)
            while not depth and waiting and waiting[0][0] <= self.leaves[until - 1][2]:
                out.append(self._number(waiting.pop(0)[1]))
            at = until
        return out

    def _run(self, at: int, cover: Cover) -> int:
        """Where the siblings from `at` on that lie under just the same passages end."""
        while at < len(self.leaves) and self.covers[at] == cover and self.leaves[at][0].nesting >= 0:
            at = self.after[at]
        return at

    def _mark(self, at: int, until: int, cover: Cover) -> list[Token]:
        over = [self.passages[n] for n in sorted(cover)]
        kinds = dict.fromkeys(f"note-{passage.kind}" for passage in over)
        opening = Token("mark_open", "mark", 1, attrs={"class": " ".join(["passage", *kinds])})
        fresh = [n for n in sorted(cover) if n not in self.begun]
        self.begun.update(fresh)
        names = [f"ref-{self.passages[n].id}" for n in fresh]
        if names:
            opening.attrs["id"] = names[0]
        opening.attrs["data-notes"] = " ".join(passage.id for passage in over)
        starts: list[Token] = []
        for name in names[1:]:
            attrs: dict[str, str | int | float] = {"class": "passage-start", "id": name}
            starts += [Token("span_open", "span", 1, attrs=attrs), Token("span_close", "span", -1)]
        return [opening, *starts, *(leaf[0] for leaf in self.leaves[at:until]), Token("mark_close", "mark", -1)]

    def _number(self, n: int) -> Token:
        passage = self.passages[n]
        meta = {"to": f"note-{passage.id}", "number": passage.number, "label": passage.label}
        return Token("note_number", "", 0, meta=meta)


def _whole_elements(leaves: list[Leaf], covers: list[Cover]) -> tuple[list[Cover], list[int]]:
    """What covers each token, an element only if all in it is covered alike; and where its next sibling stands.

    An element without words is covered by what lies on both sides of it.
    """
    covers = list(covers)
    after = list(range(1, len(leaves) + 1))
    open_elements: list[int] = []
    for at, (token, _, _) in enumerate(leaves):
        if token.nesting == 1:
            open_elements.append(at)
        elif token.nesting == -1:
            opening = open_elements.pop()
            after[opening] = at + 1
            inner = {covers[i] for i in range(opening + 1, at) if leaves[i][1] < leaves[i][2]}
            if inner:
                covers[opening] = inner.pop() if len(inner) == 1 else frozenset()
            covers[at] = frozenset()
    return covers, after
