"""Notes as data: a page for each article that has some, which together are the pages of one collection."""

from collections.abc import Collection, Iterable, Iterator

from generator.links.catalog import Catalog
from generator.model import Card, Kind, Named, NoteCard
from generator.pages.page import Page, PageKind, Settings
from generator.pages.views import AnnotationsView, CollectionView, Identified, PageMeta
from generator.text import fold

FILE = "annotations.jsonld"
COLLECTION_URL = f"notes/{FILE}"
NAMES = {
    "person": Kind.PEOPLE,
    "place": Kind.PLACES,
    "organisation": Kind.ORGANISATIONS,
    "topic": Kind.TOPICS,
    "publisher": Kind.PUBLISHERS,
}
"""Attributes of a note that name a page of the archive → its kind."""


def annotation_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The notes of each article that has some; the newest article's page is the collection's first."""
    yield from _pages(catalog, {"articles"})


def entity_annotations(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The notes on topics, people, places, organisations and publishers, after those on articles."""
    yield from _pages(catalog, set(Kind))


def page_annotations(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The notes on free pages, the last of the collection."""
    yield from _pages(catalog, {"pages"})


def _pages(catalog: Catalog, kinds: Collection[str]) -> Iterator[Page]:
    """The collection's pages of texts of these kinds; each knows the one before it and the next, whatever they are."""
    texts = catalog.noted_texts
    urls = [f"{text.url}{FILE}" for text in texts]
    for text, url, before, after in zip(texts, urls, ["", *urls], [*urls[1:], ""], strict=False):
        if text.kind in kinds:
            view = AnnotationsView(
                text.url,
                before,
                after,
                catalog.targets(
                    (link for link in text.links if link.note),
                    dict.fromkeys(ref for note in text.notes for ref in note.media),
                ),
                tuple(_identified(catalog, text.notes)),
                tuple(_authors(catalog, text.notes)),
                tuple(_copies(catalog, text.article)) if text.article else (),
            )
            subject = text.name if text.kind in list(Kind) else text.slug
            yield Page(PageMeta(url, text.title, is_indexed=False), view, subject)


def collection_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The collection of all notes; none where there are no notes."""
    if texts := catalog.noted_texts:
        total = sum(len(text.notes) for text in texts)
        view = CollectionView(f"{texts[0].url}{FILE}", f"{texts[-1].url}{FILE}", total)
        yield Page(PageMeta(COLLECTION_URL, settings.title, is_indexed=False), view)


def _identified(catalog: Catalog, notes: Iterable[NoteCard]) -> Iterator[Identified]:
    """Each page that an attribute names, once."""
    for key, value in dict.fromkeys(pair for note in notes for pair in note.attributes if pair[0] in NAMES):
        kind = NAMES[key]
        if (kind, value) in catalog.by_entity:
            file = catalog.files.get((kind, value))
            yield Identified(key, value, f"{kind}/{value}/", file.same_as if file else ())


def _authors(catalog: Catalog, notes: Iterable[NoteCard]) -> Iterator[Named]:
    for name in dict.fromkeys(note.by for note in notes if note.by):
        if slug := catalog.people_by_name.get(fold(name)):
            yield Named(f"{Kind.PEOPLE}/{slug}/", name)


def _copies(catalog: Catalog, card: Card) -> Iterator[tuple[str, tuple[str, ...]]]:
    for note in card.notes:
        if others := catalog.copies.get((card.id, note.id)):
            yield note.id, tuple(f"articles/{other.id}/#note-{note.id}@{card.id}" for other in others)


ANNOTATIONS = PageKind("annotations", annotation_pages, needs="notes")
ENTITY_ANNOTATIONS = PageKind("entity-annotations", entity_annotations, needs="intro")
PAGE_ANNOTATIONS = PageKind("page-annotations", page_annotations, needs="page")
COLLECTION = PageKind("collection", collection_pages)
