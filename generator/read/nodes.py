"""YAML's values as we hold them: scalars, lists and mappings that know their place."""

from typing import NamedTuple, TypeAlias

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean nothing is there (YAML 1.2, core schema)."""


class Scalar(NamedTuple):
    """One value, as text."""

    text: str
    line: int
    """Of the file, from 1."""
    column: int
    """Unicode code points from 1."""
    style: str = ""
    """Empty for plain, else the quote or block sign it was written with: `'`, `"`, `|`, `>`."""

    @property
    def is_null(self) -> bool:
        """True where nothing was written, or a plain `null`: the same as no key at all."""
        return not self.style and self.text in NULLS


class Items(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Keys and values, in the order written."""

    entries: dict[str, Entry]
    """By the key's text."""
    line: int
    column: int


Node: TypeAlias = Scalar | Items | Mapping
