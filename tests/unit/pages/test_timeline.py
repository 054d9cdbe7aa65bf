"""The timeline of a large archive: cut by year, and a very full year by month."""

from dataclasses import replace

from generator.links.cards import card
from generator.links.catalog import Catalog
from generator.model import Article, Body, Card
from generator.pages.page import Page, Settings
from generator.pages.timeline import FULL, PUBLISHED, WHOLE, timeline_pages, timeline_year_pages
from generator.pages.views import TimelineView, TimelineYearView

SETTINGS = Settings("An archive", "", 50, 20)


def catalog(dates: list[tuple[str, str]]) -> Catalog:
    """Articles of these dates of publication and of the event."""
    return Catalog([one(number, *pair) for number, pair in enumerate(dates)], (), (), {}, frozenset())


def one(number: int, date: str, event_date: str) -> Card:
    article = Article(f"a{number:05}", f"articles/a{number:05}.md", f"Report {number}", "", 1)
    made = card(article, Body("", (), (), "", 0))
    return replace(made, date=date, event_date=event_date)


def years(pages: list[Page]) -> dict[str, TimelineYearView]:
    return {page.meta.url: page.view for page in pages if isinstance(page.view, TimelineYearView)}


def test_a_small_archive_is_shown_whole_on_the_first_page() -> None:
    [page] = timeline_pages(catalog([("2014-11-21", "2014-11-20")] * WHOLE), SETTINGS)

    assert isinstance(page.view, TimelineView)
    assert page.view.is_whole
    assert len(page.view.years[0].months[0].happenings[0].reports) == WHOLE


def test_a_larger_one_has_counts_there_and_its_articles_by_year() -> None:
    held = catalog([("2014-11-21", "2014-11-20"), ("2015-01-02", "")] * WHOLE)
    [page] = timeline_pages(held, SETTINGS)
    by_url = years(list(timeline_year_pages(held, SETTINGS)))

    assert isinstance(page.view, TimelineView)
    assert [(year.events, year.published) for year in page.view.years] == [(WHOLE, 0), (0, WHOLE)]
    assert [month.happenings for year in page.view.years for month in year.months] == [(), ()]
    assert set(by_url) == {"timeline/2014/", "timeline/2015/"}
    assert by_url["timeline/2015/"].year.months[0].published_count == WHOLE
    assert len(by_url["timeline/2015/"].year.months[0].published[0].reports) == PUBLISHED


def test_a_very_full_year_has_pages_for_its_months_and_keeps_what_has_none() -> None:
    held = catalog([("2014-03-05", "2014-03-04"), ("2014-11-21", "2014-11"), ("2014", "")] * FULL)
    by_url = years(list(timeline_year_pages(held, SETTINGS)))
    months = {month.month: month for month in by_url["timeline/2014/"].year.months}

    assert list(by_url) == ["timeline/2014/", "timeline/2014/03/", "timeline/2014/11/"]
    assert [(name, month.url, bool(month.happenings or month.published)) for name, month in months.items()] == [
        ("2014", "timeline/2014/#m-2014", True),
        ("2014-03", "timeline/2014/03/", False),
        ("2014-11", "timeline/2014/11/", False),
    ]
    march = by_url["timeline/2014/03/"]
    assert march.next is not None
    assert (march.name, march.previous, march.next.url, march.next.count) == (
        "2014-03",
        None,
        "timeline/2014/11/",
        FULL,
    )
    assert [happening.anchor for happening in march.year.months[0].happenings] == ["on-2014-03-04"]


def test_bars_lead_to_the_day_of_the_event_or_to_what_was_published() -> None:
    held = catalog([("2014-11-21", "2014-11-20"), ("2014-11-25", ""), ("2014-11-22", "2014-11-20?")])
    view = years(list(timeline_year_pages(held, SETTINGS)))["timeline/2014/"]

    assert view.strip is not None
    assert [bar.url for bar in view.strip.bars if bar.count] == [
        "timeline/2014/#on-2014-11-20",
        "timeline/2014/#published-2014-11",
    ]
    assert [happening.date for happening in view.year.months[0].happenings] == ["2014-11-20"]
