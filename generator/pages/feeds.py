"""Feeds and the sitemap: what programs read. Dates in them are the content's; an undated article stays out of feeds."""

from collections.abc import Iterator, Sequence

from generator import edtf
from generator.links.catalog import Catalog
from generator.model import Card, Kind, NoteTeaser
from generator.pages.note_lists import CORRECTIONS_URL, NOTES_URL, corrections, note_lists
from generator.pages.notes import INDEXES
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import FeedView, PageMeta, SitemapView
from generator.pages.wanted import WANTED_URL


def site_feeds(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The archive's feed and each topic's."""
    yield _feed(catalog, settings, "feed.xml", settings.title, "", catalog.cards)
    for slug in catalog.by_kind[Kind.TOPICS]:
        cards = catalog.by_entity[Kind.TOPICS, slug]
        if cards:
            title = f"{catalog.name(Kind.TOPICS, slug)} – {settings.title}"
            yield _feed(catalog, settings, f"topics/{slug}/feed.xml", title, f"topics/{slug}/", cards)


def json_feeds(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The archive's feed as JSON."""
    yield _feed(catalog, settings, "feed.json", settings.title, "", catalog.cards)


def note_feeds(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The feeds of notes: all, corrections, and those of each author and topic; each entry leads to its passage."""
    yield _of_notes(settings, f"{NOTES_URL}feed.xml", "Notes", catalog.notes)
    yield _of_notes(settings, f"{CORRECTIONS_URL}feed.xml", "Corrections", corrections(catalog))
    for each in note_lists(catalog):
        if each.feed_url:
            yield _of_notes(settings, each.feed_url, each.title, each.notes)


def _of_notes(settings: Settings, path: str, title: str, notes: Sequence[NoteTeaser]) -> Page:
    dated = tuple(note for note in notes if edtf.earliest(note.date))[: settings.feed_length]
    updated = max((edtf.earliest(note.date) for note in dated), default="")
    view = FeedView(f"{title} – {settings.title}", path.removesuffix("feed.xml"), updated, notes=dated)
    return Page(PageMeta(path, view.title), view)


def _feed(catalog: Catalog, settings: Settings, path: str, title: str, url: str, cards: Sequence[Card]) -> Page:
    dated = [card for card in cards if edtf.earliest(card.date)][: settings.feed_length]
    updated = max((edtf.earliest(card.lastmod or card.date) for card in dated), default="")
    view = FeedView(title, url, updated, articles=tuple(catalog.teaser(card) for card in dated))
    return Page(PageMeta(path, title), view)


def sitemaps(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The sitemap: articles with the day of their last change, entities, free pages and indexes without."""
    urls = [("", "")]
    urls += [(f"articles/{card.id}/", edtf.earliest(card.lastmod or card.date)) for card in catalog.cards]
    for kind in Kind:
        urls += [(f"{kind.value}/{slug}/", "") for slug in catalog.by_kind[kind]]
        urls.append((f"{kind.value}/", ""))
    urls += [(f"{page.slug}/", edtf.earliest(page.lastmod)) for page in catalog.pages]
    urls += [(each.url, "") for each in note_lists(catalog)]
    urls += [(f"{NOTES_URL}{of}/", "") for of in INDEXES if catalog.notes]
    urls += [(WANTED_URL, "")] if catalog.wanted else []
    urls += [("articles/", ""), ("dates/", ""), (NOTES_URL, ""), (CORRECTIONS_URL, "")]
    yield Page(PageMeta("sitemap.xml", settings.title), SitemapView(tuple(sorted(urls))))


def robots(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """robots.txt, which names the sitemap."""
    yield Page(PageMeta("robots.txt", settings.title), SitemapView(()))


ATOM = PageKind("atom", site_feeds)
JSON_FEED = PageKind("json-feed", json_feeds)
NOTES_FEED = PageKind("notes-feed", note_feeds)
SITEMAP = PageKind("sitemap", sitemaps)
ROBOTS = PageKind("robots", robots)
