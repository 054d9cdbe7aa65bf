"""Which texts of an archive may be alike, by their sketches: pairs worth a closer look, and few that are not.

Only texts that are new or changed are looked up, against all, in portions: 100,000 texts take some 20 MB of sketches,
and a portion as much again.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.ingest.shingles import Hashes

ALIKE = 80  # percent of a text's words that must stand in the other for the two to be one text
SIZE = 50  # percent of the longer text that the shorter must have; less is a part of a round-up
COMMON = 50  # texts that have a run in common, from which it is boilerplate, and says nothing of any two of them
PORTION = 10_000

Sketches = Mapping[str, Hashes]
"""Id → sketch, for texts long enough to have one."""


def pairs(sketches: Sketches, fresh: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that may be alike, each once and in order, of which one is among the fresh."""
    new = [id for id in fresh if id in sketches]
    told: set[tuple[str, str]] = set()
    for start in range(0, len(new), PORTION):
        portion = new[start : start + PORTION]
        for pair in _pairs(sketches, portion):
            if pair not in told:
                told.add(pair)
                yield pair


def _pairs(sketches: Sketches, portion: Sequence[str]) -> Iterator[tuple[str, str]]:
    holders = _holders(sketches, portion)
    common = {run for run, ids in holders.items() if len(ids) > COMMON}
    for one in portion:
        left = [run for run in sketches[one][1:] if run not in common]
        shared = Counter(other for run in left for other in holders[run])
        del shared[one]
        for other, count in sorted(shared.items()):
            if count >= _least(sketches[one], sketches[other], len(left)):
                yield (one, other) if one < other else (other, one)


def _holders(sketches: Sketches, portion: Sequence[str]) -> dict[int, list[str]]:
    """Run → the texts that have it in their sketch, for the runs of the portion; no more than it takes to be common."""
    holders: dict[int, list[str]] = {run: [] for one in portion for run in sketches[one][1:]}
    known = holders.keys()
    for id, sketch in sketches.items():
        if known.isdisjoint(sketch):  # as nearly all are; it makes no list of anything
            continue
        for run in sketch[1:]:
            if run in known and len(holders[run]) <= COMMON:
                holders[run].append(id)
    return holders


def _least(one: Hashes, other: Hashes, left: int) -> float:
    """How many hashes two sketches must share, if `left` of the first say anything: half of what copies would.

    Two texts of which the shorter stands to `ALIKE` in the longer share that much of their runs, and so of a sketch.
    """
    small, large = sorted((one[0], other[0]))
    inside = small * ALIKE / 100
    return max(3, left * inside / (small + large - inside) / 2)
