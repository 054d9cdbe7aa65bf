"""Values by name: a digest now, the value when somebody looks."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.engine.canonical import digest, digest_of

T = TypeVar("T")
_UNLOADED: Any = object()


class ChangedError(Exception):
    """A file changed while the build read it; another run sees the new one."""


class Ref(Generic[T]):
    """A value by name: its digest now, itself when looked at."""

    __slots__ = ("_load", "digest")

    def __init__(self, digest: bytes, load: Callable[[bytes], T]) -> None:
        """`load` gives the value of a digest."""
        self.digest: bytes = digest
        self._load = load

    def value(self) -> T:
        """The value, loaded anew at each call."""
        return self._load(self.digest)


class Many(Generic[T]):
    """Several named references as one argument: its value is a mapping, in the order given."""

    __slots__ = ("digest", "refs")

    def __init__(self, refs: Mapping[str, Ref[T]]) -> None:
        """The digest covers names, order and values."""
        self.refs = refs
        names = "\0".join(refs).encode("utf-8", "surrogatepass")
        self.digest: bytes = digest_of([names, b"".join([ref.digest for ref in refs.values()])])

    def value(self) -> Mapping[str, T]:
        """Name → value."""
        return {name: ref.value() for name, ref in self.refs.items()}


class Once:
    """An argument that many items share: its value is loaded once in each process."""

    __slots__ = ("_value", "argument", "digest")

    def __init__(self, argument: "Argument") -> None:
        """Not loaded until somebody looks."""
        self.argument = argument
        self.digest: bytes = argument.digest
        self._value: Any = _UNLOADED

    def value(self) -> Any:
        """The argument's value."""
        if self._value is _UNLOADED:
            self._value = self.argument.value()
        return self._value


Argument = Ref[Any] | Many[Any] | Once


def file_ref(path: Path, name: bytes) -> Ref[bytes]:
    """A file's bytes; looking raises ChangedError when they are no longer those of that digest."""
    return Ref(name, partial(_read, path))


def _read(path: Path, name: bytes) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ChangedError(f"{path} went away while the build read it") from error
    if digest(data) != name:
        raise ChangedError(f"{path} changed while it was being read")
    return data
