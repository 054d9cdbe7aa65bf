"""Steps, references and maps: a build system of constructive traces (Mokhov, Mitchell, Peyton Jones 2018).

A step is a pure function. Its key is the digest of the code it reaches and of its arguments; what it gave is kept under
that key, so that a step whose key was seen before does not run. A `Ref` names a value by digest and loads it when
somebody looks. Because keys are made of digests of *results*, a step that gives the same as before stops the change
from spreading (early cutoff). The schedule is the order of calls; a `map`'s items may run in forked workers.

A step whose annotation is `tuple[V | None, tuple[M, ...]]`, M being the build's type of messages, gives a value, if it
could make one, and messages; these are kept with the trace and told again whenever it is reused.
"""

import marshal
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FunctionType, GenericAlias
from typing import Any, Protocol, TypeVar

from generator.engine.cache import Cache, CacheDamagedError
from generator.engine.canonical import DIGEST_SIZE, Codec, codec, digest_of
from generator.engine.fingerprint import Fingerprints
from generator.engine.refs import Argument as Argument
from generator.engine.refs import ChangedError as ChangedError
from generator.engine.refs import Many as Many
from generator.engine.refs import Once, file_ref
from generator.engine.refs import Ref as Ref
from generator.engine.stage import NOTHING, OUT, Items, Run, Stage, table

T = TypeVar("T")

_STAGE = "stage "
_LEAN = "size when last pruned"
Put = Callable[[str, bytes], str]
"""Writes bytes to a path of the output; gives their SHA-256 in hex."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a map of output files gave."""

    wanted: Mapping[str, str]
    """Path → SHA-256 in hex."""
    written: tuple[str, ...]
    """Paths that were made anew."""


class Prints(Protocol):
    """Digests of the code that steps can reach."""

    def of(self, function: Callable[..., Any], /) -> bytes:
        """Of the code that this function can reach."""


class Build:
    """One run over the steps: what ran, what was said, and where results come from."""

    def __init__(self, cache: Cache, jobs: int, message: Any, fingerprints: Prints | None = None) -> None:
        """`message` is the type of the messages that steps tell; `fingerprints` are of the program, if not given."""
        self._cache = cache
        self._jobs = jobs
        self._messages: Any = GenericAlias(tuple, (message, ...))
        self._several: Codec[tuple[Any, ...]] = codec(self._messages)
        self._fingerprints = fingerprints or Fingerprints(cache)
        self._told: dict[bytes, None] = {}
        self._seen: set[bytes] = set()
        self._traces: set[bytes] = set()
        self._tables: dict[str, None] = {}
        self.ran: list[str] = []
        """Each step that ran, in order: the function's name in words, and the item's name."""
        self.on_progress: Callable[[str, int, int], None] | None = None
        """Called with the stage's name, items done and items to do."""

    def messages(self) -> Iterator[Any]:
        """All that steps told in this build, also those that did not run again; each once."""
        several = self._several
        for name in self._told:
            yield from several.decode(self._bytes(name))

    # -- references

    def given(self, value: T, kind: Any = None) -> Ref[T]:
        """A reference to a value at hand."""
        hint: Any = kind or type(value)
        coder: Codec[T] = codec(hint)
        return self._ref(self._cache.put_value(coder.encode(value)), coder)

    def file(self, path: Path, name: bytes) -> Ref[bytes]:
        """A reference to a file's bytes; looking raises ChangedError when they are no longer those of that digest."""
        return file_ref(path, name)

    def _ref(self, name: bytes, coder: Codec[T]) -> Ref[T]:
        self._seen.add(name)
        return Ref(name, partial(self._load, coder))

    def _load(self, coder: Codec[T], name: bytes) -> T:
        return coder.decode(self._bytes(name))

    def _bytes(self, name: bytes) -> bytes:
        data = self._cache.value(name)
        if data is None:
            raise CacheDamagedError("a trace names a value that is not held")
        return data

    # -- steps

    def step(self, function: Callable[..., Any], *arguments: Argument) -> Ref[Any]:
        """The result of one step, which must give a value; one that may give none is a map of one item."""
        return self.map(function, {"": arguments})[""]

    def map(
        self,
        function: Callable[..., Any],
        items: Mapping[str, tuple[Argument, ...]],
        *shared: Argument,
        by_name: bool = False,
    ) -> dict[str, Ref[Any]]:
        """The results of a function on each item; its arguments are the item's, then the shared ones.

        With `by_name` the item's name comes before them. Items for which it could make no value are left out.
        """
        once = tuple(map(Once, shared))
        stage = self._stage(b"map by name" if by_name else b"map", function, items, once)
        kind, tells = self._result(function)
        coder = codec(kind)
        load = partial(self._load, coder)
        self._run_missing(function, stage, partial(self._run, function, coder, tells, by_name, once))
        refs = {}
        for name, out in stage.results():
            value, told = out[:DIGEST_SIZE], out[DIGEST_SIZE:]
            if told != NOTHING:
                self._told[told] = None
            if value != NOTHING:
                refs[name] = Ref(value, load)
        return refs

    def _stage(self, kind: bytes, function: Callable[..., Any], items: Items, shared: Sequence[Argument]) -> Stage:
        prints = self._fingerprints.of(function)
        key = digest_of([kind, prints, _name(function), *(argument.digest for argument in shared)])
        return Stage(self._cache, self._table_name(function), key, items)

    def _run_missing(
        self,
        function: Callable[..., Any],
        stage: Stage,
        run: Run,
        holds: Callable[[str, bytes], bool] | None = None,
    ) -> tuple[str, ...]:
        """Run what is not known, or does not hold; the items' names."""
        missing = stage.missing(holds)
        if not missing:
            return ()
        label = _words(function)
        names = stage.run(missing, run, self._jobs, partial(self._progress, label))
        self.ran.extend(f"{label} {name}".strip() for name in names)
        return tuple(names)

    def _progress(self, label: str, done: int, all_: int) -> None:
        if self.on_progress:
            self.on_progress(label, done, all_)

    def _result(self, function: Callable[..., Any]) -> tuple[Any, bool]:
        """What a step gives, and whether it tells messages too, by its annotation."""
        hint = typing.get_type_hints(function)["return"]
        parts = typing.get_args(hint)
        if typing.get_origin(hint) is tuple and len(parts) == 2 and parts[1] == self._messages:
            return parts[0], True
        return hint, False

    def _run(
        self,
        function: Callable[..., Any],
        coder: Codec[Any],
        tells: bool,
        by_name: bool,
        shared: Sequence[Argument],
        item: tuple[str, Sequence[Argument]],
    ) -> tuple[bytes | None, bytes | None]:
        """The encoded value and messages of one run; in a worker, perhaps."""
        value, messages = _call(function, tells, by_name, shared, item)
        told = self._several.encode(messages) if messages else None
        return None if value is None else coder.encode(value), told

    def split(self, function: Callable[..., Iterable[tuple[str, Any]]], *arguments: Argument) -> dict[str, Ref[Any]]:
        """The named values a step gives one by one, each a reference of its own."""
        key = digest_of([b"split", self._fingerprints.of(function), _name(function), *(a.digest for a in arguments)])
        coder = codec(_item_type(function))
        out = self._cache.trace(key)
        if out is None:
            self.ran.append(_words(function))
            rows = function(*(argument.value() for argument in arguments))
            table = [(name, self._cache.put_value(coder.encode(value))) for name, value in rows]
            assert len(dict(table)) == len(table), f"{_words(function)} gives two values of one name"
            out = self._cache.put_value(marshal.dumps(table))
            self._cache.put_trace(key, out)
            self._cache.commit()
        self._traces.add(key)
        self._seen.add(out)
        load = partial(self._load, coder)
        refs = {name: Ref(value, load) for name, value in marshal.loads(self._bytes(out))}
        self._seen.update(ref.digest for ref in refs.values())
        return refs

    # -- output

    def files(
        self,
        function: Callable[..., Any],
        items: Mapping[str, tuple[Argument, ...]],
        shared: Sequence[Argument],
        held: Callable[[str], str | None],
        put: Put,
    ) -> Result:
        """Make output files: the function gives bytes, which `put` writes; only their SHA-256 is kept.

        `held(path)` is the SHA-256 of what stands there already: where it is what the trace says, nothing runs.
        """
        once = tuple(map(Once, shared))
        stage = self._stage(b"files", function, items, once)
        _, tells = self._result(function)
        written = self._run_missing(
            function,
            stage,
            partial(self._run_file, function, tells, once, put),
            lambda name, out: len(out) == OUT or held(name) == out[OUT:].decode(),
        )
        wanted = {}
        for name, out in stage.results():
            told = out[DIGEST_SIZE:OUT]
            if told != NOTHING:
                self._told[told] = None
            if len(out) > OUT:
                wanted[name] = out[OUT:].decode()
        return Result(wanted, written)

    def _run_file(
        self,
        function: Callable[..., Any],
        tells: bool,
        shared: Sequence[Argument],
        put: Put,
        item: tuple[str, Sequence[Argument]],
    ) -> tuple[bytes | None, bytes | None, str]:
        value, messages = _call(function, tells, False, shared, item)
        told = self._several.encode(messages) if messages else None
        return None, told, "" if value is None else put(item[0], value)

    def finish(self, limit: int) -> None:
        """Write what waits; forget what this build did not use when the cache is larger than `limit` bytes.

        Where what a build uses is larger than that, at twice its size.
        """
        self._cache.commit()
        lean = int.from_bytes(self._cache.kept(_LEAN) or b"", "little")
        if self._cache.size() > max(limit, 2 * lean):
            self._prune()
            self._cache.keep(_LEAN, self._cache.size().to_bytes(8, "little"))
            self._cache.commit()

    def _prune(self) -> None:
        values, traces = set(self._seen), set(self._traces)
        for name in self._tables:
            for key, out in table(self._cache, name).traces():
                traces.add(key)
                values.update((out[:DIGEST_SIZE], out[DIGEST_SIZE:OUT]))
        tables = {name for name in self._cache.names() if not name.startswith(_STAGE) or name in self._tables}
        self._cache.prune(values, traces, tables)

    def _table_name(self, function: Callable[..., Any]) -> str:
        """One for each use of a function in a build; a table of another key is replaced."""
        number = 0
        while (name := f"{_STAGE}{_name(function).decode()} {number}") in self._tables:
            number += 1
        self._tables[name] = None
        return name


def _call(
    function: Callable[..., Any],
    tells: bool,
    by_name: bool,
    shared: Sequence[Argument],
    item: tuple[str, Sequence[Argument]],
) -> tuple[Any, tuple[Any, ...]]:
    """What the function gives for the arguments' values, and what it tells."""
    name, arguments = item
    values = [argument.value() for argument in (*arguments, *shared)]
    try:
        result = function(name, *values) if by_name else function(*values)
    except Exception as error:  # whatever it is, it goes on, with the step's name
        error.add_note(f"in the step {_words(function)} {name}".strip())
        raise
    return result if tells else (result, ())


def _name(function: Callable[..., Any]) -> bytes:
    """A step's name; what a closure, a partial or a method holds is in no key, so that these are refused."""
    assert isinstance(function, FunctionType), f"{function!r} is not a plain function"
    assert function.__closure__ is None, f"{function.__qualname__} holds values that are not in its key"
    return f"{function.__module__}.{function.__qualname__}".encode()


def _words(function: Callable[..., Any]) -> str:
    return function.__name__.replace("_", " ")


def _item_type(function: Callable[..., Any]) -> Any:
    """The V of a function that gives an iterator of (str, V)."""
    hint = typing.get_type_hints(function)["return"]
    (pair,) = typing.get_args(hint)
    return typing.get_args(pair)[1]
