"""What the page's card is asked of each block: a column of whole numbers for each question.

Columns are made one after the other, not block by block, as `model/context.py` makes those of a dump's lines.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from generator.clean.block import Reading
from generator.clean.model.saved.kin import KIN, kin
from generator.clean.model.saved.told import TOLD, told
from generator.clean.model.saved.tree import NONE, Tree, clip

OWN = ("kind", "end", "words", "characters", "figures", "capitals", "commas", "cues", "linked", "level")
PLACE = ("up", "out", "depth", "deep", "in-main", "since-main", "to-main", "since-prose")
PAGE = ("before", "after", "top", "blocks", "page-words", "page-prose", "main-prose", "main-each")
NEAR = (*(f"cues{at:+}" for at in (-3, -2, -1, 1, 2, 3)), *(f"linked{at:+}" for at in (-2, -1, 1, 2)), "signature+1")
COLUMNS: tuple[str, ...] = (*OWN, *PLACE, *KIN, *TOLD, *PAGE, *NEAR)
"""In the order of what `columns` gives."""

LAST = 80  # blocks from the top beyond which a block is no farther
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def columns(reading: Reading, tree: Tree) -> tuple[list[int], ...]:
    """For each of COLUMNS a number a block, in order."""
    own, relatives = list(_own(tree)), list(kin(tree))
    cues, linked, signature = own[OWN.index("cues")], own[OWN.index("linked")], relatives[KIN.index("signature")]
    found = (*own, *_place(tree), *relatives, *told(reading, tree), *_page(tree), *_near(cues, linked, signature))
    assert len(found) == len(COLUMNS)
    return found


def _own(tree: Tree) -> Iterator[list[int]]:
    """What can be said of a block by itself."""
    looks = tree.looks
    yield [look.kind for look in looks]
    yield [look.end for look in looks]
    yield [look.words for look in looks]
    yield [look.characters for look in looks]
    yield [look.figures for look in looks]
    yield [look.capitals for look in looks]
    yield [look.commas for look in looks]
    yield [look.cues for look in looks]
    yield [block.linked for block in tree.blocks]
    yield [HEADINGS.get(block.tag, 0) for block in tree.blocks]


def _place(tree: Tree) -> Iterator[list[int]]:
    """Where a block stands towards the main element and the prose in it."""
    count = len(tree.blocks)
    ways = [tree.ways[element] for element in tree.elements]
    yield [steps if level else 0 for steps, level in ways]
    yield [level for _, level in ways]
    yield [steps if not level else -1 for steps, level in ways]
    yield [tree.nodes[element].depth if element >= 0 else -1 for element in tree.elements]
    yield [int(is_in) for is_in in tree.is_main]
    inside = [at for at, is_in in enumerate(tree.is_main) if is_in] or [0, count - 1]
    yield [clip(at - inside[0]) for at in range(count)]
    yield [clip(inside[-1] - at) for at in range(count)]
    first = next((at for at in inside if tree.is_prose[at]), 0)
    yield [clip(at - first) for at in range(count)]


def _page(tree: Tree) -> Iterator[list[int]]:
    """How much of the page's prose stands before and after a block; what the page and the main element are like."""
    count = len(tree.blocks)
    sums = [0, *accumulate(tree.prose)]
    total = sums[-1] or 1
    words = sum(look.words for look in tree.looks)
    main = [
        (look.words, prose) for look, prose, is_in in zip(tree.looks, tree.prose, tree.is_main, strict=True) if is_in
    ]
    inside, held = sum(each for each, _ in main), sum(prose for _, prose in main)
    yield [100 * sums[at] // total for at in range(count)]
    yield [100 * (sums[-1] - sums[at + 1]) // total for at in range(count)]
    yield [min(at, LAST) for at in range(count)]
    yield [count] * count
    yield [words] * count
    yield [100 * sums[-1] // (words or 1)] * count
    yield [100 * held // (inside or 1)] * count
    yield [held // (sum(1 for _, prose in main if prose) or 1)] * count


def _near(cues: Sequence[int], linked: Sequence[int], signature: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of the blocks before and after; NONE where there is none."""
    for column, offsets in ((cues, (-3, -2, -1, 1, 2, 3)), (linked, (-2, -1, 1, 2)), (signature, (1,))):
        padded = [NONE] * 3 + list(column) + [NONE] * 3
        for offset in offsets:
            yield padded[3 + offset : 3 + offset + len(column)]
