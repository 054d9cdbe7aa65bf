"""From a raw file's bytes to blocks: one reader a format."""

from generator.clean.block import Reading
from generator.clean.readers.text import read_text


def read(path: str, data: bytes) -> Reading:
    """The blocks of a raw file."""
    return read_text(path, data)
