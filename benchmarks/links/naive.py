"""What would be written first: each article held against each other. Our times are told beside these, of one run."""

from collections.abc import Mapping
from heapq import nlargest
from itertools import combinations
from math import sqrt

RUN = 8
"""Words of the shortest passage that is looked for, word for word (shingles: Broder 1997)."""

SIZE = 1000
"""Articles that naive methods are timed with; their times grow with the square."""


def sharing_pairs(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs of texts that have eight words in common, one after the other: sets of all runs, each met with each."""
    runs = {}
    for name, text in texts.items():
        words = text.lower().split()
        runs[name] = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return [(one, other) for one, other in combinations(texts, 2) if not runs[one].isdisjoint(runs[other])]


def nearest(vectors: Mapping[str, Mapping[int, int]], most: int) -> dict[str, list[str]]:
    """The nearest neighbours of each vector by the cosine, each held against each."""
    lengths = {name: sqrt(sum(weight * weight for weight in one.values())) or 1.0 for name, one in vectors.items()}
    found: dict[str, list[tuple[float, str]]] = {name: [] for name in vectors}
    for one, other in combinations(vectors, 2):
        few, many = sorted((vectors[one], vectors[other]), key=len)
        cosine = sum(weight * many[mark] for mark, weight in few.items() if mark in many)
        cosine /= lengths[one] * lengths[other]
        found[one].append((cosine, other))
        found[other].append((cosine, one))
    return {name: [other for _, other in nlargest(most, others)] for name, others in found.items()}


def told(what: str, ours: float, naive: float, count: int, of: int) -> str:
    """Both times, and what the naive method would take for so many articles."""
    scale = (of / count) ** 2
    beyond = f"; by the square of it {naive * scale:,.0f} for {of:,}" if of > count else ""
    return f"{what} of {count:,} articles: {ours:.1f} CPU-s, each held against each {naive:.1f}{beyond}"
