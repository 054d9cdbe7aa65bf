"""The box about who wrote it, at the foot of an article."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Block, Hearing, Verdict, drop
from generator.clean.labels import AUTHOR_BOX, BIO, phrases
from generator.clean.shape import count, label, last_prose
from generator.text import fold

RULE = "author-box"
LONGEST = 90  # words of a note about the writer, over its lines
LINES = 4

_HANDLE = re.compile(
    r"^(?:(?:twitter|x|follow|email|e-mail|contact|tweets?)\b.{0,40})?[@\w.-]*@[\w.-]+\s*\.?$|"
    r"^(?:he|she|they|the (?:writer|author)) (?:tweets?|(?:can|may) be (?:reached|contacted|followed|found))"
    r" (?:(?:at|on|via|by|as|here)\b|@).*",
    re.IGNORECASE,
)


def author_box(hearing: Hearing) -> Iterator[Verdict]:
    """Drop the head of the box and the note under it; a note without a head if it begins like one.

    Only at the foot: at most four lines and ninety words may follow the head, or they are the article going on.
    """
    blocks = hearing.open
    last = last_prose(blocks)
    taken: set[int] = set()
    for at, block in enumerate(blocks):
        if block.number in taken:
            continue
        if label(block.text).strip(" .:-–—") in _labels():
            yield drop(block, RULE, "head of the box about the author")
            for note in _note(blocks[at + 1 :]):
                taken.add(note.number)
                yield drop(note, RULE, "under the head of the box about the author", sure=90)
        elif at >= last and len(block.text) < 600 and (is_bio(block.text) or _tells(hearing, block)):
            yield drop(block, RULE, "tells about the writer, at the foot", sure=90)


def is_bio(text: str) -> bool:
    """True for a line about the writer, or with an address to write to."""
    line = text.strip(" *_–—")
    return bool(re.match(BIO, line) or (count(line) <= 12 and _HANDLE.match(line)))


def _tells(hearing: Hearing, block: Block) -> bool:
    """True for a last line that begins with the writer's name and says what the writer is or does."""
    names = {fold(fact.value) for fact in hearing.facts("authors")}
    line = label(block.text)
    return any(
        re.match(
            rf"{re.escape(name)}(?:,? (?:is|was|are|writes|works|lives|teaches|covers|reports|ist|est|es))\b", line
        )
        for name in names
    )


def _note(rest: tuple[Block, ...]) -> tuple[Block, ...]:
    """What follows the head, if it is short enough to be a note and nothing follows it."""
    is_short = len(rest) <= LINES and sum(count(block.text) for block in rest) <= LONGEST
    return rest if is_short else ()


@cache
def _labels() -> frozenset[str]:
    return phrases(AUTHOR_BOX)
