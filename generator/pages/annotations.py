"""Notes as data: a page for each article that has some, which together are the pages of one collection."""

from collections.abc import Iterable, Iterator

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
    cards = _noted(catalog)
    urls = [f"articles/{card.id}/{FILE}" for card in cards]
    for card, url, before, after in zip(cards, urls, ["", *urls], [*urls[1:], ""], strict=False):
        view = AnnotationsView(
            f"articles/{card.id}/",
            before,
            after,
            catalog.targets(
                (link for link in card.links if link.note),
                dict.fromkeys(ref for note in card.notes for ref in note.media),
            ),
            tuple(_identified(catalog, card.notes)),
            tuple(_authors(catalog, card.notes)),
        )
        yield Page(PageMeta(url, card.title, is_indexed=False), view, card.id)


def collection_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The collection of all notes; none where there are no notes."""
    if cards := _noted(catalog):
        view = CollectionView(
            f"articles/{cards[0].id}/{FILE}", f"articles/{cards[-1].id}/{FILE}", sum(len(card.notes) for card in cards)
        )
        yield Page(PageMeta(COLLECTION_URL, settings.title, is_indexed=False), view)


def _noted(catalog: Catalog) -> list[Card]:
    return [card for card in catalog.cards if card.notes]


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


ANNOTATIONS = PageKind("annotations", annotation_pages, needs="article")
COLLECTION = PageKind("collection", collection_pages)
