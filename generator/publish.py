"""The output of a build: files made or copied, and the search index over them."""

import marshal
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.engine.build import Argument, Build
from generator.engine.cache import Cache
from generator.engine.canonical import digest_of
from generator.engine.tree import Tree
from generator.search import bundle

SEARCHED = "articles/*/index.html"
"""The pages that are searched: articles, and nothing that only lists them."""
INDEX = "pagefind/"


class Output:
    """All files the site is to hold, by path."""

    def __init__(self, make: Build, tree: Tree, *, is_kept: bool) -> None:
        """Nothing yet. Not kept: files are made, for their problems, and forgotten."""
        self._make = make
        self._tree = tree
        self._put = self._put_if_other if is_kept else _forgotten
        self._is_kept = is_kept
        self.wanted: dict[str, str] = {}
        """Path → SHA-256 in hex."""
        self.written: list[str] = []
        """Paths whose files differ from those that stood there."""

    def write(
        self, function: Callable[..., Any], items: Mapping[str, tuple[Argument, ...]], shared: Sequence[Argument] = ()
    ) -> None:
        """Make a file of each item."""
        if self._is_kept:
            self._tree.begin()
        result = self._make.files(function, items, shared, self._tree.held.get, self._put)
        self.wanted.update(result.wanted)
        self.written += [path for path in result.written if self._tree.held.get(path) != result.wanted.get(path)]

    def _put_if_other(self, path: str, data: bytes) -> str:
        """Write the file, unless one of these bytes stands there: that one stays, as does its time for those who copy
        the site by times. Gives their SHA-256 in hex.
        """
        held = self._tree.held.get(path)
        if held is not None and held == sha256(data).hexdigest():
            return held
        return self._tree.put(path, data)

    def index(self, program: Path, cache: Cache, *, is_fresh: bool) -> None:
        """Add the search index; it is made anew only when a searched page changed, or not even then if not fresh."""
        pages = [(path, digest) for path, digest in sorted(self.wanted.items()) if _is_searched(path)]
        key = digest_of(part.encode("utf-8", "surrogatepass") for page in pages for part in page)
        kept = cache.kept("search")
        known, files = marshal.loads(kept) if kept else (b"", {})
        is_held = all(self._tree.held.get(path) == digest for path, digest in files.items())
        if not is_held or (known != key and (is_fresh or not files)):
            folder = self._tree.prepare(self.wanted, self.written)
            made = bundle(program, folder, SEARCHED) if pages else {}
            files = {INDEX + path: self._tree.put(INDEX + path, data) for path, data in made.items()}
            self.written += files
            cache.keep("search", marshal.dumps((key, files)))
        self.wanted.update(files)


def _forgotten(path: str, data: bytes) -> str:
    return sha256(data).hexdigest()


def _is_searched(path: str) -> bool:
    return path.startswith("articles/") and path.count("/") == 2 and path.endswith("/index.html")
