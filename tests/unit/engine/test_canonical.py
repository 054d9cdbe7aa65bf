"""One spelling for each value; what has none is refused."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import Any, Literal

import pytest

from generator.engine.canonical import codec, digest, digest_of


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Share(Enum):
    HALF = 0.5


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str


@dataclass(frozen=True, slots=True)
class Bud(Leaf):
    age: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    colour: Colour | None = None
    pair: tuple[Leaf, Colour, int] = (Leaf("x"), Colour.RED, 1)
    either: Leaf | Colour | str | None = None
    parent: "Leaf | None" = field(default=None)


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass
class Melting:
    name: str


TREE = Tree((Leaf("a"), Leaf("ä\udcff")), Colour.BLUE, (Leaf("y"), Colour.RED, -(2**70)), Leaf("z"), Leaf("p"))


@pytest.mark.parametrize(
    "kind, value",
    [
        (None, None),
        (type(None), None),
        (bool, True),
        (int, -(2**100)),
        (str, "a\0\udcff𝄞"),
        (bytes, b"\0\xff"),
        (Colour, Colour.BLUE),
        (tuple[str, ...], ("a", "b")),
        (tuple[()], ()),
        (tuple[tuple[int, ...], ...], ((1, 2), ())),
        (tuple[Leaf, int], (Leaf("a"), 1)),
        (str | None, None),
        (Leaf | None, Leaf("a")),
        (Leaf | Bud | str, Bud("a", 3)),
        (Nothing, Nothing()),
        (Tree, TREE),
        (Tree, Tree((), either="text")),
        (Tree, Tree((), either=Colour.RED)),
    ],
)
def test_a_value_comes_back(kind, value):
    both = codec(kind)

    back = both.decode(both.encode(value))

    assert (back, type(back)) == (value, type(value))


def test_a_tree_comes_back_with_its_types():
    back = codec(Tree).decode(codec(Tree).encode(TREE))

    assert [type(part) for part in (back.colour, back.pair[1], back.either)] == [Colour, Colour, Leaf]


def test_bytes_do_not_depend_on_how_a_value_was_built():
    name = "".join(["a", "b", "c"])
    shared = Leaf(name)
    apart = Tree((Leaf("abc"), Leaf("ab" + chr(99))))

    assert codec(Tree).encode(Tree((shared, shared))) == codec(Tree).encode(apart)


def test_what_differs_has_other_bytes():
    kind = Leaf | Colour | str | None
    values = [None, Leaf("red"), Colour.RED, "red", "blue", Colour.BLUE, Leaf("")]

    assert len({codec(kind).encode(value) for value in values}) == len(values)


@pytest.mark.parametrize(
    "kind", [float, set[str], dict[str, str], list[int], Any, date, Melting, Literal["a"], Share, object, tuple]
)
def test_a_type_without_one_spelling_is_refused(kind):
    with pytest.raises(TypeError):
        codec(kind)


@pytest.mark.parametrize("kind", [Leaf, tuple[Leaf, ...], Leaf | None, Leaf | Colour])
def test_a_value_of_another_class_is_refused_and_not_cut_short(kind):
    value = (Bud("a", 3),) if kind == tuple[Leaf, ...] else Bud("a", 3)

    with pytest.raises((TypeError, KeyError)):
        codec(kind).encode(value)


@pytest.mark.parametrize("value", [Colour.RED, object(), Leaf("a")])
def test_an_atom_of_another_class_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        codec(str).encode(value)


def test_parts_are_not_mixed_up():
    parts = [[b"ab", b"c"], [b"a", b"bc"], [b"abc"], [b"abc", b""], [b"", b"abc"], [], [b""]]

    assert len({digest_of(part) for part in parts}) == len(parts)


def test_a_digest_has_sixteen_bytes():
    assert digest(b"").hex() == "cae66941d9efbd404e4d88758ea67670"
