"""From a raw document's bytes to blocks: one reader a format.

What holds several documents, or one in a wrapping, is taken apart first (`generator/clean/containers`).
"""

from dataclasses import replace

from generator.clean.block import Reading
from generator.clean.readers.text import read_text
from generator.read.raws import format_of


def read(path: str, data: bytes) -> Reading:
    """The blocks of a raw file; its ending says which reader."""
    return read_as(kind_of(path), path, data)


def kind_of(path: str) -> str:
    """`html` for a file whose ending says so, `text` for every other."""
    return "html" if format_of(path) == "html" else "text"


def read_as(kind: str, path: str, data: bytes, encoding: str = "") -> Reading:
    """The blocks of a document. `encoding` is what it was written in, where its bytes are UTF-8 by now."""
    if kind == "html":
        from generator.clean.readers.html import read_html

        found = read_html(path, data)
    else:
        found = read_text(path, data)
    if not encoding:
        return found
    return replace(found, decoded=replace(found.decoded, encoding=encoding, basis=OF_WRAPPING))


OF_WRAPPING = "of the file it lay in"
"""Why a document is taken to have been written in an encoding that its bytes are no longer in."""
