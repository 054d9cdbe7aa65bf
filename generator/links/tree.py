"""The tree of topics and places: what stands above each, and what below."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.model import Kind

Key = tuple[Kind, str]
"""Kind and slug."""


class Tree:
    """Each entity's broader one, with what follows from it; a chain that turns back on itself ends there."""

    def __init__(self, broader: Mapping[Key, str]) -> None:
        """`broader` has the slug above, of the same kind; entities that are not in it are top ones."""
        self._broader = broader

    def above(self, key: Key) -> list[Key]:
        """The chain upwards, the nearest first."""
        chain = [key]
        while slug := self._broader.get(chain[-1]):
            if (key[0], slug) in chain:
                break
            chain.append((key[0], slug))
        return chain[1:]

    def among(self, keys: Iterable[Key]) -> "Branches":
        """What lies below what, of these alone."""
        narrower: dict[Key, list[Key]] = defaultdict(list)
        for key in keys:
            if above := self._broader.get(key):
                narrower[key[0], above].append(key)
        return Branches(narrower)


class Branches:
    """The entities below others."""

    def __init__(self, narrower: Mapping[Key, list[Key]]) -> None:
        """`narrower` are those directly below each that has some."""
        self.narrower = narrower

    def below(self, key: Key) -> Iterator[Key]:
        """Everything below, each once."""
        seen, waiting = {key}, [key]
        while waiting:
            for other in self.narrower.get(waiting.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    yield other
