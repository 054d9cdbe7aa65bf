"""References side by side: what a stage gave, and the arguments of the next one's items, by name."""

from collections.abc import Mapping
from typing import Any

from generator.engine.build import Argument, Ref

Made = Mapping[str, Ref[Any]]
"""What a stage gave, by name."""
Rows = dict[str, tuple[Argument, ...]]
"""The arguments of a stage's items, by name."""


def singly(refs: Made) -> Rows:
    """Each by itself."""
    return {name: (ref,) for name, ref in refs.items()}


def paired(one: Made, other: Made) -> Rows:
    """What both have, together."""
    return {name: (ref, other[name]) for name, ref in one.items() if name in other}
