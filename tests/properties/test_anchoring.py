"""Quotes sought in articles that have been edited since: never on other words, and suggested rightly.

A small part of `benchmarks/anchoring`, whose trials these are; each kind and what it does is told there.
"""

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from benchmarks.anchoring.texts import own_texts, shared_texts
from benchmarks.anchoring.trials import KINDS, Came, outcome, trials

EVERY = 12
"""So many-th page of the shared benchmark."""
COUNT = 40


def came(kind: str, texts: list[tuple[str, str]], count: int = COUNT) -> list[Came]:
    return [outcome(each) for _, each in islice(trials(kind, texts, Random(f"1 {kind}")), count)]


def shares(found: list[Came]) -> float:
    lost = [each for each in found if each.anchored == "lost"]
    return sum(each.suggested == "right" for each in lost) / len(lost)


@pytest.fixture(scope="module")
def demonstration() -> list[tuple[str, str]]:
    return list(own_texts())


def test_edits_elsewhere_move_no_note(demonstration: list[tuple[str, str]]) -> None:
    assert {each.anchored for each in came("elsewhere", demonstration, 3 * COUNT)} == {"right"}


def test_a_quote_written_twice_is_ambiguous(demonstration: list[tuple[str, str]]) -> None:
    assert {each.anchored for each in came("repeated", demonstration, 3 * COUNT)} == {"ambiguous"}


@pytest.mark.parametrize("kind", ["light", "lookalike"])
def test_after_light_edits_the_right_passage_is_suggested(kind: str, demonstration: list[tuple[str, str]]) -> None:
    found = came(kind, demonstration)

    assert "wrong" not in {each.anchored for each in found}
    assert shares(found) >= 0.97


@pytest.mark.parametrize("kind", ["ends", "deleted", "twin"])
def test_no_note_is_put_on_other_words(kind: str, demonstration: list[tuple[str, str]]) -> None:
    found = came(kind, demonstration)

    assert "wrong" not in {each.anchored for each in found}
    if kind == "twin":
        assert sum(each.fixed == "wrong" for each in found) <= 0.1 * len(found)


def test_the_same_holds_of_real_articles_in_many_languages(shared: Path) -> None:
    texts = list(shared_texts(shared, EVERY))

    found = {kind: came(kind, texts, COUNT // 2) for kind in KINDS}

    assert {each.anchored for each in found["elsewhere"]} == {"right"}
    assert {each.anchored for each in found["repeated"]} == {"ambiguous"}
    assert not [kind for kind, outcomes in found.items() if any(each.anchored == "wrong" for each in outcomes)]
    assert min(shares(found["light"]), shares(found["lookalike"])) >= 0.95
