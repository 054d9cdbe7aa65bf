"""What lists show of articles and of notes: by topic, by author, with where else a note stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from generator import edtf
from generator.links.authors import Authors
from generator.links.index import EntityKey, Index
from generator.links.noted import Noted
from generator.links.references import References
from generator.model import Card, EntityCard, Kind, Named, NoteCard, NotedCard, NoteTeaser, Teaser
from generator.text import fold, titled


class Noting(Index):
    """The index with what lists show: articles, and the notes on all of it."""

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
        for name, now in self.story_addresses.items():
            yield f"stories/{name}", (f"{now}/", self.title(now))
        for page in self.pages:
            for old in page.redirect_from:
                yield f"pages/{old}", (f"{page.slug}/", page.title)
        for kind, slug in self.by_entity:
            yield f"{kind.value}/{slug}", (f"{kind.value}/{slug}/", self.name(kind, slug))
        for page in self.pages:
            yield f"pages/{page.slug}", (f"{page.slug}/", page.title)

    def title(self, name: str) -> str:
        """Of an article or an entity, by its full name."""
        kind, _, slug = name.partition("/")
        return self.by_id[slug].title if kind == "articles" else self.name(Kind(kind), slug)

    def titled(self, text: str) -> str:
        """An excerpt or a sentence with the titles of what its links without words lead to."""
        return titled(text, lambda ref: self.references.target(ref).title)

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
