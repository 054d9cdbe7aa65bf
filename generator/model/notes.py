"""Notes as people wrote them, and as they go with their words to other articles."""

from dataclasses import dataclass

from generator.model.kinds import NoteKind


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a note is about, as the editor quoted them (W3C TextQuoteSelector)."""

    exact: tuple[str, ...]
    """The words; more than one part where `…` or `[...]` skips the middle. Never empty."""
    prefix: str = ""
    """Context before the words inside the quote (what stood before `==`)."""
    suffix: str = ""
    line: int = 0
    """Of the quote's first word in the notes' file."""
    column: int = 0
    unmarked_line: int = 0
    """The first line without `>` that Markdown counts as part of the quote; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note as written in a sidecar file."""

    id: str
    """Unique in its article; the anchor is `note-<id>`."""
    on: str
    """What it is about: `articles/<id>`, or `people/<slug>` and the like."""
    kind: NoteKind
    title: str
    """The heading's words, plain text."""
    body: str
    """Markdown."""
    body_line: int
    path: str
    """Relative to the content folder."""
    line: int
    """Of the heading."""
    quote: Quote | None = None
    """None for a note on the whole article."""
    by: str = ""
    date: str = ""
    draft: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    """Further `key=value` of the heading, in the order written."""
    others: tuple[tuple[str, str], ...] = ()
    """Of the ids its text links to as `#id`: those of notes of the same file on something else, and what that is."""


@dataclass(frozen=True, slots=True)
class Described:
    """A note's passage with so many of the words around it that the same words elsewhere are a copy of it."""

    note: str
    """The note's id."""
    prefix: str
    """Plain text of the article, as the next two; empty where the passage tells enough by itself."""
    exact: str
    suffix: str
    prints: tuple[int, ...]
    """Some of the prints of these words (see `annotate.prints`): an article in which they stand has all of them."""


@dataclass(frozen=True, slots=True)
class Home:
    """The article on which a note was made, as far as its copies name it."""

    id: str
    publisher: str
    date: str


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of one article whose notes go with them wherever else they stand."""

    home: Home
    passages: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class CopiedNote:
    """A note made on another article, for this one's copy of its passage; its lines are counted from 0."""

    note: Annotation
    passage: Described
    home: Home


@dataclass(frozen=True, slots=True)
class NotesFile:
    """A sidecar file, read."""

    path: str
    notes: tuple[Annotation, ...]
