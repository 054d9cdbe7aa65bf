"""The kinds of things: of authority files, of notes, of what becomes of a line."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of authority file; the value is the folder under `content/` and the first part of the address."""

    TOPICS = "topics"
    PEOPLE = "people"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    PUBLISHERS = "publishers"
    STORIES = "stories"


class NoteKind(StrEnum):
    """What a note does to its passage."""

    CONTEXT = "context"
    CLAIM = "claim"
    CORRECTION = "correction"
    QUERY = "query"
    SOURCE = "source"
    IDENTIFY = "identify"
    COMMENT = "comment"


class Fate(StrEnum):
    """Where a line of a raw article ends; every line has exactly one (a lifted prefix leaves the rest kept)."""

    KEPT = "kept"
    LIFTED = "lifted"
    DROPPED = "dropped"
    BLANK = "blank"


class How(StrEnum):
    """By what an article points to something else."""

    LINK = "link"
    """In a sentence of its text or of a note."""
    SEE_ALSO = "see-also"
    """Its editor gives it."""
    ALSO_READ = "also-read"
    """A headline on its page."""
