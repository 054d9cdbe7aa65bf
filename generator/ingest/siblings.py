"""Dates of articles that state none, or no year, from others of the archive that report the same event.

It comes after all articles are made, and what it comes to hangs on nothing but the files as they then stand: not on
their order, nor on dates it has inferred itself. A file is read again when it has changed; two texts are compared once.
"""

import marshal
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from generator.clean.record import read_record
from generator.edtf import earliest, is_edtf
from generator.engine.cache import Cache, CacheDamagedError
from generator.ingest.dated import Stated, evidence, is_inferred, with_date, without_date
from generator.ingest.report import Progress
from generator.links.siblings.dating import NEAR, Inferred, Sibling, Undated, inferred, is_day, nearest
from generator.links.siblings.likeness import Likeness, Report, candidates, likeness, sketch
from generator.model import Article
from generator.read.article import read_article
from generator.times.calendar import shifted
from generator.times.event import Event, event_day

TABLE = "siblings"
LONGEST = 100_000  # code points of a text that are compared; a long report has twenty thousand
NO_EVENT = 99
LEAP_YEARS = range(1972, 2000, 4)
"""Seven in a row: each day of the calendar, 29 February too, falls on each day of the week once."""
HELD = 256  # articles read for a closer look that stay in memory
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Row(NamedTuple):
    """What is kept of an article, plain values."""

    sha256: str
    """Of its file."""
    text: str
    """Names its title and text."""
    own: Stated
    """Its date as stated."""
    event_date: str
    language: str
    given: tuple[str, ...]
    """What siblings gave it, as the file has it now: date, event date, then the evidence; empty for none."""
    sketch: bytes | None = None
    """None while no article is without a date, and nobody asks for it."""
    events: tuple[int, ...] = ()
    """Of an article that prints its day without a year: how many days later the event in its lead is, if that day is a
    Monday, a Tuesday and so on; `NO_EVENT` where it names none. Empty for others.
    """
    is_left_out: bool = False
    """Withdrawn, a draft, or not to be read."""

    @property
    def is_open(self) -> bool:
        """True where no whole day is stated."""
        return not self.is_left_out and (not self.own.date or self.own.date.startswith("X"))


@dataclass(frozen=True, slots=True)
class Dated:
    """An article's file, to be written anew, with the date that siblings give it, or without."""

    id: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the archive came to; all by the articles' paths, in order."""

    changed: tuple[Dated, ...]
    inferred: tuple[str, ...]
    """Ids of all articles that have their date of siblings."""
    suggested: tuple["Suggested", ...]
    """For articles that a person has edited."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A date for an article that a person has edited, where it is theirs to write."""

    id: str
    date: str
    evidence: tuple[str, ...]


class Siblings:
    """One look at an archive whose articles are made."""

    def __init__(
        self, digests: Mapping[str, str], read: Callable[[str], bytes], store: Cache, code: bytes, progress: Progress
    ) -> None:
        """`digests` are of all files of the archive by path; `code` is the program's: another may see otherwise."""
        self._digests, self._read, self._progress = digests, read, progress
        self._store, self._code = store, code
        known, self._likeness, self._found = _recall(store, code)
        paths = [path for path in digests if path.startswith("articles/") and path.endswith(".md")]
        fresh = [path for path in paths if path not in known or known[path].sha256 != digests[path]]
        self._rows = {path: known[path] for path in paths if path in known}
        for number, path in enumerate(fresh, start=1):
            self._rows[path] = self._row(path)
            progress("dating", number, len(fresh))
        self._report = lru_cache(maxsize=HELD)(self._made_report)

    def look(self, edited: Collection[str]) -> Looked:
        """What siblings give; `edited` are the ids of articles that a person has edited."""
        changed, given, suggested = [], [], []
        for path, found in self._all():
            row, id = self._rows[path], _id(path)
            if id in edited:
                suggested += [Suggested(id, f"{found.date}?", tuple(evidence(found, row.own)))] if found else []
                continue
            data = self._read(path)
            wanted = with_date(data, found, row.own) if found else without_date(data, row.own)
            changed += [Dated(id, wanted)] if wanted != data else []
            given += [id] if found else []
        return Looked(tuple(changed), tuple(given), tuple(suggested))

    def remember(self, looked: Looked) -> None:
        """Keep what is known for the next run; files that were written since are read anew then."""
        rows = {path: (row[0], row[1], tuple(row.own), *row[3:]) for path, row in self._rows.items()}
        suggested = [(each.id, each.date, each.evidence) for each in looked.suggested]
        kept = (self._code, rows, self._likeness, self._found, suggested)
        self._store.keep(TABLE, marshal.dumps(kept))

    def _all(self) -> Iterator[tuple[str, Inferred | None]]:
        """What siblings give to each article of which that may matter: it has some, or had a date of them."""
        asked = [path for path, row in sorted(self._rows.items()) if row.is_open]
        if asked:
            self._sketch()
        pairs: dict[str, tuple[int, int, int]] = {}
        found: dict[str, tuple[str, Any]] = {}
        for path, others in self._candidates(asked):
            siblings = [self._sibling(path, other, pairs) for other in others]
            key = _digest(repr((self._rows[path].text, self._rows[path].own, siblings)))
            before = self._found.get(path, ("", None))
            plain = before[1] if before[0] == key else _plain(self._inferred(path, siblings))
            found[path] = (key, plain)
            if plain or self._rows[path].given:
                yield path, _inferred(plain)
        self._likeness, self._found = pairs, found

    def _sketch(self) -> None:
        """Give each article its sketch that has none yet: in the first run that has an article without a date, all."""
        bare = [path for path, row in self._rows.items() if row.sketch is None and not row.is_left_out]
        for path in bare:
            article = self._article(path)
            self._rows[path] = self._rows[path]._replace(sketch=sketch(words(article)) if article else b"")

    def _candidates(self, asked: list[str]) -> Iterator[tuple[str, list[str]]]:
        """Of each open article those that may share a passage with it, or that are of the same days of some year."""
        shown = {path: row for path, row in self._rows.items() if not row.is_left_out}
        open_ones = set(asked)
        sketches = {path: row.sketch or b"" for path, row in shown.items() if path in open_ones or row.own.date}
        by_day: dict[str, list[str]] = {}
        for path, row in shown.items():
            if is_day(row.own.date):
                by_day.setdefault(row.own.date[4:], []).append(path)
        for path, alike in candidates(sketches, asked):
            own = self._rows[path].own.date
            days = _days_around(own) if own else ()
            same = [other for each in days for other in by_day.get(each, ()) if self._is_of_event(path, other)]
            dated = [other for other in alike if self._rows[other].own.date]
            yield path, sorted({*dated, *same} - {path})

    def _is_of_event(self, path: str, other: str) -> bool:
        """True where an article's lead, in the year of another, tells of the day of the other's event."""
        row, its = self._rows[path], self._rows[other]
        found = nearest(row.own.date, its.own.date)
        if not found or not its.event_date:
            return False
        day = date.fromisoformat(found)
        return its.event_date == shifted(day, row.events[day.weekday()])

    def _sibling(self, path: str, other: str, pairs: dict[str, tuple[int, int, int]]) -> Sibling:
        row, its = self._rows[path], self._rows[other]
        key = f"{row.text} {its.text}"
        if key not in self._likeness:
            self._likeness[key] = tuple(likeness(self._report(path), self._report(other)))
        pairs[key] = self._likeness[key]
        return Sibling(_id(other), its.own.date, its.event_date, Likeness(*pairs[key]))

    def _inferred(self, path: str, siblings: list[Sibling]) -> Inferred | None:
        if not siblings:
            return None
        row = self._rows[path]
        article = self._article(path)
        paragraphs = tuple(words(article).split("\n\n")) if article else ()
        return inferred(Undated(row.own.date, paragraphs, row.language), siblings)

    def _row(self, path: str) -> Row:
        article = self._article(path)
        if article is None or article.withdrawn or article.draft:
            return Row(self._digests[path], "", Stated(), "", "", (), is_left_out=True)
        title = "" if article.title_basis == "derived" else article.title
        own, event = Stated(article.date, article.date_basis, "; ".join(article.date_evidence)), ""
        given: tuple[str, ...] = ()
        if is_inferred(article):
            given = (article.date, article.event_date, *article.date_evidence)
            own = self._stated(_id(path))
        elif is_day(article.event_date):
            event = article.event_date
        named = _digest(f"{title}\n{article.body}")
        events = _events(own.date, tuple(words(article).split("\n\n")), article.language)
        return Row(self._digests[path], named, own, event, article.language, given, events=events)

    def _stated(self, id: str) -> Stated:
        """What an article's own raw file says of its date, from its record."""
        path = f"cleaning/{id}.yml"
        record, _ = read_record("", self._read(path)) if path in self._digests else (None, ())
        facts = record.facts if record else ()
        return next((Stated(one.value, one.basis, one.evidence) for one in facts if one.field == "date"), Stated())

    def _article(self, path: str) -> Article | None:
        return read_article(path, self._read(path))[0]

    def _made_report(self, path: str) -> Report:
        article = self._article(path)
        assert article is not None, path  # it has a row
        return Report("" if article.title_basis == "derived" else article.title, words(article))


def suggestions(store: Cache) -> tuple[Suggested, ...]:
    """What the last run of ingest suggested for articles that people have edited; nothing if that is not known."""
    try:
        kept = store.kept(TABLE)
        return tuple(Suggested(*row) for row in marshal.loads(kept)[4]) if kept else ()
    except (CacheDamagedError, ValueError, EOFError, TypeError, IndexError):
        return ()


def words(article: Article) -> str:
    """An article's words, without the marks that ingest puts before what would be markup; of a book the beginning."""
    return _ESCAPED.sub(r"\1", article.body[:LONGEST])


def _recall(store: Cache, code: bytes) -> tuple[dict[str, Row], dict[str, Any], dict[str, Any]]:
    """What the last run knew: articles, how like two texts are, what was inferred; nothing if another program did."""
    try:
        kept = store.kept(TABLE)
        was, rows, pairs, found, _ = marshal.loads(kept) if kept else (b"", {}, {}, {}, [])
    except (CacheDamagedError, ValueError, EOFError, TypeError):
        return {}, {}, {}
    if was != code:
        return {}, {}, {}
    return {path: Row(sha, text, Stated(*own), *rest) for path, (sha, text, own, *rest) in rows.items()}, pairs, found


def _plain(found: Inferred | None) -> tuple[Any, ...] | None:
    return (found.date, found.siblings, found.asked, tuple(found.event) if found.event else None) if found else None


def _inferred(kept: tuple[Any, ...] | None) -> Inferred | None:
    if kept is None:
        return None
    day, siblings, asked, event = kept
    return Inferred(day, tuple(siblings), asked, Event(*event) if event else None)


def _events(own: str, paragraphs: tuple[str, ...], language: str) -> tuple[int, ...]:
    """See `Row.events`. A lead names its day by the weekday, or by words like `yesterday`: no year matters to it."""
    if not own.startswith("X"):
        return ()
    years = (date(year, int(own[5:7]), int(own[8:])) for year in LEAP_YEARS if is_edtf(f"{year}{own[4:]}"))
    by_weekday = {each.weekday(): each for each in years}
    found = (event_day(paragraphs, by_weekday[number].isoformat(), language) for number in range(7))
    return tuple(
        (date.fromisoformat(event.day) - by_weekday[number]).days if event else NO_EVENT
        for number, event in enumerate(found)
    )


def _days_around(own: str) -> tuple[str, ...]:
    """`-11-17` to `-11-23` for `XXXX-11-20`: a sibling may be of any of these days, in any year."""
    middle = date.fromisoformat(earliest(f"2000{own[4:]}"))  # a leap year, which has every day
    return tuple(shifted(middle, days)[4:] for days in range(-NEAR, NEAR + 1))


def _id(path: str) -> str:
    return path[len("articles/") : -len(".md")]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
