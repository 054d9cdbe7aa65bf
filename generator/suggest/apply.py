"""Take what was suggested: into the archive's files, each to the byte the same but for what is taken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.archive import write_whole
from generator.ingest.compose import NAMES, signed, stated
from generator.model import Kind
from generator.read.added import CannotAdd, with_items
from generator.read.article import ARTICLE, read_article
from generator.read.entity import ENTITY
from generator.read.write import front_matter
from generator.suggest.values import Offer, Suggestion

_UNREVIEWED = re.compile(rb"^unreviewed: \[(.*)\]$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a suggestion in one file."""

    key: str
    path: str
    """Relative to the content folder."""
    what: str
    """In words."""
    is_done: bool = True


def apply(content: Path, chosen: list[Suggestion], *, is_dry: bool = False) -> Iterator[Applied]:
    """Write what was chosen, in order; tells of each file that changed, and of each that could not be."""
    for each in chosen:
        match each.offer:
            case Offer.NAMES:
                yield from _name(content, each, is_dry=is_dry)
            case Offer.SPELLINGS:
                yield from _spelling(content, each, is_dry=is_dry)
            case Offer.TOPICS:
                yield from _topic(content, each, is_dry=is_dry)


def _name(content: Path, each: Suggestion, *, is_dry: bool) -> Iterator[Applied]:
    path = f"{each.about}.md"
    if (content / path).exists():
        yield Applied(each.key, path, "there is such a file already", is_done=False)
        return
    yield _written(content, each.key, path, f"{front_matter([('name', each.value)])}\n".encode(), "new", is_dry=is_dry)
    for id in each.articles:
        yield from _listed(content, each.key, id, each.about, is_dry=is_dry)


def _spelling(content: Path, each: Suggestion, *, is_dry: bool) -> Iterator[Applied]:
    path = f"{each.about}.md"
    file = content / path
    if not file.is_file():
        yield Applied(each.key, path, f"there is no such file yet: apply {each.about} first", is_done=False)
        return
    keys = tuple(ENTITY[Kind(each.about.partition("/")[0])])
    try:
        data = with_items(file.read_bytes(), "aliases", [each.value], keys)
    except CannotAdd:
        what = f'its front matter cannot be added to: write `aliases: ["{each.value}"]` by hand'
        yield Applied(each.key, path, what, is_done=False)
        return
    yield _written(content, each.key, path, data, f"alias “{each.value}”", is_dry=is_dry)
    for id in each.articles:
        yield from _listed(content, each.key, id, each.about, is_dry=is_dry)


def _topic(content: Path, each: Suggestion, *, is_dry: bool) -> Iterator[Applied]:
    yield from _listed(content, each.key, each.about.partition("/")[2], each.value, is_dry=is_dry)


def _listed(content: Path, key: str, id: str, name: str, *, is_dry: bool) -> Iterator[Applied]:
    """Name something in an article's front matter, unreviewed; nothing where a person has said what belongs there."""
    path = f"articles/{id}.md"
    field, _, slug = name.partition("/")
    data = (content / path).read_bytes()
    article, _ = read_article(path, data)
    if article is None or slug in getattr(article, field):
        return
    if getattr(article, field) and field not in article.unreviewed:
        yield Applied(key, path, f"its {field} are confirmed: add {slug} there if it belongs", is_done=False)
        return
    try:
        new = with_items(data, field, [slug], tuple(ARTICLE))
        new = with_items(new, "unreviewed", [field], tuple(ARTICLE))
        if not stated(data).is_edited:
            new = signed(_in_order(with_items(new, "suggested", [name], tuple(ARTICLE))))
    except CannotAdd:
        yield Applied(
            key, path, f"its front matter cannot be added to: write {slug} under {field} by hand", is_done=False
        )
        return
    yield _written(content, key, path, new, f"{field}: {slug}", is_dry=is_dry)


def _in_order(data: bytes) -> bytes:
    """A file of ingest's with `unreviewed` as ingest orders it, so that the next run writes the same bytes."""

    def ordered(line: re.Match[bytes]) -> bytes:
        words = line[1].decode().split(", ")
        kinds = [kind.value for kind in NAMES if kind.value in words]
        return f"unreviewed: [{', '.join([word for word in words if word not in kinds] + kinds)}]".encode()

    return _UNREVIEWED.sub(ordered, data, count=1)


def _written(content: Path, key: str, path: str, data: bytes, what: str, *, is_dry: bool) -> Applied:
    if not is_dry:
        real = (content / path).resolve()  # a link stays a link
        write_whole(real.parent, real.name, data)
    return Applied(key, path, what)
