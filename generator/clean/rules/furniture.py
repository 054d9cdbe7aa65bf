"""What a page prints around an article that says nothing: reading times, counters, paths through the site, sections."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Block, Fact, Hearing, Verdict, drop, lift
from generator.clean.dates import dates
from generator.clean.labels import AGES, READING_TIMES, SECTIONS, numbered
from generator.clean.shape import count, is_prose, last_prose
from generator.text import fold, squeeze

RULE = "furniture"

_READING = re.compile(
    r"^(?:(?:(?:estimated )?reading time|lesezeit|temps de lecture|tiempo de lectura)\s*:?\s*)?(?:about )?\d+\s*"
    r"(?:-|\s)?(?:min(?:ute)?s?\.?|minuten?)(?: read(?:ing)?(?: time)?| lesezeit| de lecture| de lectura)?\.?$"
)
_COUNTER = re.compile(
    r"^(?:[\d.,]+\s*[km]?\s*(?:views?|shares?|likes?|reads?|hits|aufrufe|vues|retweets?)\s*[|•·]?\s*)+$"
    r"|^(?:views?|hits|reads?|post views|shares?)\s*:\s*[\d.,]+$"
)
_AGO = re.compile(
    r"^(?:posted |published |updated )?(?:\d+|an?|one)\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago$"
    r"|^vor \d+ \w+$"
)
_PATH = re.compile(r"^(?:home|you are here|startseite|accueil|inicio)\b\s*:?\s*(?:[>»›/|→]|::)")
_SKIP = re.compile(
    r"^(?:(?:skip|jump) to (?:the )?(?:main |site )?(?:content|navigation|menu|search|footer|article)|"
    r"accessibility links|zum (?:inhalt|seitenfuß|hauptinhalt) springen.*|"
    r"aller au contenu(?: principal)?|(?:ir|saltar) al contenido)$"
)
_TURN = re.compile(
    r"^(?:prev(?:ious)?|next)(?: (?:article|story|post|page))?(?:\s*[>»›|<«‹/→←]\s*(?:prev(?:ious)?|next)?.{0,10})?$"
)
_CODE = re.compile(r"^(?=.*[-/])(?=.*\w)[\w]{2,20}(?:[-/][\w]{1,20}){1,5}$")
"""A wire's slug or sign-off: words and figures joined by hyphens or slashes (`flood-toll-sindh`, `XYZ/ak/1510`)."""
_EMPTY = re.compile(r"^(?:\d{1,5}|[|•·/_=~–—-]+)$")
_END = re.compile(r"^[\s(\[*#-]*(?:ends?|end of (?:story|text|report)|-?30-?|more|mehr folgt|ende)[\s)\]*#-]*$|^#{2,}$")


def furniture(hearing: Hearing) -> Iterator[Verdict]:
    """Drop reading times, counters, ages and paths; lift the section named above the headline to `section`."""
    blocks = hearing.open
    last = last_prose(blocks)
    first = next((at for at, block in enumerate(blocks) if is_prose(block.text)), len(blocks))
    is_above = True
    for at, block in enumerate(blocks):
        line = fold(block.text) if len(block.text) < 300 else ""
        if not line:
            is_above = False
        elif why := _said(line):
            yield drop(block, RULE, why)
        elif hearing.reading.reader == "text" and (why := _wire(line, is_above=is_above, is_below=at > last >= 0)):
            yield drop(block, RULE, why, sure=90)
        elif at < first and _EMPTY.match(line):
            yield drop(block, RULE, "a sign or number alone above the text")
        elif is_above and _is_section(block):
            near = (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2])
            yield drop(block, RULE, "menu of sections") if any(map(_is_section, near)) else _section(hearing, block)
        else:
            is_above = is_above and not is_prose(block.text) and count(line) <= 2


def _is_section(block: Block) -> bool:
    return len(block.text) < 60 and fold(block.text).strip(" |>»:") in SECTIONS


def _section(hearing: Hearing, block: Block) -> Verdict:
    fact = Fact("section", squeeze(block.text).strip(" |>»:"), hearing.reading.place(block))
    return lift(block, RULE, "section of the newspaper", (fact,))


def _wire(line: str, *, is_above: bool, is_below: bool) -> str:
    """Why a folded line is a news agency's own mark above or under its report; empty if it isn't."""
    if (
        (is_above or is_below)
        and _CODE.match(line)
        and not dates(line)
        and (any(map(str.isdigit, line)) or line.count("-") > 1 or "/" in line)
    ):
        return "slug or sign-off of a news agency"
    return "says that the report ends" if is_below and _END.match(line) else ""


def _said(line: str) -> str:
    """Why a folded line is furniture; empty if it isn't."""
    has_digit = any(map(str.isdigit, line))
    if _READING.match(line) or (has_digit and _reading().fullmatch(line.strip(" .()|"))):
        return "reading time"
    if _COUNTER.match(line):
        return "counter of views or shares"
    if _AGO.match(line) or (has_digit and _age().fullmatch(line.strip(" .()|"))):
        return "age of the copy, not a date"
    if _PATH.match(line):
        return "path through the site"
    if _SKIP.match(line):
        return "link past the menu"
    return "turns to another page" if _TURN.match(line) else ""


@cache
def _age() -> re.Pattern[str]:
    return numbered(AGES)


@cache
def _reading() -> re.Pattern[str]:
    return numbered(READING_TIMES)
