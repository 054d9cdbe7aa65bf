"""The date archive: whatever a date looks like, its article stands where the date leads."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.links.cards import card
from generator.links.catalog import Catalog
from generator.model import Article, Body, Teaser
from generator.pages.dates import date_pages, day_url, month_pages, undated_pages, year_pages
from generator.pages.page import Settings
from generator.pages.timeline import timeline_year_pages
from generator.pages.views import DatesView, MonthView, TimelineYearView, UndatedView, YearView

SETTINGS = Settings("An archive", "", 50, 20)
PARTS = st.tuples(
    st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.integers(1, 3), st.sampled_from("?~ ")
)


def written(parts: tuple[int, int, int, int, str]) -> str:
    year, month, day, known, mark = parts
    return f"{year:04}-{month:02}-{day:02}"[: (4, 7, 10)[known - 1]] + mark.strip()


SINGLE = PARTS.map(written)
DATES = st.one_of(
    SINGLE,
    st.tuples(SINGLE, SINGLE).map("/".join).filter(edtf.is_edtf),
    PARTS.map(lambda parts: f"XXXX-{parts[1]:02}-{parts[2]:02}"),
    st.just(""),
)


def catalog(dates: list[str]) -> Catalog:
    body = Body("", (), (), "", 0)
    articles = (Article(f"a{number}", f"articles/a{number}.md", "T", "", 1) for number in range(len(dates)))
    cards = (replace(card(article, body), date=date) for article, date in zip(articles, dates, strict=True))
    return Catalog(list(cards), (), (), {}, frozenset())


def shown(held: Catalog) -> dict[str, list[Teaser]]:
    """The articles of the date archive by the address of their place."""
    found: dict[str, list[Teaser]] = {}
    for pages in (year_pages, month_pages, undated_pages):
        for page in pages(held, SETTINGS):
            match page.view:
                case YearView(unknown=unknown):
                    found[f"{page.meta.url}#month-unknown"] = list(unknown)
                case MonthView(groups=groups):
                    found |= {f"{page.meta.url}#{group.anchor}": list(group.teasers) for group in groups}
                case UndatedView(yearless=groups, undated=undated):
                    found[page.meta.url] = [teaser for group in groups for teaser in group.teasers] + list(undated)
    return found


@given(st.lists(DATES, min_size=1, max_size=12))
def test_a_date_leads_to_its_article(dates: list[str]) -> None:
    held = catalog(dates)
    places = shown(held)

    assert all(held.teaser(card) in places[day_url(card.date)] for card in held.cards)
    assert sum(map(len, places.values())) == len(dates)


@given(st.lists(DATES, max_size=12))
def test_every_article_is_counted_once(dates: list[str]) -> None:
    [page] = date_pages(catalog(dates), SETTINGS)

    assert isinstance(page.view, DatesView)
    assert sum(year.articles for year in page.view.years) + page.view.undated + page.view.yearless == len(dates)


@given(st.lists(DATES, max_size=12))
def test_the_timeline_has_every_article_that_has_a_year(dates: list[str]) -> None:
    pages = timeline_year_pages(catalog(dates), SETTINGS)

    years = [page.view.year for page in pages if isinstance(page.view, TimelineYearView)]
    assert sum(year.events + year.published for year in years) == sum(edtf.earliest(date) != "" for date in dates)
