"""Who wrote a note: `by`, as editors write it, and the person of the archive it may be."""

from collections.abc import Mapping

from generator.model import EntityCard, Named
from generator.text import fold, slug

_UNNAMED = "unnamed"  # the address of a name without a letter or number


class Authors:
    """Each author's list of notes."""

    def __init__(self, people: Mapping[str, str], files: Mapping[str, EntityCard]) -> None:
        """`people` are the slugs of people by folded name and alias, `files` what the archive knows of them by slug."""
        self._people = people
        self._files = files
        self._known: dict[str, Named] = {}
        self._at: dict[str, str] = {}

    def named(self, by: str) -> Named:
        """The list of an author's notes, under the name of the person's file or the one written."""
        found = self._known.get(by)
        if found is None:
            person = self._people.get(fold(by), "")
            name = self._files[person].name if person else by
            found = self._known[by] = Named(author_url(person or slug(by) or _UNNAMED), name)
            self._at |= {found.url: person} if person else {}
        return found

    def person(self, url: str) -> str:
        """The slug of the person whose notes stand at an address; empty where the archive has no file of them."""
        return self._at.get(url, "")


def author_url(slug: str) -> str:
    """The list of an author's notes."""
    return f"notes/authors/{slug}/"
