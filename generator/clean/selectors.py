"""Which blocks of a saved page a CSS selector selects.

The page is parsed a second time, by the same parser, into a tree of Beautiful Soup's; so the n-th element of the tree
is the n-th of the reading. A tree costs twice what reading does, so only publishers with
selectors pay for one.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.clean.block import Block, Node, Reading
from generator.clean.readers.html import INLINE
from generator.clean.readers.unclosed import marked
from generator.text import squeeze

MOST = 20_000  # elements of a page that is asked; a full page has some thousands, and a selector may look at pairs


@dataclass(frozen=True, slots=True)
class Selected:
    """The elements of a page that a selector selects."""

    nodes: Sequence[Node]
    """All elements of the page."""
    inline: dict[int, str]
    """Index of each selected element that stands within a line → its text, squeezed."""
    whole: frozenset[int]
    """Indices of the selected elements that begin and end a block."""

    def length(self, block: Block) -> int:
        """How many code points at the head of a block stand in a selected element; 0 if the block does not begin there.

        Of an element within a line, such as a `span`, the block may go on beyond it.
        """
        best, at = 0, block.node
        while at >= 0:
            if at in self.whole:
                return len(block.text)
            text = self.inline.get(at, "")
            if text and block.text in text:
                return len(block.text)
            if text and block.text.startswith(text):
                best = max(best, len(text))
            at = self.nodes[at].parent
        return best


def selected(reading: Reading, selectors: Sequence[str]) -> list[Selected]:
    """What each selector selects in a saved page; nothing in a page of more than `MOST` elements."""
    if len(reading.nodes) > MOST:
        return [Selected(reading.nodes, {}, frozenset()) for _ in selectors]
    from soupsieve import select

    soup = _soup(reading.decoded.text)
    tags = soup.find_all(True)
    assert [tag.name.lower() for tag in tags] == [node.tag for node in reading.nodes], "the page has two readings"
    index = {id(tag): number for number, tag in enumerate(tags)}
    return [_selected(reading, {index[id(tag)]: tag for tag in select(css, soup)}) for css in selectors]


def _selected(reading: Reading, tags: dict[int, Any]) -> Selected:
    inline = {number: squeeze(tag.get_text()) for number, tag in tags.items() if reading.nodes[number].tag in INLINE}
    return Selected(reading.nodes, inline, frozenset(tags.keys() - inline.keys()))


def _soup(text: str) -> Any:
    """The page as a tree, made of the events the reader takes."""
    from bs4 import BeautifulSoup
    from bs4.builder import LXMLTreeBuilder  # type: ignore[attr-defined]  # it is put there at run time
    from lxml import etree  # type: ignore[import-untyped]  # it ships no types

    class Builder(LXMLTreeBuilder):  # type: ignore[misc]  # and so has no type
        def parser_for(self, encoding: str | None) -> Any:
            return etree.HTMLParser(target=self, encoding="utf-8", huge_tree=True)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it looks like XML, or like an address: it is what was received
        return BeautifulSoup(marked(text).encode("utf-8", "replace"), builder=Builder(), from_encoding="utf-8")
