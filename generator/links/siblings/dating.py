"""The day of an article that states none, or no year, from those that report the same event and state theirs.

Its own words have the last say: a month and day it prints are kept, and a weekday it names must come out as the day on
which the others say the event was. Where the others disagree, or too little speaks for a day, there is none.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.edtf import earliest, parts
from generator.links.siblings.likeness import Likeness
from generator.times import Form, given
from generator.times.calendar import day, shifted
from generator.times.clauses import Clauses, Tense
from generator.times.event import Event, event_day

LIKE = 38  # percent of words by tf-idf; sequels of the seed articles reach 33, reports of one event 41 to 52
PASSAGES = 30  # words in shared passages: two sentences, more than a quotation that a sequel repeats
WORDS = 24  # percent of words, where a printed day and the weekday of the event agree as well; strangers reach 20
NEAR = 3  # days between reports of one event: told beforehand, printed a day late
COPY = 80  # percent of its words: the same text
READ = 20_000  # code points of an article that are read for later dates
NAMED = 5  # siblings that the evidence names


@dataclass(frozen=True, slots=True)
class Undated:
    """An article that states no day of publication, or none with a year."""

    own: str
    """Empty, or `XXXX-11-20`."""
    paragraphs: tuple[str, ...]
    """Plain text."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Sibling:
    """An article that may report the same event."""

    id: str
    date: str
    """As it states it: a whole day, or `XXXX-11-20`."""
    event_date: str
    """EDTF; empty where unknown."""
    likeness: Likeness
    """Seen from the article without a date."""

    @property
    def is_close(self) -> bool:
        """True where the two surely report one event, as far as texts can tell."""
        return self.likeness.cosine >= LIKE and self.likeness.words >= PASSAGES


@dataclass(frozen=True, slots=True)
class Inferred:
    """The day that siblings give."""

    date: str
    """A whole day, without a mark."""
    siblings: tuple[str, ...]
    """Ids of those that agree, in order."""
    asked: int
    """How many there were."""
    event: Event | None = None
    """The day that its own lead names, read against this date."""


def inferred(article: Undated, siblings: Iterable[Sibling]) -> Inferred | None:
    """The day of publication, or None; the same for any order of the siblings."""
    known = sorted(siblings, key=lambda sibling: sibling.id)
    found = _with_year(article, known) if article.own else _of_siblings(article, known)
    return found if found and not _tells_of_later(article, found) else None


def _with_year(article: Undated, siblings: Sequence[Sibling]) -> Inferred | None:
    """The printed month and day, in the year of the siblings that are close, or tell of the same day of the event."""
    near = [(one, nearest(article.own, one.date)) for one in siblings if is_day(one.date)]
    events = {found: event_day(article.paragraphs, found, article.language) for _, found in near if found}
    fitting = [(one, found) for one, found in near if found and (one.is_close or _is_same(one, events[found]))]
    if len({found for _, found in fitting}) > 1:  # what was printed a year later may repeat half of it
        fitting = [(one, found) for one, found in fitting if _has_day(one, events[found])]
    if len({found for _, found in fitting}) != 1:
        return None
    agreeing, chosen = [one for one, _ in fitting], fitting[0][1]
    asked = {one.id for one, _ in near if one.is_close} | {one.id for one in agreeing}
    if 2 * len(agreeing) <= len(asked) or not _agrees(events[chosen], agreeing):
        return None
    return Inferred(chosen, tuple(one.id for one in agreeing), len(asked), events[chosen])


def _is_same(sibling: Sibling, event: Event | None) -> bool:
    """True for a report by another hand that tells of the day on which the article's own lead has its event."""
    return sibling.likeness.cosine >= WORDS and _has_day(sibling, event)


def _has_day(sibling: Sibling, event: Event | None) -> bool:
    return event is not None and event.day == sibling.event_date


def _of_siblings(article: Undated, siblings: Sequence[Sibling]) -> Inferred | None:
    """The day most close siblings have, if they are all of one event."""
    close = [one for one in siblings if one.is_close and (is_day(one.date) or one.date.startswith("X"))]
    days = Counter(one.date for one in close if is_day(one.date))
    if not days or _apart(min(days), max(days)) > NEAR:
        return None
    (chosen, count), *others = days.most_common()
    if others and others[0][1] == count:
        return None
    agreeing = [one for one in close if one.date == chosen or (one.date[0] == "X" and one.date[4:] == chosen[4:])]
    event = event_day(article.paragraphs, chosen, article.language)
    if 2 * len(agreeing) <= len(close) or not (_agrees(event, close) and _agrees(event, agreeing)):
        return None
    if not _is_enough(event, chosen, agreeing):
        return None
    return Inferred(chosen, tuple(one.id for one in agreeing), len(close), event)


def _is_enough(event: Event | None, chosen: str, agreeing: Sequence[Sibling]) -> bool:
    """Two that agree; one alone only if it is the same text and of the day of the event, as copies are printed later.

    One report among several of an event is as often of the next day as of the same.
    """
    if len(agreeing) > 1:
        return True
    return agreeing[0].likeness.share >= COPY and event is not None and event.day == chosen


def _agrees(event: Event | None, siblings: Sequence[Sibling]) -> bool:
    """True unless the day that the article's lead names is another than the siblings' own."""
    told = {one.event_date for one in siblings if is_day(one.event_date)}
    return event is None or not told or event.day in told


def _tells_of_later(article: Undated, found: Inferred) -> bool:
    """True where the text says of a later month or day that something happened then: it is a later report."""
    latest = shifted(date.fromisoformat(found.date), NEAR)
    read = 0
    for paragraph in article.paragraphs:
        clauses = Clauses(paragraph[:READ], None)
        for said in given(clauses.text, found.date, article.language):
            is_later = said.form is Form.ABSOLUTE and earliest(said.edtf) > latest and len(said.edtf) > len("2014")
            if is_later and clauses.tense(said.start, said.end) is Tense.PAST:
                return True
        read += len(paragraph)
        if read > READ:
            break
    return False


def nearest(own: str, other: str) -> str:
    """A printed month and day in the year in which it is nearest to a date; empty if it is nowhere near."""
    year, _, _, _ = parts(other)
    _, month, number, _ = parts(own)
    years = [each.isoformat() for near in (year - 1, year, year + 1) if (each := day(near, month, number))]
    found = min(years, key=lambda each: _apart(each, other), default="")
    return found if found and _apart(found, other) <= NEAR else ""


def is_day(stated: str) -> bool:
    """True for a whole day that is stated: neither inferred nor without its year."""
    return len(stated) == 10 and stated[0] != "X"


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
