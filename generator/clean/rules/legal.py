"""Copyright lines, terms, and the links of a page's foot."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Block, Fact, Hearing, Verdict, drop
from generator.clean.bylines import is_agency
from generator.clean.labels import LEGAL, RESERVED, Filled, filled, phrases
from generator.clean.shape import count, is_reported, label
from generator.text import squeeze

SHORT = 8  # words of a notice that begins with the word and not with the sign
LONGEST = 45  # words; the wire agencies' notice has 14 to 40

_COPYRIGHT = re.compile(r"^(?:\(c\)|©|copyright\b)\W*(?:\(c\)|©|by\b|\d{4}|[\w .,&'-]{1,60}\d{4}|all rights)")
_HOLDER = re.compile(
    r"(?:copyright|\(c\)|©)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?),?\s+(?P<name>[A-Z][^.,;|©]{2,50})"
    r"(?:, [A-Z]\w+)?(?:[.,;|]?\s*All rights reserved)?\.?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r" (?:for|to|by|of)\b")
"""What follows where rights are reserved for somebody in a report."""
_MATERIAL = re.compile(
    r"(?:©|copyright|\(c\)|this|these|the|our|all|any|no) .{0,120}\b(?:may|must) not be "
    r"(?:published|reproduced|copied|republished)\b.{0,60}\b(?:broadcast|redistributed|permission|without)\b"
)


def legal(hearing: Hearing) -> Iterator[Verdict]:
    """Drop notices of copyright and lines that hold nothing but links of a page's foot."""
    for block in hearing.open:
        if len(block.text) > 500:
            continue
        line = label(block.text)
        if count(line) <= LONGEST and _is_notice(line):
            yield drop(block, "legal", "notice of copyright", copyright_holder(hearing, block), sure=95)
        elif _is_links(line):
            yield drop(block, "legal", "links of the page's foot", sure=97)


def _is_notice(line: str) -> bool:
    """True for a notice; "Copyright law of 1911 protected the poem" is none, and neither is what a judge said."""
    if is_reported(line):
        return False
    if any(_GOES_ON.match(rest) is None for notice in RESERVED for _, found, rest in [line.partition(notice)] if found):
        return True
    is_short = line.startswith(("©", "(")) or count(line) <= SHORT
    return bool((_COPYRIGHT.match(line) and is_short) or _MATERIAL.match(line))


def copyright_holder(hearing: Hearing, block: Block) -> tuple[Fact, ...]:
    """The paper, where a line says `© 2014 NAME` and little else; an agency's notice names no paper."""
    match = _HOLDER.match(squeeze(block.text))
    if not match or count(match["name"]) > 5 or is_agency(match["name"]):
        return ()
    return (Fact("publisher", match["name"].strip(), hearing.reading.place(block), sure=60),)


def _is_links(line: str) -> bool:
    left = _labels().left(line)
    return left != line and not re.sub(r"[\s.,|/•·:&()>»-]", "", left)


@cache
def _labels() -> Filled:
    return filled(phrases(LEGAL))
