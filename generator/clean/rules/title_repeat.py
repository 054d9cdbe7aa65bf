"""The headline printed a second time."""

import re
from collections.abc import Iterator

from generator.clean.block import Hearing, Verdict, drop
from generator.clean.shape import label
from generator.text import fold

_MARK = re.compile(r"^#{1,6}\s+")  # of a heading in Markdown


def title_repeat(hearing: Hearing) -> Iterator[Verdict]:
    """Drop each block that is the headline again, word for word, with or without the site's name after it."""
    titles = {fold(fact.value) for fact in hearing.facts("title")}
    whole = {
        label(block.text)
        for block in hearing.reading.blocks
        if (verdict := hearing.said.get(block.number)) and verdict.rule == "title"
    }
    for block in hearing.open:
        if len(block.text) < 500 and label(_MARK.sub("", block.text)) in titles | whole:
            yield drop(block, "title-repeat", "the headline again", sure=97)
