"""A saved page: each stretch of text between block-level tags or line breaks is a block, with the elements around it.

lxml's parser is fed and its events are taken as they come, without a tree: a tree loses what lies deeper than 255
elements or in text nodes over 10 MB, and costs more than all cleaning. What no reader sees (scripts, styles, comments
in the markup, a form's choices) becomes blocks too, so that every word of the page has a fate.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from generator.clean.block import Block, Node, Reading
from generator.clean.encoding import decode
from generator.clean.readers.evidence import Evidence, facts_of
from generator.clean.readers.unclosed import COMMENT, ENDS, MARK, marked, unclosed, without_mark
from generator.clean.refusal import refusal
from generator.text import squeeze

_UNSEEN = """
script style template title noscript iframe svg select button textarea datalist object noembed
noframes audio video canvas applet
"""
UNSEEN = frozenset(_UNSEEN.split())
"""Elements whose text a browser does not show as text of the page."""
_INLINE = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label map mark nobr q rp rt ruby
s samp small span strike strong sub sup time tt u var wbr img
"""
INLINE = frozenset(_INLINE.split())
"""Elements that do not end a block; every other does."""
LISTED = 30  # words of an element's class and id that are kept
ELEMENTS = 200_000  # of a page; the fullest seen has 10,000, and each costs half a kilobyte
PIECES = 5_000_000  # of text: a parser cuts at each `<` and `&` that begins nothing, and takes a microsecond for each
DEPTH, NESTED = 1_000, 1_000_000_000
"""Elements in one another from which depth counts, and the most that depth and end tags may multiply to: for an end tag
that ends nothing, libxml2 looks at all open elements."""
FED = 100_000  # bytes the parser is given at once: it can only stop between two helpings
END = MARK.encode()
NAMED = ("class", "id", "role", "itemprop")
UNDISPLAYED = "undisplayed"
"""Counted to an element's words where its attributes hide it from readers."""
META = frozenset({"meta", "link", "html", "time"})

_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def read_html(path: str, data: bytes) -> Reading:
    """The blocks of a saved page, and what it says of itself in its head.

    Raises ContentError for what no page has: more than `ELEMENTS`, `PIECES` of text, or too many in one another.
    """
    from lxml import etree  # type: ignore[import-untyped]  # it ships no types

    decoded = decode(data, is_page=True)
    page = _Page(decoded.text.count("</"))
    parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True)
    source = marked(decoded.text).encode("utf-8", "replace")
    try:
        for start in range(0, len(source), FED):
            parser.feed(source[start : start + FED])
        parser.close()
    except _FullError as full:
        raise refusal(path, str(full)) from None
    if source.endswith(END) and not page.is_whole:
        page.cut(decoded.text)
    facts, hints = facts_of(page.evidence)
    return Reading(path, "html", decoded, tuple(page.blocks), tuple(page.nodes), facts, hints)


class _FullError(Exception):
    """A page has more of something than any page has."""


@dataclass
class _Text:
    """Text on its way to a block."""

    node: int = -1
    tag: str = ""
    parts: list[str] = field(default_factory=list)
    size: int = 0
    """Letters and figures, as bars between links are no text."""
    linked: int = 0
    """Those inside links."""

    def add(self, text: str, *, is_linked: bool) -> None:
        self.parts.append(text)
        found = sum(map(str.isalnum, text))
        self.size += found
        self.linked += found if is_linked else 0


class _Page:
    """What lxml tells its events to."""

    def __init__(self, ends: int = 0) -> None:
        """`ends` is how many end tags there are at most."""
        self._ends = ends
        self._pieces = 0
        self.blocks: list[Block] = []
        self.nodes: list[Node] = []
        self.evidence = Evidence()
        self._open: list[int] = []
        self._links: list[bool] = []
        """For each open element that is text: does it point to another page?"""
        self._linked = 0
        """How many of them do."""
        self._unseen = 0
        """How many elements of `UNSEEN` are open; the outermost gives the block its tag."""
        self._hidden = _Text()
        self._text = _Text()
        self._breaks: list[int] = []
        """Nodes of the open block-level elements."""
        self.is_whole = False
        """True once its end was seen: after all tags, or at the end of a text."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.lower()
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self.nodes))
        if len(self.nodes) >= ELEMENTS:
            raise _FullError(f"it has more than {ELEMENTS:,} elements, and no page has so many")
        if len(self._open) > DEPTH and len(self._open) * self._ends > NESTED:
            raise _FullError(f"it has {len(self._open):,} elements in one another, and {self._ends:,} end tags")
        self.nodes.append(Node(tag, _words(attributes), parent, len(self._open) - 1))
        if tag in META:
            self.evidence.element(tag, attributes)
        if tag in UNSEEN:
            self._unseen += 1
            if self._unseen == 1:
                self._hidden = _Text(self._open[-1], tag)
                self.evidence.begin(tag, attributes)
            return
        self._links.append(tag == "a" and not attributes.get("href", "#").startswith("#"))
        self._linked += self._links[-1]
        if tag not in INLINE:
            self._flush()
            if tag != "br":
                self._breaks.append(self._open[-1])

    def end(self, tag: str) -> None:
        number = self._open.pop()
        tag = self.nodes[number].tag
        if tag in UNSEEN:
            self._unseen -= 1
            if not self._unseen:
                self.evidence.text(tag, "".join(self._hidden.parts))
                self._emit(self._hidden)
            return
        self._linked -= self._links.pop()
        if tag not in INLINE:
            self._flush()
            if self._breaks and self._breaks[-1] == number:
                self._breaks.pop()

    def data(self, text: str) -> None:
        self._pieces += 1
        if self._pieces > PIECES:
            raise _FullError(f"it has more than {PIECES:,} signs of markup that mark nothing")
        if text.endswith(ENDS):
            text = self._to_end(text)
        if self._unseen:
            self._hidden.add(text, is_linked=False)
            return
        if self._text.node < 0 or not self._text.size:
            inner = self._breaks[-1] if self._breaks else -1
            self._text.node = self._open[-1] if self._open else -1
            self._text.tag = self.nodes[inner].tag if inner >= 0 else ""
        self._text.add(text, is_linked=self._linked > 0)

    def comment(self, text: str) -> None:
        if text == COMMENT:
            self.is_whole = True
            return
        if text.endswith(ENDS):
            text = self._to_end(text)
        hidden = _Text(self._open[-1] if self._open else -1, "comment", [text])
        self._emit(hidden)

    def pi(self, target: str, text: str | None = None) -> None:
        self.comment(f"{target} {text or ''}")

    def close(self) -> None:
        self._flush()

    def cut(self, page: str) -> None:
        """Adds what stands in a tag that is never closed, as a block of its own."""
        self._emit(_Text(-1, "unclosed", [page[unclosed(page) :]]))

    def _to_end(self, text: str) -> str:
        self.is_whole = True
        return without_mark(text)

    def _flush(self) -> None:
        if self._text.parts:
            self._emit(self._text)
            self._text = _Text()

    def _emit(self, text: _Text) -> None:
        words = squeeze("".join(text.parts))
        if words:
            linked = 100 * text.linked // text.size if text.size else 0
            self.blocks.append(Block(len(self.blocks) + 1, words, 0, text.node, text.tag, linked))


def _words(attributes: dict[str, str]) -> tuple[str, ...]:
    """The words of an element's class, id, role and itemprop; `UNDISPLAYED` where it says that it is not shown."""
    given = " ".join([attributes[key] for key in NAMED if key in attributes])
    found = _split(given[:400]) if given else ()
    is_hidden = "hidden" in attributes or ("style" in attributes and _NOT_SHOWN.search(attributes["style"]))
    return (*found, UNDISPLAYED) if is_hidden else found


@lru_cache(maxsize=4096)  # a page gives the same class to many elements
def _split(given: str) -> tuple[str, ...]:
    return tuple([word.lower() for word in _WORD.findall(given)[:LISTED]])
