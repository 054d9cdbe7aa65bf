"""Roles: which one was held on a date, and where each stands on the scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Role
from generator.pages.roles import SCALE, TICKS, career, role_on
from generator.pages.views import Career

ROLES = (
    Role("Pilot", since="2003", until="2010-05"),
    Role("Harbour master", since="2010-05", until="2015-12"),
    Role("Mayor", since="2016~"),
    Role("Angler"),
    Role("Child", until="1999"),
)


@pytest.mark.parametrize(
    "day, role",
    [
        ("2008-01-01", "Pilot"),
        ("2010-05-20", "Pilot; Harbour master"),
        ("2010-04", "Pilot"),
        ("2010", ""),  # a pilot, or the harbour master
        ("2015", "Harbour master"),
        ("2015-12-31", "Harbour master"),
        ("2016-01-01?", "Mayor"),
        ("2015-12-31/2016-01-01", ""),
        ("2040", "Mayor"),
        ("1980-02-03", "Child"),
        ("2001", ""),
        ("XXXX-11-20", ""),
        ("", ""),
    ],
)
def test_a_role_is_told_where_it_is_certain(day: str, role: str) -> None:
    assert role_on(ROLES, day) == role


def test_a_scale_begins_and_ends_with_years_that_have_something() -> None:
    made = career((Role("Pilot", since="2003", until="2010"), Role("Mayor", since="2016")), ["2014-11-20", "", "2018"])

    assert made is not None
    assert [(span.start, span.length) for span in made.spans] == [(0, 499), (812, 188)]
    assert [dot.place for dot in made.dots] == [740, 935]
    assert [(tick.name, tick.place) for tick in made.ticks] == [("2005", 125), ("2010", 437), ("2015", 750)]


@pytest.mark.parametrize("roles", [(), (Role("Angler"),)])
def test_roles_without_dates_have_no_scale(roles: tuple[Role, ...]) -> None:
    assert career(roles, ["2014-11-20"]) is None


DAYS = st.dates().map(lambda day: day.isoformat())
DATED = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))


@given(st.lists(st.builds(Role, st.just("x"), since=DATED | st.just(""), until=DATED | st.just(""))), st.lists(DATED))
def test_nothing_stands_outside_the_scale(roles: list[Role], dates: list[str]) -> None:
    made = career(
        [role for role in roles if not role.since or not role.until or role.since[:4] < role.until[:4]], dates
    )

    for start, stop in parts(made) if made else ():
        assert 0 <= start < stop <= SCALE + 1
    assert made is None or len(made.ticks) <= TICKS + 1
    assert made is None or sum(dot.count for dot in made.dots) == len(dates)


def parts(made: Career) -> list[tuple[int, int]]:
    spans = [(span.start, span.start + span.length) for span in made.spans if span.length]
    return spans + [(each.place, each.place + 1) for each in (*made.dots, *made.ticks)]
