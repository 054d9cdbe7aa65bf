"""From a raw file's bytes to blocks: one reader a format."""

from generator.clean.block import Reading
from generator.clean.readers.text import read_text

PAGES = (".html", ".htm", ".xhtml")
"""Endings of saved pages; every other file is read as a dump."""


def read(path: str, data: bytes) -> Reading:
    """The blocks of a raw file; its ending says which reader."""
    if path.lower().endswith(PAGES):
        from generator.clean.readers.html import read_html

        return read_html(path, data)
    return read_text(path, data)
