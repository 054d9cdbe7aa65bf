"""What holds of every text and day: phrases lie in the text, tell dates, and weekdays are of that name."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.times import Form, said_in
from generator.times.event import AFTER, BEFORE, event_day
from generator.times.words import MONTHS, WEEKDAYS, weekday

DAYS = st.dates(date(1700, 1, 1), date(2090, 12, 31)).map(date.isoformat)
PIECES = (
    *WEEKDAYS,
    *MONTHS,
    *(
        "last",
        "next",
        "this",
        "on",
        "in",
        "week",
        "month",
        "year",
        "ago",
        "two",
        "three",
        "1999",
        "2014",
        "20",
        "3rd",
        "31",
    ),
    *("will", "signed", "said", "would", "the", "of", "to", "and", "-", ",", ".", "|", "end", "earlier", "yesterday"),
    *(
        "today",
        "1970s",
        "20th century",
        "9/11",
        "\n",
        "weekend",
        "minister",
        "2014-11-20",
        "05/06/2014",
        "Nov.",
        "Sept",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


@given(TEXTS | st.text(max_size=60), DAYS | st.sampled_from(["", "2014", "XXXX-11-20", "2014-11-20?"]))
def test_what_is_said_lies_in_the_text_in_order_and_is_a_date(text: str, published: str) -> None:
    found = said_in(text, published)

    assert [one for one in found if not (one.edtf and edtf.is_edtf(one.edtf))] == []
    bounds = [at for one in found for at in (one.start, one.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@given(TEXTS, DAYS)
def test_a_weekday_is_told_as_a_day_of_that_name(text: str, published: str) -> None:
    for one in said_in(text, published):
        named = [word for word in WEEKDAYS if word in text[one.start : one.end]]
        if one.form is Form.WEEKDAY or (one.form is Form.YEARLESS and named and one.sure > 70 and one.is_day):
            assert date.fromisoformat(one.edtf).weekday() == weekday(named[0])


@given(TEXTS, DAYS)
def test_an_event_is_near_the_day_of_publication(text: str, published: str) -> None:
    event = event_day(text.split("\n"), published)

    if event:
        assert -BEFORE <= (date.fromisoformat(event.day) - date.fromisoformat(published)).days <= AFTER
        assert event.words in text
