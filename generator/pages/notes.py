"""Pages of notes, newest first: of all, of each kind, author and topic, the indexes of these, and of corrections."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.links.catalog import Catalog
from generator.model import Named
from generator.pages.lists import cut, numbered
from generator.pages.note_lists import CORRECTIONS_URL, NOTES_URL, NoteList, corrections, note_lists
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import CorrectionsView, NotesIndexView, NotesView, PageMeta, Pager
from generator.text import sort_key

INDEXES = {"kinds": "Notes by kind", "authors": "Notes by author", "topics": "Notes by topic"}
MOST = 24
"""Authors, and topics, that the list of all notes offers."""
_WHOLE = Pager(1, 1, ())


def note_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages of all lists; that of all notes is there, and empty, while there are none."""
    lists = list(note_lists(catalog))
    kinds, authors, topics = ([each for each in lists if each.of == of] for of in INDEXES)
    view = NotesView((), _WHOLE, len(catalog.notes), feed_url=f"{NOTES_URL}feed.xml")
    first = replace(view, kinds=_named(kinds), authors=_most(authors), topics=_most(topics))
    for notes, pager, url in cut(catalog.notes, settings.page_size, NOTES_URL):
        shown = replace(view if pager.number > 1 else first, notes=tuple(notes), pager=pager)
        yield Page(PageMeta(url, numbered("Notes", pager)), shown)
    for each in lists:
        view = NotesView((), _WHOLE, len(each.notes), each.of, each.name, each.about, each.feed_url)
        for notes, pager, url in cut(each.notes, settings.page_size, each.url):
            yield Page(PageMeta(url, numbered(each.title, pager)), replace(view, notes=tuple(notes), pager=pager))


def index_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The indexes of kinds, authors and topics of notes; none while there are no notes."""
    lists = list(note_lists(catalog))
    for of, title in INDEXES.items():
        entries = _named([each for each in lists if each.of == of])
        if entries:
            order = entries if of == "kinds" else sorted(entries, key=lambda entry: (sort_key(entry.name), entry.url))
            yield Page(PageMeta(f"{NOTES_URL}{of}/", title), NotesIndexView(of, tuple(order)))


def correction_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages of the list of corrections; one, and empty, while there are none."""
    notes = corrections(catalog)
    for share, pager, url in cut(notes, settings.page_size, CORRECTIONS_URL):
        view = CorrectionsView(tuple(share), pager, len(notes))
        yield Page(PageMeta(url, numbered("Corrections", pager)), view)


def _named(lists: Sequence[NoteList]) -> tuple[Named, ...]:
    return tuple(Named(each.url, each.name, len(each.notes)) for each in lists)


def _most(lists: Sequence[NoteList]) -> tuple[Named, ...]:
    """The longest lists, then by name."""
    return _named(sorted(lists, key=lambda each: (-len(each.notes), sort_key(each.name), each.url))[:MOST])


NOTES = PageKind("notes", note_pages, "notes.html")
NOTES_INDEX = PageKind("notes-index", index_pages, "notes-index.html")
CORRECTIONS = PageKind("corrections", correction_pages, "corrections.html")
