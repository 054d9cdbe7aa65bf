"""The articles of an archive whose text stands in another too.

Each is compared as its file stands, so an edit counts, and so does what was written by hand. What was found is kept
from run to run; a file is read again when it has changed.
"""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from generator.engine.cache import Cache, CacheDamagedError
from generator.errors import Place, Problem, warning
from generator.ingest.likeness import pairs
from generator.ingest.report import Progress
from generator.ingest.sameness import Alike, Sameness, Text, compare
from generator.ingest.shingles import Hashes, runs, sketch
from generator.read.article import read_article
from generator.read.front import split

TABLE = "likeness"
HELD = 256  # articles read for a closer look that stay in memory; a pair's partners come soon after one another

Known = dict[str, tuple[str, bytes]]
"""Article's path → SHA-256 of its file, its sketch."""
Row = tuple[str, str, str, int, tuple[str, ...], tuple[str, str]]
"""An `Alike` as plain values."""


def alike(
    digests: Mapping[str, str], read: Callable[[str], bytes], store: Cache, code: bytes, progress: Progress
) -> tuple[Alike, ...]:
    """The pairs of articles with nearly the same text, by their ids.

    `digests` are of all files of the archive by path, relative to the content folder; `code` is the program's: another
    may find other pairs.
    """
    known, found = _recall(store, code)
    articles = {path: sha for path, sha in digests.items() if path.startswith("articles/") and path.endswith(".md")}
    fresh = [path for path, sha in articles.items() if path not in known or known[path][0] != sha]
    now = {path: known[path] for path in articles if path in known}
    for number, path in enumerate(fresh, start=1):
        now[path] = (articles[path], sketch(runs(_body(read(path)))).tobytes())
        progress("comparing", number, len(fresh))
    moved = {*fresh, *(path for path in known if path not in articles)}
    kept = {pair: each for pair, each in found.items() if not moved & set(pair)}
    if fresh:
        kept |= dict(_compared(now, fresh, read))
    if moved:
        _remember(store, code, now, kept)
    return tuple(sorted(kept.values(), key=lambda each: (each.first, each.second)))


def captured_twice(found: Iterable[Alike]) -> Iterator[Problem]:
    """A warning for each pair that seems to be one article, captured twice."""
    return (_captured_twice(each) for each in found if each.sameness is Sameness.CAPTURE)


def reprints(found: Iterable[Alike]) -> tuple[tuple[str, str], ...]:
    """The ids of each pair that is one text, printed twice: no fault of anybody's."""
    return tuple((each.first, each.second) for each in found if each.sameness is Sameness.REPRINT)


def _captured_twice(each: Alike) -> Problem:
    raws = " and ".join(f"content/{raw}" for raw in each.raws if raw)
    same = f"alike in {_listed(each.because)}" if each.because else "nothing they say of themselves differs"
    return warning(
        Place(f"content/articles/{each.second}.md"),
        f"{each.percent} % of its words stand in content/articles/{each.first}.md too, and it looks like one article "
        f"captured twice ({same}{f'; made of {raws}' if raws else ''})",
        "delete one with its raw file, and put its id into `aliases` of the other; or keep both, and name one in "
        "`see_also` of the other",
    )


def _listed(names: tuple[str, ...]) -> str:
    """`title, publisher and date`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _compared(known: Known, fresh: list[str], read: Callable[[str], bytes]) -> Iterator[tuple[tuple[str, str], Alike]]:
    sketches = {path: _hashes(row[1]) for path, row in known.items() if row[1]}

    @lru_cache(maxsize=HELD)
    def text(path: str) -> Text | None:
        article, _ = read_article(path, read(path))
        return Text(article) if article and not article.withdrawn else None

    for one, other in pairs(sketches, fresh):
        first, second = text(one), text(other)
        if first and second and (each := compare(first, second)):
            yield (one, other), each


def _body(data: bytes) -> str:
    """The text after the front matter; that of a file with broken front matter is the whole."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    cut = split(text)
    return cut[1] if cut else text


def _hashes(data: bytes) -> Hashes:
    found = array("I")
    found.frombytes(data)
    return found


def _recall(store: Cache, code: bytes) -> tuple[Known, dict[tuple[str, str], Alike]]:
    """What the last run knew; nothing if another program did."""
    try:
        kept = store.kept(TABLE)
        was, known, rows = marshal.loads(kept) if kept else (b"", {}, {})
    except (CacheDamagedError, ValueError, EOFError, TypeError):
        return {}, {}
    if was != code:
        return {}, {}
    return known, {pair: Alike(first, second, Sameness(s), *rest) for pair, (first, second, s, *rest) in rows.items()}


def _remember(store: Cache, code: bytes, known: Known, found: Mapping[tuple[str, str], Alike]) -> None:
    rows: dict[tuple[str, str], Row] = {
        pair: (each.first, each.second, each.sameness.value, each.percent, each.because, each.raws)
        for pair, each in found.items()
    }
    store.keep(TABLE, marshal.dumps((code, known, rows)))
