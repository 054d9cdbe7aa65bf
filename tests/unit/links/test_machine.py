"""Machines for topics: learned from whole numbers and in no order but their own, and told with the words that weigh."""

from array import array
from math import isqrt

from hypothesis import given
from hypothesis import strategies as st

from generator.links.likeness.weights import Vector
from generator.links.nearest.judged import judged, machines
from generator.links.nearest.lessons import Lesson, lessons
from generator.links.nearest.machine import SCALE, Machine, learned
from generator.links.nearest.tagged import Tagged, known

PAIR = 1
RIG, WELL, HIVE, WAX, SAID, PAIRED = 2, 4, 6, 8, 10, 12 | PAIR


def vector(words: dict[int, int]) -> Vector:
    marks = sorted(words)
    weights = array("H", [words[mark] for mark in marks])
    return Vector(array("I", marks).tobytes(), weights.tobytes(), sum(weight * weight for weight in weights))


def weights(machine: Machine) -> dict[int, int]:
    return dict(zip(array("I", machine.marks), array("i", machine.weights), strict=True))


ON_GAS = {f"gas-{at}": vector({RIG: 20, WELL: 10 + at, SAID: 5, PAIRED: 30}) for at in range(3)}
ON_BEES = {f"bees-{at}": vector({HIVE: 20, WAX: 10 + at, SAID: 5, PAIRED: 30}) for at in range(6)}

texts = st.dictionaries(st.integers(1, 40).map(lambda at: 2 * at), st.integers(1, 500), min_size=1, max_size=8)
articles = st.dictionaries(st.text("abcde", min_size=1, max_size=3), texts.map(vector), min_size=1, max_size=8)


def test_words_of_the_topic_weigh_for_it_and_those_of_others_against_it() -> None:
    found = weights(learned(ON_GAS, ON_BEES))

    assert found[RIG] > found[WELL] > 0 > found[HIVE]
    assert abs(found.get(SAID, 0)) < found[WELL]


def test_pairs_of_words_are_no_part_of_it() -> None:
    assert PAIRED not in weights(learned(ON_GAS, ON_BEES))


@given(articles, articles, st.randoms(use_true_random=False))
def test_a_machine_is_the_same_in_whatever_order_its_articles_are_given(
    on_it: dict[str, Vector], others: dict[str, Vector], chance: object
) -> None:
    others = {f"not {id}": each for id, each in others.items()}
    shuffled = sorted(others.items(), key=lambda _: chance.random())  # type: ignore[attr-defined]

    assert learned(on_it, others) == learned(dict(reversed(on_it.items())), dict(shuffled))


@given(articles, articles, texts)
def test_a_margin_is_what_the_words_weigh_and_the_bias(
    on_it: dict[str, Vector], others: dict[str, Vector], words: dict[int, int]
) -> None:
    machine = learned(on_it, {f"not {id}": each for id, each in others.items()})
    length = isqrt(sum(weight * weight for weight in words.values())) or 1
    said = sum(weights(machine).get(mark, 0) * weight for mark, weight in words.items()) // length + machine.bias

    found = judged(vector(words), machines({"gas": machine}))

    assert {topic: each.margin for topic, each in found.items()} == (
        {"gas": 1000 * said // SCALE} if 1000 * said // SCALE > -1000 else {}
    )


def test_the_words_that_weighed_most_are_named_the_heaviest_first() -> None:
    found = judged(vector({RIG: 10, WELL: 20, HIVE: 1, SAID: 1}), machines({"gas": learned(ON_GAS, ON_BEES)}))

    assert found["gas"].words[:2] == (WELL, RIG)
    assert HIVE not in found["gas"].words


def tagged(id: str, topic: str, words: dict[int, int]) -> Tagged:
    return Tagged(id, "", (topic,), vector(words))


GAS = [tagged(f"gas-{at}", "gas", {RIG: 10, WELL: at + 1, SAID: 1}) for at in range(4)]
OIL = [tagged(f"oil-{at}", "oil", {WELL: 10, at + 100 & ~1: 1}) for at in range(4)]
BEES = [tagged(f"bees-{at}", "bees", {HIVE: 10, WAX: at + 1}) for at in range(4)]


def test_a_lesson_has_the_topics_articles_and_those_that_share_words_with_them() -> None:
    found = {each.topic: each for each in lessons(known([*GAS, *OIL, *BEES]))}

    assert found["gas"] == Lesson("gas", tuple(each.id for each in GAS), found["gas"].others)
    assert set(found["gas"].others) == {each.id for each in OIL}
    assert found["bees"].others == ()


def test_one_more_article_changes_no_lesson_that_it_is_not_in() -> None:
    before = {each.topic: each for each in lessons(known([*GAS, *OIL, *BEES]))}

    after = {each.topic: each for each in lessons(known([*GAS, *OIL, *BEES, tagged("new", "bees", {HIVE: 3})]))}

    assert (after["gas"], after["oil"]) == (before["gas"], before["oil"])
    assert after["bees"].on_it == (*before["bees"].on_it, "new")


def test_a_lesson_without_some_articles_has_all_others_in_their_order() -> None:
    lesson = Lesson("gas", ("a", "b"), ("c", "d", "e"))

    assert lesson.without(frozenset("bd")) == Lesson("gas", ("a",), ("c", "e"))
