"""Labels of advertisement slots whose advertisement is gone."""

from collections.abc import Iterator, Sequence
from functools import cache

from generator.clean.block import LINEAGE, Block, Hearing, Verdict, drop
from generator.clean.labels import ADS, phrases
from generator.clean.shape import count
from generator.text import fold

RULE = "ad-label"
SLOT = 40  # words of an advertisement in text
BOXES = frozenset({"div", "td", "center", "section", "aside", "figure", "p", "li"})


def ad_label(hearing: Hearing) -> Iterator[Verdict]:
    """Drop each block whose whole text is an ad label.

    Only whole blocks: "Advertisement feature: how to vote" is a headline.
    """
    blocks = hearing.open
    for block in blocks:
        if len(block.text) < 80 and fold(block.text).strip(" .:…-–—[]()*") in _labels():
            yield drop(block, RULE, "label of an advertisement slot", sure=97)
            for beside in _beside(hearing, block, blocks):
                yield drop(beside, RULE, "in the slot that is labelled so", sure=90)


def _beside(hearing: Hearing, label: Block, blocks: Sequence[Block]) -> Sequence[Block]:
    """In a saved page: the other blocks of the label's own box, if they are few words."""
    box = next((number for number in _around(hearing, label.node) if hearing.reading.nodes[number].tag in BOXES), -1)
    if box < 0:
        return ()
    within = [block for block in blocks if block is not label and box in _around(hearing, block.node)]
    return within if sum(count(block.text) for block in within) <= SLOT else ()


def _around(hearing: Hearing, node: int) -> Iterator[int]:
    """An element and the elements around it, innermost first, at most a dozen."""
    for _ in range(LINEAGE):
        if node < 0:
            return
        yield node
        node = hearing.reading.nodes[node].parent


@cache
def _labels() -> frozenset[str]:
    return phrases(ADS)
