"""Lists of notes: of one kind, by one author, on one topic; each has pages, and those a reader may follow a feed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.links.authors import author_url
from generator.links.catalog import Catalog
from generator.model import Kind, Named, NoteCard, NoteKind, NoteTeaser

NOTES_URL = "notes/"
CORRECTIONS_URL = "corrections/"
KIND_TITLES = {
    NoteKind.CONTEXT: "Context",
    NoteKind.CLAIM: "Claims",
    NoteKind.CORRECTION: "Corrections",
    NoteKind.QUERY: "Queries",
    NoteKind.SOURCE: "Sources",
    NoteKind.IDENTIFY: "Identifications",
    NoteKind.COMMENT: "Comments",
}
"""What lists of notes of a kind are called."""


@dataclass(frozen=True, slots=True)
class NoteList:
    """The notes of one kind, author or topic, newest first."""

    of: str
    """`kinds`, `authors` or `topics`."""
    url: str
    name: str
    title: str
    """Of its pages and its feed."""
    notes: tuple[NoteTeaser, ...]
    about: Named | None
    """The page of the person or the topic; of the kind of corrections, the list of these."""

    @property
    def feed_url(self) -> str:
        """Empty for kinds: all corrections have a feed, and who would follow all queries?"""
        return "" if self.of == "kinds" else f"{self.url}feed.xml"


def note_lists(catalog: Catalog) -> Iterator[NoteList]:
    """Every list but that of all notes: kinds, authors in the order of their newest notes, topics likewise."""
    for kind, name in KIND_TITLES.items():
        if notes := tuple(note for note in catalog.notes if note.kind is kind):
            about = Named(CORRECTIONS_URL, "All corrections") if kind is NoteKind.CORRECTION else None
            yield NoteList("kinds", f"{NOTES_URL}kinds/{kind.value}/", name, f"Notes: {name.lower()}", notes, about)
    for url, notes in catalog.notes_by.items():
        person, name = catalog.authors.person(url), notes[0].by
        about = catalog.named(Kind.PEOPLE, person) if person else None
        yield NoteList("authors", url, name, f"Notes by {name}", notes, about)
    for slug, notes in catalog.notes_on.items():
        about = catalog.named(Kind.TOPICS, slug)
        yield NoteList("topics", topic_url(slug), about.name, f"Notes on {about.name}", notes, about)


def moved_lists(catalog: Catalog, kind: Kind, old: str, slug: str) -> Iterator[tuple[str, str]]:
    """Of a topic or person that was renamed: the address its list of notes had, and the one it has, if there is one."""
    if catalog.moved.get((kind, old)) != slug:
        return
    if kind is Kind.TOPICS and slug in catalog.notes_on:
        yield topic_url(old), topic_url(slug)
    if kind is Kind.PEOPLE and author_url(slug) in catalog.notes_by and author_url(old) not in catalog.notes_by:
        yield author_url(old), author_url(slug)


def topic_url(slug: str) -> str:
    """The list of notes on a topic."""
    return f"{NOTES_URL}topics/{slug}/"


def note_authors(catalog: Catalog, notes: Iterable[NoteCard]) -> tuple[Named, ...]:
    """The lists of those who wrote these notes, under the names they signed with."""
    names = dict.fromkeys(note.by for note in notes if note.by)
    return tuple(Named(catalog.authors.named(by).url, by) for by in names)


def corrections(catalog: Catalog) -> tuple[NoteTeaser, ...]:
    """All corrections, newest first."""
    return tuple(note for note in catalog.notes if note.kind is NoteKind.CORRECTION)
