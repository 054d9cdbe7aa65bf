"""Labels of advertisement slots whose advertisement is gone."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.clean.block import LINEAGE, Block, Hearing, Verdict, drop
from generator.clean.labels import ADS, phrases
from generator.clean.shape import count
from generator.text import fold

RULE = "ad-label"
SLOT = 41  # words of an advertisement in text, with its label
BOXES = frozenset({"div", "td", "center", "section", "aside", "figure", "p", "li"})


def ad_label(hearing: Hearing) -> Iterator[Verdict]:
    """Drop each block whose whole text is an ad label.

    Only whole blocks: "Advertisement feature: how to vote" is a headline.
    """
    blocks = hearing.open
    labels = [block for block in blocks if _is_label(block)]
    slots = _slots(hearing, blocks) if any(block.node >= 0 for block in labels) else {}
    for block in labels:
        yield drop(block, RULE, "label of an advertisement slot", sure=97)
        for beside in slots.get(_box(hearing, block), ()):
            if beside is not block:
                yield drop(beside, RULE, "in the slot that is labelled so", sure=90)


def _is_label(block: Block) -> bool:
    return len(block.text) < 80 and fold(block.text).strip(" .:…-–—[]()*") in _labels()


def _box(hearing: Hearing, block: Block) -> int:
    """The innermost box around a block of a saved page; -1 if there is none."""
    return next((number for number in _around(hearing, block.node) if hearing.reading.nodes[number].tag in BOXES), -1)


def _slots(hearing: Hearing, blocks: Sequence[Block]) -> Mapping[int, Sequence[Block]]:
    """Box → all blocks in it, for boxes of few words."""
    found: dict[int, list[Block]] = {}
    for block in blocks:
        for number in _around(hearing, block.node):
            if hearing.reading.nodes[number].tag in BOXES:
                found.setdefault(number, []).append(block)
    return {box: within for box, within in found.items() if sum(count(block.text) for block in within) <= SLOT}


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
