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
SAME_DAY = 28  # percent of words, where the month and the day that are printed agree as well
NEAR = 3  # days between reports of one event: told beforehand, printed a day late
COPY = 80  # percent of its words: the same text, of which one sibling is proof enough
LARGE = 30  # percent of its words that must stand in a lone sibling with the same weekday
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
    """The printed month and day with the year that close siblings, or those of the very day, give it."""
    close = [one for one in siblings if one.is_close and is_day(one.date)]
    near = [(one, _nearest(article.own, one)) for one in siblings if is_day(one.date)]
    fitting = [(one, found) for one, found in near if found and _fits(one, found)]
    if len({found for _, found in fitting}) != 1:
        return None
    agreeing = [one for one, _ in fitting]
    asked = {one.id for one in (*close, *agreeing)}
    chosen = fitting[0][1]
    event = event_day(article.paragraphs, chosen, article.language)
    if 2 * len(agreeing) <= len(asked) or not _agrees(event, agreeing):
        return None
    is_alone = not any(one.is_close for one in agreeing)
    if is_alone and not (event and any(one.event_date == event.day for one in agreeing)):
        return None
    return Inferred(chosen, tuple(one.id for one in agreeing), len(asked), event)


def _of_siblings(article: Undated, siblings: Sequence[Sibling]) -> Inferred | None:
    """The day most close siblings have, if they are all of one event."""
    close = [one for one in siblings if one.is_close]
    days = Counter(one.date for one in close if is_day(one.date))
    if not days or _apart(min(days), max(days)) > NEAR:
        return None
    (chosen, count), *others = days.most_common()
    if others and others[0][1] == count:
        return None
    agreeing = [one for one in close if one.date == chosen or (one.date[0] == "X" and one.date[4:] == chosen[4:])]
    event = event_day(article.paragraphs, chosen, article.language)
    if 2 * len(agreeing) <= len(close) or not _agrees(event, [one for one in close if is_day(one.date)]):
        return None
    if not _is_enough(event, agreeing):
        return None
    return Inferred(chosen, tuple(one.id for one in agreeing), len(close), event)


def _is_enough(event: Event | None, agreeing: Sequence[Sibling]) -> bool:
    """Two that agree; one alone only if it is the same text, or has much of it and the same day of the event."""
    most = max(one.likeness.share for one in agreeing)
    if len(agreeing) > 1 or most >= COPY:
        return True
    return event is not None and event.day == agreeing[0].event_date and most >= LARGE


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


def _nearest(own: str, sibling: Sibling) -> str:
    """The printed month and day in the year in which it is nearest to a sibling's date; empty if never near."""
    year, _, _, _ = parts(sibling.date)
    _, month, number, _ = parts(own)
    found = [each.isoformat() for near in (year - 1, year, year + 1) if (each := day(near, month, number))]
    nearest = min(found, key=lambda each: _apart(each, sibling.date), default="")
    return nearest if nearest and _apart(nearest, sibling.date) <= NEAR else ""


def _fits(sibling: Sibling, found: str) -> bool:
    return sibling.is_close or (sibling.likeness.cosine >= SAME_DAY and _apart(found, sibling.date) <= 1)


def is_day(stated: str) -> bool:
    """True for a whole day that is stated: neither inferred nor without its year."""
    return len(stated) == 10 and stated[0] != "X"


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
