"""What texts tell of time, and the day of an article's event, compared with the cases in files."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from generator.times import given
from generator.times.event import event_day

CASES = Path(__file__).resolve().parents[2] / "cases" / "dates"


def cases(name: str) -> list[object]:
    return [pytest.param(*given, id=f"{title} ({line})") for line, title, *given in read_fixture_file(CASES / name)]


@pytest.mark.parametrize("text, expected", cases("said.md"))
def test_each_phrase_is_given_the_time_it_tells(text: str, expected: str) -> None:
    day, _, text = text.rstrip("\n").partition("\n")
    found = given(text, "" if day == "undated" else day)

    assert "".join(f"{text[one.start : one.end]} = {one.edtf}\n" for one in found) == expected.replace("none\n", "")


@pytest.mark.parametrize("text, expected", cases("event.md"))
def test_an_event_is_on_the_one_day_its_lead_names(text: str, expected: str) -> None:
    day, _, text = text.rstrip("\n").partition("\n")

    event = event_day(text.split("\n"), day)

    assert (f"{event.words} = {event.day}\n" if event else "none\n") == expected


def test_texts_of_other_languages_are_not_read() -> None:
    assert given("Sie kam im April 2014 und am Sunday.", "2014-11-20", "de") == ()
    assert len(given("She came in April 2014.", "2014-11-20", "en-GB")) == 1
