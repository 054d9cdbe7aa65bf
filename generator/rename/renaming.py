"""What a rename does to an archive: every file that is to differ, worked out before any is touched."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from generator.annotate.sidecar import read_notes
from generator.archive import Unreadable
from generator.errors import Place, Problem
from generator.markdown.addresses import noted_name
from generator.model import Entity, Kind
from generator.read.article import ARTICLE, read_article
from generator.read.entity import ENTITY, read_entity
from generator.read.front import content_path
from generator.read.names import stem
from generator.read.page import PAGE, read_page
from generator.read.raws import DEFAULTS
from generator.read.write import front_matter
from generator.rename.change import CannotRename, CannotWrite, Change
from generator.rename.holding import Holding, new_slug
from generator.rename.journal import Written
from generator.rename.merge import added, merged, without
from generator.rename.rewriting import owned, rewritten
from generator.text import caseless, slug_words


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is to be done."""

    was: str
    now: str
    files: tuple[Written, ...]
    """Empty where there is nothing to do."""
    moves: tuple[tuple[str, str], ...] = ()
    """Paths of files that go elsewhere."""
    counts: dict[str, int] = field(default_factory=dict)
    """Path → how many references in it say the new name; those with any."""


def renaming(holding: Holding, old: str, new: str, *, is_merge: bool = False) -> Renaming:
    """The rename of what is called `old`. Raises CannotRename, or CannotWrite with the places of what is in the way."""
    was = _moved_from(holding, old, new) or holding.name(old)
    slug = new_slug(was, new)
    folder, _, before = was.partition("/")
    now = f"{folder}/{slug}"
    if was == now:
        return Renaming(was, now, ())
    listing = {**holding.listing(before), **holding.listing(slug)}
    if was not in holding.files and was not in listing and not _is_moved(holding, was, now) and not _is_term(was):
        _must_be_no_old_name(holding, was, now)
        raise holding.unknown(was)
    _must_be_no_old_name(holding, was, now)
    _must_stay_known(holding, was)
    is_one = _must_merge(holding, was, now, listing, is_merge=is_merge)
    others = (holding.called(before) - {was}, holding.called(slug) - {now, was})
    change = Change(folder, before, slug, not others[0], not others[1])
    return _Work(holding, change, is_merge=is_one).renaming()


def _moved_from(holding: Holding, old: str, new: str) -> str:
    """The old name in full where it is one already, so that a second run finds nothing to do; empty else."""
    names = [name for name in holding.files if name in {new, f"{old.partition('/')[0]}/{new}"}]
    return next((old for name in names if "/" in old and _is_moved(holding, old, name)), "")


def _is_moved(holding: Holding, was: str, now: str) -> bool:
    """Does the old name lead to the new one already?"""
    path = holding.files.get(now)
    return bool(path) and was not in holding.files and was.partition("/")[2] in _old_names(holding, path or "")


def _is_term(name: str) -> bool:
    from generator.vocabulary import terms

    return any(f"{term.kind.value}/{term.slug}" == name for term in terms())


def _old_names(holding: Holding, path: str) -> tuple[str, ...]:
    data = holding.read(path)
    if path.startswith("articles/"):
        article, _ = read_article(path, data)
        return article.aliases if article else ()
    page, _ = read_page(path, data) if path.startswith("pages/") else _entity(path, data)
    return page.redirect_from if page else ()


def _entity(path: str, data: bytes) -> tuple[Entity | None, tuple[Problem, ...]]:
    return read_entity(path, data) if path.partition("/")[0] in list(Kind) else (None, ())


def _must_be_no_old_name(holding: Holding, was: str, now: str) -> None:
    """Raise CannotRename for an old name of something else than `now`: its address leads there already."""
    if was in holding.files:
        return
    folder, _, slug = was.partition("/")
    for name, path in holding.files.items():
        is_near = name.startswith(f"{folder}/") and name != now and slug.encode() in holding.read(path)
        if is_near and slug in _old_names(holding, path):
            fix = f"pressmark rename {name} {now.partition('/')[2]}"
            raise CannotRename(f"'{was}' is an old name of '{name}'\n  fix: {fix}")


def _must_stay_known(holding: Holding, was: str) -> None:
    """Raise CannotRename for a story's file that is joined to its reports by its slug alone."""
    path = holding.files.get(was, "")
    if path.startswith(f"{Kind.STORIES}/"):
        story, _ = read_entity(path, holding.read(path))
        if story and not story.articles:
            what = f"'{was}' is known by its slug, which is the id of its first article"
            raise CannotRename(f"{what}\n  fix: list its articles in content/{path}: articles: [{story.slug}]")


def _must_merge(holding: Holding, was: str, now: str, listing: dict[str, list[str]], *, is_merge: bool) -> bool:
    """Is there something of the new name to be one with? Raises CannotRename where that is not asked for."""
    folder, _, slug = now.partition("/")
    for name, path in holding.files.items():
        if name.partition("/")[0] != folder or name in {was, now}:
            continue
        if caseless(name) == caseless(now):
            raise CannotRename(f"'{now}' differs from '{name}' only by case\n  fix: choose another name")
        if slug.encode() in holding.read(path) and slug in _old_names(holding, path):
            raise CannotRename(f"'{now}' is an old name of '{name}'\n  fix: choose another, or take it from {path}")
    if _is_moved(holding, was, now):
        return False
    if now not in holding.files and now not in listing:
        return False
    if folder not in list(Kind):
        raise CannotRename(f"'{now}' is there already\n  fix: choose another name")
    if not is_merge:
        many = len(listing.get(now, ()))
        what = f"'{now}' is there already" + (f", and {many} articles list it" if many > 1 else "")
        raise CannotRename(f"{what}\n  fix: choose another name, or make the two one: --merge")
    return True


class _Work:
    """One rename, on its way."""

    def __init__(self, holding: Holding, change: Change, *, is_merge: bool) -> None:
        self.holding, self.change, self.is_merge = holding, change, is_merge
        self.after: dict[str, bytes | None] = {}
        """Path → what it is to hold."""
        self.moves: list[tuple[str, str]] = []
        self.counts: dict[str, int] = {}

    def renaming(self) -> Renaming:
        change = self.change
        self._rewrite()
        self._move_beside()
        self._move_itself()
        files = [Written(path, self._before(path), after) for path, after in sorted(self.after.items())]
        return Renaming(
            change.was,
            change.now,
            tuple(file for file in files if file.before != file.after),
            tuple(self.moves),
            self.counts,
        )

    def _before(self, path: str) -> bytes | None:
        return self.holding.read(path) if path in self.holding.paths else None

    def _now(self, path: str) -> bytes:
        found = self.after.get(path)
        return self.holding.read(path) if found is None else found

    # -- what names it

    def _rewrite(self) -> None:
        problems: list[Problem] = []
        for path in self._naming():
            try:
                data = self.holding.read(path)
                found, count = rewritten(path, data, self.change)
                if count:
                    self.after[path], self.counts[path] = owned(path, data, found), count
            except CannotWrite as error:
                problems += error.problems
            except (Unreadable, UnicodeDecodeError) as error:
                problems.append(Problem(Place(content_path(path)), f"this cannot be read: {error}", "mend it first"))
        if problems:
            raise CannotWrite(problems)

    def _naming(self) -> Iterator[str]:
        """Files in which the old name may stand."""
        sought = {self.change.old.encode(), quote(self.change.old).encode()}
        for path in self.holding.paths:
            is_defaults = path.startswith("raw/") and path.rpartition("/")[2] == DEFAULTS
            is_text = path.endswith(".md") and not path.startswith("raw/")
            if (is_text or is_defaults or path.startswith("suggestions/")) and any(
                each in self.holding.read(path) for each in sought
            ):
                yield path

    # -- itself, and what lies beside it

    def _move_itself(self) -> None:
        change, folder = self.change, self.change.folder
        path, target = self.holding.files.get(change.was), self.holding.files.get(change.now)
        if path is None and target is None:
            target = f"{change.now}.md"
            self.after[target] = _started(change)
        elif path is not None and target is not None:
            self._merge(path, target)
        elif path is not None:
            target = f"{path.rpartition('/')[0]}/{change.new}.md"
            self._move(path, target)
        assert target is not None
        source = path or target
        before = self.holding.read(source) if source in self.holding.paths else b""
        order = list(ARTICLE if folder == "articles" else PAGE if folder == "pages" else ENTITY.get(Kind(folder), ()))
        key = "aliases" if folder == "articles" else "redirect_from"
        found = without(target, self._now(target), key, change.new)
        found = added(target, found, key, [change.old], order)
        if found != self._now(target):
            self.after[target] = owned(target, before, found)

    def _merge(self, path: str, target: str) -> None:
        one, told = read_entity(target, self._now(target))
        other, told_too = read_entity(path, self._now(path))
        if one is None or other is None:
            raise CannotWrite([*told, *told_too])
        found = merged(self._now(target), one, self._now(path), other)
        olds = [old for old in other.redirect_from if old != self.change.new]
        self.after[target] = added(target, found, "redirect_from", olds, list(ENTITY[one.kind]))
        self.after[path] = None
        self.moves.append((path, target))

    def _move_beside(self) -> None:
        """The record and the verdicts of an article, and notes' files that are called like what they are on."""
        change = self.change
        for path in self.holding.paths:
            folder = path.partition("/")[0]
            target = f"{path.rpartition('/')[0]}/{change.new}{path[path.rfind('.') :]}"
            if stem(path) != change.old:
                continue
            if (
                folder in {"cleaning", "verdicts"}
                and change.folder == "articles"
                and not path.startswith("cleaning/raw/")
            ):
                self._move(path, target)
            elif folder == Kind.STORIES and change.folder == "articles":
                self._move_story(path, target)
            elif folder == "annotations" and noted_name(path) == change.was:
                if self.is_merge:
                    self._must_differ()
                if target in self.holding.paths and self.is_merge:
                    self.after[path] = _about(self._now(path), change.now)
                else:
                    self._move(path, target)

    def _move_story(self, path: str, target: str) -> None:
        """The file of a story that is called by its first article goes with it."""
        story, _ = read_entity(path, self._now(path))
        if story and not story.articles:
            self._move(path, target)
            order = list(ENTITY[Kind.STORIES])
            self.after[target] = added(target, self._now(target), "redirect_from", [self.change.old], order)

    def _move(self, path: str, target: str) -> None:
        if target in self.holding.paths:
            what = f"content/{target} is in the way: it lies where content/{path} would go"
            raise CannotRename(f"{what}\n  fix: look what it is, and remove or rename it")
        self.after[target] = self._now(path)
        self.after[path] = None
        self.moves.append((path, target))

    def _must_differ(self) -> None:
        """Raise CannotRename where notes on both have one id."""
        ids: dict[str, set[str]] = {self.change.was: set(), self.change.now: set()}
        for path in self.holding.below("annotations"):
            file, _ = read_notes(path, self.holding.read(path))
            for note in file.notes if file else ():
                ids.get(note.on, set()).add(note.id)
        if both := sorted(ids[self.change.was] & ids[self.change.now]):
            what = f"notes on '{self.change.was}' and on '{self.change.now}' have one id, '{both[0]}'"
            raise CannotRename(f"{what}\n  fix: give one of them another {{#id}}")


def _started(change: Change) -> bytes:
    """A file for what had none, so that its old address can lead to the new one."""
    words = slug_words(change.new)
    name = words.capitalize() if change.folder == Kind.TOPICS else words.title()
    return (front_matter([("name", name)]) + "\n").encode()


def _about(data: bytes, name: str) -> bytes:
    """A notes' file that says what its notes are on, as its own name says another."""
    if not data.startswith(b"---"):
        return f"---\non: {name}\n---\n\n".encode() + data
    first, _, rest = data.partition(b"\n")
    return data if b"\non:" in data.partition(b"\n---")[0] else first + f"\non: {name}\n".encode() + rest
