"""The stages that find the archive's own names in its articles."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.engine.build import Argument, Build, Many, Ref
from generator.engine.refs import Once
from generator.links.mentions.gather import mentions
from generator.links.mentions.sought import likely_names, part, sought_names, worded
from generator.links.mentions.values import Mentioned, Mentions, Said, mentioned, said


class FoundMentions(NamedTuple):
    """For each article in which one of the archive's own names may stand, by the article's name."""

    mentions: Mapping[str, Ref[Mentions]]
    cards: Mapping[str, Ref[tuple[Mentioned, ...]]]
    said: Mapping[str, Ref[tuple[Said, ...]]]
    """The sentences that the pages of names show: an edit of one reaches these pages alone."""


NO_MENTIONS = FoundMentions({}, {}, {})


def found_mentions(
    make: Build, articles: Mapping[str, Ref[Any]], bodies: Mapping[str, Ref[Any]], entities: Mapping[str, Ref[Any]]
) -> FoundMentions:
    """The names in each article, read only for those that its words allow.

    So an edit reads one article again; a new file those in which its name may stand.
    """
    if not entities:
        return NO_MENTIONS
    rows = {name: (articles[name], ref) for name, ref in bodies.items()}
    words = make.map(worded, rows)
    names = Once(make.step(sought_names, Many(entities)))
    parts: dict[str, dict[str, Ref[Any]]] = {}
    for name, ref in words.items():
        parts.setdefault(part(name), {})[name] = ref
    likely = {
        name: ref for key in sorted(parts) for name, ref in make.split(likely_names, Many(parts[key]), names).items()
    }
    found = make.map(mentions, {name: (*rows[name], likely[name]) for name in rows if name in likely})
    each: dict[str, tuple[Argument, ...]] = {name: (ref,) for name, ref in found.items()}
    return FoundMentions(found, make.map(mentioned, each), make.map(said, each))
