"""Articles: each one's page, its tombstone, the page "as received"; and the list of all."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.links.cards import SAME_EVENT
from generator.links.catalog import NAMED_KINDS, Catalog, month_of, slugs_of
from generator.model import Card, Kind, Named, NoteCard, NoteKind, NoteTeaser, Teaser
from generator.pages.dates import day_url
from generator.pages.lists import by_year, cut, numbered, year_links
from generator.pages.note_lists import note_authors
from generator.pages.page import Page, PageKind, Settings
from generator.pages.questions import questions_by_article
from generator.pages.related import Kinship, along_topics, related_articles
from generator.pages.roles import role_on
from generator.pages.views import (
    ArticlesView,
    ArticleView,
    PageMeta,
    PointedTo,
    ReceivedView,
    SharedReport,
    StoryPlace,
    WithdrawnView,
)

COPIES = 20
"""How many articles with copies of its passages a page lists."""


def article_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A page for each article, newest first."""
    kin = Kinship(catalog)
    questions = questions_by_article(catalog)
    for place, card in enumerate(catalog.cards):
        older = catalog.cards[place + 1] if place + 1 < len(catalog.cards) else None
        newer = catalog.cards[place - 1] if place else None
        view = _article_view(catalog, card, older, newer, kin)
        if card.id in questions:
            view = replace(view, questions=questions[card.id])
        meta = PageMeta(f"articles/{card.id}/", card.title, catalog.titled(card.excerpt))
        yield Page(meta, view, card.id)


def _article_view(catalog: Catalog, card: Card, older: Card | None, newer: Card | None, kin: Kinship) -> ArticleView:
    named = {kind: _named(catalog, card, kind) for kind in NAMED_KINDS}
    url = f"articles/{card.id}/"
    copies = _copies(catalog, card)
    return ArticleView(
        publisher=catalog.named(Kind.PUBLISHERS, card.publisher) if card.publisher else None,
        topics=named[Kind.TOPICS],
        people=named[Kind.PEOPLE],
        places=named[Kind.PLACES],
        organisations=named[Kind.ORGANISATIONS],
        day_url=day_url(card.date) if month_of(card.date) else "",
        received_url=f"{url}received/" if catalog.may_be_received(card) else "",
        previous=catalog.brief(older) if older else None,
        next=catalog.brief(newer) if newer else None,
        related=tuple(_pointed_to(catalog, card)),
        see_also=_see_also(catalog, card),
        similar=related_articles(kin, card),
        along=tuple(along_topics(kin, card)),
        backlinks=tuple(catalog.backlinks.get(url, ())),
        links=catalog.targets((*card.links, *(link for copy in card.copies for link in copy.links)), card.media),
        copies=tuple(copies[:COPIES]),
        copies_count=len(copies),
        corrections=tuple(_corrections(catalog, card)),
        note_authors=note_authors(catalog, (*card.notes, *_notes_of_copies(catalog, card))),
        shared=tuple(_shared(catalog, card)),
        story=_story(catalog, card),
        dated_by=tuple(_dated_by(catalog, card)),
    )


def _shared(catalog: Catalog, card: Card) -> Iterator[SharedReport]:
    day = stated_day(card)
    for one in catalog.shared.get(f"articles/{card.id}", ()):
        other = catalog.by_id[one.article]
        there = stated_day(other)
        order = "" if not (day and there) or day == there else "earlier" if there < day else "later"
        yield SharedReport(one.article, catalog.brief(other), one.paragraphs, one.exact, order)


def _story(catalog: Catalog, card: Card) -> StoryPlace | None:
    slug = catalog.story_of.get(card.id)
    if slug is None or (Kind.STORIES, slug) in catalog.alike:
        return None
    cards = catalog.stories[slug]
    file = catalog.files.get((Kind.STORIES, slug))
    at = cards.index(card)
    return StoryPlace(
        url=f"stories/{slug}/",
        name=catalog.name(Kind.STORIES, slug),
        is_derived=file is None and catalog.story_title(slug).title_basis == "derived",
        number=at + 1,
        count=len(cards),
        previous=catalog.brief(cards[at - 1]) if at else None,
        next=catalog.brief(cards[at + 1]) if at + 1 < len(cards) else None,
        is_unreviewed=file is None or card.id not in file.articles,
    )


def _dated_by(catalog: Catalog, card: Card) -> Iterator[Named]:
    for id in card.dated_by:
        if (other := catalog.by_id.get(id)) and not other.withdrawn:
            name = f"[{other.title}]" if other.title_basis == "derived" else other.title
            yield Named(f"articles/{id}/", name, description=f"{SAME_EVENT}{id}")


def stated_day(card: Card) -> str:
    """The day it was published on, if somebody states that; empty else."""
    is_stated = card.date_basis != "inferred" and "date" not in card.unreviewed
    return card.date if is_stated and re.fullmatch(r"\d{4}-\d\d-\d\d", card.date) else ""


def _corrections(catalog: Catalog, card: Card) -> Iterator[NoteTeaser]:
    """Of its own text, then those made on copies of a passage."""
    yield from (note for note in catalog.note_teasers(card) if note.kind is NoteKind.CORRECTION)
    for copy in card.copies:
        for note in catalog.note_teasers(catalog.by_id[copy.home]):
            if note.kind is NoteKind.CORRECTION and note.id == copy.note:
                ident = f"{copy.note}@{copy.home}"
                yield replace(note, id=ident, url=f"articles/{card.id}/#note-{ident}", at_publisher="")


def _notes_of_copies(catalog: Catalog, card: Card) -> Iterator[NoteCard]:
    for copy in card.copies:
        yield from (note for note in catalog.by_id[copy.home].notes if note.id == copy.note)


def _copies(catalog: Catalog, card: Card) -> list[Teaser]:
    """The other articles on which notes of this one stand, too, those of its first note first."""
    found = {other.id: other for note in card.notes for other in catalog.copies.get((card.id, note.id), ())}
    return list(map(catalog.brief, found.values()))


def _named(catalog: Catalog, card: Card, kind: Kind) -> tuple[Named, ...]:
    is_unreviewed = kind.value in card.unreviewed
    slugs = dict.fromkeys(slugs_of(card, kind))
    return tuple(
        [
            catalog.named(kind, slug, is_unreviewed=is_unreviewed, description=_role(catalog, kind, slug, card))
            for slug in slugs
        ]
    )


def _role(catalog: Catalog, kind: Kind, slug: str, card: Card) -> str:
    """What somebody was when the article was published; empty where that is not certain."""
    file = catalog.files.get((kind, slug))
    return role_on(file.roles, card.date) if file and file.roles else ""


def _pointed_to(catalog: Catalog, card: Card) -> Iterator[PointedTo]:
    for each in catalog.pointed.get(card.id, ()):
        yield PointedTo(each.headline, catalog.brief(catalog.by_id[each.held]) if each.held else None)


def _see_also(catalog: Catalog, card: Card) -> tuple[Named, ...]:
    targets = (catalog.references.target(ref) for ref in card.see_also)
    return tuple(Named(target.url, target.title) for target in targets if target.url)


def withdrawn_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A tombstone at the address of each withdrawn article."""
    for card in catalog.withdrawn:
        meta = PageMeta(f"articles/{card.id}/", "Withdrawn article", is_indexed=False)
        yield Page(meta, WithdrawnView(card.withdrawn), card.id)


def received_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A page "as received" for each article whose raw file is held and may be shown."""
    for card in catalog.cards:
        if catalog.may_be_received(card):
            meta = PageMeta(f"articles/{card.id}/received/", f"{card.title}: as received", is_indexed=False)
            yield Page(meta, ReceivedView(catalog.brief(card), card.unreviewed), f"{card.id} {card.raw}")


def list_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The list of all articles, newest first."""
    shares = cut(catalog.cards, settings.page_size, "articles/")
    years = year_links(catalog.cards, settings.page_size, shares[0][1].urls)
    for cards, pager, url in shares:
        view = ArticlesView(by_year(catalog, cards), pager, len(catalog.cards), years)
        yield Page(PageMeta(url, numbered("Articles", pager)), view)


ARTICLE = PageKind("article", article_pages, "article.html", "article")
WITHDRAWN = PageKind("withdrawn", withdrawn_pages, "withdrawn.html")
RECEIVED = PageKind("received", received_pages, "received.html", "received")
ARTICLES = PageKind("articles", list_pages, "articles.html")
