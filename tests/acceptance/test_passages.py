"""The passages that the real raw articles share, and those planted in real news, by the benchmark's own measure."""

from pathlib import Path

from benchmarks.links.passages import LEVELS, planted, seeds


def test_all_passages_that_the_seeds_share_are_found_and_no_others(shared: Path) -> None:
    found, wrong = seeds(shared / "bench/links", shared / "seeds", is_shown=False)

    assert (found["exact"], found["light"], wrong) == (3, 9, 0)


def test_planted_passages_are_found_however_they_are_edited(shared: Path) -> None:
    found = planted(shared / "bench/links", is_shown=False)

    assert [found[level] for level in LEVELS[:2]] == [1, 1]
    assert found[LEVELS[2]] >= 0.85
    assert found["precision"] >= 0.99
