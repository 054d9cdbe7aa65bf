"""The catalog: all cards together, with the indexes that pages are made from. Nobody's page is handed all of it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from generator.links.index import NAMED_KINDS as NAMED_KINDS
from generator.links.index import EntityKey as EntityKey
from generator.links.index import keys_of as keys_of
from generator.links.index import month_of as month_of
from generator.links.index import slugs_of as slugs_of
from generator.links.noting import Noting
from generator.links.wanted import Pointed, Wanted, pointed, wanted
from generator.model import Backlink, Card, How, Kind, Link, Target
from generator.read.raws import file_of


class Catalog(Noting):
    """The index with its lists, and what links to what."""

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

    def may_be_received(self, card: Card) -> bool:
        """Is the raw file held, and may it be shown? Only where the publisher's file does not forbid it."""
        publisher = self.files.get((Kind.PUBLISHERS, card.publisher))
        return file_of(card.raw, self.held) != "" and (publisher is None or publisher.publish_received)

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
