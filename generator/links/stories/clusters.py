"""Articles that hang together cut into stories: average linkage, with what editors say kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.links.likeness.weights import Vector, cosine, weights_of
from generator.links.stories.edges import LEAST, Edge
from generator.links.stories.reported import Reported, may_meet
from generator.links.stories.wishes import Wish

_MOST = 400
"""Articles of a component whose every pair is looked at; of a larger one, only neighbours: it takes seconds else."""
_FINE = 1 << 20
"""Parts of a mean, so that two that differ stay apart as whole numbers."""


@dataclass(frozen=True, slots=True)
class Component:
    """Articles that hang together by being alike or by an editor's word; no other article is of a story with them."""

    members: tuple[Reported, ...]
    """By name."""
    wishes: tuple[Wish, ...]
    """Of stories that name one of them, with only these of their articles."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles of one story, by name."""

    slug: str
    """The editor's; empty for one that nobody named."""
    members: tuple[Reported, ...]


def components(
    parts: Mapping[str, tuple[Reported, ...]], edges: Mapping[str, tuple[Edge, ...]], wishes: tuple[Wish, ...]
) -> Iterator[tuple[str, Component]]:
    """What hangs together, each by its first article; what hangs alone is in none."""
    every = {one.name: one for part in parts.values() for one in part}
    frozen = {name for wish in wishes if wish.is_frozen for name in wish.articles}
    up = {name: name for name in every}
    for bucket in edges.values():
        for edge in bucket:
            if edge.one not in frozen and edge.other not in frozen:
                _join(up, edge.one, edge.other)
    for wish in wishes:
        held = [name for name in wish.articles if name in every]
        for name in held[1:]:
            _join(up, held[0], name)
    groups: dict[str, list[Reported]] = {}
    for name in sorted(every):
        groups.setdefault(_top(up, name), []).append(every[name])
    owner = {name: wish for wish in wishes for name in wish.articles}
    for first, members in groups.items():
        told = {owner[one.name].slug: owner[one.name] for one in members if one.name in owner}
        if len(members) > 1 or told:
            names = {one.name for one in members}
            yield first, Component(tuple(members), tuple(_within(told[slug], names) for slug in sorted(told)))


def _within(wish: Wish, names: Iterable[str]) -> Wish:
    held = set(names)
    articles = tuple(name for name in wish.articles if name in held)
    return Wish(wish.slug, articles, tuple(name for name in wish.without if name in held), wish.is_frozen)


def _top(up: dict[str, str], name: str) -> str:
    while up[name] != name:
        up[name] = name = up[up[name]]
    return name


def _join(up: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_top(up, one), _top(up, other)))
    up[second] = first


def clusters(component: Component, vectors: Mapping[str, Vector]) -> tuple[Cluster, ...]:
    """The stories of a component; those that no editor named have two articles or more."""
    known = {one.name: one for one in component.members}
    linkage = _Linkage(component, vectors)
    linkage.run()
    found = []
    for first in sorted(linkage.members):
        names = sorted(linkage.members[first])
        slug = linkage.owner.get(first, "")
        if slug or len(names) > 1:
            found.append(Cluster(slug, tuple(known[name] for name in names)))
    return tuple(found)


class _Linkage:
    """Groups that grow; each is called by its first name."""

    def __init__(self, component: Component, vectors: Mapping[str, Vector]) -> None:
        self.members = {one.name: [one.name] for one in component.members}
        self.owner: dict[str, str] = {}
        self.barred: dict[str, frozenset[str]] = {}
        """Stories that a group may not be of."""
        is_frozen = any(wish.is_frozen for wish in component.wishes)
        self.sums = {} if is_frozen else _sums(component, vectors)
        """Of two groups, the sum of the cosines of their articles; both ways, only where it is more than none."""
        for wish in component.wishes:
            for name in wish.without:
                self.barred[name] = self.barred.get(name, frozenset()) | {wish.slug}
        for wish in component.wishes:
            for name in wish.articles[1:]:
                self._merge(wish.articles[0], name)
            if wish.articles:
                self.owner[min(wish.articles)] = wish.slug

    def run(self) -> None:
        """Join the two groups that are most alike, until none are enough; of equals the first by name."""
        best = {one: found for one in self.sums if (found := self._best(one))}
        while best:
            mean, one, other = max(best.values(), key=lambda found: (found[0], *_backwards(found[1:])))
            if mean < LEAST * _FINE:
                return
            touched = {*self.sums.get(one, {}), *self.sums.get(other, {})}
            self._merge(one, other)
            for name in {one, other, *touched}:
                best.pop(name, None)
                if name in self.members and (found := self._best(name)):
                    best[name] = found

    def _best(self, one: str) -> tuple[int, str, str] | None:
        """The later group most like this one that it may be joined with: the mean, and both."""
        found = None
        for other, total in self.sums.get(one, {}).items():
            if other > one and self._may_join(one, other):
                mean = total * _FINE // (len(self.members[one]) * len(self.members[other]))
                if found is None or (mean, *_backwards((other,))) > (found[0], *_backwards(found[2:])):
                    found = (mean, one, other)
        return found

    def _may_join(self, one: str, other: str) -> bool:
        mine, theirs = self.owner.get(one, ""), self.owner.get(other, "")
        if mine and theirs:
            return False
        return mine not in self.barred.get(other, ()) and theirs not in self.barred.get(one, ())

    def _merge(self, one: str, other: str) -> None:
        """Two groups made one, with the first name of both."""
        one, other = sorted((_group(self.members, one), _group(self.members, other)))
        if one == other:
            return
        self.members[one] += self.members.pop(other)
        if slug := self.owner.pop(other, ""):
            self.owner[one] = slug
        if barred := self.barred.pop(other, None):
            self.barred[one] = self.barred.get(one, frozenset()) | barred
        mine = self.sums.setdefault(one, {})
        for third, total in self.sums.pop(other, {}).items():
            self.sums[third].pop(other)
            if third != one:
                mine[third] = self.sums[third][one] = mine.get(third, 0) + total


def _backwards(names: Iterable[str]) -> tuple[tuple[int, ...], ...]:
    """Sorts names the other way round, so that the largest is the first by name."""
    return tuple((*(-ord(char) for char in name), 1) for name in names)


def _group(members: Mapping[str, list[str]], name: str) -> str:
    return name if name in members else next(first for first, names in members.items() if name in names)


def _sums(component: Component, vectors: Mapping[str, Vector]) -> dict[str, dict[str, int]]:
    weights = {one.name: weights_of(vectors[one.name]) for one in component.members}
    least = LEAST if len(component.members) > _MOST else 1
    found: dict[str, dict[str, int]] = {}
    for at, one in enumerate(component.members):
        for other in component.members[at + 1 :]:
            if may_meet(one, other):
                squares = vectors[one.name].square * vectors[other.name].square
                like = cosine(weights[one.name], weights[other.name], squares)
                like = like if one.is_placed and other.is_placed else like // 2
                if like >= least:
                    found.setdefault(one.name, {})[other.name] = like
                    found.setdefault(other.name, {})[one.name] = like
    return found
