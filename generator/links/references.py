"""References: what `[[kind/slug]]`, `[[slug]]` and links to `.md` files mean in this archive."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.model import Target

if TYPE_CHECKING:
    from generator.links.catalog import Catalog

INDEXES = {
    "articles": "Articles",
    "topics": "Topics",
    "people": "People",
    "places": "Places",
    "organisations": "Organisations",
    "publishers": "Publishers",
    "dates": "Dates",
    "notes": "Notes",
    "search": "Search",
}
"""Pages that a reference of one word may name, with their titles."""


class References:
    """Every name a link may use, with the address it leads to."""

    def __init__(self, catalog: Catalog) -> None:
        """Gather the names of all that has a page."""
        self._full: dict[str, Target] = {}
        for card in catalog.cards:
            target = Target("", f"articles/{card.id}/", card.title)
            for name in (card.id, *card.aliases):
                self._full.setdefault(f"articles/{name}", target)
            for note in card.notes:
                self._full[f"notes/{card.id}/{note.id}"] = Target("", f"articles/{card.id}/#note-{note.id}", note.title)
        for kind, slug in catalog.by_entity:
            self._full[f"{kind.value}/{slug}"] = Target("", f"{kind.value}/{slug}/", catalog.name(kind, slug))
        for page in catalog.pages:
            self._full[f"pages/{page.slug}"] = Target("", f"{page.slug}/", page.title)
        self._bare: dict[str, list[str]] = defaultdict(list)
        for name in self._full:
            self._bare[name.rpartition("/")[2]].append(name)

    def target(self, ref: str) -> Target:
        """Where a reference leads; the address is empty when that is nowhere, or not certain."""
        ref = ref.strip().strip("/")
        names = self._bare.get(ref, []) if "/" not in ref else []
        found = self._full.get(ref) or (self._full[names[0]] if len(names) == 1 else None)
        if found is not None:
            return Target(ref, found.url, found.title)
        if ref in INDEXES:
            return Target(ref, f"{ref}/", INDEXES[ref])
        return Target(ref, "", ref.rpartition("/")[2].replace("-", " "))

    def several(self, ref: str) -> list[str]:
        """The full names that a bare slug may mean, where there is more than one."""
        names = self._bare.get(ref, [])
        return sorted(names) if len(names) > 1 else []

    def nearest(self, ref: str) -> str:
        """The known name most like this one; empty when none is near."""
        if "/" in ref:
            return next(iter(get_close_matches(ref, self._full, n=1, cutoff=0.75)), "")
        near = next(iter(get_close_matches(ref, self._bare, n=1, cutoff=0.75)), "")
        return self._bare[near][0] if near else ""
