"""What is true of a saved page's block, by name: its tag, what it stands in, the words of the classes around it."""

from collections.abc import Sequence

from generator.clean.block import Node
from generator.clean.model.saved.tree import Tree

_PLACES = """
li td th figure figcaption aside header footer form blockquote table ul ol dl nav main section article address
"""
PLACES = frozenset(_PLACES.split())
"""Elements that say something of what stands in them."""
MOST = 400  # names that a block has from the elements around it; the most seen on a page is 70
LEAST = 3  # letters of a word of a class that may count; `md`, `t1` say how something looks


def names(tree: Tree) -> list[frozenset[str]]:
    """For each block what is true of it, by name: its tag, what it stands in, the words of classes around it."""
    known: dict[int, frozenset[str]] = {-1: frozenset()}
    found = []
    for block, look, element in zip(tree.blocks, tree.looks, tree.elements, strict=True):
        inner = tree.nodes[block.node].tag if block.node >= 0 else ""
        own = (f"tag={block.tag}", *look.names, *((f"inner={inner}",) if inner != block.tag else ()))
        found.append(_lineage(tree.nodes, element, known).union(own))
    return found


def _lineage(nodes: Sequence[Node], element: int, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """What holds of all that stands in an element; `known` is filled on the way."""
    way = []
    while element not in known:
        way.append(element)
        element = nodes[element].parent
    names = known[element]
    for each in reversed(way):
        node = nodes[each]
        if node.tag not in ("html", "body") and len(names) < MOST:
            told = {f"class={word}" for word in node.words if len(word) >= LEAST}
            if node.tag in PLACES:
                told.add(f"in={node.tag}")
            names = names | told
        known[each] = names
    return names
