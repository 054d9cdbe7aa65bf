"""What a score is worth in this archive: each confirmed article is scored as if it had no topics, and compared."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.links.nearest.scores import ALIAS, Scored

ENOUGH = 30
"""Confirmed articles below which nothing can be said of how often scores are right."""
RIGHT = 95
"""Percent of topics that must be right for them to be filled in unasked."""
PROOF = 20
"""Topics at least that this must hold of: of fewer, 95 % may be luck."""
GUESSED = 70
"""How sure a topic is said to be at most where nothing can be said of it."""
UNLIKE = 40
"""And at most where only far neighbours speak for it: the nearest has most votes however little like the article."""
CLOSE = 100
"""Thousandths of likeness: two articles on different things are seldom more like each other than 50."""
PER_ARTICLE = 3


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often topics of a score were right in the archive's own confirmed articles."""

    articles: int
    """Confirmed articles it is made of."""
    steps: tuple[tuple[int, int], ...]
    """From this score on, so many per cent were right; both rising. Empty where there are too few articles."""
    fill: int
    """From this score on topics may be filled in unasked; 0 where none may."""
    fill_right: int
    """Topics from that score on that were right."""
    fill_all: int
    found: int
    """Topics of confirmed articles that were among the first three."""
    wanted: int

    def sure(self, row: Scored) -> int:
        """0 to 100."""
        if not self.steps:
            most = GUESSED if row.words or row.like >= CLOSE else UNLIKE
            return min(most, 45 + row.score // 40 if row.score >= ALIAS else 45 * row.score // ALIAS)
        at = bisect_left(self.steps, (row.score + 1, 0)) - 1
        return self.steps[at][1] if at >= 0 else 0


def calibration(articles: Iterable[tuple[Sequence[Scored], tuple[str, ...]]]) -> Calibration:
    """From articles' scored topics, each without its own word, and the topics that a person confirmed."""
    rows: list[tuple[int, bool]] = []
    count = found = wanted = 0
    for scores, confirmed in articles:
        count += 1
        wanted += len(confirmed)
        found += len(set(confirmed) & {each.topic for each in scores[:PER_ARTICLE]})
        rows += [(each.score, each.topic in confirmed) for each in scores if each.score > 0]
    rows.sort(reverse=True)
    fill = _fill(rows) if count >= ENOUGH else (0, 0, 0)
    return Calibration(count, _steps(rows) if count >= ENOUGH else (), *fill, found, wanted)


def _fill(rows: Sequence[tuple[int, bool]]) -> tuple[int, int, int]:
    """The lowest score from which on enough were right, how many were, and of how many."""
    best, right = (0, 0, 0), 0
    for number, (score, is_right) in enumerate(rows, start=1):
        right += is_right
        is_last = number == len(rows) or rows[number][0] < score
        if is_last and number >= PROOF and 100 * right >= RIGHT * number:
            best = (score, right, number)
    return best


def _steps(rows: Sequence[tuple[int, bool]]) -> tuple[tuple[int, int], ...]:
    """Pooled neighbours that violate the order (PAVA, Ayer et al. 1955), from the lowest score up."""
    pools: list[list[int]] = []
    for score, is_right in reversed(rows):
        pools.append([score, int(is_right), 1])
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            _, right, count = pools.pop()
            pools[-1][1] += right
            pools[-1][2] += count
    return tuple((score, 100 * right // (count + 1)) for score, right, count in pools)
