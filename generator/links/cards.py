"""Cards: of each text, the little that other pages may know of it."""

from generator.markdown.links import media_refs
from generator.model import (
    Article,
    Body,
    Card,
    Entity,
    EntityCard,
    FreePage,
    Kind,
    NoteCard,
    NotedCard,
    NoteText,
    PageCard,
)

SAME_EVENT = "same event as articles/"
"""How the evidence of an inferred date names an article."""


def card(article: Article, body: Body) -> Card:
    """An article's card. The excerpt is its summary or description where an editor gave one."""
    is_shown = article.raw and article.publish_received
    return Card(
        id=article.id,
        title=article.title,
        title_basis=article.title_basis,
        date=article.date,
        date_basis=article.date_basis,
        publisher=article.publisher,
        authors=article.authors,
        language=article.language,
        excerpt=article.description or article.summary or body.excerpt,
        topics=article.topics,
        people=article.people,
        places=article.places,
        organisations=article.organisations,
        unreviewed=article.unreviewed,
        related=article.related,
        see_also=article.see_also,
        links=body.links,
        notes=tuple(map(_note_card, body.notes)),
        lastmod=article.lastmod,
        aliases=article.aliases,
        withdrawn=article.withdrawn,
        draft=article.draft,
        raw=article.raw if is_shown else "",
        media=_media(body),
        copies=body.copies,
        event_date=article.event_date,
        dated_by=tuple(each[len(SAME_EVENT) :] for each in article.date_evidence if each.startswith(SAME_EVENT)),
    )


def _note_card(note: NoteText) -> NoteCard:
    return NoteCard(
        id=note.id,
        kind=note.kind,
        title=note.title,
        quote=note.quote,
        by=note.by,
        date=note.date,
        is_orphan=note.is_orphan,
        excerpt=note.excerpt,
        media=media_refs(note.html),
        attributes=note.attributes,
        was=note.was,
        now=note.now,
        at_publisher=note.at_publisher,
        draft=note.draft,
    )


def entity_card(entity: Entity, intro: Body) -> EntityCard:
    """An authority file's card."""
    return EntityCard(
        kind=entity.kind,
        slug=entity.slug,
        name=entity.name,
        path=entity.path,
        aliases=entity.aliases,
        broader=entity.broader,
        description=entity.description or intro.excerpt,
        same_as=entity.same_as,
        roles=entity.roles,
        links=intro.links,
        lastmod=entity.lastmod,
        publish_received=entity.publish_received,
        media=_media(intro),
        notes=tuple(map(_note_card, intro.notes)),
        redirect_from=entity.redirect_from,
        articles=entity.articles,
        without=entity.without,
        is_frozen=entity.is_frozen,
        after=entity.after,
    )


def page_card(page: FreePage, text: Body) -> PageCard:
    """A free page's card."""
    return PageCard(
        slug=page.slug,
        title=page.title,
        path=page.path,
        order=page.order,
        links=text.links,
        lastmod=page.lastmod,
        media=_media(text),
        notes=tuple(map(_note_card, text.notes)),
        redirect_from=page.redirect_from,
    )


def noted_card(name: str, body: Body) -> NotedCard:
    """The card of an entity that has notes and no file, by its full name."""
    kind, _, slug = name.partition("/")
    return NotedCard(Kind(kind), slug, tuple(map(_note_card, body.notes)), body.links, _media(body))


def _media(body: Body) -> tuple[str, ...]:
    html = [body.html, *(note.html for note in body.notes)]
    return tuple(dict.fromkeys(ref for part in html for ref in media_refs(part)))
