"""Stories and neighbours, by the benchmarks' own measures."""

from pathlib import Path

from benchmarks.links.events import crowded, pieces, reports, vectors_of
from benchmarks.links.related import hits, neighbours
from benchmarks.links.stories import bcubed, stories_of


def test_reports_of_events_come_together_and_events_stay_apart(shared: Path) -> None:
    sparse = reports()
    dense = crowded(sparse) | dict(pieces(shared / "bench/links", 2))

    for texts, least in ((sparse, 0.985), (dense, 0.93)):
        assert bcubed({name: one.event for name, one in texts.items()}, stories_of(texts))[2] >= least


def test_the_first_two_neighbours_are_of_the_same_event(shared: Path) -> None:
    texts = reports() | dict(pieces(shared / "bench/links", 6))

    assert hits(texts, reports(), neighbours(vectors_of(texts)), 2) >= 0.97
