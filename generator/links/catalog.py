"""The catalog: all cards together, with the indexes that pages are made from. Nobody's page is handed all of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from heapq import nsmallest
from types import MappingProxyType

from generator import edtf
from generator.links.authors import Authors
from generator.links.likeness.near import Related, Similar
from generator.links.mentions.values import Mentioned
from generator.links.moved import moved, settled, settled_entity, settled_noted, settled_page
from generator.links.noted import Noted
from generator.links.passages.sharing import SharedWith
from generator.links.references import References
from generator.links.stories.found import Story
from generator.links.tree import Branches, Tree
from generator.links.wanted import Pointed, Wanted, pointed, wanted
from generator.model import (
    Backlink,
    Card,
    EntityCard,
    How,
    Kind,
    Link,
    Named,
    NoteCard,
    NotedCard,
    NoteTeaser,
    PageCard,
    Target,
    Teaser,
)
from generator.read.raws import file_of
from generator.text import caseless, fold, sort_key, titled

EntityKey = tuple[Kind, str]
"""Kind and slug."""

NAMED_KINDS = (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS)
"""The kinds an article lists by slugs, in the order pages show them."""


class Catalog:
    """Every published article and every authority file, indexed."""

    def __init__(
        self,
        cards: Iterable[Card],
        entities: Iterable[EntityCard],
        pages: Iterable[PageCard],
        names: Mapping[EntityKey, str],
        held: frozenset[str],
        noted: Iterable[NotedCard] = (),
        shared: Mapping[str, tuple[SharedWith, ...]] = MappingProxyType({}),
        mentioned: Mapping[str, tuple[Mentioned, ...]] = MappingProxyType({}),
        broader: Mapping[EntityKey, str] = MappingProxyType({}),
        stories: Iterable[Story] = (),
        related: Iterable[Related] = (),
    ) -> None:
        """`names` are the starter vocabulary's, for entities without a file; `held` the paths of raw files
        and of files that are published as they are (`raw/…`, `media/…`, `static/…`); `noted` are entities with
        notes and without a file; `shared` what articles share with others and `mentioned` whom they name, by full name;
        `broader` the vocabulary's tree; `stories` are all of them; `related` are articles
        with those they are most like.
        """
        files = list(entities)
        self.moved = moved(files)
        """Kind and old slug of what was renamed → its slug."""
        if self.moved:
            cards = [settled(card, self.moved) for card in cards]
            files = [settled_entity(file, self.moved) for file in files]
            pages = [settled_page(page, self.moved) for page in pages]
            noted = [settled_noted(card, self.moved) for card in noted]
        shown = [card for card in cards if not card.draft]
        self.withdrawn = tuple(card for card in shown if card.withdrawn)
        self.cards = tuple(sorted((card for card in shown if not card.withdrawn), key=_newest_first))
        self.files: dict[EntityKey, EntityCard] = {(entity.kind, entity.slug): entity for entity in files}
        self.pages = tuple(sorted(pages, key=lambda page: (page.order, sort_key(page.title), page.slug)))
        self.held = held
        self.noted: dict[EntityKey, NotedCard] = {(card.kind, card.slug): card for card in noted}
        self.shared = shared
        self.mentioned = mentioned
        self._stories = tuple(stories)
        self.related: dict[str, tuple[Similar, ...]] = {one.name: one.similar for one in related}
        """What articles are most like by their words, the best first; by full name."""
        self._names = names
        said = {key: file.broader for key, file in self.files.items() if file.broader}
        self.tree = Tree({**broader, **said})
        self._within: dict[EntityKey, list[Card]] = {}
        self._order: dict[EntityKey, tuple[str, str, str]] = {}

    # -- indexes

    @cached_property
    def by_id(self) -> dict[str, Card]:
        """Articles by id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def by_entity(self) -> dict[EntityKey, list[Card]]:
        """Articles of each entity, newest first.

        The list is empty of entities with a file and no article, and of what the vocabulary knows above any of these.
        """
        found: dict[EntityKey, list[Card]] = {key: [] for key in self.files}
        for card in self.cards:
            for key in self.keys[card.id]:
                found.setdefault(key, []).append(card)
        found |= {(Kind.STORIES, slug): cards[::-1] for slug, cards in self.stories.items()}
        wider = [above for key in found for above in self.tree.above(key) if above in self._names]
        return {**{key: [] for key in wider}, **found}

    @cached_property
    def stories(self) -> dict[str, list[Card]]:
        """The articles of each story, by slug, the first published first; also of those that have only a file."""
        found = {
            one.slug: [self.by_id[ident] for ident in one.articles if ident in self.by_id] for one in self._stories
        }
        return {slug: cards for slug, cards in found.items() if cards or (Kind.STORIES, slug) in self.files}

    @cached_property
    def story_of(self) -> dict[str, str]:
        """Article's id → the slug of its story."""
        return {card.id: slug for slug, cards in self.stories.items() for card in cards}

    @cached_property
    def keys(self) -> dict[str, list[EntityKey]]:
        """Article's id → the entities it lists."""
        return {card.id: keys_of(card) for card in self.cards}

    @cached_property
    def same_as(self) -> dict[tuple[Kind, str], str]:
        """Kind and address elsewhere → the first slug of that kind whose file gives it."""
        found: dict[tuple[Kind, str], str] = {}
        for (kind, slug), entity in sorted(self.files.items()):
            for url in entity.same_as:
                found.setdefault((kind, url), slug)
        return found

    @cached_property
    def mentions(self) -> dict[EntityKey, list[tuple[Card, Mentioned]]]:
        """Where each entity with a file is named, articles newest first: in the text of each, then in its notes."""
        found: dict[EntityKey, list[tuple[Card, Mentioned]]] = defaultdict(list)
        for card in self.cards:
            for one in self.mentioned.get(f"articles/{card.id}", ()):
                found[one.kind, one.slug].append((card, one))
        return found

    def spellings(self, key: EntityKey) -> tuple[tuple[str, int], ...]:
        """How an entity is printed in articles, the most frequent first, each with how often."""
        counts: Counter[str] = Counter()
        for _, one in self.mentions.get(key, ()):
            counts.update(dict(one.spellings))
        return tuple(sorted(counts.items(), key=lambda each: (-each[1], sort_key(each[0]), each[0])))

    @cached_property
    def alike(self) -> dict[EntityKey, str]:
        """Entities whose slug differs only by case or Unicode form from another's, with that slug: they get no page.

        The other is the one with a file, then the one that most articles list.
        """
        if all(slug.isascii() and slug.islower() for _, slug in self.by_entity):
            return {}
        first: dict[EntityKey, str] = {}
        for kind, slug in sorted(self.by_entity, key=self._by_weight):
            first.setdefault((kind, caseless(slug)), slug)
        found = {(kind, slug): first[kind, caseless(slug)] for kind, slug in self.by_entity}
        return {key: other for key, other in found.items() if other != key[1]}

    def _by_weight(self, key: EntityKey) -> tuple[bool, int, str]:
        return key not in self.files, -len(self.by_entity[key]), key[1]

    @cached_property
    def by_kind(self) -> dict[Kind, tuple[str, ...]]:
        """The slugs of each kind, by name."""
        slugs: dict[Kind, list[str]] = {kind: [] for kind in Kind}
        for kind, slug in self.by_entity:
            if (kind, slug) not in self.alike:
                slugs[kind].append(slug)
        return {kind: tuple(sorted(found, key=partial(self._by_name, kind))) for kind, found in slugs.items()}

    @cached_property
    def branches(self) -> Branches:
        """Which entities of this archive lie below which."""
        return self.tree.among(key for key in self.by_entity if key not in self.alike)

    def narrower(self, key: EntityKey) -> list[str]:
        """The slugs directly below an entity, by name."""
        return sorted((slug for _, slug in self.branches.narrower.get(key, ())), key=partial(self._by_name, key[0]))

    def within(self, key: EntityKey) -> list[Card]:
        """Articles of an entity and of all that lies below it, each once, newest first."""
        if key not in self.branches.narrower:
            return self.by_entity.get(key, [])
        if key not in self._within:
            keys = (key, *self.branches.below(key))
            found = {card.id: card for each in keys for card in self.by_entity[each]}
            self._within[key] = sorted(found.values(), key=lambda card: self._places[card.id])
        return self._within[key]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {card.id: place for place, card in enumerate(self.cards)}

    @cached_property
    def pointed(self) -> dict[str, tuple[Pointed, ...]]:
        """By article's id: the headlines its page pointed to, each with the article it names."""
        papers = [self.name(*key) for key in self.by_entity if key[0] is Kind.PUBLISHERS]
        papers += [name for key, file in self.files.items() if key[0] is Kind.PUBLISHERS for name in file.aliases]
        return pointed(self.cards, papers)

    @cached_property
    def wanted(self) -> tuple[Wanted[Card], ...]:
        """The headlines that pages pointed to and that are not held, those of most articles first."""
        return wanted(self.cards, self.pointed)

    @cached_property
    def by_month(self) -> dict[str, list[Card]]:
        """EDTF month (or year, where no more is known; or "" for the undated) → articles, oldest first."""
        found: dict[str, list[Card]] = defaultdict(list)
        for card in reversed(self.cards):
            found[month_of(card.date)].append(card)
        return dict(sorted(found.items()))

    @cached_property
    def references(self) -> References:
        """Where links lead."""
        return References(dict(self._named()))

    def _named(self) -> Iterable[tuple[str, tuple[str, str]]]:
        """Each full name a link may use, with its address and title; an old address yields to an article's own."""
        for card in self.cards:
            for alias in card.aliases:
                yield f"articles/{alias}", (f"articles/{card.id}/", card.title)
        for card in self.cards:
            yield f"articles/{card.id}", (f"articles/{card.id}/", card.title)
        for text in self.noted_texts:
            name = text.slug if text.article else text.name
            olds = text.article.aliases if text.article else ()
            for note in text.notes:
                for each in (*olds, name):
                    yield f"notes/{each}/{note.id}", (f"{text.url}#note-{note.id}", note.title)
        for (kind, old), slug in self.moved.items():
            yield f"{kind.value}/{old}", (f"{kind.value}/{slug}/", self.name(kind, slug))
        for page in self.pages:
            for old in page.redirect_from:
                yield f"pages/{old}", (f"{page.slug}/", page.title)
        for kind, slug in self.by_entity:
            yield f"{kind.value}/{slug}", (f"{kind.value}/{slug}/", self.name(kind, slug))
        for page in self.pages:
            yield f"pages/{page.slug}", (f"{page.slug}/", page.title)

    @cached_property
    def notes(self) -> tuple[NoteTeaser, ...]:
        """All notes, newest first, undated ones last; of one day in the order of the articles, then of other pages."""
        return tuple(
            sorted(
                (teaser for text in self.noted_texts for teaser in self._note_teasers[text.name]),
                key=lambda note: edtf.sort_key(note.date),
                reverse=True,
            )
        )

    def story_title(self, slug: str) -> Card:
        """The report whose title names a story of which an editor says nothing: the first with a printed one."""
        cards = self.stories[slug]
        return next((card for card in cards if card.title_basis != "derived"), cards[0])

    # -- names and teasers

    def name(self, kind: Kind, slug: str) -> str:
        """The file's name, the vocabulary's, or one made of the slug."""
        file = self.files.get((kind, slug))
        if file is not None:
            return file.name
        if kind is Kind.STORIES and self.stories.get(slug):
            return self.story_title(slug).title
        words = slug.replace("-", " ")
        return self._names.get((kind, slug)) or (words.capitalize() if kind is Kind.TOPICS else words.title())

    def _by_name(self, kind: Kind, slug: str) -> tuple[str, str, str]:
        found = self._order.get((kind, slug))
        if found is None:
            found = self._order[kind, slug] = (*sort_key(self.name(kind, slug)), slug)
        return found

    def named(self, kind: Kind, slug: str, *, count: int = 0, is_unreviewed: bool = False) -> Named:
        """A link to an entity's page."""
        return Named(f"{kind}/{slug}/", self.name(kind, slug), count, is_unreviewed)

    def listed(self, kind: Kind, counts: Mapping[str, int], most: int) -> tuple[Named, ...]:
        """Links with counts, the most frequent first, then by name; at most so many."""
        order = nsmallest(most, counts, key=lambda slug: (-counts[slug], self._by_name(kind, slug)))
        return tuple(self.named(kind, slug, count=counts[slug]) for slug in order)

    def telling(self, kind: Kind, counts: Mapping[str, int], most: int) -> tuple[Named, ...]:
        """The same, those first whose count tells most: what nearly all articles have is often met with anything."""
        scores = {slug: -counts[slug] * self.rareness((kind, slug)) for slug in counts}
        order = nsmallest(most, counts, key=lambda slug: (scores[slug], -counts[slug], self._by_name(kind, slug)))
        return tuple(self.named(kind, slug, count=counts[slug]) for slug in order)

    def rareness(self, key: EntityKey) -> int:
        """How few articles have a name: twice the binary logarithm of all ÷ these, as if there were sixteen more."""
        size, count = len(self.cards) + 16, len(self.by_entity[key]) or 1
        return (size * size // (count * count)).bit_length() - 1

    def teaser(self, card: Card) -> Teaser:
        """The article in a list."""
        return self._teasers[card.id]

    @cached_property
    def _teasers(self) -> dict[str, Teaser]:
        return {
            card.id: Teaser(
                url=f"articles/{card.id}/",
                title=card.title,
                is_derived=card.title_basis == "derived",
                date=card.date,
                publisher=self.name(Kind.PUBLISHERS, card.publisher) if card.publisher else "",
                excerpt=self.titled(card.excerpt),
                notes=len(card.notes),
                language=card.language,
            )
            for card in self.cards
        }

    def brief(self, card: Card) -> Teaser:
        """The article where its excerpt is not shown: a change of its first words then moves no page that names it."""
        return self._brief[card.id]

    @cached_property
    def _brief(self) -> dict[str, Teaser]:
        return {name: replace(teaser, excerpt="") for name, teaser in self._teasers.items()}

    def note_teasers(self, card: Card) -> tuple[NoteTeaser, ...]:
        """An article's notes in lists."""
        return self._note_teasers.get(f"articles/{card.id}", ())

    def teasers_of(self, text: Noted) -> tuple[NoteTeaser, ...]:
        """The notes of a page in lists, in their order there."""
        return self._note_teasers[text.name]

    @cached_property
    def _note_teasers(self) -> dict[str, tuple[NoteTeaser, ...]]:
        """The notes in lists, by the full name of what they are on."""
        return {text.name: tuple(self._note_teaser(text, note) for note in text.notes) for text in self.noted_texts}

    def _note_teaser(self, text: Noted, note: NoteCard) -> NoteTeaser:
        author = self.authors.named(note.by) if note.by else None
        card = text.article
        return NoteTeaser(
            url=f"{text.url}#note-{note.id}",
            article_url=text.url,
            article=text.title,
            id=note.id,
            kind=note.kind,
            title=note.title,
            quote=note.quote,
            excerpt=self.titled(note.excerpt),
            by=author.name if author else "",
            date=note.date,
            is_orphan=note.is_orphan,
            author_url=author.url if author else "",
            publisher=self.name(Kind.PUBLISHERS, card.publisher) if card and card.publisher else "",
            article_date=card.date if card else "",
            was=note.was,
            now=note.now,
            at_publisher=note.at_publisher,
            draft=note.draft,
            copies=self._copies(card, note) if card else (),
        )

    def _copies(self, card: Card, note: NoteCard) -> tuple[Named, ...]:
        others = self.copies.get((card.id, note.id), ())
        return tuple(Named(f"articles/{other.id}/#note-{note.id}@{card.id}", other.title) for other in others)

    @cached_property
    def noted_texts(self) -> tuple[Noted, ...]:
        """The pages that carry notes: articles newest first, then entities and free pages by name."""
        found = [
            Noted(f"articles/{card.id}", f"articles/{card.id}/", card.title, card.notes, card.links, card)
            for card in self.cards
            if card.notes
        ]
        known: dict[EntityKey, NotedCard | EntityCard] = {**self.noted, **self.files}
        for kind, slug in sorted(key for key, card in known.items() if card.notes and key in self.by_entity):
            if (kind, slug) not in self.alike:
                name, card = f"{kind.value}/{slug}", known[kind, slug]
                found.append(Noted(name, f"{name}/", self.name(kind, slug), card.notes, card.links))
        for page in self.pages:
            if page.notes:
                found.append(Noted(f"pages/{page.slug}", f"{page.slug}/", page.title, page.notes, page.links))
        return tuple(found)

    @cached_property
    def notes_on(self) -> dict[str, tuple[NoteTeaser, ...]]:
        """Notes by topic, each list in the order of `notes`: on it, or on an article that lists it, or naming it."""
        topics: dict[str, list[str]] = {}
        for text in self.noted_texts:
            own = text.article.topics if text.article else (text.slug,) if text.kind == Kind.TOPICS else ()
            topics |= {f"{text.url}#note-{note.id}": self._topics(note, own) for note in text.notes}
        lists: dict[str, list[NoteTeaser]] = defaultdict(list)
        for teaser in self.notes:
            for slug in topics[teaser.url]:
                lists[slug].append(teaser)
        return {slug: tuple(found) for slug, found in lists.items()}

    def _topics(self, note: NoteCard, own: Iterable[str]) -> list[str]:
        """The topics of a note that have a page: those of what it is on, and those it names."""
        found = dict.fromkeys((*own, *(value for key, value in note.attributes if key == "topic")))
        return [
            slug for slug in found if (Kind.TOPICS, slug) in self.by_entity and (Kind.TOPICS, slug) not in self.alike
        ]

    @cached_property
    def notes_by(self) -> dict[str, tuple[NoteTeaser, ...]]:
        """Notes by author, each list in the order of `notes`; by the address of the author's list."""
        lists: dict[str, list[NoteTeaser]] = defaultdict(list)
        for teaser in self.notes:
            if teaser.author_url:
                lists[teaser.author_url].append(teaser)
        return {url: tuple(found) for url, found in lists.items()}

    @cached_property
    def authors(self) -> Authors:
        """Who wrote notes."""
        files = {slug: entity for (kind, slug), entity in self.files.items() if kind is Kind.PEOPLE}
        return Authors(self.people_by_name, files)

    @cached_property
    def people_by_name(self) -> dict[str, str]:
        """The slugs of people with a file, by folded name and alias; a name that several have is nobody's."""
        found: dict[str, set[str]] = defaultdict(set)
        for (kind, slug), file in self.files.items():
            if kind is Kind.PEOPLE:
                for name in (file.name, *file.aliases):
                    found[fold(name)].add(slug)
        return {name: min(slugs) for name, slugs in found.items() if len(slugs) == 1}

    @cached_property
    def copies(self) -> dict[tuple[str, str], list[Card]]:
        """Article's id and note's id → the articles on which the note stands, too, newest first."""
        found: dict[tuple[str, str], list[Card]] = defaultdict(list)
        for card in self.cards:
            for copy in card.copies:
                found[copy.home, copy.note].append(card)
        return found

    def may_be_received(self, card: Card) -> bool:
        """Is the raw file held, and may it be shown? Only where the publisher's file does not forbid it."""
        publisher = self.files.get((Kind.PUBLISHERS, card.publisher))
        return file_of(card.raw, self.held) != "" and (publisher is None or publisher.publish_received)

    # -- links

    def titled(self, text: str) -> str:
        """An excerpt or a sentence with the titles of what its links without words lead to."""
        return titled(text, lambda ref: self.references.target(ref).title)

    def targets(self, links: Iterable[Link], media: Iterable[str]) -> tuple[Target, ...]:
        """Where each link and file of a text leads, each once, in order of reference."""
        found = {link.ref: self.references.target(link.ref) for link in links}
        for ref in media:
            url = ref.removeprefix("static/") if ref in self.held else ""
            found[ref] = Target(ref, url, ref.rpartition("/")[2])
        return tuple(found[ref] for ref in sorted(found))

    @property
    def backlinks(self) -> dict[str, list[Backlink]]:
        """Address of a page → what points to it, articles newest first, then introductions and free pages."""
        return self._followed[0]

    @property
    def dead_links(self) -> list[tuple[str, Link]]:
        """Links that lead nowhere, in the same order, each after the path of the file it stands in."""
        return self._followed[1]

    @cached_property
    def _followed(self) -> tuple[dict[str, list[Backlink]], list[tuple[str, Link]]]:
        found: dict[str, dict[Backlink, None]] = defaultdict(dict)
        dead: list[tuple[str, Link]] = []
        for source, url, title, links, pointers in self._sources():
            said = set()
            for link in links:
                target = self.references.target(link.ref)
                place = target.url.partition("#")[0]
                if place and place != url:
                    anchor = f"{url}#note-{link.note}" if link.note else url
                    said.add(place)
                    found[place][Backlink(anchor, title, self.titled(link.sentence), bool(link.note))] = None
                elif not target.url:
                    dead.append((source, link))
            for place, how in pointers:
                if place and place != url and place not in said:
                    said.add(place)
                    found[place][Backlink(url, title, "", False, how)] = None
        return {place: list(links) for place, links in found.items()}, dead

    def _sources(self) -> Iterable[tuple[str, str, str, tuple[Link, ...], Iterable[tuple[str, How]]]]:
        for card in self.cards:
            if card.links or card.see_also or card.related:
                yield f"articles/{card.id}.md", f"articles/{card.id}/", card.title, card.links, self._pointers(card)
        for (kind, slug), entity in sorted(self.files.items()):
            yield entity.path, f"{kind.value}/{slug}/", entity.name, entity.links, ()
        for (kind, slug), noted in sorted(self.noted.items()):
            if (kind, slug) in self.by_entity:
                yield f"{kind.value}/{slug}.md", f"{kind.value}/{slug}/", self.name(kind, slug), noted.links, ()
        for page in self.pages:
            yield page.path, f"{page.slug}/", page.title, page.links, ()

    def _pointers(self, card: Card) -> Iterable[tuple[str, How]]:
        """Where an article points without a sentence: what its editor gives, then what its page pointed to."""
        for ref in card.see_also:
            yield self.references.target(ref).url.partition("#")[0], How.SEE_ALSO
        for each in self.pointed.get(card.id, ()):
            yield each.held and f"articles/{each.held}/", How.ALSO_READ

    def met_with(self, cards: Iterable[Card], key: EntityKey) -> dict[Kind, Counter[str]]:
        """How often other entities stand in these articles."""
        counts: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
        for card in cards:
            for other in self.keys[card.id]:
                if other != key:
                    counts[other[0]][other[1]] += 1
        return counts


def keys_of(card: Card) -> list[EntityKey]:
    """The entities an article lists, each once, its publisher first."""
    keys = [(Kind.PUBLISHERS, card.publisher)] if card.publisher else []
    for kind in NAMED_KINDS:
        keys += [(kind, slug) for slug in dict.fromkeys(slugs_of(card, kind))]
    return keys


def slugs_of(card: Card, kind: Kind) -> tuple[str, ...]:
    """The slugs of one kind that an article lists."""
    match kind:
        case Kind.TOPICS:
            return card.topics
        case Kind.PEOPLE:
            return card.people
        case Kind.PLACES:
            return card.places
        case Kind.ORGANISATIONS:
            return card.organisations
        case Kind.PUBLISHERS:
            return (card.publisher,) if card.publisher else ()
        case Kind.STORIES:
            return ()


def month_of(date: str) -> str:
    """EDTF `2014-11` of a date; `2014` where the month is not known, "" where the year is not."""
    year, month, *_ = edtf.parts(date)
    if not year:
        return ""
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _newest_first(card: Card) -> tuple[int, tuple[int, ...], str]:
    """Dated before undated, newest first, then by id."""
    day = edtf.earliest(card.date)
    return (0 if day else 1, tuple(-int(part) for part in day.split("-")) if day else (), card.id)
