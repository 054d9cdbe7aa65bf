"""The stages that find what articles share."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.engine.build import Build, Many, Ref
from generator.links.passages.index import (
    ROLL,
    candidates,
    furniture,
    met,
    part_of,
    recurring_paragraphs,
    roll,
    seeds_by_slice,
)
from generator.links.passages.sharing import SharedWith, Sharing, blocks_of, pair, shared_with, sharing


class SharedPassages(NamedTuple):
    """What is known of articles by name."""

    sharing: Mapping[str, Ref[Sharing]]
    """Of those that share a passage."""
    cards: Mapping[str, Ref[tuple[SharedWith, ...]]]
    """Of the same."""
    recurring: Mapping[str, Ref[bytes]]
    """Marks of paragraphs that recur on its publisher's pages; of articles whose publisher has such."""


NOTHING_SHARED = SharedPassages({}, {}, {})


def shared_passages(make: Build, articles: Mapping[str, Ref[Any]], bodies: Mapping[str, Ref[Any]]) -> SharedPassages:
    """What the articles share, by the seeds of all and the texts of those that may."""
    parts: dict[str, list[str]] = {}
    for name in bodies:
        parts.setdefault(part_of(name), []).append(name)
    slices: dict[str, dict[str, Ref[Any]]] = {}
    for part, names in sorted(parts.items()):
        mine = Many({name: articles[name] for name in names}), Many({name: bodies[name] for name in names})
        for number, ref in make.split(seeds_by_slice, *mine).items():
            slices.setdefault(number, {})[part] = ref
    rolls = Many(slices.pop(ROLL, {}))
    who = make.step(roll, rolls)
    paragraphs = make.split(recurring_paragraphs, rolls)
    named = who.value().articles if paragraphs else ()
    recurs = {name: paragraphs[publisher] for name, publisher in named if publisher in paragraphs}
    found = make.map(met, {number: (Many(slices[number]),) for number in sorted(slices)}, who)
    recurring = make.split(furniture, Many(found))
    none = make.given(b"")
    pairs = make.step(candidates, Many(found), who).value()
    texts = make.map(blocks_of, {name: (bodies[name],) for one in pairs for name in (one.one, one.other)})
    laid = make.map(
        pair,
        {
            f"{one.one}\t{one.other}": (texts[one.one], texts[one.other], recurring.get(one.publisher, none))
            for one in pairs
        },
    )
    of: dict[str, dict[str, Ref[Any]]] = {}
    for one, (both, ref) in zip(pairs, laid.items(), strict=True):
        of.setdefault(one.one, {})[both] = of.setdefault(one.other, {})[both] = ref
    rows = {name: (texts[name], Many(of[name]), recurs.get(name, none)) for name in sorted(of)}
    shares = make.map(sharing, rows, by_name=True)
    return SharedPassages(shares, make.map(shared_with, {name: (ref,) for name, ref in shares.items()}), recurs)
