"""The output of a build: files made or copied, the search index over them, and names that would meet."""

import marshal
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.engine.build import Argument, Build
from generator.engine.cache import Cache
from generator.engine.canonical import digest_of
from generator.engine.tree import Tree
from generator.errors import Place, Problem
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
        self.doubles: list[str] = []
        """Paths that were made twice."""

    def write(
        self, function: Callable[..., Any], items: Mapping[str, tuple[Argument, ...]], shared: Sequence[Argument] = ()
    ) -> None:
        """Make a file of each item."""
        if self._is_kept:
            self._tree.begin()
        result = self._make.files(function, items, shared, self._tree.held.get, self._put)
        self.doubles += [path for path in result.wanted if path in self.wanted]
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


def collisions(output: Output) -> Iterator[Problem]:
    """Files that cannot stand side by side: one address twice, names alike but for case or Unicode form, and a file
    where a folder must be.
    """
    for path in output.doubles:
        yield _collision(path, "two pages have this address")
    folded: dict[str, str] = {}
    folders = {path[:end] for path in output.wanted for end, sign in enumerate(path) if sign == "/"}
    for path in output.wanted:
        key = path.casefold() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        other = folded.setdefault(key, path)
        if other != path:
            yield _collision(path, f"the name differs from '{other}' only by case or Unicode form")
        if path in folders:
            yield _collision(path, "a file stands where other pages need a folder")


def _collision(path: str, what: str) -> Problem:
    return Problem(Place(f"site/{path}"), what, "rename one of the files in content/ that this page is made of")
