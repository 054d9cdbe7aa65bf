"""A server's answer as web archives keep it (RFC 9112): status, headers, and the page with its codings undone."""

import re
import zlib
from dataclasses import dataclass

from generator.clean.containers.parts import LARGEST, Allowance, size

PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""Content codings and zlib's word for their window; some servers' `deflate` has no zlib header (-15)."""

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b[^\r\n]*")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent."""

    status: int
    headers: tuple[tuple[str, str], ...]
    """In order; the status line first, with the name `status`."""
    content: bytes
    """As it was sent, with its codings."""

    def header(self, name: str) -> str:
        """The first header of this name (lower case); empty if there is none."""
        return next((text for key, text in self.headers if key.lower() == name), "")


def answer(block: bytes) -> Answer | None:
    """The answer in a record's block; None if that does not begin with a status line."""
    status = _STATUS.match(block)
    if not status:
        return None
    end = _END.search(block, status.end())
    head = block[status.end() : end.start() if end else len(block)]
    line = ("status", status[0].decode("latin-1"))
    return Answer(int(status[1]), (line, *header_lines(head)), block[end.end() :] if end else b"")


def header_lines(head: bytes) -> tuple[tuple[str, str], ...]:
    """Names and texts of header lines; lines that begin with white space continue the one before."""
    found: list[tuple[str, str]] = []
    text = _decoded(head)
    for line in text.split("\n"):
        if line[:1] in (" ", "\t") and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        elif line.strip():
            name, _, value = line.partition(":")
            found.append((name.strip(), value.strip()))
    return tuple(found)


def _decoded(head: bytes) -> str:
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError:
        return head.decode("latin-1")


def content(found: Answer, allowance: Allowance) -> tuple[bytes, str]:
    """The page with its codings undone, or why that cannot be done: one of the two is empty."""
    data = found.content
    if "chunked" in found.header("transfer-encoding").lower():
        data, why = _unchunked(data)
        if why:
            return b"", why
    for coding in reversed([one.strip().lower() for one in found.header("content-encoding").split(",")]):
        if coding in PACKED:
            data, why = _unpacked(data, PACKED[coding], allowance)
            if why:
                return b"", why
        elif coding not in ("", "identity", "none", "utf-8"):
            return b"", f"packed as `{coding}`, which is not read"
    return data, ""


def _unchunked(data: bytes) -> tuple[bytes, str]:
    """The chunks joined, or why they cannot be.

    Data that begin with no chunk are as they should be: many crawlers join them and keep the header.
    """
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(data, at):
        count = int(match[1], 16)
        if count == 0:
            return b"".join(parts), ""
        part = data[match.end() : match.end() + count]
        if len(part) < count:
            return b"", "the page breaks off within a chunk"
        parts.append(part)
        at = match.end() + count
        at += 2 if data.startswith(b"\r\n", at) else data.startswith(b"\n", at)
    return (b"", "the page breaks off after a chunk") if parts else (data, "")


def _unpacked(data: bytes, window: int, allowance: Allowance) -> tuple[bytes, str]:
    """The data unpacked, or why they cannot be; such as are not packed are taken as they are, for the same reason."""
    if window == 31 and not data.startswith(b"\x1f\x8b"):
        return data, ""
    if window == 15 and (data[:1] != b"\x78" or int.from_bytes(data[:2], "big") % 31):
        window = -15
    unpacker = zlib.decompressobj(wbits=window)
    try:
        found = unpacker.decompress(data, min(LARGEST, max(allowance.unpacked, 1)))
    except zlib.error:
        return b"", "the page is packed, and damaged"
    allowance.unpacked -= len(found)
    if unpacker.unconsumed_tail:
        return b"", f"the page unpacks to more than {size(min(LARGEST, len(found)))}"
    return (found, "") if unpacker.eof else (b"", "the page is packed, and breaks off")
