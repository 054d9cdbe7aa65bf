"""A container's bytes as lines of text, each with its length in bytes."""

from collections.abc import Iterator

from generator.clean.encoding import BOMS, wide


def is_wide(data: bytes) -> bool:
    """True for UTF-16 and UTF-32, in which a line end is more than one byte."""
    return bool(wide(data)) or any(data.startswith(mark) and "utf-8" not in name for mark, name in BOMS)


def byte_lines(data: bytes, start: int = 0) -> Iterator[tuple[int, int]]:
    """First byte of each line and one past its line end."""
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        yield start, end
        start = end


def text_lines(data: bytes, encoding: str) -> Iterator[tuple[str, int]]:
    """Each line with its line end, and its length in bytes; a byte order mark counts to the first."""
    mark = next((len(mark) for mark, _ in BOMS if data.startswith(mark)), 0)
    if is_wide(data):
        yield from _wide_lines(data, encoding, mark, 4 if "32" in encoding else 2)
        return
    for start, end in byte_lines(data):
        skip = mark if start == 0 else 0
        yield data[start + skip : end].decode(encoding, "replace"), end - start


def _wide_lines(data: bytes, encoding: str, mark: int, width: int) -> Iterator[tuple[str, int]]:
    newline = "\n".encode(encoding)
    start, at = 0, mark
    while start < len(data):
        at = data.find(newline, at)
        while at >= 0 and (at - mark) % width:
            at = data.find(newline, at + 1)
        end = at + width if at >= 0 else len(data)
        skip = mark if start == 0 else 0
        yield data[start + skip : end].decode(encoding, "replace"), end - start
        start = at = end
