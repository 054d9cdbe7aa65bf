"""The date archive, and the timeline."""

from dataclasses import dataclass

from generator.model import Named, Teaser
from generator.pages.views.parts import Group, Pager, Strip
from generator.pages.views.stories import StoryEntry


@dataclass(frozen=True, slots=True)
class YearMonths:
    """A year of the date archive."""

    year: str
    url: str
    articles: int
    months: tuple[Named, ...]
    """Months in which something was published, January first; `name` is EDTF `2014-11`."""
    unknown: int
    """Articles of the year whose month is not known."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month as its weeks."""

    month: str
    """EDTF `2014-11`."""
    url: str
    count: int
    """Articles of the month."""
    unknown: int
    """Of these, how many have no day."""
    most: int
    """Articles of the fullest day."""
    weeks: tuple[tuple[Named | None, ...], ...]
    """Monday to Sunday, None for days of other months; `name` is EDTF `2014-11-20`, `url` empty without articles."""


@dataclass(frozen=True, slots=True)
class DatesView:
    """The date archive: years, the newest first, with their months and counts."""

    strip: Strip | None
    years: tuple[YearMonths, ...]
    undated: int
    """Articles without any date."""
    yearless: int
    """Articles with a day and no year."""


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the date archive."""

    year: str
    articles: int
    calendars: tuple[Calendar, ...]
    """Of the months in which something was published, January first."""
    unknown: tuple[Teaser, ...]
    """What has no month."""
    previous: Named | None
    """The year before this one in which something was published; `name` is the year."""
    next: Named | None


@dataclass(frozen=True, slots=True)
class MonthView:
    """What was published in a month, oldest first; `month` is EDTF `2014-11`."""

    month: str
    groups: tuple[Group, ...]
    """By day (`name` is EDTF), those without a day first, under an empty name; an interval is at its first day."""
    calendar: Calendar
    previous: Named | None
    next: Named | None


@dataclass(frozen=True, slots=True)
class UndatedView:
    """A page of what does not say when it was published."""

    yearless: tuple[Group, ...]
    """By day, January first (`name` is EDTF `XXXX-11-20`); on the first page."""
    undated: tuple[Teaser, ...]
    """This page's share."""
    total: int
    """Articles without any date."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class Happening:
    """A date on which something happened, with the articles of one story, or of none, that say so."""

    date: str
    """EDTF: a day, a month or a year, also inferred or approximate; empty where only a date of publication is known."""
    anchor: str
    """The id of the first happening of a date, `on-2014-11-20`; empty for the others."""
    is_unreviewed: bool
    """A program found the date and nobody has confirmed it, in no article."""
    story: "StoryEntry | None"
    reports: tuple[Teaser, ...]
    """In the order of publication, the undated last; without their excerpts."""


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """A month of the timeline."""

    month: str
    """EDTF `2014-11`; `2014` for what of the year has no month."""
    anchor: str
    url: str
    """Where it is shown in full."""
    count: int
    """Articles in it, by the date of the event, or else of publication."""
    happenings: tuple[Happening, ...]
    """Empty where only counts are shown, as the next."""
    published: tuple[Happening, ...]
    """What was published then and does not say when it happened, at most twenty articles."""
    published_count: int
    """Of all such articles."""
    published_url: str
    """Their month in the date archive; empty where there are none."""


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year of the timeline."""

    year: str
    url: str
    events: int
    """Articles that say when it happened, which was in this year."""
    published: int
    """Articles that do not, and were published in this year."""
    months: tuple[TimelineMonth, ...]
    """January first, before them what has no month."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline's first page."""

    strip: Strip | None
    years: tuple[TimelineYear, ...]
    """The oldest first."""
    is_whole: bool
    """Everything is shown; in a large archive only counts are."""
    missing: int
    """Articles without any date that has a year."""


@dataclass(frozen=True, slots=True)
class TimelineYearView:
    """A year of the timeline on a page of its own; of a year with very many articles, a month."""

    name: str
    """EDTF `2014` or `2014-11`."""
    year: TimelineYear
    """With this month alone, where it is the page of a month."""
    strip: Strip | None
    previous: Named | None
    """The year (or month) before this one that has something; `name` is EDTF, `count` its articles."""
    next: Named | None
