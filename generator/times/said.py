"""The times a text tells: each where it stands, as EDTF, with how sure it is."""

from collections.abc import Iterator
from datetime import date

from generator import edtf
from generator.times import absolute, relative, weekdays, years
from generator.times.clauses import Clauses
from generator.times.form import GIVEN, Form, Reader, Said

READERS: tuple[Reader, ...] = (*absolute.READERS, *weekdays.READERS, *relative.READERS, *years.READERS)
"""In order: of two that begin at one place and are as long, the first is heard."""

__all__ = ("GIVEN", "Form", "Said", "given", "said_in")


def given(text: str, published: str, language: str = "") -> tuple[Said, ...]:
    """What is sure enough to be given, in order; see `said_in`."""
    return tuple(said for said in said_in(text, published, language) if said.sure >= GIVEN)


def said_in(text: str, published: str, language: str = "") -> tuple[Said, ...]:
    """The times a text tells, in order, none overlapping; also those that are doubtful.

    `published` is the EDTF date of the article. Unless that is a whole day, only what needs no other date is read:
    whole dates, months and years with their numbers, days of an unknown year. `language` is a BCP 47 tag, empty if
    unknown.
    """
    if language.partition("-")[0] not in ("", "en"):
        return ()
    clauses = Clauses(text, _day(published))
    found: list[Said] = []
    for said in sorted(_all(clauses), key=lambda said: (said.start, said.start - said.end)):
        if not found or said.start >= found[-1].end:
            found.append(said)
    return tuple(said for said in found if said.edtf)


def _all(clauses: Clauses) -> Iterator[Said]:
    for reader in READERS:
        for match in reader.pattern.finditer(clauses.text):
            if (said := reader.read(match, clauses)) is not None:
                yield said


def _day(published: str) -> date | None:
    """The day, where the date is a whole one, inferred or not."""
    begin, end = edtf.earliest(published), edtf.latest(published)
    return date.fromisoformat(begin) if begin and begin == end else None
