"""Articles that hang together cut into stories: average linkage, with what editors say kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.links.likeness.weights import Vector, cosine, weights_of
from generator.links.stories.edges import LEAST, Edge
from generator.links.stories.reported import Reported, may_meet
from generator.links.stories.wishes import Wish

_MOST = 400
"""Articles of a component whose every pair is looked at; of a larger one, those that edges join."""
_FINE = 1 << 20
"""Parts of a mean, so that two that differ stay apart as whole numbers."""


@dataclass(frozen=True, slots=True)
class Component:
    """Articles that hang together by being alike or by an editor's word; no other article is of a story with them."""

    members: tuple[Reported, ...]
    """By name."""
    wishes: tuple[Wish, ...]
    """Of stories that name one of them, with only these of their articles."""
    edges: tuple[Edge, ...] = ()
    """Of a component that is too large for each pair to be looked at: those that are."""


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
    free = [edge for found in edges.values() for edge in found if edge.one not in frozen and edge.other not in frozen]
    up = {name: name for name in every}
    for edge in free:
        _join(up, edge.one, edge.other)
    for wish in wishes:
        held = [name for name in wish.articles if name in every]
        for name in held[1:]:
            _join(up, held[0], name)
    groups: dict[str, list[Reported]] = {}
    for name in sorted(every):
        groups.setdefault(_top(up, name), []).append(every[name])
    owner = {name: wish for wish in wishes for name in wish.articles}
    joined: dict[str, set[Edge]] = {first: set() for first, members in groups.items() if len(members) > _MOST}
    for edge in free if joined else ():
        if (first := _top(up, edge.one)) in joined:
            joined[first].add(edge)
    for first, members in groups.items():
        told = {owner[one.name].slug: owner[one.name] for one in members if one.name in owner}
        if len(members) > 1 or told:
            names = {one.name for one in members}
            within = tuple(_within(told[slug], names) for slug in sorted(told))
            pairs = sorted(joined.get(first, ()), key=lambda edge: (edge.one, edge.other))
            yield first, Component(tuple(members), within, tuple(pairs))


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
    linkage = _Linkage(component, vectors)
    linkage.run()
    found = []
    for first in sorted(linkage.members):
        slug = linkage.owner.get(first, "")
        if slug or len(linkage.members[first]) > 1:
            members = tuple(component.members[at] for at in sorted(linkage.members[first]))
            found.append(Cluster(slug, members))
    return tuple(found)


class _Linkage:
    """Groups that grow. Articles are numbers, by name; a group is called by its first."""

    def __init__(self, component: Component, vectors: Mapping[str, Vector]) -> None:
        self.members = {at: [at] for at in range(len(component.members))}
        self.owner: dict[int, str] = {}
        self.barred: dict[int, frozenset[str]] = {}
        """Stories that a group may not be of."""
        is_frozen = any(wish.is_frozen for wish in component.wishes)
        self.sums = {} if is_frozen else _sums(component, vectors)
        """Of two groups, the sum of the cosines of their articles; both ways, only where it is more than none."""
        number = {one.name: at for at, one in enumerate(component.members)}
        for wish in component.wishes:
            for name in wish.without:
                self.barred[number[name]] = self.barred.get(number[name], frozenset()) | {wish.slug}
        for wish in component.wishes:
            first, *others = sorted(number[name] for name in wish.articles)
            for other in others:
                self._merge(first, other)
            self.owner[first] = wish.slug

    def run(self) -> None:
        """Join the two groups that are most alike, until none are enough; of equals the first by name."""
        best = {one: found for one in self.sums if (found := self._best(one))}
        while best:
            mean, one, other = max(best.values())
            if mean < LEAST * _FINE:
                return
            touched = {-one, -other, *self.sums[-one], *self.sums[-other]}
            self._merge(-one, -other)
            for group in touched:
                best.pop(group, None)
                if group in self.members and (found := self._best(group)):
                    best[group] = found

    def _best(self, one: int) -> tuple[int, int, int] | None:
        """The later group most like this one that it may be joined with: the mean, and both, below nought."""
        return max(
            (
                (total * _FINE // (len(self.members[one]) * len(self.members[other])), -one, -other)
                for other, total in self.sums.get(one, {}).items()
                if other > one and self._may_join(one, other)
            ),
            default=None,
        )

    def _may_join(self, one: int, other: int) -> bool:
        mine, theirs = self.owner.get(one, ""), self.owner.get(other, "")
        if mine and theirs:
            return False
        return mine not in self.barred.get(other, ()) and theirs not in self.barred.get(one, ())

    def _merge(self, one: int, other: int) -> None:
        """The second group, which is the later, made a part of the first."""
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


def _sums(component: Component, vectors: Mapping[str, Vector]) -> dict[int, dict[int, int]]:
    members = component.members
    weights = [weights_of(vectors[one.name]) for one in members]
    squares = [vectors[one.name].square for one in members]
    found: dict[int, dict[int, int]] = {}
    for at, other in _pairs(component):
        if may_meet(members[at], members[other]):
            like = cosine(weights[at], weights[other], squares[at] * squares[other])
            if not (members[at].is_placed and members[other].is_placed):
                like //= 2
            if like:
                found.setdefault(at, {})[other] = found.setdefault(other, {})[at] = like
    return found


def _pairs(component: Component) -> Iterable[tuple[int, int]]:
    """Each pair of articles by number; of a large component those that edges join."""
    if not component.edges:
        return combinations(range(len(component.members)), 2)
    number = {one.name: at for at, one in enumerate(component.members)}
    return [(number[edge.one], number[edge.other]) for edge in component.edges]
