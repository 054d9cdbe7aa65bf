"""Feeds and the sitemap: what programs read. Dates in them are the content's; an undated article stays out of feeds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator import edtf
from generator.links.catalog import Catalog
from generator.model import Card, Kind, NoteTeaser
from generator.pages.note_lists import CORRECTIONS_URL, NOTES_URL, corrections, moved_lists, note_lists
from generator.pages.notes import INDEXES
from generator.pages.page import Page, PageKind, Settings
from generator.pages.questions import QUESTIONS_URL
from generator.pages.timeline import TIMELINE_URL, timeline_years, year_url
from generator.pages.views import FeedView, PageMeta, SitemapView
from generator.pages.wanted import WANTED_URL


def site_feeds(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The archive's feed and each topic's."""
    yield _feed(catalog, settings, "feed.xml", settings.title, "", catalog.cards)
    for slug in catalog.by_kind[Kind.TOPICS]:
        cards = catalog.by_entity[Kind.TOPICS, slug]
        if cards:
            title = f"{catalog.name(Kind.TOPICS, slug)} – {settings.title}"
            for each in (slug, *_old(catalog, slug)):
                yield _feed(catalog, settings, f"topics/{each}/feed.xml", title, f"topics/{slug}/", cards)


def _old(catalog: Catalog, slug: str) -> Iterator[str]:
    """The slugs a topic had: programs that read feeds follow no stubs, so its feed stands there, too."""
    yield from (old for (kind, old), now in catalog.moved.items() if kind is Kind.TOPICS and now == slug)


def json_feeds(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The archive's feed as JSON."""
    yield _feed(catalog, settings, "feed.json", settings.title, "", catalog.cards)


def note_feeds(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The feeds of notes: all, corrections, and those of each author and topic; each entry leads to its passage."""
    yield _of_notes(settings, f"{NOTES_URL}feed.xml", "Notes", catalog.notes)
    yield _of_notes(settings, f"{CORRECTIONS_URL}feed.xml", "Corrections", corrections(catalog))
    olds: dict[str, list[str]] = defaultdict(list)
    for (kind, old), slug in catalog.moved.items():
        for was, now in moved_lists(catalog, kind, old, slug):
            olds[now].append(was)
    for each in note_lists(catalog):
        for url in (each.url, *olds[each.url]) if each.feed_url else ():
            yield _of_notes(settings, f"{url}feed.xml", each.title, each.notes, each.url)


def _of_notes(settings: Settings, path: str, title: str, notes: Sequence[NoteTeaser], url: str = "") -> Page:
    """A feed of the list at `url`; empty: of the one it lies beside."""
    dated = tuple(note for note in notes if edtf.earliest(note.date))[: settings.feed_length]
    updated = max((edtf.earliest(note.date) for note in dated), default="")
    view = FeedView(f"{title} – {settings.title}", url or path.removesuffix("feed.xml"), updated, notes=dated)
    return Page(PageMeta(path, view.title), view)


def _feed(catalog: Catalog, settings: Settings, path: str, title: str, url: str, cards: Sequence[Card]) -> Page:
    dated = [card for card in cards if edtf.earliest(card.date)][: settings.feed_length]
    updated = max((edtf.earliest(card.lastmod or card.date) for card in dated), default="")
    view = FeedView(title, url, updated, articles=tuple(catalog.teaser(card) for card in dated))
    return Page(PageMeta(path, title), view)


def _stated(date: str) -> str:
    """The date, unless it was inferred."""
    return "" if "?" in date else date


def sitemaps(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The sitemap: articles with the day of their last change, entities, free pages and indexes without."""
    urls = [("", "")]
    urls += [(f"articles/{card.id}/", edtf.earliest(card.lastmod or _stated(card.date))) for card in catalog.cards]
    for kind in Kind:
        urls += [(f"{kind.value}/{slug}/", "") for slug in catalog.by_kind[kind]]
        urls.append((f"{kind.value}/", ""))
    urls += [(f"{page.slug}/", edtf.earliest(page.lastmod)) for page in catalog.pages]
    urls += [(each.url, "") for each in note_lists(catalog)]
    urls += [(f"{NOTES_URL}{of}/", "") for of in INDEXES if catalog.notes]
    urls += [(WANTED_URL, "")] if catalog.wanted else []
    urls += [(year_url(year), "") for year in timeline_years(catalog)]
    urls += [
        ("articles/", ""),
        ("dates/", ""),
        (TIMELINE_URL, ""),
        (NOTES_URL, ""),
        (CORRECTIONS_URL, ""),
        (QUESTIONS_URL, ""),
    ]
    yield Page(PageMeta("sitemap.xml", settings.title), SitemapView(tuple(sorted(urls))))


def robots(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """robots.txt, which names the sitemap."""
    yield Page(PageMeta("robots.txt", settings.title), SitemapView(()))


ATOM = PageKind("atom", site_feeds)
JSON_FEED = PageKind("json-feed", json_feeds)
NOTES_FEED = PageKind("notes-feed", note_feeds)
SITEMAP = PageKind("sitemap", sitemaps)
ROBOTS = PageKind("robots", robots)
