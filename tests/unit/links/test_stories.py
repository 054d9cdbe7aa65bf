"""Stories: who comes together by words, days and an editor's word."""

import random
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.links.likeness.near import leading, related
from generator.links.likeness.near import near as links_near
from generator.links.likeness.terms import terms_of
from generator.links.likeness.weights import Vector, frequencies, vector
from generator.links.stories.clusters import clusters, components
from generator.links.stories.edges import Edge, edges, undated_edges
from generator.links.stories.found import Story, stories
from generator.links.stories.reported import WINDOW, Reported, by_bucket, may_meet, reported
from generator.links.stories.wishes import Wish, nothing_else, wishes
from generator.model import Article, Entity, Kind

FLOOD = "The Orlen broke through its embankment near Sadova; governor Tilda Maresh declared an emergency in Velmar"
FIRE = "The attic of the Maritime Museum burnt in Velmar and volunteers saved the ship models of the Drossel collection"
TEXTS = {"flood-a": FLOOD, "flood-b": f"{FLOOD} at dawn", "fire-a": FIRE, "fire-b": f"Yesterday {FIRE}"}
DAYS = {"flood-a": "2019-06-03", "flood-b": "2019-06-04", "fire-a": "2019-06-03", "fire-b": "2019-06-05"}


def article(ident: str, date: str = "", **more: object) -> Article:
    return Article(ident, f"articles/{ident}.md", "Title", "", 1, date=date, **more)  # type: ignore[arg-type]


def days_of(days: Mapping[str, str]) -> tuple[Reported, ...]:
    return reported({f"articles/{ident}": article(ident, day) for ident, day in days.items()})


def vectors_of(texts: Mapping[str, str]) -> dict[str, Vector]:
    terms = {f"articles/{ident}": terms_of("", [text]) for ident, text in texts.items()}
    told = frequencies(terms)
    return {name: vector(one, told) for name, one in terms.items()}


def groups(texts: Mapping[str, str], days: Mapping[str, str], told: Iterable[Wish] = ()) -> dict[str, tuple[str, ...]]:
    """What the plan's stages make of it: slug → ids."""
    who, vectors, said = days_of(days), vectors_of(texts), tuple(told)
    buckets = by_bucket(who)
    near = {
        str(number): edges(tuple(found), tuple(buckets.get(number + 1, ())), vectors)
        for number, found in buckets.items()
    }
    head = leading(vectors)
    near["undated"] = undated_edges(related({"all": links_near(head, head).mine}), who)
    cut = {first: clusters(part, vectors) for first, part in components({"all": who}, near, said)}
    return {one.slug: one.articles for one in stories(cut, said)}


def wish(slug: str, *articles: str, without: tuple[str, ...] = (), is_frozen: bool = False) -> Wish:
    names = (tuple(f"articles/{ident}" for ident in each) for each in (articles, without))
    return Wish(slug, *names, is_frozen)  # type: ignore[misc, arg-type]


def test_reports_of_one_event_are_a_story_called_by_the_first() -> None:
    assert groups(TEXTS, DAYS) == {"flood-a": ("flood-a", "flood-b"), "fire-a": ("fire-a", "fire-b")}


def test_a_report_by_itself_is_no_story() -> None:
    assert groups({"a": FLOOD, "b": FIRE}, {"a": "2019-06-03", "b": "2019-06-03"}) == {}


def test_the_same_words_much_later_are_another_event() -> None:
    assert groups({"a": FLOOD, "b": FLOOD}, {"a": "2019-06-03", "b": "2019-06-20"}) == {}


def test_the_day_of_the_event_counts_before_that_of_publication() -> None:
    one, other = reported(
        {
            "articles/a": article("a", "2019-06-03"),
            "articles/b": article("b", "2019-07-01", event_date="2019-06-02"),
        }
    )

    assert may_meet(one, other)


def test_a_date_without_a_year_and_a_year_alone_tell_no_day() -> None:
    assert [one.is_placed for one in days_of({"a": "XXXX-06-03", "b": "2019", "c": "2019-06-03?", "d": ""})] == [
        False,
        False,
        True,
        False,
    ]


def test_drafts_and_what_was_withdrawn_are_of_no_story() -> None:
    assert reported({"a": article("a", draft=True), "b": article("b", withdrawn="error, 2020-01-01")}) == ()


def test_an_editor_joins_what_words_and_days_keep_apart() -> None:
    days = DAYS | {"fire-b": "2021-01-01"}

    assert groups(TEXTS, days, [wish("town", "flood-a", "fire-b")]) == {
        "town": ("flood-a", "flood-b", "fire-b"),
    }


def test_an_editor_splits_what_words_join() -> None:
    told = [wish("one", "flood-a"), wish("two", "flood-b")]

    found = groups(TEXTS, DAYS, told)

    assert (found["one"], found["two"]) == (("flood-a",), ("flood-b",))


def test_an_article_an_editor_keeps_out_stays_out() -> None:
    found = groups(TEXTS, DAYS, [wish("flood", "flood-a", without=("flood-b",))])

    assert found["flood"] == ("flood-a",)


def test_a_frozen_story_has_exactly_its_articles() -> None:
    texts = TEXTS | {"flood-c": f"Later {FLOOD}"}
    days = DAYS | {"flood-c": "2019-06-03"}

    found = groups(texts, days, [wish("flood", "flood-a", "flood-b", is_frozen=True)])

    assert found["flood"] == ("flood-a", "flood-b")
    assert all("flood-c" not in ids for ids in found.values())


def test_what_an_editor_does_not_freeze_goes_on_growing() -> None:
    assert groups(TEXTS, DAYS, [wish("flood", "flood-a")])["flood"] == ("flood-a", "flood-b")


def test_a_file_without_articles_names_the_story_that_has_its_slug() -> None:
    assert groups(TEXTS, DAYS, [wish("flood-a")])["flood-a"] == ("flood-a", "flood-b")


def test_a_story_nobody_named_gives_way_to_a_file_of_its_slug() -> None:
    assert groups(TEXTS, DAYS, [wish("fire-a", "flood-a", "flood-b")]) == {
        "fire-a": ("flood-a", "flood-b"),
        "fire-b": ("fire-a", "fire-b"),
    }


def test_of_an_article_that_two_files_claim_the_first_has_it() -> None:
    files = {slug: Entity(Kind.STORIES, slug, "", slug, articles=("x", slug)) for slug in ("b", "a")}

    assert wishes(files) == (wish("a", "x", "a"), wish("b", "b"))


def test_an_archive_that_wants_none_has_those_of_its_editors() -> None:
    told = nothing_else((wish("flood", "flood-a"),))

    assert groups(TEXTS, DAYS, told)["flood"] == ("flood-a",)


def test_an_undated_report_joins_only_what_it_is_very_like() -> None:
    texts = {"a": FLOOD, "b": f"{FLOOD} at dawn", "c": "Velmar mourns: the governor spoke of the Orlen and of patience"}

    assert groups(texts, {"a": "2019-06-03", "b": "", "c": ""}) == {"a": ("a", "b")}


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from([FLOOD, FIRE, f"{FLOOD} and {FIRE}"]), max_size=7))
def test_the_order_of_articles_makes_no_difference(chance: random.Random, texts: list[str]) -> None:
    named = {f"a{place}": f"{text} number{place % 3}" for place, text in enumerate(texts)}
    days = {ident: f"2019-06-{3 + place % 5:02}" for place, ident in enumerate(named)}
    shuffled = list(named)
    chance.shuffle(shuffled)

    other = groups({ident: named[ident] for ident in shuffled}, {ident: days[ident] for ident in shuffled})

    assert other == groups(named, days)


@given(st.lists(st.dates(), min_size=2, max_size=6))
def test_articles_near_in_time_lie_in_one_bucket_or_in_neighbours(days: list[date]) -> None:
    who = days_of({f"a{place}": str(day) for place, day in enumerate(days)})
    at = {one.name: number for number, found in by_bucket(who).items() for one in found}

    for one, other in combinations(who, 2):
        if one.is_placed and other.is_placed and abs(one.low - other.low) <= WINDOW:
            assert abs(at[one.name] - at[other.name]) <= 1


def test_a_story_that_hundreds_report_is_one_story() -> None:
    texts = {f"a{place:03}": f"{FLOOD} report{place}" for place in range(290)}
    found = groups(texts, dict.fromkeys(texts, "2019-06-03"))

    assert {slug: len(ids) for slug, ids in found.items()} == {"a000": 290}


def test_of_a_large_component_only_what_edges_join_is_looked_at() -> None:
    names = [f"articles/a{place:03}" for place in range(900)]
    who = days_of({name.partition("/")[2]: "2019-06-03" for name in names})
    near = {"0": tuple(Edge(one, other) for one, other in pairwise(names))}

    ((_, component),) = components({"all": who}, near, ())

    assert component.edges == near["0"]
    vectors = vectors_of({name.partition("/")[2]: f"{FLOOD} {place // 2}x" for place, name in enumerate(names)})
    assert {len(one.members) for one in clusters(component, vectors)} == {2}


def test_each_article_is_of_one_story_at_most() -> None:
    found = groups(TEXTS, DAYS, [wish("town", "flood-a", "fire-a"), wish("other", "fire-b")])

    ids = [ident for one in found.values() for ident in one]
    assert len(ids) == len(set(ids))
    assert stories({}, (wish("alone"),)) == (Story("alone", ()),)
