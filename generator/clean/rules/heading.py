"""Headings inside a text: short lines that stay, as `##`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.clean.block import Block, Hearing, Verdict
from generator.clean.rules.line_model import rounded
from generator.clean.shape import count, ends_sentence, is_headline, is_list_item, is_prose, is_quote
from generator.model import Fate

RULE = "heading"
_SPEAKER = re.compile(r"\s*[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,30}:\s")
"""Who speaks, in an interview."""
LONGEST = 14  # words
SURE = 70  # percent; of four short lines between paragraphs one is a label that no other rule knows
_MARK = re.compile(r"\s*#{1,6}\s+(?=\S)")
TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def heading(hearing: Hearing) -> Iterator[Verdict]:
    """Keep as a heading each short line without a full stop between two paragraphs; in a saved page each h2 to h6.

    Two short lines in a row are a list or verse, not headings.
    """
    blocks = hearing.open
    is_page = hearing.reading.reader == "html"
    before: Block | None = None
    for block, after in pairwise((*blocks, None)):
        assert block is not None, "only the block after the last is None"
        if (mark := _MARK.match(block.text)) and hearing.reading.path.endswith(".md"):
            yield Verdict(block.number, Fate.KEPT, RULE, "marked as one", prefix=mark.end(), is_heading=True)
            before = block
            continue
        if is_page and block.tag in TAGS:
            yield Verdict(block.number, Fate.KEPT, RULE, f"<{block.tag}>", is_heading=True, sure=80)
        elif _is_heading(before, block, after):
            why = "short line between paragraphs"
            yield Verdict(block.number, Fate.KEPT, RULE, why, is_heading=True, sure=_sure(hearing, block))
        before = block


def _sure(hearing: Hearing, block: Block) -> int:
    """As sure as the line model that it is the article's."""
    score = hearing.scores.get(block.number)
    return rounded(score.p_body) if score else SURE


def _is_heading(before: Block | None, block: Block, after: Block | None) -> bool:
    return (
        before is not None
        and after is not None
        and is_prose(before.text)
        and (is_prose(after.text) or is_list_item(after.text))
        and 1 <= count(block.text) <= LONGEST
        and (is_headline(block.text) or count(block.text) == 1)
        and (not ends_sentence(block.text) or block.text.rstrip().endswith("?"))
        and not is_list_item(block.text)
        and not is_quote(block.text)
        and not _SPEAKER.match(block.text)
        and any(char.isalpha() for char in block.text)
    )
