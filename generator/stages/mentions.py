"""The stages that find the archive's own names in its articles, and in all else that editors write."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.engine.build import Build, Many, Ref
from generator.engine.refs import Once
from generator.links.mentions.gather import mentions, mentions_about, mentions_in_notes
from generator.links.mentions.sought import likely_names, part, sought_names, worded, worded_about, worded_notes
from generator.links.mentions.values import Mentioned, Mentions, Said, mentioned, said
from generator.stages.rows import Made, Rows, singly


class FoundMentions(NamedTuple):
    """For each article in which one of the archive's own names may stand, by the article's name."""

    mentions: Mapping[str, Ref[Mentions]]
    cards: Mapping[str, Ref[tuple[Mentioned, ...]]]
    said: Mapping[str, Ref[tuple[Said, ...]]]
    """The sentences that the pages of names show: an edit of one reaches these pages alone."""


NO_MENTIONS = FoundMentions({}, {}, {})


def found_mentions(make: Build, articles: Made, bodies: Made, entities: Made) -> FoundMentions:
    """The names in each article, read only for those that its words allow.

    So an edit reads one article again; a new file those in which its name may stand.
    """
    if not entities:
        return NO_MENTIONS
    rows = {name: (articles[name], ref) for name, ref in bodies.items()}
    likely = _likely(make, make.map(worded, rows), entities)
    found = make.map(mentions, {name: (*rows[name], likely[name]) for name in rows if name in likely})
    return FoundMentions(found, make.map(mentioned, singly(found)), make.map(said, singly(found)))


def found_elsewhere(make: Build, texts: Rows, bare: Made, entities: Made, language: str) -> dict[str, Ref[Mentions]]:
    """The names in editors' introductions, free pages and the notes on both, likewise.

    `texts` have what was written and its text with notes, `bare` the notes on what nobody has written of.
    """
    if not entities:
        return {}
    words = {**make.map(worded_about, texts), **make.map(worded_notes, singly(bare))}
    likely = _likely(make, words, entities)
    of_texts = {name: (*row, likely[name]) for name, row in texts.items() if name in likely}
    of_notes = {name: (ref, likely[name]) for name, ref in bare.items() if name in likely}
    spoken = make.given(language)
    return {**make.map(mentions_about, of_texts, spoken), **make.map(mentions_in_notes, of_notes, spoken)}


def _likely(make: Build, words: Made, entities: Made) -> dict[str, Ref[Any]]:
    """For each text in which a name may stand, the names."""
    names = Once(make.step(sought_names, Many(entities)))
    parts: dict[str, dict[str, Ref[Any]]] = {}
    for name, ref in words.items():
        parts.setdefault(part(name), {})[name] = ref
    return {
        name: ref for key in sorted(parts) for name, ref in make.split(likely_names, Many(parts[key]), names).items()
    }
