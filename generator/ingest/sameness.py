"""Two articles with nearly the same text: one captured twice, or one text printed twice.

A text alone cannot tell. Papers print what an agency moved, each under its own headline; the same page is saved once
with its comments and once as bare lines. So what the two say of themselves decides. Where nothing of it differs, they
are taken for one, but for an agency's text that is not known to be of one paper.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from generator.edtf import without_marks
from generator.ingest.likeness import ALIKE, SIZE
from generator.ingest.shingles import LEAST, Hashes, compared, runs, share
from generator.model import Article
from generator.text import fold

DAYS = 3  # between two captures' dates: a byline's and a print date's; further apart it was printed again
NEAR = 95  # percent, below which another day means another report of a series, or one that was written on
TITLES = 60  # percent of the shorter title's words that the other must have: "… | The Ferry" and a changed word

_SCHEME = re.compile(r"^https?://(?:www\.|m\.|amp\.)?", re.IGNORECASE)
_TAIL = re.compile(r"(?:[?#].*)?$")


class Sameness(StrEnum):
    """What two articles with one text are to each other."""

    CAPTURE = "capture"
    """One article, captured twice."""
    REPRINT = "reprint"
    """One text, printed by two papers, or on two days, or under two names."""


@dataclass(frozen=True)
class Text:
    """An article, as far as it is compared."""

    article: Article

    @cached_property
    def runs(self) -> Hashes:
        """The hashes of its body's runs of words."""
        return runs(self.article.body)

    @cached_property
    def title(self) -> frozenset[str]:
        """The words of its title, if it was printed with one."""
        is_printed = self.article.title_basis != "derived"
        return frozenset(compared(self.article.title)) if is_printed else frozenset()

    @cached_property
    def url(self) -> str:
        """Its address without what differs from visit to visit; empty for that of a site's front page."""
        address = _TAIL.sub("", _SCHEME.sub("", self.article.source_url)).rstrip("/").casefold()
        return address if "/" in address else ""

    @cached_property
    def is_at(self) -> frozenset[str]:
        """The names by which another article may point to it."""
        return frozenset({self.article.id, f"articles/{self.article.id}"})


@dataclass(frozen=True, slots=True)
class Alike:
    """Two articles with nearly the same text."""

    first: str
    """Article ids, in order."""
    second: str
    sameness: Sameness
    percent: int
    """Of the words of the shorter text that stand in runs of five in the other."""
    because: tuple[str, ...]
    """What of the two is the same, or else what differs, for an editor: `title`, `publisher`."""
    raws: tuple[str, str] = ("", "")
    """Their raw files; empty for one written by hand."""


def compare(one: Text, other: Text) -> Alike | None:
    """What two articles are to each other; None if their texts differ, or an editor has named one in the other."""
    if one.is_at & set(other.article.see_also) or other.is_at & set(one.article.see_also):
        return None
    short, long = sorted((one, other), key=lambda text: len(text.runs))
    percent = share(short.runs, long.runs)
    if percent < ALIKE or len(short.runs) < LEAST:
        return None
    same, different = _compared(one, other)
    is_agency = bool(one.article.agency or other.article.agency)
    is_capture = "address" in same or not (different or (is_agency and "publisher" not in same))
    is_part = share(long.runs, short.runs) < SIZE and not same & {"address", "title"}
    is_other = percent < NEAR and "address" not in same and _days(one, other) > 0
    if is_part or is_other:
        return None
    first, second = sorted((one.article, other.article), key=lambda article: article.id)
    sameness = Sameness.CAPTURE if is_capture else Sameness.REPRINT
    because = tuple(name for name, _ in _ASKED if name in (same if is_capture else different))
    return Alike(first.id, second.id, sameness, percent, because, (first.raw, second.raw))


def _compared(one: Text, other: Text) -> tuple[set[str], set[str]]:
    """What both state and is the same, and what both state and is not; a title counts little beside a publisher."""
    answers = {name: ask(one, other) for name, ask in _ASKED}
    same = {name for name, answer in answers.items() if answer is True}
    different = {name for name, answer in answers.items() if answer is False}
    if "publisher" in same:
        different.discard("title")  # papers change a headline in the course of a day, and for the web
    return same, different


def _same_title(one: Text, other: Text) -> bool | None:
    short, long = sorted((one.title, other.title), key=len)
    return 100 * len(short & long) >= TITLES * len(short) if short else None


def _same_authors(one: Text, other: Text) -> bool | None:
    ours, theirs = ({fold(name) for name in text.article.authors} for text in (one, other))
    return bool(ours & theirs) if ours and theirs else None


def _same_day(one: Text, other: Text) -> bool | None:
    days = _days(one, other)
    return days <= DAYS if days >= 0 else None


def _days(one: Text, other: Text) -> int:
    """Days between their dates; -1 where one states no whole date; one that was inferred may be of the other."""
    stated = [text.article.date for text in (one, other) if not text.article.date.endswith("?")]
    try:
        first, second = (date.fromisoformat(without_marks(each)) for each in stated)
    except ValueError:
        return -1
    return abs((first - second).days)


def _stated(of: Callable[[Text], str]) -> Callable[[Text, Text], bool | None]:
    """A question that compares what both state, and has no answer where one does not."""
    return lambda one, other: fold(of(one)) == fold(of(other)) if of(one) and of(other) else None


def _same_address(one: Text, other: Text) -> bool | None:
    """An address that differs proves nothing: one page has several."""
    return one.url == other.url or None if one.url and other.url else None


_ASKED: tuple[tuple[str, Callable[[Text, Text], bool | None]], ...] = (
    ("address", _same_address),
    ("publisher", _stated(lambda text: text.article.publisher)),
    ("title", _same_title),
    ("authors", _same_authors),
    ("agency", _stated(lambda text: text.article.agency)),
    ("date", _same_day),
)
"""What is asked of two articles; None is no answer."""
