"""A short dump in each language with its furniture, and what becomes of each line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file
from shown import shown

from generator.clean.bylines import byline
from generator.clean.cleaned import clean
from generator.clean.dates import edtf

CASES = Path(__file__).resolve().parents[2] / "cases" / "languages.md"
FIELDS = ("title", "authors", "date", "dateline", "tags", "language")


def test_each_language_comes_out_as_the_cases_say(expect: Callable[[Path, str], None]) -> None:
    cases = read_fixture_file(CASES)

    told = "\n".join(f"{title}\n.\n{source}.\n{outcome(source)}.\n" for _, title, source, _ in cases)

    expect(CASES, told)


def outcome(source: str) -> str:
    cleaned = clean("raw/a.txt", source.encode())
    fates = [shown(block, verdict) for block, verdict in zip(cleaned.reading.blocks, cleaned.verdicts, strict=True)]
    facts = [f"{fact.field}: {fact.value}" for fact in cleaned.facts if fact.field in FIELDS]
    return "".join(f"{line}\n" for line in [*fates, *facts])


@pytest.mark.parametrize(
    "printed, day",
    [
        ("3 KASIM 1998", "1998-11-03"),
        ("3 फ़रवरी 1998", "1998-02-03"),
        ("3 تشرين الثاني 1998", "1998-11-03"),
        ("3 MART 1998", "1998-03-03"),
        ("3 HAZİRAN 1998", "1998-06-03"),
        ("le 3 févr. 1998", "1998-02-03"),
        ("perjantaina 3. huhtikuuta 1998", "1998-04-03"),
        ("3 листопада 1998", ""),  # November in one language, October in another
        ("Set 2 went to 1998", ""),
    ],
)
def test_a_month_is_known_in_any_case_and_spelling(printed: str, day: str) -> None:
    assert edtf(printed) == day


def test_a_weekday_is_taken_off_a_byline_only_beside_a_date() -> None:
    assert names_of("Cuma Yılmaz") == ("Cuma Yılmaz",)
    assert names_of("Cuma, 3 Mart 1998 | Ayşe Yılmaz") == ("Ayşe Yılmaz",)


def names_of(line: str) -> tuple[str, ...]:
    found = byline(line)
    return found.authors if found else ()
