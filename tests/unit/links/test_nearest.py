"""How sure a topic is said to be: by what was right in the archive's own confirmed articles, and low before that."""

from generator.links.nearest.calibrate import ENOUGH, GUESSED, calibration
from generator.links.nearest.scores import Scored


def row(score: int, *, words: int = 0, like: int = 0, topic: str = "storms") -> Scored:
    return Scored(topic, score, ("gale",) * words, ("a-1",) * bool(like), like)


def test_far_neighbours_are_not_enough_to_be_suggested_where_nothing_is_confirmed() -> None:
    unproved = calibration([])

    assert unproved.sure(row(1300, like=45)) < 50
    assert 50 <= unproved.sure(row(1300, like=130)) <= GUESSED
    assert 50 <= unproved.sure(row(400, words=1)) <= GUESSED


def test_a_score_is_worth_what_was_right_from_it_on_in_the_archives_own_articles() -> None:
    right = [((row(900), row(300, topic="books")), ("storms",))] * ENOUGH

    proved = calibration(right)

    assert proved.sure(row(950)) > 90
    assert proved.sure(row(350)) == 0
    assert (proved.fill, proved.fill_right, proved.fill_all) == (900, ENOUGH, ENOUGH)
