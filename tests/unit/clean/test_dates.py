"""Days as lines print them, and what a line of a dump's head says of the day of publication."""

import pytest

from generator.clean.dates import dates, order
from generator.clean.daylines import DayLine, dayline


@pytest.mark.parametrize(
    "printed, days",
    [
        ("by The Valley GazetteMarch 3, 199801747", ["1998-03-03"]),
        ("March 3, 1998March 8, 19980", ["1998-03-03", "1998-03-08"]),
        ("Publiziert3. März 1998, 12:17", ["1998-03-03"]),
        ("公開日：1998/03/13 11:30", ["1998-03-13"]),
        ("1998年03月03日23:52 | 来源：山谷报", ["1998-03-03"]),
        ("٣ مارس ١٩٩٨", ["1998-03-03"]),
        ("३ मार्च १९९८", ["1998-03-03"]),
        ("3/13/98 06:56 AM", ["1998-03-13"]),
        ("3.5.98", ["1998-05-03"]),
        ("version 3.5.98 of the parser", []),
        ("06. 11. 1998 12:43", ["1998-11-06"]),
        ("03/05/1998", []),
        ("May 10:30", []),
        ("1998-03-03T23:30:00Z", ["1998-03-03"]),
        ("3 set 1998", ["1998-09-03"]),
        ("in March 1998", ["1998-03"]),
        ("March 3", ["XXXX-03-03"]),
    ],
)
def test_a_day_is_read_in_the_form_it_is_printed_in(printed: str, days: list[str]) -> None:
    assert [each.edtf for each in dates(printed)] == days


@pytest.mark.parametrize(
    "line, told",
    [
        ("Published 11:11 PM EST Mar 3, 1998 / Updated Mar 5, 1998", DayLine("1998-03-03", "", "1998-03-05")),
        ("Stand: 03.03.1998 17:23 Uhr", DayLine(updated="1998-03-03", stands="1998-03-03")),
        ("Updated on March 3, 1998", DayLine(updated="1998-03-03")),
        ("Gardens / March 3, 1998", DayLine(plain="1998-03-03")),
        ("July 13, 1998March 3, 1998 by Munira Dastgir", DayLine(plain="1998-03-03")),
        ("Event: March 3, 1998", None),
        ("Available until March 3, 1998", None),
        ("The judge at his gate in the old town of the valley on March 3, 1998. Munira Dastgir", None),
        ("10 years ago", None),
    ],
)
def test_a_line_says_what_its_days_are_of(line: str, told: DayLine | None) -> None:
    assert dayline(line) == told


def test_a_clock_tells_which_figure_is_the_day() -> None:
    assert dayline("03/05/1998 - 13:55") == DayLine(plain="1998-05-03")
    assert dayline("03/05/1998 1:55 PM EST") == DayLine(plain="1998-03-05")
    assert dayline("03/05/1998") is None


def test_the_page_tells_which_figure_is_the_day() -> None:
    assert order("03/05/1998, 13/05/1998") == "en-GB"
    assert order("03/05/1998, 05/13/1998") == "en-US"
    assert order("03/05/1998") == ""
