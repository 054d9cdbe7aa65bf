"""What each item of a map gave at the last run, and at any run before: no step runs whose inputs were seen.

The last run's rows are one table, kept whole under the stage's name, so that an item whose arguments did not move costs
no key and no query. For the others, and for all when the stage's own key moved, each trace is looked up by the digest
of the stage's key, the item's name and its arguments' digests.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.engine.cache import Cache, CacheDamagedError
from generator.engine.canonical import DIGEST_SIZE, digest_of
from generator.engine.refs import Argument, ChangedError
from generator.engine.workers import forks, run_all

NOTHING = bytes(DIGEST_SIZE)
"""Stands in a trace for "no value" or "no messages"."""
OUT = 2 * DIGEST_SIZE
"""A trace begins with two digests: of the value and of the messages. What follows is the stage's own."""

Items = Mapping[str, Sequence[Argument]]
Run = Callable[[tuple[str, Sequence[Argument]]], tuple[Any, ...]]
"""One step: bytes of its value and of its messages (or None), and perhaps a text that ends the trace."""

_PASSED = (ChangedError, CacheDamagedError)
_PROGRESS = 64  # items between two words about progress


class Table(NamedTuple):
    """The rows of a stage's last run, column by column: most often a whole column is as it was."""

    key: bytes
    """The stage's: the digest of its code and of what its items share."""
    names: tuple[str, ...]
    digests: tuple[bytes, ...]
    """Of each item's arguments, joined."""
    outs: tuple[bytes, ...]

    def known(self, key: bytes, names: tuple[str, ...], digests: tuple[bytes, ...]) -> list[bytes]:
        """What was given for each item; empty where it was another or its arguments were."""
        if key != self.key:
            return [b""] * len(names)
        if names == self.names:
            return [out if new == old else b"" for new, old, out in zip(digests, self.digests, self.outs, strict=True)]
        rows = dict(zip(self.names, zip(self.digests, self.outs, strict=True), strict=True))
        found = (rows.get(name, (b"", b"")) for name in names)
        return [out if new == old else b"" for new, (old, out) in zip(digests, found, strict=True)]

    def traces(self) -> Iterator[tuple[bytes, bytes]]:
        """Each row's trace: its key and what was given."""
        for name, digests, out in zip(self.names, self.digests, self.outs, strict=True):
            yield trace_key(self.key, name, digests), out


def table(cache: Cache, name: str) -> Table:
    """The table kept under a name; empty where there is none."""
    kept = cache.kept(name)
    return Table(*marshal.loads(kept)) if kept else Table(b"", (), (), ())


def trace_key(stage: bytes, name: str, digests: bytes) -> bytes:
    """The key of one step's trace."""
    return digest_of([stage, name.encode("utf-8", "surrogatepass"), digests])


class Stage:
    """A map's items, to be known or run."""

    def __init__(self, cache: Cache, table_name: str, key: bytes, items: Items) -> None:
        """`table_name` is where the last run's rows are kept."""
        self._cache = cache
        self._table_name = table_name
        self._key = key
        self._items = items
        self._names = tuple(items)
        self._digests = tuple(
            [
                row[0].digest if len(row) == 1 else b"".join([argument.digest for argument in row])
                for row in items.values()
            ]
        )
        self._table = table(cache, table_name)
        self._outs = self._table.known(key, self._names, self._digests)
        for place, out in enumerate(self._outs):
            if not out:
                self._outs[place] = cache.trace(self._trace_key(place)) or b""

    def _trace_key(self, place: int) -> bytes:
        return trace_key(self._key, self._names[place], self._digests[place])

    def missing(self, holds: Callable[[str, bytes], bool] | None) -> list[int]:
        """The places of the items that must run: nothing is known of them, or what is known does not hold."""
        return [
            place
            for place, (name, out) in enumerate(zip(self._names, self._outs, strict=True))
            if not out or (holds is not None and not holds(name, out))
        ]

    def run(self, places: Sequence[int], run: Run, jobs: int, progress: Callable[[int, int], None]) -> list[str]:
        """Run the items at these places, in workers perhaps; their names."""
        if forks(len(places), jobs):
            self._cache.before_fork()
        work = [(self._names[place], self._items[self._names[place]]) for place in places]
        try:
            for done, (number, row) in enumerate(run_all(run, work, jobs, _PASSED), start=1):
                place = places[number]
                self._outs[place] = out = self._stored(*row)
                self._cache.put_trace(self._trace_key(place), out)
                if done % _PROGRESS == 0:
                    progress(done, len(places))
        finally:
            self._cache.commit()  # also when it is broken off: what was made need not be made again
        return [name for name, _ in work]

    def _stored(self, value: bytes | None, told: bytes | None, rest: str = "") -> bytes:
        out = self._cache.put_value(value) if value is not None else NOTHING
        out += self._cache.put_value(told) if told is not None else NOTHING
        return out + rest.encode()

    def results(self) -> Iterable[tuple[str, bytes]]:
        """Each item's name and what was given for it; from now on these are the last run's rows."""
        fresh = Table(self._key, self._names, self._digests, tuple(self._outs))
        if fresh != self._table:
            self._cache.keep(self._table_name, marshal.dumps(tuple(fresh)))
        return zip(self._names, self._outs, strict=True)
