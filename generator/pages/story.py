"""Stories: the page of each, and the index of all."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator import edtf
from generator.links.catalog import Catalog, slugs_of
from generator.links.stories.sequels import Sequel, sequels
from generator.model import Card, EntityCard, Kind, Named
from generator.pages.articles import stated_day
from generator.pages.lists import cut, numbered
from generator.pages.note_lists import note_authors
from generator.pages.page import Page, PageKind, Settings
from generator.pages.questions import questions_by_entity
from generator.pages.views import PageMeta, Pair, Report, StoriesView, StoryEntry, StoryView

NAMES = 12
"""How many people, places and topics of each kind a story's page lists."""
QUESTIONS = 12
"""How many disputed questions a story's page shows."""
REASONS = 3
"""Names that say why one story goes on from another."""


def story_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """A page for each story, with the reports in order of time."""
    questions = questions_by_entity(catalog)
    for slug in catalog.by_kind[Kind.STORIES]:
        asked = questions.get((Kind.STORIES, slug), ())
        view = replace(_story_view(catalog, slug), questions=asked[:QUESTIONS], questions_count=len(asked))
        description = _description(catalog, slug) or f"{len(view.reports)} reports of one event"
        yield Page(PageMeta(f"stories/{slug}/", view.name, description), view, f"stories/{slug}")


def _story_view(catalog: Catalog, slug: str) -> StoryView:
    cards = catalog.stories[slug]
    file = catalog.files.get((Kind.STORIES, slug))
    text = file or catalog.noted.get((Kind.STORIES, slug))
    before, after = sequels(catalog, slug)
    notes = [note for card in cards for note in catalog.note_teasers(card)]
    return StoryView(
        slug=slug,
        name=catalog.name(Kind.STORIES, slug),
        is_derived=file is None and bool(cards) and catalog.story_title(slug).title_basis == "derived",
        aliases=file.aliases if file else (),
        has_file=file is not None,
        is_frozen=bool(file and file.is_frozen),
        reports=tuple(_report(catalog, card, file) for card in cards),
        pairs=tuple(_pairs(catalog, cards)),
        topics=_often(catalog, cards, Kind.TOPICS),
        people=_often(catalog, cards, Kind.PEOPLE),
        places=_often(catalog, cards, Kind.PLACES),
        organisations=_often(catalog, cards, Kind.ORGANISATIONS),
        before=tuple(_entry(catalog, one) for one in before),
        after=tuple(_entry(catalog, one) for one in after),
        notes=tuple(notes),
        backlinks=tuple(catalog.backlinks.get(f"stories/{slug}/", ())),
        links=catalog.targets(text.links, text.media) if text else (),
        note_authors=note_authors(catalog, text.notes) if text else (),
    )


def _report(catalog: Catalog, card: Card, file: EntityCard | None) -> Report:
    return Report(
        article=card.id,
        teaser=catalog.brief(card),
        is_inferred=card.date_basis == "inferred" or "date" in card.unreviewed,
        stated_day=stated_day(card),
        event_date=card.event_date if card.event_date != card.date else "",
        is_unreviewed=file is None or card.id not in file.articles,
    )


def _pairs(catalog: Catalog, cards: list[Card]) -> Iterator[Pair]:
    """Who shares paragraphs with whom, each pair once; the first published first."""
    order = {card.id: place for place, card in enumerate(cards)}
    for card in cards:
        for one in catalog.shared.get(f"articles/{card.id}", ()):
            if order.get(one.article, -1) > order[card.id]:
                other = catalog.by_id[one.article]
                yield Pair(catalog.brief(card), catalog.brief(other), one.paragraphs, one.exact)


def _often(catalog: Catalog, cards: list[Card], kind: Kind) -> tuple[Named, ...]:
    counts = Counter(slug for card in cards for slug in dict.fromkeys(slugs_of(card, kind)))
    return catalog.listed(kind, counts, NAMES)


def _entry(catalog: Catalog, one: Sequel) -> StoryEntry:
    reasons = (catalog.named(kind, slug) for kind, slug in one.shared[:REASONS])
    if one.kind == "stories":
        return replace(story_entry(catalog, one.slug, tuple(reasons), is_stated=one.is_stated), words=one.words)
    card = one.cards[0]
    is_derived = card.title_basis == "derived"
    return StoryEntry(
        f"articles/{card.id}/", card.title, is_derived, card.date, card.date, 1, tuple(reasons), one.words
    )


def story_entry(catalog: Catalog, slug: str, reasons: tuple[Named, ...] = (), *, is_stated: bool = False) -> StoryEntry:
    """A story in a list."""
    cards = catalog.stories[slug]
    dates = [card.date for card in cards]
    has_file = (Kind.STORIES, slug) in catalog.files
    return StoryEntry(
        url=f"stories/{slug}/",
        name=catalog.name(Kind.STORIES, slug),
        is_derived=not has_file and bool(cards) and catalog.story_title(slug).title_basis == "derived",
        first_date=edtf.first_of(dates),
        last_date=edtf.last_of(dates),
        reports=len(cards),
        reasons=reasons,
        is_stated=is_stated,
        has_file=has_file,
        description=_description(catalog, slug),
    )


def _description(catalog: Catalog, slug: str) -> str:
    file = catalog.files.get((Kind.STORIES, slug))
    return catalog.titled(file.description) if file else ""


def newest_stories(catalog: Catalog) -> list[StoryEntry]:
    """All stories, newest first, those without a day last."""
    return sorted(
        (story_entry(catalog, slug) for slug in catalog.by_kind[Kind.STORIES]),
        key=lambda entry: (edtf.earliest(entry.first_date), entry.url),
        reverse=True,
    )


def index_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """The list of all stories, newest first, those without a day last."""
    entries = newest_stories(catalog)
    for share, pager, url in cut(entries, settings.page_size, "stories/"):
        yield Page(PageMeta(url, numbered("Stories", pager)), StoriesView(tuple(share), pager, len(entries)))


STORY = PageKind("story", story_pages, "story.html", "story")
STORIES = PageKind("stories", index_pages, "stories.html")
