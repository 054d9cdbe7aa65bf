"""Every kind of page, and the one step that sees the whole catalog and gives each page its share."""

from collections.abc import Iterator, Mapping

from generator.config import Config
from generator.links.catalog import Catalog
from generator.links.likeness.near import Related
from generator.links.mentions.values import Mentioned
from generator.links.passages.sharing import SharedWith
from generator.links.stories.found import Story
from generator.links.troubles import troubles
from generator.model import Card, EntityCard, Kind, Named, NotedCard, PageCard, Trouble
from generator.pages import (
    annotations,
    articles,
    dates,
    entities,
    feeds,
    front,
    moved,
    notes,
    questions,
    story,
    timeline,
    wanted,
)
from generator.pages.page import Page, PageKind, Settings, path_of
from generator.pages.views import SiteView
from generator.text import sort_key

KINDS: tuple[PageKind, ...] = (
    front.HOME,
    articles.ARTICLE,
    articles.WITHDRAWN,
    articles.RECEIVED,
    articles.ARTICLES,
    moved.REDIRECT,
    moved.MOVED,
    moved.STORY_REDIRECT,
    entities.ENTITY,
    entities.INDEX,
    wanted.WANTED,
    story.STORY,
    story.STORIES,
    dates.DATES,
    dates.YEAR,
    dates.MONTH,
    dates.UNDATED,
    timeline.TIMELINE,
    timeline.TIMELINE_YEAR,
    notes.NOTES,
    notes.NOTES_INDEX,
    notes.CORRECTIONS,
    questions.QUESTIONS,
    annotations.ANNOTATIONS,
    annotations.ENTITY_ANNOTATIONS,
    annotations.PAGE_ANNOTATIONS,
    annotations.COLLECTION,
    front.FREE,
    front.SEARCH,
    front.NOT_FOUND,
    feeds.ATOM,
    feeds.JSON_FEED,
    feeds.NOTES_FEED,
    feeds.SITEMAP,
    feeds.ROBOTS,
)
BY_NAME = {kind.name: kind for kind in KINDS}

TROUBLE = "trouble"
"""In the place of a kind's name: not a page, but something to tell the editor."""


def pages(
    cards: Mapping[str, Card],
    entities: Mapping[str, EntityCard],
    free: Mapping[str, PageCard],
    noted: Mapping[str, NotedCard],
    held: tuple[str, ...],
    unread: tuple[str, ...],
    shared: Mapping[str, tuple[SharedWith, ...]],
    mentioned: Mapping[str, tuple[Mentioned, ...]],
    stories: tuple[Story, ...],
    related: Mapping[str, tuple[Related, ...]],
    settings: Settings,
) -> Iterator[tuple[str, Page | Trouble]]:
    """Each page with its name, `kind TAB subject TAB path`; then what should be told, named `trouble TAB path TAB n`.

    `held` are the paths of raw files and of files published as they are, `unread` the full names of what could not be
    read, `shared` what articles share with others and `mentioned` whom they name, by full name, `stories` all of them,
    `related` by part what articles are most like.
    """
    catalog = Catalog(
        cards.values(),
        entities.values(),
        free.values(),
        _vocabulary(),
        frozenset(held),
        noted.values(),
        shared,
        mentioned,
        _broader(),
        stories,
        (one for part in related.values() for one in part),
    )
    for kind in KINDS:
        for page in kind.pages(catalog, settings):
            yield f"{kind.name}\t{page.subject}\t{path_of(page.meta.url)}", page
    yield from _told(catalog, unread, settings.editors)


def only_troubles(
    cards: Mapping[str, Card],
    entities: Mapping[str, EntityCard],
    free: Mapping[str, PageCard],
    noted: Mapping[str, NotedCard],
    held: tuple[str, ...],
    unread: tuple[str, ...],
    stories: tuple[Story, ...],
) -> Iterator[tuple[str, Trouble]]:
    """What should be told, without the pages: for a build that stops."""
    names = frozenset(held)
    every = (cards.values(), entities.values(), free.values())
    catalog = Catalog(*every, _vocabulary(), names, noted.values(), stories=stories)
    yield from _told(catalog, unread)


def _told(catalog: Catalog, unread: tuple[str, ...], editors: tuple[str, ...] = ()) -> Iterator[tuple[str, Trouble]]:
    for number, trouble in enumerate(troubles(catalog, _vocabulary(), frozenset(unread), editors)):
        yield f"{TROUBLE}\t{trouble.path}\t{number}", trouble


def _vocabulary() -> dict[tuple[Kind, str], str]:
    """Names of the starter vocabulary."""
    from generator.vocabulary import terms

    return {(Kind(term.kind), term.slug): term.name for term in terms()}


def _broader() -> dict[tuple[Kind, str], str]:
    """The starter vocabulary's tree."""
    from generator.vocabulary import terms

    return {(Kind(term.kind), term.slug): term.broader for term in terms() if term.broader}


def settings(config: Config) -> Settings:
    """What of the configuration shapes the pages."""
    return Settings(config.title, config.description, config.page_size, config.feed_length, config.editors)


def site_view(config: Config, free: Mapping[str, PageCard], base_url: str | None, has_search: bool) -> SiteView:
    """What every page sees; `base_url` is the command line's, None where it gives none."""
    menu = sorted(free.values(), key=lambda page: (page.order, sort_key(page.title), page.slug))
    url = config.base_url if base_url is None else base_url
    return SiteView(
        title=config.title,
        description=config.description,
        base_url=url if not url or url.endswith("/") else f"{url}/",
        language=config.language,
        menu=tuple(Named(f"{page.slug}/", page.title) for page in menu),
        has_search=has_search,
        editors=config.editors,
    )
