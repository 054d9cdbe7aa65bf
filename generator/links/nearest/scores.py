"""How sure each topic is for an article: its neighbours' votes, the words for the topic that it prints, its machine.

What these are worth together is learned from nothing but the archive's own confirmed articles (`calibrate`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.links.nearest.judged import Judged
from generator.links.nearest.tagged import Voted

ALIAS = 200
"""What a topic's own words in the text add where they reach the weight at which ingest proposes it, in thousandths."""
WEIGHT = 20  # the least weight at which ingest proposes a topic (links.names.MIN_TOPIC)
MOST_ALIAS = 500
CENTRE = 2
"""How much likeness to the topic's centre counts beside the neighbours' votes: it is seldom over 300."""
PLAIN_NO = -1000
"""The margin at which a topic's machine adds nothing."""
PLAIN_YES = 2000
"""And from which on it adds no more: the words for a topic many times over do not make it surer."""
MACHINE = 600
"""What 1,000 of margin add: with half of it fewer of the first three were right, with twice it fewer filled in."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A topic an article may have."""

    topic: str
    score: int
    """Comparable between articles of one archive; not a likelihood."""
    words: tuple[str, ...]
    """The words for it that the article prints."""
    by: tuple[str, ...]
    """The ids of its nearest articles that have the topic, at most three."""
    like: int = 0
    """How like the nearest of these is, in thousandths."""
    heavy: tuple[int, ...] = ()
    """The marks of the words that weighed most with the topic's machine."""


def scored(
    voted: Sequence[Voted],
    words: Mapping[str, tuple[int, tuple[str, ...]]],
    judged: Mapping[str, Judged] | None = None,
) -> tuple[Scored, ...]:
    """The topics of an article, the best first; `words` are a topic's weight and printed words."""
    judged = judged or {}
    votes = {each.topic: each for each in voted}
    rows = []
    for topic in {**votes, **words, **judged}:
        vote = votes.get(topic)
        weight, printed = words.get(topic, (0, ()))
        score = min(ALIAS * weight // WEIGHT, MOST_ALIAS)
        if vote:
            score += vote.votes + CENTRE * vote.centre + vote.nearest
        machine = judged.get(topic)
        if machine:
            score += MACHINE * (min(machine.margin, PLAIN_YES) - PLAIN_NO) // 1000
        heavy = machine.words if machine else ()
        rows.append(Scored(topic, score, printed, vote.by if vote else (), vote.nearest if vote else 0, heavy))
    return tuple(sorted(rows, key=lambda row: (-row.score, row.topic)))
