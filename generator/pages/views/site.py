"""The front page, free pages, search, stubs, feeds: what a site has one of."""

from dataclasses import dataclass

from generator.model import Backlink, Named, NoteTeaser, Target, Teaser
from generator.pages.views.parts import Strip
from generator.pages.views.stories import StoryEntry


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: newest articles, the indexes, newest notes."""

    articles: int
    """How many the archive holds."""
    newest: tuple[Teaser, ...]
    topics: tuple[Named, ...]
    people: tuple[Named, ...]
    places: tuple[Named, ...]
    organisations: tuple[Named, ...]
    publishers: tuple[Named, ...]
    notes: tuple[NoteTeaser, ...]
    first_date: str
    """Of the oldest dated article, EDTF; empty where none is dated."""
    last_date: str
    strip: Strip | None
    """All articles over time, leading to the date archive."""
    stories: tuple["StoryEntry", ...]
    """The newest, at most five."""


@dataclass(frozen=True, slots=True)
class FreeView:
    """A free page (the template also sees `body`)."""

    title: str
    backlinks: tuple[Backlink, ...]
    links: tuple[Target, ...]
    note_authors: tuple[Named, ...] = ()
    """As in `ArticleView`."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page; without JavaScript it offers the indexes."""

    indexes: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """404.html; its links are absolute where base_url is known, as hosts serve it at any depth."""

    indexes: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A stub at an old address."""

    to: str
    """Relative to the root."""
    title: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed of articles or of notes, newest first."""

    title: str
    url: str
    """The page it belongs to, relative to the root."""
    updated: str
    """The newest date in it, EDTF day; empty for an empty feed."""
    articles: tuple[Teaser, ...] = ()
    notes: tuple[NoteTeaser, ...] = ()


@dataclass(frozen=True, slots=True)
class SitemapView:
    """All indexed addresses with the day of their content's last change (EDTF day or empty)."""

    urls: tuple[tuple[str, str], ...]
