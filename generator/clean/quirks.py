"""What a publisher's file says of its pages: patterns that speak before any rule, and after an editor's word on a line.

Each pattern is heard under a name of its own, `quirk-drop-2` for the second under `drop`, so that the record says which
one spoke and ingest can tell which never did.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.clean.block import Block, Hearing, Verdict, drop, keep, lift, lift_prefix
from generator.clean.selectors import Selected, selected
from generator.clean.values import facts
from generator.model import Entity, Quirk
from generator.read.pattern import LinePattern, line_pattern, matches, value
from generator.text import fold, squeeze

SURE = 97  # percent: an editor's word on this publisher, above what a page says of itself, below a verdict on a line
RULE = "quirk"
KEYS = ("keep", "lift", "drop")
"""In the order they speak: what one pattern keeps, none drops."""
LONGEST = 2000  # characters of a line that a pattern is asked about; a longer one is a paragraph, or a whole page
_HIDDEN = frozenset({"script", "style", "comment"})
"""Elements whose text no selector is meant for; a `noscript` or a button may be."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A publisher's pattern, with its name."""

    key: str
    """`keep`, `lift` or `drop`."""
    number: int
    """Its place under that key in the publisher's file, from 1."""
    quirk: Quirk

    @property
    def name(self) -> str:
        """The rule's name of its verdicts: `quirk-drop-2`."""
        return f"{RULE}-{self.key}-{self.number}"


def patterns(entity: Entity) -> tuple[Pattern, ...]:
    """A publisher's patterns, in the order they speak."""
    given = {"keep": entity.keep, "lift": entity.lift, "drop": entity.drop}
    return tuple(Pattern(key, number, quirk) for key in KEYS for number, quirk in enumerate(given[key], start=1))


def quirk_rule(patterns: tuple[Pattern, ...]) -> Callable[[Hearing], Iterator[Verdict]]:
    """The rule that these patterns are."""
    return partial(_quirks, patterns)


def _quirks(patterns: tuple[Pattern, ...], hearing: Hearing) -> Iterator[Verdict]:
    """What the patterns say of each block, the first that matches it before the others."""
    lines = {each.name: line_pattern(each.quirk.text) for each in patterns if each.quirk.text}
    elements = _elements(patterns, hearing)
    for block in hearing.open:
        if block.tag in _HIDDEN:
            continue
        line = fold(block.text) if lines and len(block.text) <= LONGEST else ""
        for each in patterns:
            verdict = (
                _by_text(each, lines[each.name], hearing, block, line)
                if each.quirk.text
                else _by_element(each, elements.get(each.name), hearing, block)
            )
            if verdict:
                yield verdict
                break


def _elements(patterns: tuple[Pattern, ...], hearing: Hearing) -> dict[str, Selected]:
    """What each pattern that is a selector selects, by its name; a page is parsed again only where there are any."""
    asked = {each.name: each.quirk.css for each in patterns if each.quirk.css}
    if not asked or hearing.reading.reader != "html":
        return {}
    return dict(zip(asked, selected(hearing.reading, tuple(asked.values())), strict=True))


def _by_text(each: Pattern, pattern: LinePattern, hearing: Hearing, block: Block, line: str) -> Verdict | None:
    if not line or matches(pattern, line) is None:
        return None
    return _verdict(each, hearing, block, value(pattern, block.text) if each.key == "lift" else "")


def _by_element(each: Pattern, chosen: Selected | None, hearing: Hearing, block: Block) -> Verdict | None:
    length = chosen.length(block) if chosen else 0
    if length == len(block.text):
        return _verdict(each, hearing, block, block.text)
    if not length or each.key == "keep":
        return None  # a part of a block cannot be kept while the rest is open
    found = facts(each.quirk.to, block.text[:length], hearing, block, SURE) if each.key == "lift" else ()
    return (
        lift_prefix(block, each.name, squeeze(each.quirk.why), found, length) if found or each.key == "drop" else None
    )


def _verdict(each: Pattern, hearing: Hearing, block: Block, taken: str) -> Verdict | None:
    """What the pattern says of a block it matches; nothing where no value of its field can be read there."""
    why = squeeze(each.quirk.why)
    match each.key:
        case "lift":
            found = facts(each.quirk.to, taken, hearing, block, SURE)
            return lift(block, each.name, why, found, sure=SURE) if found else None
        case "keep":
            return keep(block, each.name, why, sure=SURE)
        case _:
            return drop(block, each.name, why, sure=SURE)
