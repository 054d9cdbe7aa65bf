"""The page model: for each block of a saved page, how likely it belongs to the article's body.

One look. A scorecard (`card`) weighs a block's text, where it stands among the page's elements, and its kin: the blocks
whose elements are of the same kind. It is asked about what the rules leave that take whole stretches, and about no zone
that names itself.
"""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from math import exp

from generator.clean.block import Block, Reading
from generator.clean.model.card import FILE, SCALE, Card, points, read_card
from generator.clean.model.saved.columns import COLUMNS, columns
from generator.clean.model.saved.look import look
from generator.clean.model.saved.names import names
from generator.clean.model.saved.tree import Tree


@cache
def shipped() -> Card:
    """The card that comes with the program."""
    return read_card(resources.files(__name__).joinpath(FILE).read_text(encoding="utf-8").splitlines(), COLUMNS)


def block_scores(reading: Reading, blocks: Sequence[Block]) -> dict[int, int]:
    """By number, how likely each of these blocks of a page belongs to the body, per mille; `blocks` in order."""
    if not blocks:
        return {}
    card = shipped()
    tree = tree_of(reading, blocks)
    told = points(columns(reading, tree), card)
    for at, each in enumerate(names(tree)):
        told[at] += sum([card.names[name] for name in each if name in card.names])
    return {block.number: round(1000 / (1 + exp(-worth / SCALE))) for block, worth in zip(blocks, told, strict=True)}


def tree_of(reading: Reading, blocks: Sequence[Block]) -> Tree:
    """These blocks of a page with the elements around them."""
    return Tree(reading.nodes, blocks, [look(block.text) for block in blocks])
