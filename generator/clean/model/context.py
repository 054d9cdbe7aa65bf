"""What the second look is given of each line: the chain's word on it and around it, its run, the page, the rules.

A column holds a whole number for each line, so that a scorecard's question is where the number falls. Columns are
made one after the other, not line by line: a page's lines side by side are what Python counts fastest.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from generator.clean.model.line import Shape
from generator.clean.model.page import main_block

COLUMNS = (
    *("odds", "odds-2", "odds-1", "odds+1", "odds+2", "most-before-3", "most-before-20", "most-after-20"),
    *("kind", "end", "words", "words+1", "characters", "capitals", "commas", "content", "shared", "often"),
    *("decided", "decided-before-20", "decided-after-20", "prose-before-20", "prose-after-20", "body-before-3"),
    *(
        "lines",
        "left",
        "body",
        "share-before",
        "after-block",
        "after-first",
        "before-last",
        "after-long",
        "before-long",
    ),
    *("run", "run-odds", "run-most", "run-words", "run-spread", "run-figures", "run-labels", "run-sentences"),
    *("run-shared", "run-under", "run-over"),
)
"""In the order of what `columns` gives."""

KINDS = "0dtamUcLlspP"
"""The kinds of `Shape.kind`, from the least like prose to the most."""
ENDS = "0xa),:eq?!Q."
"""The codes of `Shape.end`, from a label's end to a sentence's."""
NONE = -9999  # where there is no line
SURE = 900  # per mille from which a line counts as the body's when distances are measured
LIKELY = 500  # per mille of a long line from which distances to the body's paragraphs are measured
LONG = 15  # words of a line that is plainly a paragraph
MOST = 80  # words of a line that count in a mean


@dataclass(frozen=True, slots=True)
class Line:
    """One line, as the first look left it."""

    text: str
    shape: Shape
    odds: int
    """The chain's ln(p / (1 - p)) in hundredths."""
    body: int
    """The chain's likelihood that it belongs to the body, per mille."""
    decided: int
    """1 where a rule has lifted or dropped it."""


def columns(lines: Sequence[Line]) -> tuple[list[int], ...]:
    """For each of COLUMNS a number a line, in order."""
    shapes = [line.shape for line in lines]
    shared = _shared(lines)
    found = (
        *_odds([line.odds for line in lines]),
        *_own(lines, shared),
        *_near(lines),
        *_page(lines, shapes),
        *_runs(lines, shared),
    )
    assert len(found) == len(COLUMNS)
    return found


def _odds(odds: list[int]) -> Iterator[list[int]]:
    """The chain's odds of a line, of its neighbours, and the best of those near it."""
    count = len(odds)
    padded = [NONE, NONE, *odds, NONE, NONE]
    for offset in (2, 0, 1, 3, 4):
        yield padded[offset : offset + count]
    yield [max(odds[max(0, at - 3) : at], default=NONE) for at in range(count)]
    yield [max(odds[max(0, at - 20) : at], default=NONE) for at in range(count)]
    yield [max(odds[at + 1 : at + 21], default=NONE) for at in range(count)]


def _own(lines: Sequence[Line], shared: list[int]) -> Iterator[list[int]]:
    """What can be said of a line by itself, and how the page's body speaks of the same."""
    words = [line.shape.words for line in lines]
    often = Counter(line.shape.key for line in lines)
    yield [KINDS.index(line.shape.kind) for line in lines]
    yield [ENDS.find(line.shape.end) for line in lines]
    yield words
    yield [*words[1:], NONE]
    yield [len(line.text) for line in lines]
    yield [_capitals(line.text) for line in lines]
    yield [line.text.count(",") for line in lines]
    yield [len(line.shape.content) for line in lines]
    yield shared
    yield [often[line.shape.key] for line in lines]


def _capitals(text: str) -> int:
    """Percent of the first letters and signs that are capitals."""
    head = text[:200]
    return 100 * sum(map(str.isupper, head)) // len(head)


def _shared(lines: Sequence[Line]) -> list[int]:
    """Percent of a line's longer words that the body says elsewhere; -1 for a line without any."""
    said = Counter(word for line in lines if line.body > 800 for word in line.shape.content)
    found = []
    for line in lines:
        own, content = line.body > 800, line.shape.content
        found.append(100 * sum([said[word] > own for word in content]) // len(content) if content else -1)
    return found


def _near(lines: Sequence[Line]) -> Iterator[list[int]]:
    """What rules have taken around a line, how long the lines around it are, and how much of them is body."""
    decided = [line.decided for line in lines]
    yield decided
    yield from _means(decided, 20, scale=100)
    yield from _means([min(line.shape.words, MOST) for line in lines], 20, scale=10)
    before, _ = _means([line.body for line in lines], 3, scale=1)
    yield before


def _means(values: list[int], size: int, scale: int) -> tuple[list[int], list[int]]:
    """The mean of up to `size` lines before and after each line, `scale` times; 0 where there is none."""
    sums, count = [0, *accumulate(values)], len(values)
    before = [scale * (sums[at] - sums[max(0, at - size)]) // (min(at, size) or 1) for at in range(count)]
    after = [
        scale * (sums[min(count, at + size + 1)] - sums[at + 1]) // (min(count - at - 1, size) or 1)
        for at in range(count)
    ]
    return before, after


def _page(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[list[int]]:
    """Where a line stands: in the page, in its prose, and from the first and last lines that are plainly the body's."""
    count = len(lines)
    block = main_block(shapes)
    weights = [line.body * min(line.shape.words, MOST) for line in lines]
    sums = [0, *accumulate(weights)]
    sure = [at for at, line in enumerate(lines) if line.body > SURE] or [0, count]
    long = [at for at, line in enumerate(lines) if line.body > LIKELY and line.shape.words >= LONG] or [0, count]
    yield [count] * count
    yield list(range(count, 0, -1))
    yield [sum(line.body for line in lines) // 1000] * count
    yield [100 * sums[at] // (sums[-1] or 1) for at in range(count)]
    yield list(range(-block.first, count - block.first))
    yield list(range(-sure[0], count - sure[0]))
    yield list(range(sure[-1], sure[-1] - count, -1))
    yield list(range(-long[0], count - long[0]))
    yield list(range(long[-1], long[-1] - count, -1))


def _runs(lines: Sequence[Line], shared: list[int]) -> Iterator[list[int]]:
    """Of the lines in a row that are not plainly the body's: how many, how likely, how long, between what."""
    rows: list[tuple[int, ...]] = []
    for is_sure, group in groupby(lines, key=lambda line: line.body > SURE):
        run = list(group)
        first, end = len(rows), len(rows) + len(run)
        under = lines[first - 1].shape.words if first else NONE
        over = lines[end].shape.words if end < len(lines) else NONE
        rows += [_NO_RUN if is_sure else (*_of_run(run, shared[first:end]), under, over)] * len(run)
    yield from (list(column) for column in zip(*rows, strict=True))


_NO_RUN = (0,) * 11


def _of_run(run: Sequence[Line], shared: Sequence[int]) -> tuple[int, ...]:
    count = len(run)
    odds = [line.odds for line in run]
    words = [min(line.shape.words, MOST) for line in run]
    total = sum(words)
    told = [each for each in shared if each >= 0]
    return (
        count,
        sum(odds) // count,
        max(odds),
        10 * total // count,
        10 * sum(abs(each * count - total) for each in words) // (count * count),
        100 * sum(any(map(str.isdigit, line.text[:40])) for line in run) // count,
        100 * sum(bool(line.shape.label) for line in run) // count,
        100 * sum(line.shape.end in ".?!Q" for line in run) // count,
        sum(told) // len(told) if told else -1,
    )
