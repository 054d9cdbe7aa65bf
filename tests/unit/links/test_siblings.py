"""Dates from siblings: which day they give, whatever their order, and never against the article's own words."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from generator.links.siblings.dating import NEAR, Inferred, Sibling, Undated, inferred
from generator.links.siblings.likeness import Likeness, Report, candidates, likeness, sketch
from generator.times.words import WEEKDAYS, weekday

CASES = Path(__file__).resolve().parents[2] / "cases" / "dates" / "siblings.md"
PACT = """Pakistani and Russian defence ministers signed a military cooperation agreement on exchanging views and
information on politico-military issues as well as strengthening mutual trust and international security."""
DAYS = st.dates(date(2014, 11, 17), date(2014, 11, 24)) | st.sampled_from([date(2013, 11, 20), date(2018, 8, 8)])


def cases() -> list[object]:
    return [pytest.param(*given, id=f"{title} ({line})") for line, title, *given in read_fixture_file(CASES)]


@pytest.mark.parametrize("given, expected", cases())
def test_siblings_give_the_day_that_they_and_the_article_agree_on(given: str, expected: str) -> None:
    own, lead, *rows = given.splitlines()
    siblings = [sibling(*row.split()) for row in rows]

    found = inferred(Undated("" if own == "undated" else own, (lead,)), siblings)

    assert said(found) == expected.strip()


def sibling(id: str, day: str, event: str, *figures: str) -> Sibling:
    return Sibling(id, day, event.replace("-", "") and event, Likeness(*map(int, figures)))


def said(found: Inferred | None) -> str:
    if found is None:
        return "none"
    return f"{found.date} of {', '.join(found.siblings)} ({len(found.siblings)} of {found.asked})"


SIBLINGS = st.lists(
    st.builds(
        Sibling,
        st.sampled_from("abcdefgh"),
        DAYS.map(date.isoformat) | DAYS.map(lambda day: f"XXXX{day.isoformat()[4:]}"),
        DAYS.map(date.isoformat) | st.just(""),
        st.builds(Likeness, st.integers(0, 200), st.integers(0, 100), st.integers(20, 100)),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)
OWN = st.just("") | DAYS.map(lambda day: f"XXXX{day.isoformat()[4:]}")
LEADS = st.sampled_from([*WEEKDAYS, ""]).map(
    lambda day: f"The two ministers signed a pact in the city {f'on {day}' * bool(day)}."
)


@given(OWN, LEADS, SIBLINGS)
def test_an_inferred_date_never_contradicts_the_articles_own_words(
    own: str, lead: str, siblings: list[Sibling]
) -> None:
    found = inferred(Undated(own, (lead,)), siblings)

    if found:
        assert not own or found.date[4:] == own[4:]
        near = [
            abs((date.fromisoformat(one.date) - date.fromisoformat(found.date)).days)
            for one in siblings
            if one.id in found.siblings and one.date[0] != "X"
        ]
        assert near
        assert max(near) <= NEAR
        named = [day for day in WEEKDAYS if day in lead]
        assert not (named and found.event) or date.fromisoformat(found.event.day).weekday() == weekday(named[0])
        events = {one.event_date for one in siblings if one.id in found.siblings and one.event_date}
        assert not (events and found.event) or found.event.day in events


@given(OWN, LEADS, SIBLINGS)
def test_the_order_of_siblings_does_not_matter(own: str, lead: str, siblings: list[Sibling]) -> None:
    article = Undated(own, (lead,))

    assert inferred(article, siblings) == inferred(article, siblings[::-1])


def test_a_report_is_like_one_of_whose_sentences_it_shares_and_not_like_a_stranger() -> None:
    one = Report("", f"{PACT}\n\nThe visitor leaves tomorrow, an official said.")
    other = Report("Pact signed", f"ISLAMABAD is calm.\n\n{PACT}")
    stranger = Report("", "A storm took the pier at Wick, and forty boats were lost in the harbour during the night.")

    assert likeness(one, other).words > 20
    assert likeness(one, stranger) == Likeness(0, 0, likeness(one, stranger).cosine)
    assert likeness(one, other).cosine > 38 > likeness(one, stranger).cosine


def test_candidates_share_seeds_and_are_never_the_article_itself() -> None:
    texts = {"a": PACT * 2, "b": f"Before. {PACT}", "c": "A storm took the pier at Wick and forty boats."}
    sketches = {name: sketch(text) for name, text in texts.items()}

    assert dict(candidates(sketches, ["a", "c"])) == {"a": ("b",), "c": ()}
