"""The timeline: what happened when, as far as articles say it, apart from when they were published."""

from collections import defaultdict
from collections.abc import Iterator

from generator import edtf
from generator.links.catalog import Catalog, month_of
from generator.model import Card, Named
from generator.pages.dates import month_url
from generator.pages.page import Page, PageKind, Settings
from generator.pages.story import story_entry
from generator.pages.strip import linked, period, strip_of
from generator.pages.views import (
    Happening,
    PageMeta,
    Strip,
    TimelineMonth,
    TimelineView,
    TimelineYear,
    TimelineYearView,
)

TIMELINE_URL = "timeline/"
WHOLE = 150
"""Articles up to which the first page shows all years in full: what still reads as one story."""
PUBLISHED = 20
"""Articles of a month without a day of the event that are named; the date archive has them all."""


def timeline_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The first page: all years, in full where they are few articles, else their months with counts."""
    by_year = _by_year(catalog)
    is_whole = len(catalog.cards) <= WHOLE
    years = tuple(_year(catalog, year, cards, is_whole=is_whole) for year, cards in by_year.items())
    placed = sum(map(len, by_year.values()))
    view = TimelineView(_strip(catalog.cards), years, is_whole, len(catalog.cards) - placed)
    yield Page(PageMeta(TIMELINE_URL, "Timeline"), view)


def timeline_year_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A page for each year, oldest events first."""
    by_year = _by_year(catalog)
    order = list(by_year)
    for place, (year, cards) in enumerate(by_year.items()):
        before = order[place - 1] if place else ""
        after = order[place + 1] if place + 1 < len(order) else ""
        view = TimelineYearView(
            _year(catalog, year, cards, is_whole=True),
            _strip(cards),
            Named(year_url(before), before, len(by_year[before])) if before else None,
            Named(year_url(after), after, len(by_year[after])) if after else None,
        )
        yield Page(PageMeta(year_url(year), f"Timeline: {year}"), view)


def year_url(year: str) -> str:
    """The page of a year."""
    return f"{TIMELINE_URL}{year}/"


def timeline_years(catalog: Catalog) -> list[str]:
    """The years that have a page."""
    return list(_by_year(catalog))


def when(card: Card) -> str:
    """The day of the event, or else of publication, where it has a year; EDTF or empty."""
    return next((date for date in (card.event_date, card.date) if edtf.earliest(date)), "")


def _by_year(catalog: Catalog) -> dict[str, list[Card]]:
    """The articles of each year by `when`, oldest first."""
    found: dict[str, list[Card]] = defaultdict(list)
    for card in sorted(catalog.cards, key=lambda card: (edtf.earliest(when(card)), card.id)):
        if day := edtf.earliest(when(card)):
            found[day[:4]].append(card)
    return dict(found)


def _year(catalog: Catalog, year: str, cards: list[Card], *, is_whole: bool) -> TimelineYear:
    by_month: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_month[month_of(when(card))].append(card)
    months = tuple(_month(catalog, month, found, is_whole=is_whole) for month, found in sorted(by_month.items()))
    events = sum(_is_event(card) for card in cards)
    return TimelineYear(year, year_url(year), events, len(cards) - events, months)


def _is_event(card: Card) -> bool:
    return edtf.earliest(card.event_date) != ""


def _month(catalog: Catalog, month: str, cards: list[Card], *, is_whole: bool) -> TimelineMonth:
    events = [card for card in cards if _is_event(card)]
    published = [card for card in cards if not _is_event(card)]
    named = published[:PUBLISHED]
    return TimelineMonth(
        month,
        f"m-{month}",
        len(cards),
        tuple(_happenings(catalog, events)) if is_whole else (),
        tuple(_told(catalog, "", named, is_unreviewed=False)) if is_whole else (),
        len(published),
        month_url(month) if published else "",
    )


def _happenings(catalog: Catalog, cards: list[Card]) -> Iterator[Happening]:
    """A happening for each date of an event and each story, what is less exact first."""
    found: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        found[edtf.without_marks(card.event_date)].append(card)
    for _, reports in sorted(found.items(), key=lambda item: (edtf.earliest(item[0]), len(item[0]), item[0])):
        surest = min(reports, key=lambda card: ("event_date" in card.unreviewed, len(card.event_date), card.id))
        yield from _told(catalog, surest.event_date, reports, is_unreviewed="event_date" in surest.unreviewed)


def _told(catalog: Catalog, date: str, cards: list[Card], *, is_unreviewed: bool) -> Iterator[Happening]:
    """The reports of one date by story, the story of the first report first; those of no story last."""
    ordered = sorted(cards, key=lambda card: (edtf.earliest(card.date) or "~", card.id))
    by_story: dict[str, list[Card]] = defaultdict(list)
    for card in ordered:
        by_story[catalog.story_of.get(card.id, "")].append(card)
    for slug in sorted(by_story, key=lambda slug: slug == ""):
        story = story_entry(catalog, slug) if slug else None
        yield Happening(date, is_unreviewed, story, tuple(map(catalog.brief, by_story[slug])))


def _strip(cards: tuple[Card, ...] | list[Card]) -> Strip | None:
    made = strip_of(map(when, cards))
    if made is None:
        return None
    begins: dict[str, str] = {}
    for card in sorted(cards, key=lambda card: (edtf.earliest(when(card)), card.id)):
        if day := edtf.earliest(when(card)):
            month = "" if made.unit in ("year", "decade") else f"#m-{month_of(when(card))}"
            begins.setdefault(period(when(card), made.unit), f"{year_url(day[:4])}{month}")
    return linked(made, begins)


TIMELINE = PageKind("timeline", timeline_pages, "timeline.html")
TIMELINE_YEAR = PageKind("timeline-year", timeline_year_pages, "timeline-year.html")
