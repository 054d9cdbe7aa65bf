"""Two authority files made one: names, addresses elsewhere and old slugs joined, nothing of either lost."""

from collections.abc import Sequence

from generator.errors import Place, Problem
from generator.model import Entity, Kind
from generator.read.added import CannotAdd, with_items
from generator.read.entity import ENTITY
from generator.read.front import content_path, read_front
from generator.read.nodes import Items, Scalar
from generator.rename.change import CannotWrite, Edit, edited
from generator.rename.front import gone
from generator.rename.lines import Lines
from generator.text import fold

_JOINED = frozenset({"name", "aliases", "same_as", "redirect_from", "lastmod", "articles", "not", "after"})
"""Keys that are joined, or that the target's own value holds for."""
_ONE = frozenset({"broader", "description"})
"""Keys of one value: where both files have one, the target's stays."""


def merged(target: bytes, one: Entity, source: bytes, other: Entity) -> bytes:
    """The target's file with what the other's has. `one` and `other` are what they say.

    The other's introduction stands after the target's; keys that only the other has come with their lines.
    """
    known = {fold(name) for name in (one.name, *one.aliases)}
    names = [name for name in (other.name, *other.aliases) if fold(name) not in known]
    order = list(ENTITY[one.kind])
    found = added(one.path, target, "aliases", names, order)
    found = added(one.path, found, "same_as", other.same_as, order)
    if one.kind is Kind.STORIES:
        for key, slugs in (("articles", other.articles), ("not", other.without), ("after", other.after)):
            found = added(one.path, found, key, [slug for slug in slugs if slug != one.slug], order)
    found = _with_keys(found, one, source, other)
    found = without(one.path, found, "after", one.slug)
    return _with_text(_without_ring(one, found), source)


def _without_ring(one: Entity, data: bytes) -> bytes:
    """The target's file, where the other was broader or narrower than it: it is not broader than itself."""
    front, _ = read_front(one.path, data)
    entry = front.values.entries.get("broader") if front else None
    if entry is None or not isinstance(entry.value, Scalar) or entry.value.text != one.slug:
        return data
    lines = Lines(data.decode())
    return edited(lines.text, [Edit(*lines.whole(entry.key.line), "")]).encode()


def added(path: str, data: bytes, key: str, items: Sequence[str], order: Sequence[str]) -> bytes:
    """The file with these in a list. Raises CannotWrite where that list is written in a way not understood."""
    try:
        return with_items(data, key, items, order) if items else data
    except CannotAdd:
        what = f"'{key}' is written here in a way that cannot be added to for certain"
        fix = f"add to it by hand: {', '.join(items)}"
        raise CannotWrite([Problem(Place(content_path(path)), what, fix)]) from None


def without(path: str, data: bytes, key: str, item: str) -> bytes:
    """The file without this in a list."""
    front, _ = read_front(path, data)
    entry = front.values.entries.get(key) if front else None
    texts = (
        [each for each in entry.value.items if isinstance(each, Scalar)]
        if entry and isinstance(entry.value, Items)
        else []
    )
    node = next((each for each in texts if each.text == item), None)
    if node is None:
        return data
    lines = Lines(data.decode())
    return edited(lines.text, [gone(lines, node, [each for each in texts if each is not node])]).encode()


def _with_keys(target: bytes, one: Entity, source: bytes, other: Entity) -> bytes:
    """The target with the lines of keys that only the other has. Raises CannotWrite for lists that both have."""
    front, _ = read_front(one.path, target)
    theirs, _ = read_front(other.path, source)
    assert front is not None, "it was read before"
    assert theirs is not None, "it was read before"
    missing = [key for key in theirs.values.entries if key not in front.values.entries and key not in _JOINED]
    both = [key for key in theirs.values.entries if key in front.values.entries and key not in _JOINED | _ONE]
    if both:
        what = f"both this file and {content_path(one.path)} have '{both[0]}'"
        fix = f"bring them together in {content_path(one.path)}, and remove '{both[0]}' here"
        line = theirs.values.entries[both[0]].key.line
        raise CannotWrite([Problem(Place(content_path(other.path), line), what, fix)])
    starts = sorted([*(entry.key.line for entry in theirs.values.entries.values()), theirs.body_line - 1])
    lines = Lines(source.decode())
    told = ""
    for key in missing:
        line = theirs.values.entries[key].key.line
        end = next(start for start in starts if start > line)
        told += lines.text[lines.start(line) : lines.start(end)]
    text = target.decode()
    at = Lines(text).start(front.body_line - 1)
    return f"{text[:at]}{told}{text[at:]}".encode()


def _with_text(target: bytes, source: bytes) -> bytes:
    """The target with the other's text below its own."""
    theirs, _ = read_front("", source)
    text = theirs.body.strip("\n") if theirs else ""
    if not text.strip():
        return target
    return target.rstrip() + b"\n\n" + text.encode() + b"\n"
