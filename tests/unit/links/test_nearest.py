"""How sure a topic is said to be: by what was right in the archive's own confirmed articles, and low before that."""

from array import array
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from generator.links.likeness.weights import Vector, cosine, weights_of
from generator.links.nearest.calibrate import ENOUGH, GUESSED, calibration
from generator.links.nearest.scores import Scored
from generator.links.nearest.tagged import Tagged, known
from generator.links.nearest.votes import COPY, NEAR, NEIGHBOURS, PRESUMED, tried


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


@st.composite
def archives(draw: st.DrawFn) -> tuple[Tagged, ...]:
    """Tagged articles that have few terms among them, so that many are alike and some the same."""
    weight = st.integers(0, draw(st.sampled_from([2, 60, 65535])))
    texts = draw(st.lists(st.dictionaries(st.integers(1, 12), weight, max_size=8), min_size=1, max_size=40))
    topics = st.lists(st.sampled_from(["storms", "books", "trade"]), unique=True, max_size=2)
    return tuple(
        Tagged(f"a-{at}", "", tuple(draw(topics)), vector_of(terms), draw(st.booleans()))
        for at, terms in enumerate(texts)
    )


def vector_of(terms: Mapping[int, int]) -> Vector:
    rows = sorted(terms.items())
    marks, weights = array("I", [mark for mark, _ in rows]), array("H", [weight for _, weight in rows])
    return Vector(marks.tobytes(), weights.tobytes(), sum(weight * weight for weight in weights))


def likeness(one: Tagged, other: Tagged) -> int:
    return cosine(weights_of(one.vector), weights_of(other.vector), one.vector.square * other.vector.square)


@given(archives())
def test_the_votes_are_those_of_the_nearest_of_all(tagged: tuple[Tagged, ...]) -> None:
    own = tagged[0]
    every = sorted((-likeness(own, each), at) for at, each in enumerate(tagged) if each is not own)
    near = [(-like, tagged[at]) for like, at in every if NEAR <= -like < COPY][:NEIGHBOURS]
    cast = [
        (topic, like * like // (PRESUMED if each.is_presumed else 1)) for like, each in near for topic in each.topics
    ]
    all_ = sum(like * like // (PRESUMED if each.is_presumed else 1) for like, each in near) or 1

    found = tried(own.vector, known(tagged), own.id)

    assert found.copies == tuple(tagged[at].id for like, at in every if -like >= COPY)
    assert {each.topic: (each.votes, each.nearest, each.by) for each in found.voted} == {
        topic: (
            1000 * sum(vote for said, vote in cast if said == topic) // all_,
            max(like for like, each in near if topic in each.topics),
            tuple(each.id for _, each in near if topic in each.topics)[:3],
        )
        for topic, _ in cast
    }
