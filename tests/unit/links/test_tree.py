"""The tree of topics and places."""

from hypothesis import given
from hypothesis import strategies as st

from generator.links.tree import Tree
from generator.model import Kind

SLUGS = st.sampled_from("abcdef")
TREES = st.dictionaries(SLUGS, SLUGS)


def topic(slug: str) -> tuple[Kind, str]:
    return Kind.TOPICS, slug


def tree(broader: dict[str, str]) -> Tree:
    return Tree({topic(slug): above for slug, above in broader.items()})


def test_a_chain_goes_up_to_the_widest() -> None:
    assert tree({"a": "b", "b": "c"}).above(topic("a")) == [topic("b"), topic("c")]


def test_a_chain_that_turns_back_ends_there() -> None:
    assert tree({"a": "b", "b": "a"}).above(topic("a")) == [topic("b")]
    assert tree({"a": "a"}).above(topic("a")) == []


def test_kinds_have_trees_of_their_own() -> None:
    assert tree({"a": "b"}).above((Kind.PLACES, "a")) == []


@given(TREES)
def test_nothing_lies_below_itself_or_twice(broader: dict[str, str]) -> None:
    branches = tree(broader).among(map(topic, "abcdef"))

    for slug in "abcdef":
        below = list(branches.below(topic(slug)))
        assert topic(slug) not in below
        assert len(set(below)) == len(below)


@given(TREES, SLUGS)
def test_what_stands_above_has_it_below(broader: dict[str, str], slug: str) -> None:
    made = tree(broader)
    branches = made.among(map(topic, "abcdef"))

    assert all(topic(slug) in branches.below(above) for above in made.above(topic(slug)))
