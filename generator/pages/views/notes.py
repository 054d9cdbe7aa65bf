"""The lists of notes, and notes as data."""

from dataclasses import dataclass

from generator.model import Named, NoteTeaser, Target
from generator.pages.views.parts import Identified, Pager


@dataclass(frozen=True, slots=True)
class NotesView:
    """A page of a list of notes, newest first: of all, or of one kind, author or topic."""

    notes: tuple[NoteTeaser, ...]
    pager: Pager
    total: int
    of: str = ""
    """`kinds`, `authors` or `topics`; empty for the list of all."""
    name: str = ""
    """Of the kind (`claim`), author or topic; empty for the list of all."""
    about: Named | None = None
    """The page of the person, topic, or of all corrections."""
    feed_url: str = ""
    """Empty where the list has no feed."""
    kinds: tuple[Named, ...] = ()
    """Each kind in use with its count; on the first page of the list of all, as the next two."""
    authors: tuple[Named, ...] = ()
    """Who wrote most, with counts; at most as many as the front page shows of a kind."""
    topics: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesIndexView:
    """All kinds, authors or topics of notes, by name, each with its count and its list."""

    of: str
    """`kinds`, `authors` or `topics`."""
    entries: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """A page of the list of all corrections, newest first."""

    notes: tuple[NoteTeaser, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class AnnotationsView:
    """An article's notes as data (the format also sees `article` and `body`): a page of the collection of all."""

    article_url: str
    previous_url: str
    """The collection's page before this one; empty on the first."""
    next_url: str
    links: tuple[Target, ...]
    """Where the notes' links and files lead."""
    named: tuple[Identified, ...]
    """What the notes' attributes name."""
    authors: tuple[Named, ...]
    """Who wrote notes and has a page."""
    copies: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Notes that stand on copies of their passage, too: the id, and the addresses there."""


@dataclass(frozen=True, slots=True)
class CollectionView:
    """All notes as data: where the pages of the collection begin and end."""

    first_url: str
    last_url: str
    total: int
    """Notes on all its pages."""
