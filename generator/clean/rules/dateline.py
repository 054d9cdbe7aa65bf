"""The dateline: lifted from the head of the first paragraph, or whole where it has a line to itself."""

import re
from collections.abc import Iterator

from generator.clean import datelines
from generator.clean.block import Block, Fact, Hearing, Verdict, lift, lift_prefix
from generator.clean.datelines import REST, Dateline
from generator.clean.places import PLACES
from generator.clean.shape import count, is_prose
from generator.text import fold, squeeze

RULE = "dateline"
WITHIN = 3  # blocks above which a dateline stands; a standfirst or a lost headline may come first

_SPEAKER = re.compile(r"\s*[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,30}:\s")


def dateline_line(hearing: Hearing) -> Iterator[Verdict]:
    """Lift one dateline: its place to `dateline`, its date and agency to theirs. The words after it stay."""
    blocks = hearing.open
    for block in blocks[:WITHIN]:
        found = datelines.dateline(block.text, hearing.language)
        if found is None or _is_transcript(blocks, block, found):
            if is_prose(block.text) and block is not blocks[0]:
                return
            continue
        rest = block.text[found.end :]
        if not rest.strip():
            yield lift(block, RULE, "dateline on a line of its own", _facts(hearing, block, found))
        elif count(rest) >= REST:
            yield lift_prefix(block, RULE, "dateline before the first words", _facts(hearing, block, found), found.end)
        else:
            continue
        return


def _is_transcript(blocks: tuple[Block, ...], block: Block, found: Dateline) -> bool:
    """True where other lines too begin with capitals and a colon, and this one's are no known place."""
    if not found.is_plain or fold(found.place) in PLACES:
        return False
    return sum(1 for each in blocks if each is not block and _SPEAKER.match(each.text)) >= 2


def _facts(hearing: Hearing, block: Block, found: Dateline) -> tuple[Fact, ...]:
    where = hearing.reading.place(block)
    facts = [Fact("dateline", found.place, where)] if found.place else []
    if found.agency:
        facts.append(Fact("agency", found.agency, where))
    if found.date:
        facts.append(Fact("date", found.date, where, "dateline"))
    if found.field_date:
        facts.append(Fact("date", found.field_date, where, "prefix"))
    if not found.is_plain and found.place:
        facts.append(Fact("dateline_raw", squeeze(block.text[: found.end]), where))
    return tuple(facts)
