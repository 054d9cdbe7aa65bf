"""Where a saved page's blocks stand: what each element holds, and the main one, where prose is densest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.clean.block import Block, Node
from generator.clean.model.saved.look import Look
from generator.clean.readers.html import INLINE

LONG = 60  # words of a paragraph that count when the main element is looked for
LINKED = 50  # percent of a block inside links, from which it is no prose
POINTS = 80  # percent from which it only points elsewhere
TEXT = frozenset({"p", "li", "dd", "dt", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that are a paragraph, and not what holds an article's."""
PAGE = -1
"""The number of what is around all elements."""
FAR = 60  # blocks from which farther is no different
NONE = -9999  # where there is no block to be counted from


def clip(number: int) -> int:
    """A distance in blocks, on either side no more than FAR."""
    return max(-FAR, min(FAR, number))


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands in each element, with all below it; the last entry, -1, is the page."""

    blocks: Sequence[int]
    words: Sequence[int]
    linked: Sequence[int]
    """Words inside links."""
    prose: Sequence[int]
    """Words of running text."""
    score: Sequence[int]
    """For the main element: prose counts for it, labels and scraps against."""


@dataclass
class Tree:
    """The blocks of a page that a reader sees, and the elements they stand in."""

    nodes: Sequence[Node]
    blocks: Sequence[Block]
    looks: Sequence[Look]

    @cached_property
    def elements(self) -> list[int]:
        """For each block the element that makes it one."""
        found = []
        for block in self.blocks:
            at = block.node
            while at >= 0 and self.nodes[at].tag in INLINE:
                at = self.nodes[at].parent
            found.append(at)
        return found

    @cached_property
    def is_prose(self) -> list[bool]:
        """For each block whether it is running text, and not a link."""
        return [look.is_prose and block.linked <= LINKED for look, block in zip(self.looks, self.blocks, strict=True)]

    @cached_property
    def prose(self) -> list[int]:
        """For each block its words of running text; 0 for another."""
        return [look.words if is_prose else 0 for look, is_prose in zip(self.looks, self.is_prose, strict=True)]

    @cached_property
    def is_main(self) -> list[bool]:
        """For each block whether it stands in the main element."""
        return [self.ways[element][1] == 0 for element in self.elements]

    @cached_property
    def sums(self) -> Sums:
        """What stands in each element."""
        size = len(self.nodes) + 1
        blocks, words, linked, prose, score = ([0] * size for _ in range(5))
        for block, look, is_prose, at in zip(self.blocks, self.looks, self.is_prose, self.elements, strict=True):
            blocks[at] += 1
            words[at] += look.words
            linked[at] += look.words * block.linked // 100
            prose[at] += look.words if is_prose else 0
            score[at] += _worth(block, look, is_prose=is_prose)
        for number in range(len(self.nodes) - 1, -1, -1):  # children come after their parents
            if blocks[number]:
                parent = self.nodes[number].parent
                blocks[parent] += blocks[number]
                words[parent] += words[number]
                linked[parent] += linked[number]
                prose[parent] += prose[number]
                score[parent] += score[number]
        return Sums(blocks, words, linked, prose, score)

    @cached_property
    def main(self) -> int:
        """The innermost element with the highest score; the page where none has any."""
        score = self.sums.score
        best = PAGE
        for number in range(len(self.nodes)):
            if score[number] > 0 and score[number] >= score[best]:
                best = number
        while best >= 0 and (self.nodes[best].tag in TEXT or self.nodes[best].tag in INLINE):
            best = self.nodes[best].parent
        return best

    @cached_property
    def ways(self) -> Mapping[int, tuple[int, int]]:
        """Element → steps up to what is around the main element too, and steps from that down to the main element."""
        known = {number: (0, level) for level, number in enumerate(self.up(self.main))}
        for element in set(self.elements):
            way = []
            while element not in known:
                way.append(element)
                element = self.nodes[element].parent
            steps, level = known[element]
            for each in reversed(way):
                steps += 1
                known[each] = steps, level
        return known

    def up(self, element: int) -> list[int]:
        """The element and all around it, innermost first; the page is the last."""
        found = [element]
        while found[-1] >= 0:
            found.append(self.nodes[found[-1]].parent)
        return found

    def parent(self, element: int) -> int:
        """The element around one; the page is its own."""
        return self.nodes[element].parent if element >= 0 else PAGE


def _worth(block: Block, look: Look, *, is_prose: bool) -> int:
    if is_prose:
        return min(look.words, LONG)
    if look.fills:
        return -12
    return -3 if block.linked > POINTS else -5
