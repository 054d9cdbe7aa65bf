"""Which notes say their words: those whose passages meet."""

from generator.annotate.shared import shared_words
from generator.model import Span

TEXT = "one two three four five six"


def words(*passages: str) -> list[str]:
    return shared_words([Span(TEXT.index(each), TEXT.index(each) + len(each)) for each in passages], TEXT)


def test_passages_apart_say_nothing() -> None:
    assert words("one two", "three", "four five six") == ["", "", ""]


def test_passages_that_meet_say_their_words() -> None:
    assert words("one two", "two three", "five") == ["one two", "two three", ""]


def test_a_passage_inside_another_and_one_after_it_are_told_apart() -> None:
    assert words("two three four", "two", "four five", "six") == ["two three four", "two", "four five", ""]


def test_a_long_passage_is_shortened_in_its_middle() -> None:
    text = " ".join(f"word{number}" for number in range(40))

    (said, _) = shared_words([Span(0, len(text)), Span(0, 5)], text)

    assert said == "word0 word1 word2 word3 word4 word5 … word35 word36 word37 word38 word39"
