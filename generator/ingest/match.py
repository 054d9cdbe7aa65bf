"""Which raw file belongs to which article: by its bytes first, then by its path."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Known:
    """An article that says which raw file it was made of."""

    id: str
    raw: str
    """Relative to the content folder."""
    raw_sha256: str


@dataclass(frozen=True, slots=True)
class Matched:
    """A raw file, and the article it is the raw file of."""

    raw: str
    """Relative to the content folder."""
    sha256: str
    article: str = ""
    """Its id; empty for a new one."""
    was: str = ""
    """Where the raw file stood before, if it was moved; empty if not."""
    is_changed: bool = False
    """True: the same path, but other bytes than the article was made of."""


@dataclass(frozen=True, slots=True)
class Matching:
    """All raw files sorted out."""

    matched: tuple[Matched, ...]
    """By path; one for each article there is or will be."""
    copies: tuple[tuple[str, str], ...]
    """Raw files with the same bytes as another, and that other's path."""
    missing: tuple[Known, ...]
    """Articles whose raw file is gone, by id."""


def match(raws: Mapping[str, str], articles: Iterable[Known]) -> Matching:
    """Sort out raw files, given as path → SHA-256, among the articles that name a raw file."""
    free = {article.id: article for article in sorted(articles, key=lambda article: article.id)}
    made_of = _grouped((article.raw_sha256, article) for article in free.values())
    found = {}
    copies = []
    for sha256, paths in _grouped((raws[path], path) for path in sorted(raws)).items():
        article = _of_bytes(made_of.get(sha256, []), frozenset(paths))
        first = article.raw if article and article.raw in paths else paths[0]
        copies += [(path, first) for path in paths if path != first]
        if article:
            del free[article.id]
        found[first] = Matched(first, sha256, article.id if article else "", _was(article, first))
    stood_at = _grouped((article.raw, article) for article in free.values())
    for path in [path for path, each in found.items() if not each.article and path in stood_at]:
        article = stood_at[path][0]
        del free[article.id]
        found[path] = Matched(path, raws[path], article.id, is_changed=True)
    missing = tuple(article for article in free.values() if article.raw not in raws)
    return Matching(tuple(found[path] for path in sorted(found)), tuple(sorted(copies)), missing)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """The second of each pair under the first, in order."""
    groups: dict[str, list[T]] = {}
    for name, each in pairs:
        groups.setdefault(name, []).append(each)
    return groups


def _of_bytes(articles: list[Known], paths: frozenset[str]) -> Known | None:
    """Of the articles made of the same bytes one whose raw file still stands where it says, else the first."""
    return next((article for article in articles if article.raw in paths), articles[0] if articles else None)


def _was(article: Known | None, path: str) -> str:
    return article.raw if article and article.raw != path else ""
