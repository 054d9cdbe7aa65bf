"""What a page prints around an article that says nothing: reading times, counters, paths through the site, sections."""

import re
from collections.abc import Iterator

from generator.clean.block import Block, Fact, Hearing, Verdict, drop, lift
from generator.clean.labels import SECTIONS
from generator.clean.shape import count, is_prose
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
_TURN = re.compile(
    r"^(?:prev(?:ious)?|next)(?: (?:article|story|post|page))?(?:\s*[>»›|<«‹/→←]\s*(?:prev(?:ious)?|next)?.{0,10})?$"
)
_SIGNS = re.compile(r"^[\W_]{1,200}$")


def furniture(hearing: Hearing) -> Iterator[Verdict]:
    """Drop reading times, counters, ages and paths; lift the section named above the headline to `section`."""
    is_above = True
    for block in hearing.open:
        line = fold(block.text)
        if len(line) > 200:
            is_above = False
        elif why := _said(line):
            yield drop(block, RULE, why)
        elif is_above and line.strip(" |>»:") in SECTIONS:
            where = hearing.reading.place(block)
            yield lift(
                block, RULE, "section of the newspaper", (Fact("section", squeeze(block.text).strip(" |>»:"), where),)
            )
        else:
            is_above = is_above and not is_prose(block.text) and count(line) <= 2


def _said(line: str) -> str:
    """Why a folded line is furniture; empty if it isn't."""
    if _READING.match(line):
        return "reading time"
    if _COUNTER.match(line):
        return "counter of views or shares"
    if _AGO.match(line):
        return "age of the copy, not a date"
    if _PATH.match(line):
        return "path through the site"
    return "turns to another page" if _TURN.match(line) else ""


def is_rule(block: Block) -> bool:
    """True for a line of signs only, such as `* * *`."""
    return bool(_SIGNS.match(block.text.strip()))
