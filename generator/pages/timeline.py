"""The timeline: what happened when, as far as articles say it, apart from when they were published."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator import edtf
from generator.links.catalog import Catalog, month_of
from generator.model import Card, Named
from generator.pages.dates import month_url
from generator.pages.lists import FINE
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
FULL = 400
"""Articles up to which the page of a year shows them all; above, its months have pages of their own."""
PUBLISHED = 20
"""Articles of a month without a day of the event that are named; the date archive has them all."""


def timeline_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The first page: all years, in full where they are few articles, else their months with counts."""
    by_year = _by_year(catalog)
    is_whole = len(catalog.cards) <= WHOLE
    years = tuple(_year(catalog, year, cards, is_whole=is_whole) for year, cards in by_year.items())
    placed = sum(map(len, by_year.values()))
    view = TimelineView(
        _strip(catalog.cards, {year: len(cards) for year, cards in by_year.items()}),
        years,
        is_whole,
        len(catalog.cards) - placed,
    )
    yield Page(PageMeta(TIMELINE_URL, "Timeline"), view)


def timeline_year_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A page for each year, oldest events first; of a year with very many, a page for each month, too."""
    by_year = _by_year(catalog)
    sizes = {year: len(cards) for year, cards in by_year.items()}
    for year, cards in by_year.items():
        view = _year(catalog, year, cards, is_whole=len(cards) <= FULL)
        before, after = _around(year, sizes)
        yield Page(
            PageMeta(view.url, f"Timeline: {year}"), TimelineYearView(year, view, _strip(cards, sizes), before, after)
        )
        if len(cards) > FULL:
            yield from _month_pages(catalog, year, cards, sizes)


def _month_pages(catalog: Catalog, year: str, cards: list[Card], sizes: dict[str, int]) -> Iterator[Page]:
    by_month: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_month[month_of(when(card))].append(card)
    counts = {month: len(found) for month, found in sorted(by_month.items()) if len(month) > 4}
    for month in counts:
        view = _year(catalog, year, by_month[month], is_whole=True)
        before, after = _around(month, counts)
        strip = _strip(by_month[month], {year: len(cards)})
        title = f"Timeline: {edtf.in_words(month)}"
        yield Page(PageMeta(_page_url(month), title), TimelineYearView(month, view, strip, before, after))


def _around(name: str, counts: dict[str, int]) -> tuple[Named | None, Named | None]:
    """The year or month before, and the one after, with their counts."""
    order = list(counts)
    place = order.index(name)
    names = [order[place - 1] if place else "", order[place + 1] if place + 1 < len(order) else ""]
    before, after = (Named(_page_url(each), each, counts[each]) if each else None for each in names)
    return before, after


def _page_url(name: str) -> str:
    """The page of a year or month, `timeline/2014/11/`."""
    return f"{TIMELINE_URL}{name.replace('-', '/')}/"


def _place_url(month: str, year_size: int) -> str:
    """Where a month (or what of a year has none) is shown in full."""
    return _page_url(month) if year_size > FULL and len(month) > 4 else f"{year_url(month[:4])}#m-{month}"


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
    months = tuple(
        _month(catalog, month, found, _place_url(month, len(cards)), is_whole=is_whole or len(month) == 4)
        for month, found in sorted(by_month.items())
    )
    events = sum(_is_event(card) for card in cards)
    return TimelineYear(year, year_url(year), events, len(cards) - events, months)


def _is_event(card: Card) -> bool:
    return edtf.earliest(card.event_date) != ""


def _month(catalog: Catalog, month: str, cards: list[Card], url: str, *, is_whole: bool) -> TimelineMonth:
    events = [card for card in cards if _is_event(card)]
    published = [card for card in cards if not _is_event(card)]
    named = published[:PUBLISHED]
    return TimelineMonth(
        month,
        f"m-{month}",
        url,
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
    order = sorted(by_story, key=lambda slug: slug == "")
    first = next(iter(order), "")
    for slug in order:
        story = story_entry(catalog, slug) if slug else None
        anchor = _anchor(by_story[slug][0]) if date and slug == first else ""
        yield Happening(date, anchor, is_unreviewed, story, tuple(map(catalog.brief, by_story[slug])))


def _anchor(card: Card) -> str:
    """Of the date, or of what was published in its month."""
    return f"on-{edtf.without_marks(card.event_date)}" if _is_event(card) else f"published-{month_of(card.date)}"


def _strip(cards: Sequence[Card], sizes: dict[str, int]) -> Strip | None:
    """The articles by `when`, each bar leading to its first; `sizes` are the articles of each year."""
    made = strip_of(map(when, cards))
    if made is None:
        return None
    begins: dict[str, str] = {}
    for card in sorted(cards, key=lambda card: (edtf.earliest(when(card)), card.id)):
        if day := edtf.earliest(when(card)):
            url = year_url(day[:4])
            if made.unit in FINE:
                url = _place_url(month_of(when(card)), sizes[day[:4]])
            if made.unit == "day":
                url = url.partition("#")[0] + f"#{_anchor(card)}"
            begins.setdefault(period(when(card), made.unit), url)
    return linked(made, begins)


TIMELINE = PageKind("timeline", timeline_pages, "timeline.html")
TIMELINE_YEAR = PageKind("timeline-year", timeline_year_pages, "timeline-year.html")
