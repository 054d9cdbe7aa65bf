"""Which raw file belongs to which article: by its bytes first, then by its path."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


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
    groups: dict[str, list[str]] = {}
    for path in sorted(raws):
        groups.setdefault(raws[path], []).append(path)
    found = {}
    copies = []
    for sha256, paths in groups.items():
        article = _of_bytes(free.values(), sha256, paths)
        first = article.raw if article and article.raw in paths else paths[0]
        copies += [(path, first) for path in paths if path != first]
        if article:
            del free[article.id]
        found[first] = Matched(first, sha256, article.id if article else "", _was(article, first))
    for path in [path for path, each in found.items() if not each.article]:
        if article := next((each for each in free.values() if each.raw == path), None):
            del free[article.id]
            found[path] = Matched(path, raws[path], article.id, is_changed=True)
    missing = tuple(article for article in free.values() if article.raw not in raws)
    return Matching(tuple(found[path] for path in sorted(found)), tuple(sorted(copies)), missing)


def _of_bytes(articles: Iterable[Known], sha256: str, paths: list[str]) -> Known | None:
    """The article made of these bytes; of several, one whose raw file still stands where it says."""
    found = [article for article in articles if article.raw_sha256 == sha256]
    return next((article for article in found if article.raw in paths), found[0] if found else None)


def _was(article: Known | None, path: str) -> str:
    return article.raw if article and article.raw != path else ""
