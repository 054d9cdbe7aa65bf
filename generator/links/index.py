"""The index: every published article and every authority file, found by id, name, kind and time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache, partial
from heapq import nsmallest
from itertools import chain
from types import MappingProxyType

from generator import edtf
from generator.links.likeness.near import Related, Similar
from generator.links.mentions.values import Mentioned
from generator.links.moved import moved, settled, settled_entity, settled_noted, settled_page
from generator.links.passages.sharing import SharedWith
from generator.links.stories.found import Story
from generator.links.tree import Branches, Tree
from generator.model import Card, EntityCard, Kind, Named, NotedCard, PageCard
from generator.text import caseless, sort_key

EntityKey = tuple[Kind, str]
"""Kind and slug."""

NAMED_KINDS = (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS)
"""The kinds an article lists by slugs, in the order pages show them."""


class Index:
    """What the archive holds, by id, name, kind and time."""

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
        self._called: dict[EntityKey, str] = {}
        self._rareness: dict[EntityKey, int] = {}

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
    def story_addresses(self) -> dict[str, str]:
        """What stories were called, or may have been: ids of their articles, old ones too → full name of what is there.

        That is the story; an article that an editor keeps out of a story, and that is of no other, stands for itself.
        """
        found: dict[str, str] = {}
        for (kind, _), file in sorted(self.files.items()):
            if kind is Kind.STORIES:
                found |= {name: f"articles/{name}" for name in file.without if name in self.by_id}
        for slug, cards in self.stories.items():
            for card in cards:
                found |= dict.fromkeys((card.id, *card.aliases), f"stories/{slug}")
        keys = (*self.files, *self.moved, *((Kind.STORIES, slug) for slug in self.stories))
        taken = {caseless(slug) for kind, slug in keys if kind is Kind.STORIES}
        return {name: now for name, now in found.items() if caseless(name) not in taken}

    def story_title(self, slug: str) -> Card:
        """The report whose title names a story of which an editor says nothing: the first with a printed one."""
        cards = self.stories[slug]
        return next((card for card in cards if card.title_basis != "derived"), cards[0])

    @cached_property
    def keys(self) -> dict[str, list[EntityKey]]:
        """Article's id → the entities it lists."""
        return {card.id: keys_of(card) for card in self.cards}

    @cached_property
    def by_month(self) -> dict[str, list[Card]]:
        """EDTF month (or year, where no more is known; or "" for the undated) → articles, oldest first."""
        found: dict[str, list[Card]] = defaultdict(list)
        for card in reversed(self.cards):
            found[month_of(card.date)].append(card)
        return dict(sorted(found.items()))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {card.id: place for place, card in enumerate(self.cards)}

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

    def name(self, kind: Kind, slug: str) -> str:
        """The file's name, the vocabulary's, or one made of the slug."""
        found = self._called.get((kind, slug))
        if found is None:
            found = self._called[kind, slug] = self._name(kind, slug)
        return found

    def _name(self, kind: Kind, slug: str) -> str:
        file = self.files.get((kind, slug))
        if file is not None:
            return file.name
        if kind is Kind.STORIES and self.stories.get(slug):
            return self.story_title(slug).title
        words = slug.replace("-", " ")
        return self._names.get((kind, slug)) or (words.capitalize() if kind is Kind.TOPICS else words.title())

    def is_known(self, kind: Kind, slug: str) -> bool:
        """Has anybody given it a name: a file, or the vocabulary?"""
        return (kind, slug) in self.files or (kind, slug) in self._names

    def _by_name(self, kind: Kind, slug: str) -> tuple[str, str, str]:
        found = self._order.get((kind, slug))
        if found is None:
            found = self._order[kind, slug] = (*sort_key(self.name(kind, slug)), slug)
        return found

    def named(
        self, kind: Kind, slug: str, *, count: int = 0, is_unreviewed: bool = False, description: str = ""
    ) -> Named:
        """A link to an entity's page."""
        return Named(f"{kind.value}/{slug}/", self.name(kind, slug), count, is_unreviewed, description)

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
        found = self._rareness.get(key)
        if found is None:
            size, count = len(self.cards) + 16, len(self.by_entity[key]) or 1
            found = self._rareness[key] = (size * size // (count * count)).bit_length() - 1
        return found

    def met_with(self, cards: Iterable[Card], key: EntityKey) -> dict[Kind, Counter[str]]:
        """How often other entities stand in these articles."""
        counts: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
        together = Counter(chain.from_iterable([self.keys[card.id] for card in cards]))
        for other, count in together.items():
            if other != key:
                counts[other[0]][other[1]] = count
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


@lru_cache(maxsize=1 << 16)
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
