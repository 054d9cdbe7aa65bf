"""Headlines that pages of the archive pointed to and that it does not hold: what an editor may look for."""

from collections.abc import Iterator

from generator.links.catalog import Catalog
from generator.pages.lists import cut, numbered
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import PageMeta, WantedHeadline, WantedView

WANTED_URL = "wanted/"
TITLE = "Mentioned, not held"
MENTIONS = 5
"""How many of the articles that point to a headline its row names."""


def wanted_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The list, those of most articles first; no page where all is held."""
    if not catalog.wanted:
        return
    for share, pager, url in cut(catalog.wanted, settings.page_size, WANTED_URL):
        rows = tuple(
            WantedHeadline(each.headline, tuple(map(catalog.brief, each.mentions[:MENTIONS])), len(each.mentions))
            for each in share
        )
        view = WantedView(rows, pager, len(catalog.wanted))
        yield Page(PageMeta(url, numbered(TITLE, pager)), view)


WANTED = PageKind("wanted", wanted_pages, "wanted.html")
