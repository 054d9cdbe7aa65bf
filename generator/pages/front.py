"""The front page, free pages, search, and the page for addresses that lead nowhere."""

from collections.abc import Iterator

from generator import edtf
from generator.links.catalog import Catalog
from generator.links.references import INDEXES
from generator.model import Kind, Named
from generator.pages.dates import archive_strip
from generator.pages.note_lists import note_authors
from generator.pages.page import Page, PageKind, Settings
from generator.pages.story import newest_stories
from generator.pages.views import FreeView, HomeView, NotFoundView, PageMeta, SearchView

NEWEST = 12
"""Articles on the front page."""
NAMES = 24
"""Of each kind, the most frequent on the front page."""
NOTES = 5
"""Notes on the front page."""
STORIES = 5
"""Stories on the front page."""


def home_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The front page."""
    often = {kind: _most_frequent(catalog, kind) for kind in Kind}
    dates = [card.date for card in catalog.cards]
    view = HomeView(
        articles=len(catalog.cards),
        newest=tuple(catalog.teaser(card) for card in catalog.cards[:NEWEST]),
        topics=often[Kind.TOPICS],
        people=often[Kind.PEOPLE],
        places=often[Kind.PLACES],
        organisations=often[Kind.ORGANISATIONS],
        publishers=often[Kind.PUBLISHERS],
        notes=catalog.notes[:NOTES],
        first_date=edtf.first_of(dates),
        last_date=edtf.last_of(dates),
        strip=archive_strip(catalog),
        stories=tuple(newest_stories(catalog)[:STORIES]),
    )
    yield Page(PageMeta("", settings.title, settings.description), view)


def _most_frequent(catalog: Catalog, kind: Kind) -> tuple[Named, ...]:
    found = {slug: len(catalog.by_entity[kind, slug]) for slug in catalog.by_kind[kind]}
    counts = {slug: count for slug, count in found.items() if count or (kind, slug) in catalog.files}
    return catalog.listed(kind, counts, NAMES)


def free_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages an editor wrote."""
    for page in catalog.pages:
        url = f"{page.slug}/"
        links = catalog.targets(page.links, page.media)
        backlinks = tuple(catalog.backlinks.get(url, ()))
        view = FreeView(page.title, backlinks, links, note_authors(catalog, page.notes))
        yield Page(PageMeta(url, page.title), view, page.slug)


def search_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The search page."""
    yield Page(PageMeta("search/", "Search", is_indexed=False), SearchView(_indexes()))


def not_found_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """404.html, which hosts serve at any address that leads nowhere."""
    yield Page(PageMeta("404.html", "Not found", is_indexed=False), NotFoundView(_indexes()))


def _indexes() -> tuple[Named, ...]:
    return tuple(Named(f"{name}/", title) for name, title in INDEXES.items() if name != "search")


HOME = PageKind("home", home_pages, "home.html")
FREE = PageKind("page", free_pages, "page.html", "prose")
SEARCH = PageKind("search", search_pages, "search.html")
NOT_FOUND = PageKind("404", not_found_pages, "404.html")
