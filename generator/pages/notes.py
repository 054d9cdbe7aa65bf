"""Notes: the list of all, newest first."""

from collections import Counter
from collections.abc import Iterator

from generator.links.catalog import Catalog
from generator.model import Named
from generator.pages.lists import cut, numbered
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import NotesView, PageMeta


def note_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages of the list; one, and empty, while there are no notes."""
    counts = Counter(note.kind for note in catalog.notes)
    kinds = tuple(Named("", kind.value, counts[kind]) for kind in sorted(counts))
    for notes, pager, url in cut(catalog.notes, settings.page_size, "notes/"):
        view = NotesView(tuple(notes), pager, len(catalog.notes), kinds)
        yield Page(PageMeta(url, numbered("Notes", pager)), view)


NOTES = PageKind("notes", note_pages, "notes.html")
