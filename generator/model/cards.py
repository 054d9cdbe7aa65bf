"""Cards: all that others may know of a text. No line numbers: moving a line moves nobody else's page."""

from dataclasses import dataclass

from generator.model.kinds import Kind, NoteKind
from generator.model.texts import Link, NoteCopy
from generator.model.written import Role


@dataclass(frozen=True, slots=True)
class NoteCard:
    """What others may know of a note."""

    id: str
    kind: NoteKind
    title: str
    quote: str
    by: str
    date: str
    is_orphan: bool
    excerpt: str
    media: tuple[str, ...] = ()
    """The archive's own files it shows or links to."""
    attributes: tuple[tuple[str, str], ...] = ()
    was: str = ""
    now: str = ""
    at_publisher: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """All that others may know of an article. No line numbers: moving a line moves nobody else's page."""

    id: str
    title: str
    title_basis: str
    date: str
    date_basis: str
    publisher: str
    authors: tuple[str, ...]
    language: str
    excerpt: str
    """The summary, or the text's first words."""
    topics: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]
    unreviewed: tuple[str, ...]
    related: tuple[str, ...]
    see_also: tuple[str, ...]
    links: tuple[Link, ...]
    notes: tuple[NoteCard, ...]
    lastmod: str
    aliases: tuple[str, ...]
    withdrawn: str
    draft: bool
    raw: str
    """Empty where there is none or it may not be shown."""
    media: tuple[str, ...] = ()
    """The archive's own files its page shows: `media/x.png`."""
    copies: tuple[NoteCopy, ...] = ()
    """Notes of other articles that stand on it, too."""
    event_date: str = ""
    """When what it tells of happened, EDTF; empty where unknown. It is not when it was published."""
    dated_by: tuple[str, ...] = ()
    """The ids of articles from which its date was inferred."""


@dataclass(frozen=True, slots=True)
class EntityCard:
    """What others may know of an authority file."""

    kind: Kind
    slug: str
    name: str
    path: str
    aliases: tuple[str, ...]
    broader: str
    description: str
    """The file's, or the introduction's first words."""
    same_as: tuple[str, ...]
    roles: tuple[Role, ...]
    links: tuple[Link, ...]
    lastmod: str
    publish_received: bool = True
    media: tuple[str, ...] = ()
    notes: tuple[NoteCard, ...] = ()
    redirect_from: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """Of a story, as in `Entity`; and likewise the next three."""
    without: tuple[str, ...] = ()
    is_frozen: bool = False
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotedCard:
    """What others may know of notes on an entity that has no authority file."""

    kind: Kind
    slug: str
    notes: tuple[NoteCard, ...]
    links: tuple[Link, ...]
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageCard:
    """What others may know of a free page."""

    slug: str
    title: str
    path: str
    order: int
    links: tuple[Link, ...]
    lastmod: str
    media: tuple[str, ...] = ()
    notes: tuple[NoteCard, ...] = ()
    redirect_from: tuple[str, ...] = ()
