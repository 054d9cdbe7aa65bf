"""The stages that find which articles are alike and which report one event."""

from collections.abc import Iterable, Mapping
from itertools import combinations_with_replacement
from typing import Any, NamedTuple
from zlib import crc32

from generator.config import Config
from generator.engine.build import Build, Many, Ref
from generator.links.likeness.near import Related, found_in_first, found_in_second, leading, near, related, with_words
from generator.links.likeness.terms import Terms, terms
from generator.links.likeness.weights import Vector, frequencies, sampled, vector
from generator.links.stories.clusters import clusters, components
from generator.links.stories.edges import edges, undated_edges
from generator.links.stories.found import Story, each_story, stories
from generator.links.stories.reported import Reported, by_bucket, reported
from generator.links.stories.told import StoryTold, told
from generator.links.stories.wishes import Wish, nothing_else, wishes
from generator.stages.passages import SharedPassages

PARTS = 32
"""Into which a large archive's articles fall by their names: what an edit makes anew is one part."""
_PART = 256  # articles of a part, below which a smaller number of parts does


def stories_and_related(
    make: Build,
    config: Config | None,
    articles: Mapping[str, Ref[Any]],
    bodies: Mapping[str, Ref[Any]],
    entities: Mapping[str, Ref[Any]],
    recurring: Mapping[str, Ref[bytes]],
) -> tuple[Ref[tuple[Story, ...]], Mapping[str, Ref[tuple[Related, ...]]]]:
    """The stories, and by part what articles are most like, as far as the settings ask for either.

    `recurring` are, by article, the marks of what recurs on its publisher's pages.
    """
    if config is None or not (config.stories or config.related):
        return stated_stories(make, articles, entities), {}
    like = likeness(make, articles, bodies, recurring)
    alike = related_articles(make, like)
    stories = found_stories(make, like, alike, entities) if config.stories else stated_stories(make, articles, entities)
    return stories, alike if config.related else {}


class Likeness(NamedTuple):
    """The articles that are compared, by name."""

    who: Mapping[str, Ref[tuple[Reported, ...]]]
    """Who they are and when they were, by part."""
    terms: Mapping[str, Ref[Terms]]
    vectors: Mapping[str, Ref[Vector]]


def likeness(
    make: Build, articles: Mapping[str, Ref[Any]], bodies: Mapping[str, Ref[Any]], recurring: Mapping[str, Ref[bytes]]
) -> Likeness:
    """The vectors of all articles that are published, by the terms of each and how rare these are in a sample."""
    who = _who(make, articles, bodies)
    shown = [one.name for ref in who.values() for one in ref.value()]
    none = make.given(b"")
    texts = {name: (articles[name], bodies[name], recurring.get(name, none)) for name in sorted(shown)}
    found = make.map(terms, texts)
    told = make.step(frequencies, Many({name: found[name] for name in sampled(found)}))
    return Likeness(who, found, make.map(vector, {name: (ref,) for name, ref in found.items()}, told))


def related_articles(make: Build, like: Likeness) -> dict[str, Ref[tuple[Related, ...]]]:
    """The neighbours of all articles, by part."""
    names = {part: [one.name for one in ref.value()] for part, ref in like.who.items()}
    parts = {part: held for part, held in names.items() if held}
    heads = make.map(leading, {part: (Many(_those(like.vectors, held)),) for part, held in parts.items()})
    pairs = {f"{one} {other}": (heads[one], heads[other]) for one, other in combinations_with_replacement(parts, 2)}
    found = make.map(near, pairs)
    halves = {
        pair: (ref,) for pair, ref in found.items()
    }  # what one says to a part is then as it was when the other's moved
    of: dict[str, dict[str, Ref[Any]]] = {part: {} for part in parts}
    for pair, ref in make.map(found_in_second, halves).items():
        one, other = pair.split(" ")
        of[one][other] = ref
    for pair, ref in make.map(found_in_first, halves).items():
        one, other = pair.split(" ")
        if one != other:
            of[other][one] = ref
    bare = make.map(related, {part: (Many(of[part]),) for part in parts})
    items = {}
    for part, ref in bare.items():
        mine = [row.name for row in ref.value()]
        others = {one.name for row in ref.value() for one in row.similar}
        items[part] = (ref, Many(_those(like.terms, mine)), Many(_those(like.vectors, sorted({*mine, *others}))))
    return make.map(with_words, items)


def _those(refs: Mapping[str, Ref[Any]], names: Iterable[str]) -> dict[str, Ref[Any]]:
    return {name: refs[name] for name in names}


def _who(
    make: Build, articles: Mapping[str, Ref[Any]], names: Iterable[str]
) -> Mapping[str, Ref[tuple[Reported, ...]]]:
    parts = parts_for(names)
    return make.map(reported, {part: (Many({name: articles[name] for name in parts[part]}),) for part in parts})


def parts_for(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by part; the more there are, the more parts."""
    every = sorted(names)
    count = min(PARTS, 1 << (len(every) // _PART).bit_length())
    parts: dict[str, list[str]] = {}
    for name in every:
        parts.setdefault(f"part-{crc32(name.encode('utf-8', 'surrogatepass')) % count:02x}", []).append(name)
    return dict(sorted(parts.items()))


def found_stories(
    make: Build, like: Likeness, alike: Mapping[str, Ref[tuple[Related, ...]]], entities: Mapping[str, Ref[Any]]
) -> Ref[tuple[Story, ...]]:
    """All stories, by the words of what lies near in time and by what editors say.

    `alike` are neighbours by part: what has no day is looked for among its own.
    """
    told = _wishes(make, entities)
    buckets = by_bucket(one for ref in like.who.values() for one in ref.value())
    rows = {number: make.given(tuple(found), tuple[Reported, ...]) for number, found in buckets.items()}
    none = make.given((), tuple[Reported, ...])
    days = {}
    for number, found in buckets.items():
        names = [one.name for one in (*found, *buckets.get(number + 1, ()))]
        if len(names) > 1:
            vectors = Many({name: like.vectors[name] for name in names})
            days[f"days-{number}"] = (rows[number], rows.get(number + 1, none), vectors)
    undated = make.map(undated_edges, {part: (ref, like.who[part]) for part, ref in alike.items()})
    return _cut(make, like.who, {**make.map(edges, days), **undated}, told, like.vectors)


def stated_stories(
    make: Build, articles: Mapping[str, Ref[Any]], entities: Mapping[str, Ref[Any]]
) -> Ref[tuple[Story, ...]]:
    """The stories of editors' files alone."""
    told = make.step(nothing_else, _wishes(make, entities))
    return _cut(make, _who(make, articles, articles) if told.value() else {}, {}, told, {})


def _wishes(make: Build, entities: Mapping[str, Ref[Any]]) -> Ref[tuple[Wish, ...]]:
    return make.step(wishes, Many({name: ref for name, ref in entities.items() if name.startswith("stories/")}))


def _cut(
    make: Build,
    who: Mapping[str, Ref[Any]],
    near: Mapping[str, Ref[Any]],
    told: Ref[tuple[Wish, ...]],
    vectors: Mapping[str, Ref[Vector]],
) -> Ref[tuple[Story, ...]]:
    """Stories of what hangs together."""
    groups = make.split(components, Many(who), Many(near), told)
    items = {}
    for first, ref in groups.items():
        names = [one.name for one in ref.value().members]
        items[first] = (ref, Many({name: vectors[name] for name in names if name in vectors}))
    return make.step(stories, Many(make.map(clusters, items)), told)


def told_stories(
    make: Build, found: Ref[tuple[Story, ...]], bodies: Mapping[str, Ref[Any]], shared: SharedPassages
) -> dict[str, Ref[StoryTold]]:
    """What the reports of each story share, by the story's full name."""
    items = {}
    for slug, ref in make.split(each_story, found).items():
        names = [f"articles/{ident}" for ident in ref.value().articles]
        shares, recurring = (
            Many({name: of[name] for name in names if name in of}) for of in (shared.sharing, shared.recurring)
        )
        items[f"stories/{slug}"] = (ref, Many({name: bodies[name] for name in names}), shares, recurring)
    return make.map(told, items)
