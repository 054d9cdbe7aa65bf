"""Stubs at old addresses: of articles, of entities and their notes' lists, of free pages."""

from collections.abc import Iterator

from generator.links.catalog import Catalog
from generator.model import Kind
from generator.pages.note_lists import moved_lists
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import PageMeta, RedirectView


def article_stubs(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A stub at each old address of an article, of the page "as received", and of a story that is called by it."""
    for card in catalog.cards:
        for place, alias in enumerate(card.aliases):
            subject = f"{card.id} {place}"
            yield _stub(f"articles/{alias}/", f"articles/{card.id}/", card.title, subject)
            if catalog.may_be_received(card):
                to = f"articles/{card.id}/received/"
                yield _stub(f"articles/{alias}/received/", to, f"{card.title}: as received", subject)
            story = catalog.story_of.get(card.id)
            if story == card.id and alias not in catalog.stories and (Kind.STORIES, alias) not in catalog.moved:
                yield _stub(f"stories/{alias}/", f"stories/{story}/", catalog.name(Kind.STORIES, story), subject)


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


def _stub(was: str, now: str, title: str, subject: str) -> Page:
    return Page(PageMeta(was, title, is_indexed=False), RedirectView(now, title), subject)


REDIRECT = PageKind("redirect", article_stubs, "redirect.html")
MOVED = PageKind("moved", other_stubs, "redirect.html")
