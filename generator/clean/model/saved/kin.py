"""Numbers of a block's kin: blocks of the same kind of element, its parent, and that one's parent."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.clean.block import Node
from generator.clean.model.saved.tree import Tree

KIN = (
    *("signature", "siblings", "tag-share", "group", "group-linked", "group-words", "group-prose"),
    *("parent-blocks", "parent-words", "parent-linked", "parent-prose", "parent-each"),
    *("grand-blocks", "grand-words", "grand-linked", "grand-prose", "grand-each"),
)
"""In the order of what `kin` gives."""

Signature = tuple[str, tuple[str, ...]]
"""What makes elements of one kind: tag and words."""


def kin(tree: Tree) -> Iterator[list[int]]:
    """For each of KIN a number a block."""
    yield from _shares(tree)
    yield from _around(tree)


def _shares(tree: Tree) -> Iterator[list[int]]:
    """Percent of the main element's prose in blocks of the same kind; how often a kind comes, and what it is like."""
    prose = tree.prose
    inside = [words if is_in else 0 for words, is_in in zip(prose, tree.is_main, strict=True)]
    signature = [_signature(tree.nodes, element) for element in tree.elements]
    total = sum(inside) or 1
    parents = [tree.parent(element) for element in tree.elements]
    keys: tuple[Sequence[object], ...] = (signature, parents, [block.tag for block in tree.blocks])
    for key in keys:
        held: Counter[object] = Counter()
        for each, words in zip(key, inside, strict=True):
            held[each] += words
        yield [100 * held[each] // total for each in key]
    groups = [(own, _signature(tree.nodes, parent)) for own, parent in zip(signature, parents, strict=True)]
    table: dict[object, list[int]] = {}
    for each, look, block, words in zip(groups, tree.looks, tree.blocks, prose, strict=True):
        row = table.setdefault(each, [0, 0, 0, 0])
        row[0] += 1
        row[1] += block.linked
        row[2] += look.words
        row[3] += words > 0
    rows = [table[each] for each in groups]
    yield [row[0] for row in rows]
    yield [row[1] // row[0] for row in rows]
    yield [row[2] // row[0] for row in rows]
    yield [100 * row[3] // row[0] for row in rows]


def _around(tree: Tree) -> Iterator[list[int]]:
    """What a block's parent and that one's hold: blocks, share of the page's words, percent linked, of them prose."""
    sums = tree.sums
    total = sums.words[-1] or 1
    ups = [tree.parent(element) for element in tree.elements]
    for _ in range(2):
        yield [sums.blocks[up] for up in ups]
        yield [100 * sums.words[up] // total for up in ups]
        yield [100 * sums.linked[up] // (sums.words[up] or 1) for up in ups]
        yield [100 * sums.prose[up] // (sums.words[up] or 1) for up in ups]
        yield [sums.words[up] // (sums.blocks[up] or 1) for up in ups]
        ups = [tree.parent(up) for up in ups]


def _signature(nodes: Sequence[Node], element: int) -> Signature:
    return (nodes[element].tag, nodes[element].words) if element >= 0 else ("", ())
