"""The day of what an article tells of, as its first sentence names it: `Pakistan and Russia on Tuesday signed …`."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from generator import edtf
from generator.times.clauses import Clauses
from generator.times.said import said_in

SURE = 88  # percent; a little more than for a phrase in the text, as it goes into the front matter
BEFORE, AFTER = 7, 10  # days around the day of publication; news tells of no other days in its first sentence
LEAD = 8  # words, below which a paragraph is a heading or a label
LONGEST = 2000  # code points of a lead that are looked at
SENTENCES = 2  # of the lead, that may name the day; the second is asked only where the first names none


class Event(NamedTuple):
    """When what an article tells of happened, or will."""

    day: str
    words: str
    """As printed: `on Tuesday`."""
    sure: int
    """Percent."""


def event_day(paragraphs: Sequence[str], published: str, language: str = "") -> Event | None:
    """The one day that the lead names; None where it names none or two, or the day of publication is not known."""
    lead = next((each for each in paragraphs if len(each[:LONGEST].split()) >= LEAD), "")[:LONGEST]
    begin = edtf.earliest(published)
    if not begin or begin != edtf.latest(published):
        return None
    start = 0
    for _ in range(SENTENCES):
        _, end = Clauses(lead, None).sentence(start)
        days = _days(lead[start:end], published, language)
        if days or end >= len(lead):
            return days[0] if len({each.day for each in days}) == 1 and days[0].sure >= SURE else None
        start = end
    return None


def _days(sentence: str, published: str, language: str) -> list[Event]:
    """The days near the day of publication that a sentence names, the doubtful first."""
    now = date.fromisoformat(edtf.earliest(published))
    found = [
        Event(said.edtf, sentence[said.start : said.end], said.sure)
        for said in said_in(sentence, published, language)
        if said.is_day and -BEFORE <= (date.fromisoformat(said.edtf) - now).days <= AFTER
    ]
    return sorted(found, key=lambda event: event.sure)
