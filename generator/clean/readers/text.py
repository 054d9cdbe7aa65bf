"""A plain-text dump: each line that is not blank is a block."""

import re

from generator.clean.block import Block, Reading
from generator.clean.encoding import decode

_LINE_END = re.compile(r"\r\n|\n|\r")


def lines(text: str) -> list[str]:
    """The lines, as an editor's window numbers them: cut at LF, CR LF and CR and nowhere else.

    `str.splitlines` cuts at form feeds and U+2028 too, and every number after one would be wrong.
    """
    return _LINE_END.split(text)


def read_text(path: str, data: bytes) -> Reading:
    """The blocks of a dump."""
    decoded = decode(data)
    blocks, gap = [], 0
    for number, line in enumerate(lines(decoded.text), start=1):
        if not line.strip():
            gap += 1
            continue
        blocks.append(Block(number, line, gap))
        gap = 0
    return Reading(path, "text", decoded, tuple(blocks))
