"""Value ⇄ bytes: one spelling for each value, so that its digest is its name.

Allowed are None, bool, int, str, bytes, enums of strings, tuples, frozen dataclasses and unions of these; floats, sets
and dicts have no single spelling and are refused when the codec is made. The bytes are marshal's, version 2: the last
version without back references, which depend on how a value was built. marshal is fast and not safe against made-up
bytes, so bytes are only read back after their digest was checked.
"""

import dataclasses
import marshal
import types
import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Generic, TypeVar

T = TypeVar("T")
DIGEST_SIZE = 16
"""Bytes of a digest; 128 bits make an accidental collision unthinkable."""
_MARSHAL_VERSION = 2
_ATOMS = (type(None), bool, int, str, bytes)

Turn = Callable[[Any], Any]
"""One direction of a codec; None stands for a value that is its own plain form."""


def digest(data: bytes) -> bytes:
    """The name of these bytes."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def digest_of(parts: typing.Iterable[bytes]) -> bytes:
    """The digest of several digests or byte strings, each counted with its length."""
    state = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        state.update(len(part).to_bytes(4, "little"))
        state.update(part)
    return state.digest()


@dataclasses.dataclass(frozen=True, slots=True)
class Codec(Generic[T]):
    """Both directions for one type."""

    pack: Turn | None
    unpack: Turn | None

    def encode(self, value: T) -> bytes:
        """The value's one spelling."""
        plain: Any = self.pack(value) if self.pack else value
        return marshal.dumps(plain, _MARSHAL_VERSION)

    def decode(self, data: bytes) -> T:
        """The value; `data` must come from `encode` of the same type."""
        plain = marshal.loads(data)
        return typing.cast(T, self.unpack(plain) if self.unpack else plain)


@cache
def codec(kind: Any) -> Codec[Any]:
    """The codec of a type, from its hints; TypeError for a type whose values have no single spelling."""
    if kind in _ATOMS or kind is None:
        return Codec(None, None)
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _tuple(typing.get_args(kind))
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum) and all(type(member.value) in _ATOMS for member in kind):
        return Codec(attrgetter("value"), kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(
        f"no canonical bytes for {kind!r}: use None, bool, int, str, bytes, enums, tuples, frozen dataclasses"
    )


def _tuple(items: tuple[Any, ...]) -> Codec[Any]:
    if len(items) == 2 and items[1] is Ellipsis:
        item = codec(items[0])
        return Codec(_each(item.pack), _each(item.unpack))
    parts = [codec(item) for item in items]
    return Codec(_fixed([part.pack for part in parts]), _fixed([part.unpack for part in parts]))


def _each(turn: Turn | None) -> Turn | None:
    return None if turn is None else lambda values: tuple(map(turn, values))


def _fixed(turns: list[Turn | None]) -> Turn | None:
    if not any(turns):
        return None
    return lambda values: tuple(turn(value) if turn else value for turn, value in zip(turns, values, strict=True))


def _union(options: tuple[Any, ...]) -> Codec[Any]:
    rest = [option for option in options if option is not type(None)]
    if len(rest) == 1:
        only = codec(rest[0])
        return Codec(_unless_none(only.pack), _unless_none(only.unpack))
    codecs = [codec(option) for option in rest]
    places = {option: place for place, option in enumerate(rest)}

    def pack(value: Any) -> Any:
        if value is None:
            return None
        place = places[type(value)]
        turn = codecs[place].pack
        return (place, turn(value) if turn else value)

    def unpack(plain: Any) -> Any:
        if plain is None:
            return None
        turn = codecs[plain[0]].unpack
        return turn(plain[1]) if turn else plain[1]

    return Codec(pack, unpack)


def _unless_none(turn: Turn | None) -> Turn | None:
    return None if turn is None else lambda value: None if value is None else turn(value)


def _dataclass(kind: Any) -> Codec[Any]:
    if not kind.__dataclass_params__.frozen:
        raise TypeError(f"{kind.__name__} must be frozen to have canonical bytes")
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    parts = [codec(hints[name]) for name in names]
    packs = [(place, part.pack) for place, part in enumerate(parts) if part.pack]
    unpacks = [(place, part.unpack) for place, part in enumerate(parts) if part.unpack]
    values = attrgetter(*names) if len(names) > 1 else _single(names)

    def pack(value: Any) -> Any:
        if value.__class__ is not kind:  # what a subclass adds would be lost
            raise TypeError(f"{value!r} is no {kind.__name__}")
        if not packs:
            return values(value)
        row = list(values(value))
        for place, turn in packs:
            row[place] = turn(row[place])
        return tuple(row)

    def unpack(plain: Any) -> Any:
        if not unpacks:
            return kind(*plain)
        row = list(plain)
        for place, turn in unpacks:
            row[place] = turn(row[place])
        return kind(*row)

    return Codec(pack, unpack)


def _single(names: list[str]) -> Turn:
    return lambda value: tuple(getattr(value, name) for name in names)
