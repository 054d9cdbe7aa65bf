"""Numbers of what a page says of itself, and of what its blocks say to each other."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.clean.block import Reading
from generator.clean.model.cues import POINTING
from generator.clean.model.saved.tree import FAR, NONE, Tree, clip
from generator.text import fold

TOLD = (
    *("hinted", "since-h1", "prose-article", "title", "author"),
    *("shared", "repeats", "next-prose", "pointed"),
)
"""In the order of what `told` gives."""
QUOTED = 20  # characters of a text that is looked for in JSON-LD's articleBody
WRITERS = 20  # that are looked for in each block
COVERED = 30  # percent of the main element's words that articleBody must have to be believed of the rest


def told(reading: Reading, tree: Tree) -> Iterator[list[int]]:
    """For each of TOLD a number a block."""
    yield from _known(reading, tree)
    yield from _words(tree)


def _known(reading: Reading, tree: Tree) -> Iterator[list[int]]:
    """What the page says of itself: its article's body, headline, writers."""
    folded = [fold(block.text) for block in tree.blocks]
    yield _hinted(reading.hints, folded, tree)
    h1 = next((at for at, block in enumerate(tree.blocks) if block.tag == "h1"), -1)
    yield [clip(at - h1) if h1 >= 0 else NONE for at in range(len(folded))]
    articles = _articles(tree)
    held: Counter[int] = Counter()
    for each, words in zip(articles, tree.prose, strict=True):
        held[each] += words
    best = max(held, key=lambda each: held[each], default=-1)
    yield [int(each == best) if best >= 0 else -1 for each in articles]
    titles = {fold(fact.value) for fact in reading.facts if fact.field in ("title", "summary")}
    writers = [fold(fact.value) for fact in reading.facts if fact.field == "authors"][:WRITERS]
    yield [int(text in titles) for text in folded]
    yield [int(any(name in text for name in writers)) for text in folded]


def _hinted(hints: Sequence[str], folded: Sequence[str], tree: Tree) -> list[int]:
    """1 where JSON-LD's articleBody has the text, 0 where not; -1 where that has little of the main element's."""
    hint = " ".join(map(fold, hints))
    found = [int(len(text) >= QUOTED and text in hint) if hint else -1 for text in folded]
    sizes = [(look.words, at) for look, at, inside in zip(tree.looks, found, tree.is_main, strict=True) if inside]
    quoted, total = sum(words for words, at in sizes if at == 1), sum(words for words, _ in sizes)
    return found if hint and 100 * quoted >= COVERED * total else [-1] * len(found)


def _articles(tree: Tree) -> list[int]:
    """For each block the nearest <article> it stands in; -1 if in none."""
    known: dict[int, int] = {-1: -1}
    for element in tree.elements:
        way = []
        while element not in known:
            way.append(element)
            element = tree.nodes[element].parent
        told = known[element]
        for each in reversed(way):
            told = each if tree.nodes[each].tag == "article" else told
            known[each] = told
    return [known[element] for element in tree.elements]


def _words(tree: Tree) -> Iterator[list[int]]:
    """Words a block has in common with the main element's other blocks; how near prose is, and a label that points."""
    count = len(tree.blocks)
    is_said = [is_in and words > 0 for is_in, words in zip(tree.is_main, tree.prose, strict=True)]
    said = Counter(word for look, own in zip(tree.looks, is_said, strict=True) if own for word in look.content)
    yield [
        100 * sum([said[word] > own for word in look.content]) // len(look.content) if look.content else -1
        for look, own in zip(tree.looks, is_said, strict=True)
    ]
    often = Counter(look.key for look in tree.looks)
    yield [often[look.key] for look in tree.looks]
    after, following = [FAR] * count, count + FAR
    for at in range(count - 1, -1, -1):
        after[at] = min(following - at, FAR)
        following = at if tree.is_prose[at] else following
    yield after
    pointed, since = [], -FAR
    for at, look in enumerate(tree.looks):
        pointed.append(min(at - since, FAR))
        if look.label in POINTING and not look.is_prose:
            since = at
    yield pointed
