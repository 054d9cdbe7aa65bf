"""References: what `[[kind/slug]]`, `[[slug]]` and links to `.md` files mean in this archive."""

from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches

from generator.model import Target
from generator.text import slug_words

INDEXES = {
    "articles": "Articles",
    "topics": "Topics",
    "people": "People",
    "places": "Places",
    "organisations": "Organisations",
    "publishers": "Publishers",
    "stories": "Stories",
    "timeline": "Timeline",
    "dates": "Dates",
    "notes": "Notes",
    "corrections": "Corrections",
    "disagreements": "Disagreements",
    "search": "Search",
}
"""Pages that a reference of one word may name, with their titles."""
_NEAR = 0.75  # likeness (difflib's ratio) from which a name is worth suggesting
_FEW = 3000  # names up to which all are compared, 10 ms for a thousand of them
_HEAD, _TAIL = 18, 8  # characters: an article's kind and date, or a title's last word


class References:
    """Every name a link may use, with the address it leads to."""

    def __init__(self, named: Mapping[str, tuple[str, str]]) -> None:
        """`named` has the address and title of each full name (`people/sergei-shoigu`)."""
        self._full = named
        self._near: dict[str, str] = {}
        self._bare: dict[str, list[str]] = defaultdict(list)
        for name in named:
            slug = name.rpartition("/")[2]
            if name != f"stories/{slug}" or f"articles/{slug}" not in named:  # a story that is called by its article
                self._bare[slug].append(name)

    def target(self, ref: str) -> Target:
        """Where a reference leads; the address is empty when that is nowhere, or not certain."""
        name = ref.strip().strip("/")
        if name.count("/") > 1 and not name.startswith("notes/"):  # a file in a folder of its kind's folder
            name = f"{name.partition('/')[0]}/{name.rpartition('/')[2]}"
        names = self._bare.get(name, []) if "/" not in name else []
        found = self._full.get(name) or (self._full[names[0]] if len(names) == 1 else None)
        if found is not None:
            return Target(ref, *found)
        if name in INDEXES:
            return Target(ref, f"{name}/", INDEXES[name])
        return Target(ref, "", slug_words(name))

    def several(self, ref: str) -> list[str]:
        """The full names that a bare slug may mean, where there is more than one."""
        names = self._bare.get(ref, [])
        return sorted(names) if len(names) > 1 else []

    def nearest(self, ref: str) -> str:
        """The known name most like this one; empty when none is near."""
        if ref not in self._near:
            known = self._full if "/" in ref else self._bare
            likely = known if len(known) < _FEW else (name for name in known if _is_likely(name, ref))
            near = next(iter(get_close_matches(ref, likely, n=1, cutoff=_NEAR)), "")
            self._near[ref] = near if "/" in ref or not near else self._bare[near][0]
        return self._near[ref]


def _is_likely(name: str, ref: str) -> bool:
    """A cheap sign that one may be a slip for the other: in a large archive, all cannot be compared."""
    return name[:_HEAD] == ref[:_HEAD] or name[-_TAIL:] == ref[-_TAIL:]
