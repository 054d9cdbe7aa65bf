"""References: what `[[kind/slug]]`, `[[slug]]` and links to `.md` files mean in this archive."""

from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches

from generator.model import Target

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
_NEAR = 0.75  # likeness (difflib's ratio) from which a name is worth suggesting


class References:
    """Every name a link may use, with the address it leads to."""

    def __init__(self, named: Mapping[str, tuple[str, str]]) -> None:
        """`named` has the address and title of each full name (`people/sergei-shoigu`)."""
        self._full = named
        self._bare: dict[str, list[str]] = defaultdict(list)
        for name in named:
            self._bare[name.rpartition("/")[2]].append(name)

    def target(self, ref: str) -> Target:
        """Where a reference leads; the address is empty when that is nowhere, or not certain."""
        name = ref.strip().strip("/")
        names = self._bare.get(name, []) if "/" not in name else []
        found = self._full.get(name) or (self._full[names[0]] if len(names) == 1 else None)
        if found is not None:
            return Target(ref, *found)
        if name in INDEXES:
            return Target(ref, f"{name}/", INDEXES[name])
        return Target(ref, "", name.rpartition("/")[2].replace("-", " "))

    def several(self, ref: str) -> list[str]:
        """The full names that a bare slug may mean, where there is more than one."""
        names = self._bare.get(ref, [])
        return sorted(names) if len(names) > 1 else []

    def nearest(self, ref: str) -> str:
        """The known name most like this one; empty when none is near."""
        if "/" in ref:
            return next(iter(get_close_matches(ref, self._full, n=1, cutoff=_NEAR)), "")
        near = next(iter(get_close_matches(ref, self._bare, n=1, cutoff=_NEAR)), "")
        return self._bare[near][0] if near else ""
