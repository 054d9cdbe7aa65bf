"""Headings inside a text: short lines that stay, as `##`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.clean.block import Block, Hearing, Verdict
from generator.clean.bylines import is_name
from generator.clean.places import PLACES
from generator.clean.rules.line_model import rounded
from generator.clean.shape import count, ends_sentence, is_headline, is_list_item, is_prose, is_quote
from generator.model import Fate
from generator.text import fold

RULE = "heading"
_SPEAKER = re.compile(r"\s*[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,30}:\s")
"""Who speaks, in an interview."""
LONGEST = 14  # words
SURE = 70  # percent; of four short lines between paragraphs one is a label that no other rule knows
SALUTED = 3  # open blocks, among which a letter's first words are
_SALUTATION = re.compile(
    r"\s*(?:(?:(?:Dear )?(?:Sirs?|Madam)(?: or Madam)?|Dear Editor)\s*[,.:;–—-]|To the Editor\b)", re.IGNORECASE
)
"""How a letter to a paper begins: `Sir, …`, `Dear Editor:`."""
_MARK = re.compile(r"\s*#{1,6}\s+(?=\S)")
TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def heading(hearing: Hearing) -> Iterator[Verdict]:
    """Keep as a heading each short line without a full stop between two paragraphs; in a saved page each h2 to h6.

    Two short lines in a row are a list or verse, not headings; nor is a name with a town, or in a letter a name alone.
    """
    blocks = hearing.open
    is_letter = any(_SALUTATION.match(block.text) for block in blocks[:SALUTED])
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
        elif _is_heading(before, block, after) and not _is_signature(block.text, is_letter=is_letter):
            why = "short line between paragraphs"
            yield Verdict(block.number, Fate.KEPT, RULE, why, is_heading=True, sure=_sure(hearing, block))
        before = block


def _is_signature(text: str, *, is_letter: bool) -> bool:
    """True for who wrote a letter, and from where: `Munira Dastgir, Peshawar`."""
    name, _, town = text.strip(" -–—").partition(",")
    return is_name(name) and (is_letter or fold(town.strip(" .")) in PLACES)


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
