"""Topics, people, places, organisations and publishers: a page for each, and the index of each kind."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import edtf
from generator.links.authors import author_url
from generator.links.catalog import Catalog
from generator.model import Card, Kind, Named, NoteTeaser, Role
from generator.pages.lists import by_year, cut, list_strip, numbered, year_links
from generator.pages.mentions import mentioning
from generator.pages.note_lists import note_authors, topic_url
from generator.pages.page import Page, PageKind, Settings
from generator.pages.questions import questions_by_entity
from generator.pages.roles import career
from generator.pages.story import story_entry
from generator.pages.views import EntityView, IndexView, PageMeta, Pager, Question, Twig

KIND_NAMES = {
    Kind.TOPICS: "Topics",
    Kind.PEOPLE: "People",
    Kind.PLACES: "Places",
    Kind.ORGANISATIONS: "Organisations",
    Kind.PUBLISHERS: "Publishers",
    Kind.STORIES: "Stories",
}
KINDS = tuple(kind for kind in Kind if kind is not Kind.STORIES)
"""Those whose pages are all alike; stories have their own."""
MET_WITH = 12
"""How many others of a kind an entity's page lists as often met with it."""
NOTES = 10
"""How many notes an entity's page shows."""
STORIES = 8
"""How many stories an entity's page lists."""
QUESTIONS = 12
"""How many disputed questions an entity's page shows."""


def entity_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The pages of every entity that an article names or an editor describes."""
    questions = questions_by_entity(catalog)
    for kind in KINDS:
        for slug in catalog.by_kind[kind]:
            yield from _pages_of(catalog, settings, kind, slug, questions.get((kind, slug), ()))


def _pages_of(
    catalog: Catalog, settings: Settings, kind: Kind, slug: str, questions: tuple[Question, ...]
) -> Iterator[Page]:
    cards = _shown(catalog, kind, slug)
    url = f"{kind.value}/{slug}/"
    file = catalog.files.get((kind, slug))
    full = _entity_view(catalog, kind, slug)
    shares = cut(cards, settings.page_size, url)
    urls = shares[0][1].urls
    strip = list_strip(cards, settings.page_size, urls)
    full = replace(full, strip=strip, years=year_links(cards, settings.page_size, urls))
    full = replace(full, questions=questions[:QUESTIONS], questions_count=len(questions))
    for share, pager, address in shares:
        view = replace(full, groups=by_year(catalog, share, strip.unit if strip else "year", full.roles), pager=pager)
        if pager.number > 1:
            view = replace(
                view, notes=(), questions=(), stories=(), backlinks=(), strip=None, career=None, mentioning=None
            )
        name = catalog.name(kind, slug)
        meta = PageMeta(
            address, numbered(name, pager), _description(catalog, kind, slug) or f"{name}: {len(cards)} articles"
        )
        has_text = file is not None or (kind, slug) in catalog.noted
        yield Page(meta, view, _subject(view) if has_text and pager.number == 1 else "")


def _subject(view: EntityView) -> str:
    """Whose introduction its page needs, and the articles of which it shows a sentence."""
    mentions = view.mentioning.mentions if view.mentioning else ()
    return " ".join([f"{view.kind.value}/{view.slug}", *dict.fromkeys(mention.article for mention in mentions)])


def _shown(catalog: Catalog, kind: Kind, slug: str) -> list[Card]:
    """The articles that a page lists: the entity's own, or, where it has none, those of what lies below it."""
    return catalog.by_entity[kind, slug] or catalog.within((kind, slug))


def _entity_view(catalog: Catalog, kind: Kind, slug: str) -> EntityView:
    own = catalog.by_entity[kind, slug]
    cards = _shown(catalog, kind, slug)
    file = catalog.files.get((kind, slug))
    text = file or catalog.noted.get((kind, slug))
    met = catalog.met_with(cards, (kind, slug))
    often = {other: catalog.telling(other, met[other], MET_WITH) for other in Kind}
    notes = [note for card in cards if card.notes for note in catalog.note_teasers(card)]
    notes.sort(key=lambda note: edtf.sort_key(note.date), reverse=True)
    stories = list(dict.fromkeys(catalog.story_of[card.id] for card in cards if card.id in catalog.story_of))
    url, listed = _notes_of(catalog, kind, slug)
    return EntityView(
        kind=kind,
        slug=slug,
        name=catalog.name(kind, slug),
        aliases=file.aliases if file else (),
        same_as=file.same_as if file else (),
        roles=file.roles if file else (),
        bodies=tuple(_body_of(catalog, role) for role in file.roles) if file else (),
        career=career(file.roles, (card.date for card in cards)) if file else None,
        broader=tuple(_counted(catalog, *above) for above in reversed(catalog.tree.above((kind, slug)))),
        narrower=tuple(_counted(catalog, kind, other) for other in catalog.narrower((kind, slug))),
        has_file=file is not None,
        articles=len(own),
        within=len(catalog.within((kind, slug))),
        unreviewed=sum(kind.value in card.unreviewed for card in own),
        groups=(),
        pager=Pager(1, 1, ()),
        strip=None,
        years=(),
        topics=often[Kind.TOPICS],
        people=often[Kind.PEOPLE],
        places=often[Kind.PLACES],
        organisations=often[Kind.ORGANISATIONS],
        publishers=often[Kind.PUBLISHERS],
        notes=tuple(notes[:NOTES]),
        notes_url=url if listed else "",
        notes_count=len(listed),
        questions=(),
        questions_count=0,
        stories=tuple(story_entry(catalog, other) for other in stories[:STORIES]),
        stories_count=len(stories),
        backlinks=tuple(catalog.backlinks.get(f"{kind.value}/{slug}/", ())),
        feed_url=f"{kind.value}/{slug}/feed.xml" if kind is Kind.TOPICS and own else "",
        links=catalog.targets(text.links, text.media) if text else (),
        note_authors=note_authors(catalog, text.notes) if text else (),
        mentioning=mentioning(catalog, (kind, slug)),
    )


def _body_of(catalog: Catalog, role: Role) -> Named | None:
    """The organisation of a role, without an address where it has no page; None where it is not known."""
    slug = catalog.moved.get((Kind.ORGANISATIONS, role.organisation), role.organisation)
    if (Kind.ORGANISATIONS, slug) in catalog.by_entity:
        return catalog.named(Kind.ORGANISATIONS, slug)
    return Named("", catalog.name(Kind.ORGANISATIONS, slug)) if catalog.is_known(Kind.ORGANISATIONS, slug) else None


def _notes_of(catalog: Catalog, kind: Kind, slug: str) -> tuple[str, Sequence[NoteTeaser]]:
    """The list of all notes on a topic, or by a person: its address, and what stands there."""
    if kind is Kind.TOPICS:
        return topic_url(slug), catalog.notes_on.get(slug, ())
    url = author_url(slug)
    notes = catalog.notes_by.get(url, ())
    return url, notes if kind is Kind.PEOPLE and catalog.authors.person(url) == slug else ()


def _counted(catalog: Catalog, kind: Kind, slug: str) -> Named:
    """A link with its count of articles, those of what lies below among them; no address where it has no page."""
    if (kind, slug) not in catalog.by_entity:
        return Named("", catalog.name(kind, slug))
    return catalog.named(kind, slug, count=len(catalog.within((kind, slug))))


def index_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The index of each kind, by name, with counts; also where it is still empty."""
    for kind in KINDS:
        entries = tuple(
            replace(_counted(catalog, kind, slug), description=_description(catalog, kind, slug))
            for slug in catalog.by_kind[kind]
        )
        yield Page(
            PageMeta(f"{kind.value}/", KIND_NAMES[kind]),
            IndexView(kind, entries, tuple(_tree(catalog)) if kind is Kind.TOPICS else ()),
        )


def _tree(catalog: Catalog) -> Iterator[Twig]:
    """The topics that stand above or below others, each followed by those below it; what goes round is left out."""
    known = set(catalog.by_kind[Kind.TOPICS])
    tops = [
        slug
        for slug in catalog.by_kind[Kind.TOPICS]
        if catalog.narrower((Kind.TOPICS, slug))
        and not any(above in known for _, above in catalog.tree.above((Kind.TOPICS, slug)))
    ]
    waiting = [(0, slug) for slug in reversed(tops)]
    seen: set[str] = set()  # a topic that is its own broader one has no top above it, and no end below
    while waiting:
        depth, slug = waiting.pop()
        if slug not in seen:
            seen.add(slug)
            yield Twig(depth, _counted(catalog, Kind.TOPICS, slug))
            waiting += [(depth + 1, other) for other in reversed(catalog.narrower((Kind.TOPICS, slug)))]


def _description(catalog: Catalog, kind: Kind, slug: str) -> str:
    file = catalog.files.get((kind, slug))
    return catalog.titled(file.description) if file else ""


ENTITY = PageKind("entity", entity_pages, "entity.html", "entity")
INDEX = PageKind("index", index_pages, "index.html")
