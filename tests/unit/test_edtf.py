"""Dates: which texts are dates, what they mean, how they read."""

import calendar
from collections.abc import Callable

import pytest

from generator import edtf

MEANINGS = [
    # text, first day, last day, in words
    ("2014-11-20", "2014-11-20", "2014-11-20", "20 November 2014"),
    ("2014-11", "2014-11-01", "2014-11-30", "November 2014"),
    ("2014", "2014-01-01", "2014-12-31", "2014"),
    ("0001", "0001-01-01", "0001-12-31", "1"),
    ("2016-02", "2016-02-01", "2016-02-29", "February 2016"),
    ("2014-11-20?", "2014-11-20", "2014-11-20", "20 November 2014 (inferred)"),
    ("2014-11?", "2014-11-01", "2014-11-30", "November 2014 (inferred)"),
    ("2014~", "2014-01-01", "2014-12-31", "about 2014"),
    ("XXXX-11-20", "", "", "20 November, year unknown"),
    ("XXXX-11-20?", "", "", "20 November, year unknown (inferred)"),
    ("XXXX-02-29", "", "", "29 February, year unknown"),
    ("2014-11-20/2014-11-21", "2014-11-20", "2014-11-21", "20–21 November 2014"),
    ("2014-10-20/2014-11-03", "2014-10-20", "2014-11-03", "20 October – 3 November 2014"),
    ("2014-12-31/2015-01-01", "2014-12-31", "2015-01-01", "31 December 2014 – 1 January 2015"),
    ("2014-11/2014-12", "2014-11-01", "2014-12-31", "November–December 2014"),
    ("2014/2015", "2014-01-01", "2015-12-31", "2014–2015"),
    ("2014/2014-11-20", "2014-01-01", "2014-11-20", "2014 – 20 November 2014"),
    ("2014~/2015~", "2014-01-01", "2015-12-31", "about 2014–2015"),
    ("2014-11-20?/2014-11-21", "2014-11-20", "2014-11-21", "20 November 2014 (inferred) – 21 November 2014"),
    ("2014-11-20/2014-11-20", "2014-11-20", "2014-11-20", "20 November 2014"),
    ("", "", "", ""),
]

SPANS = [
    (["2014-11-20?", "2014-11-20", "2014-11-21?"], "2014-11-20", "2014-11-21?"),
    (["2014-11-20?", "", "2014-11-20", "XXXX-11-01"], "2014-11-20", "2014-11-20"),
    (["2014", "2014-02-03"], "2014", "2014-02-03"),
    (["", "XXXX-11-20"], "", ""),
]
"""Dates, the first and the last of them."""

MISTAKES = [
    # text, what is wrong, what may have been meant
    ("2014-13-02", "there is no month 13", ["2014-02-13"]),
    ("2014-00", "there is no month 00", ["2014"]),
    ("2014-11-31", "November 2014 has no day 31", ["2014-11-30"]),
    ("2014-02-29", "February 2014 has no day 29", ["2014-02-28"]),
    ("1900-02-29", "February 1900 has no day 29", ["1900-02-28"]),
    ("2014-11-00", "November 2014 has no day 00", ["2014-11"]),
    ("XXXX-02-30", "February has no day 30", []),
    ("0000", "there is no year 0000", []),
    ("2015/2014", "the interval ends before it begins", ["2014/2015"]),
    ("2014/XXXX-11-20", "an interval needs the years of both its dates", []),
    ("2014/2014-13", "there is no month 13", []),
]

SPELLINGS = [
    ("20/11/2014", ["2014-11-20"]),
    ("11/20/2014", ["2014-11-20"]),
    ("20.11.2014", ["2014-11-20"]),
    ("05/06/2014", ["2014-06-05", "2014-05-06"]),
    ("2014/11/20", ["2014-11-20"]),
    ("2014-1-5", ["2014-01-05"]),
    ("20141120", ["2014-11-20"]),
    ("2014-11-20T10:00:00Z", ["2014-11-20"]),
    ("2014-11-20 10:00", ["2014-11-20"]),
    ("Nov 20 2014", ["2014-11-20"]),
    ("20 November 2014", ["2014-11-20"]),
    ("Thursday, 20th November 2014", ["2014-11-20"]),
    ("Sept. 2014", ["2014-09"]),
    ("11/2014", ["2014-11"]),
    ("20 Nov", ["XXXX-11-20"]),
    ("c. 2014", ["2014~"]),
    ("2014-2015", ["2014/2015"]),
    ("2014-11-20 to 2014-11-21", ["2014-11-20/2014-11-21"]),
    ("2014-11-XX", ["2014-11"]),
    ("201x", ["2010/2019"]),
    ("31 November 2014", []),
    ("yesterday", []),
    ("marching 20 2014", []),
    ("٢٠١٤", []),
    ("2014-11-20\n", ["2014-11-20"]),
    ("14-11-20", []),
    ("2014?~", []),
    ("2014-11-20/", []),
    ("2014-11-20/..", []),
    ("-2014", []),
    ("20145", []),
]


@pytest.mark.parametrize("text, first, last, words", MEANINGS)
def test_a_date_means_its_days_and_reads_as_words(text: str, first: str, last: str, words: str) -> None:
    assert (edtf.earliest(text), edtf.latest(text), edtf.in_words(text)) == (first, last, words)


@pytest.mark.parametrize("text", [row[0] for row in MEANINGS if row[0]])
def test_every_form_of_the_product_is_a_date(text: str) -> None:
    assert edtf.is_edtf(text)


@pytest.mark.parametrize("text, reason, meant", MISTAKES)
def test_what_the_calendar_has_not_is_told_with_what_may_be_meant(text: str, reason: str, meant: list[str]) -> None:
    assert (edtf.why_not(text), list(edtf.guesses(text))) == (reason, meant)


@pytest.mark.parametrize("text, meant", SPELLINGS)
def test_another_spelling_is_no_date_but_its_date_is_guessed(text: str, meant: list[str]) -> None:
    assert edtf.why_not(text).startswith("expected a form like 2014-11-20")
    assert list(edtf.guesses(text)) == meant


@pytest.mark.parametrize("text", ["soon", "2014-13-02", "2015/2014", " 2014"])
@pytest.mark.parametrize("asked", [edtf.parts, edtf.earliest, edtf.latest, edtf.sort_key, edtf.in_words])
def test_asking_something_of_a_text_that_is_no_date_is_refused(text: str, asked: Callable[[str], object]) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        asked(text)


def test_parts_of_an_interval_are_those_of_its_beginning() -> None:
    assert edtf.parts("2014-11-20?/2014-12") == edtf.Parts(2014, 11, 20, "?")


def test_a_text_of_no_date_has_no_parts() -> None:
    assert edtf.parts("") == edtf.Parts(0, 0, 0, "")


@pytest.mark.parametrize("text", ["2014-11-20?", "2014-11-20~", "2014-11-20"])
def test_a_date_without_its_marks_is_the_plain_date(text: str) -> None:
    assert edtf.without_marks(text) == "2014-11-20"


def test_dates_newest_first_have_those_of_unknown_year_last() -> None:
    dates = ["2014", "XXXX-11-20", "2018-08-08", "", "2014-11-20"]

    assert sorted(dates, key=edtf.sort_key, reverse=True) == ["2018-08-08", "2014-11-20", "2014", "XXXX-11-20", ""]


@pytest.mark.parametrize("year", [1582, 1900, 2000, 2014, 2016, 9999])
def test_the_calendar_is_the_one_of_the_standard_library(year: int) -> None:
    for month in range(1, 13):
        last = calendar.monthrange(year, month)[1]
        days = [day for day in range(33) if edtf.is_edtf(f"{year:04}-{month:02}-{day:02}")]
        assert days == list(range(1, last + 1))


def test_a_language_whose_months_are_not_known_reads_the_english_ones() -> None:
    assert edtf.in_words("2014-11", "ur") == "November 2014"


@pytest.mark.parametrize("dates, first, last", SPANS)
def test_the_first_and_the_last_of_dates_are_the_surest_of_their_days(dates: list[str], first: str, last: str) -> None:
    assert (edtf.first_of(dates), edtf.last_of(dates)) == (first, last)
    assert (edtf.first_of(dates[::-1]), edtf.last_of(dates[::-1])) == (first, last)
