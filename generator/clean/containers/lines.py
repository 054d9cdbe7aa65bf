"""A container's bytes as lines of text, each with its length in bytes."""

from collections.abc import Iterator

from generator.clean.containers.parts import Source
from generator.clean.encoding import BOMS, wide

HEAD = 4000  # bytes that tell whether text is in UTF-16 or UTF-32


def is_wide(data: Source) -> bool:
    """True for UTF-16 and UTF-32, in which a line end is more than one byte."""
    head = data[:HEAD]
    return bool(wide(head)) or any(head.startswith(mark) and "utf-8" not in name for mark, name in BOMS)


def byte_lines(data: Source, start: int = 0) -> Iterator[tuple[int, int]]:
    """First byte of each line and one past its line end."""
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        yield start, end
        start = end


def encoded_lines(data: Source, encoding: str) -> Iterator[tuple[int, int]]:
    """First byte of each line and one past its line end; a byte order mark counts to the first."""
    if is_wide(data):
        yield from _wide_lines(data, encoding, len(mark_of(data)), 4 if "32" in encoding else 2)
    else:
        yield from byte_lines(data)


def mark_of(data: Source) -> bytes:
    """The byte order mark a text begins with; empty for none."""
    head = data[:4]
    return next((mark for mark, _ in BOMS if head.startswith(mark)), b"")


def _wide_lines(data: Source, encoding: str, mark: int, width: int) -> Iterator[tuple[int, int]]:
    newline = "\n".encode(encoding)
    start, at = 0, mark
    while start < len(data):
        at = data.find(newline, at)
        while at >= 0 and (at - mark) % width:
            at = data.find(newline, at + 1)
        end = at + width if at >= 0 else len(data)
        yield start, end
        start = at = end
