"""Stubs at old addresses: of articles, of entities and their notes' lists, of stories, of free pages."""

from collections.abc import Iterator

from generator.links.catalog import Catalog
from generator.pages.note_lists import moved_lists
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import PageMeta, RedirectView


def article_stubs(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A stub at each old address of an article, and of the page "as received"."""
    for card in catalog.cards:
        for place, alias in enumerate(card.aliases):
            subject = f"{card.id} {place}"
            yield _stub(f"articles/{alias}/", f"articles/{card.id}/", card.title, subject)
            if catalog.may_be_received(card):
                to = f"articles/{card.id}/received/"
                yield _stub(f"articles/{alias}/received/", to, f"{card.title}: as received", subject)


def other_stubs(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A stub at each old address of an entity or a free page."""
    for (kind, slug), file in sorted(catalog.files.items()):
        for place, old in enumerate(file.redirect_from):
            name, subject = catalog.name(kind, slug), f"{kind.value}/{slug} {place}"
            yield _stub(f"{kind.value}/{old}/", f"{kind.value}/{slug}/", name, subject)
            for was, now in moved_lists(catalog, kind, old, slug):
                yield _stub(was, now, f"Notes: {name}", subject)
    for page in catalog.pages:
        for place, old in enumerate(page.redirect_from):
            yield _stub(f"{old}/", f"{page.slug}/", page.title, f"pages/{page.slug} {place}")


def story_stubs(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A stub wherever a story would be if another of its articles were its first: what a reader cited leads on.

    What a story was called last year no build can know; what it may have been called, each does.
    """
    for name, now in catalog.story_addresses.items():
        yield _stub(f"stories/{name}/", f"{now}/", catalog.title(now), now)


def _stub(was: str, now: str, title: str, subject: str) -> Page:
    return Page(PageMeta(was, title, is_indexed=False), RedirectView(now, title), subject)


REDIRECT = PageKind("redirect", article_stubs, "redirect.html")
MOVED = PageKind("moved", other_stubs, "redirect.html")
STORY_REDIRECT = PageKind("story-redirect", story_stubs, "redirect.html")
