"""What an archive holds by name: files, and what articles list without a file."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from generator.archive import listed, read_plain
from generator.links.catalog import NAMED_KINDS
from generator.links.references import INDEXES
from generator.model import Kind
from generator.read.article import read_article
from generator.read.names import full_name, is_name, named
from generator.rename.change import CannotRename
from generator.text import caseless

NAMED = ("articles", *(kind.value for kind in Kind), "pages")
"""Folders of what can be renamed."""
FOLDERS = (*NAMED, "suggestions", "annotations", "cleaning", "verdicts", "raw")
"""Folders in which a name may stand."""


class Holding:
    """The files of an archive, read when they are asked for."""

    def __init__(self, content: Path) -> None:
        """`content` is the archive's folder."""
        self.content = content
        self.paths = tuple(listed(content, FOLDERS).stamps)
        self._read: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises Unreadable."""
        if path not in self._read:
            self._read[path] = read_plain(self.content, path)
        return self._read[path]

    def below(self, *folders: str) -> Iterator[str]:
        """The Markdown files of folders."""
        starts = tuple(f"{folder}/" for folder in folders)
        return (path for path in self.paths if path.startswith(starts) and path.endswith(".md"))

    @cached_property
    def files(self) -> dict[str, str]:
        """Full name → path, of all that has a file and may be renamed."""
        return {full_name(path): path for path in self.below(*NAMED)}

    def listing(self, slug: str) -> dict[str, list[str]]:
        """The full names with this slug that articles list, each with these articles' paths."""
        found: dict[str, list[str]] = {}
        for path in self.below("articles"):
            if slug.encode() in self.read(path):
                for name in set(self._lists(path)):
                    if name.partition("/")[2] == slug:
                        found.setdefault(name, []).append(path)
        return found

    def called(self, slug: str) -> set[str]:
        """The full names of all that `[[slug]]` may mean."""
        found = {name for name in self.files if name.partition("/")[2] == slug} | set(self.listing(slug))
        return found - {f"stories/{slug}"} if f"articles/{slug}" in found else found

    def name(self, given: str) -> str:
        """The full name of what somebody names: in full, by its file, or by its slug alone. Raises CannotRename."""
        name = given.strip().removeprefix("content/").removesuffix(".md").strip("/")
        folder, _, slug = name.partition("/")
        if slug and folder not in NAMED:
            near = get_close_matches(folder, NAMED, 1)
            fix = f"did you mean '{near[0]}/{slug}'?" if near else f"kinds are {', '.join(NAMED)}"
            raise CannotRename(f"'{folder}' is no kind of thing that can be renamed\n  fix: {fix}")
        if slug:
            return f"{folder}/{slug.rpartition('/')[2]}"
        found = sorted(self.called(name))
        if len(found) > 1:
            raise CannotRename(f"'{name}' may mean {' or '.join(found)}\n  fix: write the kind, too: {found[0]}")
        if not found:
            raise self.unknown(name)
        return found[0]

    def unknown(self, name: str) -> CannotRename:
        """What to say of a name of nothing: of a story without a file, how it gets one."""
        folder, _, slug = name.partition("/")
        if folder == Kind.STORIES and f"articles/{slug}" in self.files:
            what = f"no file keeps a story of the name '{name}'"
            return CannotRename(f"{what}\n  fix: pressmark new story NAME --articles {slug}")
        known = set(self.files) | {each for path in self.below("articles") for each in self._lists(path)}
        if "/" not in name:
            known = {each.partition("/")[2] for each in known}
        near = get_close_matches(name, sorted(known), 1)
        fix = f"did you mean '{near[0]}'?" if near else f"name a file of content/{name.rpartition('/')[0]}"
        return CannotRename(f"the archive holds nothing of the name '{name}'\n  fix: {fix}")

    def _lists(self, path: str) -> Iterator[str]:
        """The full names of what an article lists."""
        article, _ = read_article(path, self.read(path))
        if article:
            lists = (article.topics, article.people, article.places, article.organisations)
            for kind, slugs in zip(NAMED_KINDS, lists, strict=True):
                yield from (f"{kind.value}/{slug}" for slug in slugs)
            yield from (f"{Kind.PUBLISHERS.value}/{slug}" for slug in (article.publisher,) if slug)


def new_slug(was: str, given: str) -> str:
    """The slug that somebody wants for what is called `was`. Raises CannotRename where it cannot be one."""
    folder, _, old = was.partition("/")
    name = given.strip().removeprefix("content/").removesuffix(".md").strip("/")
    head, _, slug = name.rpartition("/")
    if head and head.partition("/")[0] != folder:
        what = f"a rename keeps the kind: '{was}' cannot become '{name}'"
        raise CannotRename(f"{what}\n  fix: write {folder}/{slug}; to make it another kind, move its file by hand")
    if not is_name(slug):
        raise CannotRename(f"'{slug}' cannot be part of an address\n  fix: {named(slug)}")
    if slug != old and caseless(slug) == caseless(old):
        what = (
            f"'{old}' and '{slug}' differ only by case or Unicode form: the old address could not lead to the new one"
        )
        raise CannotRename(f"{what}\n  fix: choose a name that differs by a letter")
    if folder == "pages" and slug in INDEXES:
        raise CannotRename(f"'{slug}/' is a page of the archive itself\n  fix: choose another name")
    return slug
