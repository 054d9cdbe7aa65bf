"""What can be said of a line by where it stands: its neighbours, the runs, the main block of prose, the page.

Every template gives one value a line, a short string of codes; a template's name and a value make a feature's name.
A template has no value, an empty string, where there is nothing to say.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, groupby

from generator.clean.model.cues import POINTING
from generator.clean.model.line import CODES, Shape

TEMPLATES = (
    *("kind-3", "kind-2", "kind-1", "kind+1", "kind+2", "kind+3"),
    *("kinds-1:0", "kinds0:1", "kinds-1:1", "kinds-2:0", "kinds0:2", "kinds-2:2"),
    *("shape-2", "shape-1", "shape+1", "shape+2", "label-1", "label+1"),
    *("prose-near", "prose-near+kind", "share-before+kind", "share-after+kind"),
    *("block", "block+kind", "block+length", "around", "around+kind", "ratio"),
    *("topic+kind", "topic+part+kind", "topic+length", "repeat+kind"),
    *("pointed", "pointed+kind", "after-comments+kind", "from-top", "from-end", "from-top+kind", "from-end+kind"),
    *("lines+kind", "prose-share+kind", "block-dirt+kind", "run+kind", "run-labels", "run-topic", "run-sentences"),
)
"""In the order of what `values` gives for a line."""

PAD = 3  # lines beyond the page's ends that neighbours may be asked for
LONG = 60  # words of a paragraph that count when the main block is looked for
_STEPS = (1, 2, 3, 4, 6, 10, 20)
_SHARES = (0.001, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999)
_NEAR = (1, 30, 60, 120)  # words of prose in three lines
_LINES = (5, 10, 20, 40, 80, 160, 320)


@dataclass(frozen=True, slots=True)
class Block:
    """The stretch of lines with the most prose and the least between: the largest sum of a run of scores."""

    first: int
    end: int
    """One past the last."""


def values(shapes: Sequence[Shape]) -> list[tuple[str, ...]]:
    """For each line, in order, the values of TEMPLATES."""
    block = main_block(shapes)
    columns = (
        *_kinds(shapes),
        *_neighbours(shapes),
        *_prose(shapes),
        *_block(shapes, block),
        *_topic(shapes, block),
        *_pointed(shapes, block),
        *_page(shapes, block),
        *_runs(shapes, block),
    )
    assert len(columns) == len(TEMPLATES)
    return list(zip(*columns, strict=True))


def main_block(shapes: Sequence[Shape]) -> Block:
    """Where the page's prose is densest; it begins and ends with prose, and is empty if there is none."""
    best = total = first = 0
    found = Block(0, 0)
    for at, each in enumerate(shapes):
        if total <= 0:
            total, first = 0, at
        total += min(each.words, LONG) if each.is_prose else -12 if each.fills else -5
        if total > best:
            best, found = total, Block(first, at + 1)
    return found


def _step(number: int) -> str:
    return CODES[bisect_right(_STEPS, number)]


def _kinds(shapes: Sequence[Shape]) -> Iterator[list[str]]:
    row = "^" * PAD + "".join(each.kind for each in shapes) + "$" * PAD
    ends = ((-3, -3), (-2, -2), (-1, -1), (1, 1), (2, 2), (3, 3), (-1, 0), (0, 1), (-1, 1), (-2, 0), (0, 2), (-2, 2))
    for first, last in ends:
        yield [row[at + first : at + last + 1] for at in range(PAD, PAD + len(shapes))]


def _neighbours(shapes: Sequence[Shape]) -> Iterator[list[str]]:
    count = len(shapes)
    full = ["", "", *(each.start + each.length + each.end for each in shapes), "", ""]
    for offset in (0, 1, 3, 4):
        yield full[offset : offset + count]
    told = ["", *(each.label + ("" if each.fills or not each.label else "…") for each in shapes), ""]
    yield told[:count]
    yield told[2:]


def _prose(shapes: Sequence[Shape]) -> Iterator[list[str]]:
    """How far the nearest prose is on both sides; how much of all prose lies before a line, and up to it."""
    count = len(shapes)
    before, after = ["9"] * count, ["9"] * count
    last = following = -1
    for at, each in enumerate(shapes):
        before[at] = _step(at - last) if last >= 0 else "9"
        last = at if each.is_prose else last
    for at in range(count - 1, -1, -1):
        after[at] = _step(following - at) if following >= 0 else "9"
        following = at if shapes[at].is_prose else following
    near = [x + y for x, y in zip(before, after, strict=True)]
    yield near
    yield [value + each.kind for value, each in zip(near, shapes, strict=True)]
    words = [each.words if each.is_prose else 0 for each in shapes]
    total = sum(words) or 1
    sums = [0]
    for word in words:
        sums.append(sums[-1] + word)
    codes = [CODES[bisect_right(_SHARES, part / total)] for part in sums]
    yield [code + each.kind for code, each in zip(codes, shapes, strict=False)]
    yield [code + each.kind for code, each in zip(codes[1:], shapes, strict=True)]


def _block(shapes: Sequence[Shape], block: Block) -> Iterator[list[str]]:
    """Where a line stands in the main block; the prose of three lines on both sides; its length by the block's."""
    place = [_place(at, block) for at in range(len(shapes))]
    yield place
    yield [value + each.kind for value, each in zip(place, shapes, strict=True)]
    yield [value + each.length for value, each in zip(place, shapes, strict=True)]
    words = [0, 0, 0, *(each.words if each.is_prose else 0 for each in shapes), 0, 0, 0]
    sums = [sum(words[at : at + 3]) for at in range(len(words) - 2)]
    codes = [CODES[bisect_right(_NEAR, each)] for each in sums]
    around = [codes[at] + codes[at + 4] for at in range(len(shapes))]
    yield around
    yield [value + each.kind for value, each in zip(around, shapes, strict=True)]
    prose = sorted(each.words for each in shapes[block.first : block.end] if each.is_prose)
    median = prose[len(prose) // 2] if prose else 20
    yield [CODES[min(6, 3 * each.words // median)] if each.is_prose else "" for each in shapes]


def _place(at: int, block: Block) -> str:
    if at < block.first:
        return "<" + _step(block.first - at)
    if at >= block.end:
        return ">" + _step(at - block.end + 1)
    if at - block.first < 3:
        return "i" + CODES[at - block.first]
    return "j" + CODES[block.end - at] if block.end - at < 4 else "ii"


def _topic(shapes: Sequence[Shape], block: Block) -> Iterator[list[str]]:
    """How many of a line's words the main block says elsewhere; whether the page prints the line more than once."""
    vocabulary = Counter(chain.from_iterable(each.content for each in shapes[block.first : block.end]))
    said, often = vocabulary.keys(), {word for word, many in vocabulary.items() if many > 1}
    hits = [_shared(each.content, often if block.first <= at < block.end else said) for at, each in enumerate(shapes)]
    part = ["<" if at < block.first else ">" if at >= block.end else "i" for at in range(len(shapes))]
    yield [hit and hit + each.kind for hit, each in zip(hits, shapes, strict=True)]
    yield [hit and hit + side + each.kind for hit, side, each in zip(hits, part, shapes, strict=True)]
    yield [hit and hit + each.length for hit, each in zip(hits, shapes, strict=True)]
    seen = Counter(each.key for each in shapes)
    once: set[str] = set()
    found = []
    for each in shapes:
        many = seen[each.key]
        found.append(("again" if each.key in once else "first") + CODES[min(many, 4)] + each.kind if many > 1 else "")
        once.add(each.key)
    yield found


def _shared(content: frozenset[str], said: Set[str]) -> str:
    return CODES[4 * len(content & said) // len(content)] if content else ""


def _pointed(shapes: Sequence[Shape], block: Block) -> Iterator[list[str]]:
    """The last label before a line that says what follows, and how far; whether a comments head stands before it."""
    pointed, kinds, comments = [], [], []
    name, since, is_under = "", 0, False
    for at, each in enumerate(shapes):
        far = _step(at - since)
        pointed.append(name and name + far)
        kinds.append(name and name + min(far, "5") + each.kind)
        comments.append(each.kind if is_under else "")
        if each.label in POINTING and each.kind not in "Pp":
            name, since = each.label, at
            is_under = is_under or (at >= block.end and each.fills and name == "comments")
    yield from (pointed, kinds, comments)


def _page(shapes: Sequence[Shape], block: Block) -> Iterator[list[str]]:
    count = len(shapes)
    top = [_step(at) for at in range(count)]
    end = [_step(count - 1 - at) for at in range(count)]
    yield from (top, end)
    yield [code + each.kind for code, each in zip(top, shapes, strict=True)]
    yield [code + each.kind for code, each in zip(end, shapes, strict=True)]
    inside = shapes[block.first : block.end]
    prose = sum(1 for each in inside if each.is_prose)
    for code in (
        CODES[bisect_right(_LINES, count)],
        CODES[5 * prose // max(count, 1)],
        CODES[min(4, 10 * (len(inside) - prose) // max(len(inside), 1))],
    ):
        yield [code + each.kind for each in shapes]


def _runs(shapes: Sequence[Shape], block: Block) -> Iterator[list[str]]:
    """The run of lines alike in being prose or not: how long, where, how many labels, words in common, sentences."""
    kinds, labels, topics, sentences = [], [], [], []
    inside = [each.content for each in shapes[block.first : block.end] if each.is_prose]
    vocabulary = Counter(chain.from_iterable(inside))
    said, often = vocabulary.keys(), {word for word, many in vocabulary.items() if many > 1}
    at = 0
    for is_prose, group in groupby(shapes, key=lambda each: each.is_prose):
        run = list(group)
        side = "<" if at < block.first else ">" if at >= block.end else "i"
        base = ("P" if is_prose else "s") + side + _step(len(run))
        known = [_shared(each.content, often if is_prose and side == "i" else said) for each in run if each.content]
        kinds += [base + each.kind for each in run]
        labels += [base + _part(sum(1 for each in run if each.label), len(run))] * len(run)
        topics += [base + _part(sum(1 for code in known if code >= "2"), len(known))] * len(run)
        stops = _part(sum(1 for each in run if each.end in ".?!Q:"), len(run))
        sentences += [base + stops + each.end for each in run]
        at += len(run)
    yield from (kinds, labels, topics, sentences)


def _part(some: int, of: int) -> str:
    """Which part of a whole, from 0 (none) over quarters to 5 (all); n of nothing."""
    return CODES[0 if not some else 5 if some == of else 1 + 4 * some // of] if of else "n"
