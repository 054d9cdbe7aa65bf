"""Web archives (ISO 28500, WARC 0.17 to 1.1; packed or not): each captured page is a member.

Read by ourselves: the format is a few header lines, a length and that many bytes, and the libraries that read it either
bring a compiled part or do not tell where in the file a record stood when the file breaks off.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from generator.clean.block import Fact
from generator.clean.containers.answers import Answer, answer, content, header_lines
from generator.clean.containers.parts import (
    LARGEST,
    Allowance,
    FieldMap,
    Found,
    Member,
    Source,
    Unread,
    Value,
    shown,
    size,
)
from generator.clean.containers.stated import facts
from generator.clean.containers.stream import Stream
from generator.clean.containers.wording import recoded
from generator.model import Fate

HEAD = 1 << 16  # bytes of a record's header lines
LIFTED = {"warc-date": "retrieved", "warc-target-uri": "source_url"}
PAGES = ("text/html", "application/xhtml+xml")
HELD = ("response", "resource", "conversion")
"""Kinds of records that hold what a reader saw."""
NO_PAGES: Mapping[str, str] = {
    "warcinfo": "it says how the archive was made",
    "request": "it is what was asked of the server",
    "metadata": "it says how the page was captured",
    "revisit": "the page was the same when it was captured before",
    "continuation": "a piece of a record that was cut up; such records are not joined",
}
"""Kind of record → why it is no article."""

_LOOKS_LIKE_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


class _Record(NamedTuple):
    """A record as it stands in the file."""

    headers: tuple[tuple[str, str], ...]
    block: bytes
    """Empty where the kind of record has no page, or it is too long."""
    length: int
    """Bytes that its block should have."""
    trouble: str
    """Why it cannot be used; empty if it is whole."""
    is_last: bool = False
    """True where nothing after it can be found."""

    def header(self, name: str) -> str:
        return next((text for key, text in self.headers if key.lower() == name), "")

    @property
    def address(self) -> str:
        return self.header("warc-target-uri").strip("<>")


def read_warc(name: str, data: Source, fields: FieldMap, allowance: Allowance) -> Found:
    """A member for each captured page, a line on each other record, and one on the rest where the file breaks off."""
    stream = Stream(data, allowance)
    stream.skip_blank()
    start, number = stream.place(), 0
    while not stream.is_over:
        number += 1
        record = _record(stream)
        stream.skip_blank()
        end = len(data) if record.is_last else stream.place()
        yield _found(f"{name}#{number}", number, record, allowance, (start, end))
        if record.is_last:
            return
        start = end
    if stream.trouble or number == 0:
        why = stream.trouble or "it holds no record"
        yield Unread(f"{name}#{number + 1}", size(len(data) - start), why, True, start, len(data))


def _record(stream: Stream) -> _Record:
    """The next record; what is wrong with it, if it is not whole."""
    first = stream.line(HEAD)
    if not first.upper().startswith(b"WARC/"):
        return _Record((), b"", 0, stream.trouble or "no record of a web archive begins here", is_last=True)
    head = bytearray()
    while (line := stream.line(HEAD)).strip(b"\r\n"):
        head += line
        if len(head) > HEAD:
            return _Record((), b"", 0, "the header lines of this record have no end", is_last=True)
    headers = header_lines(bytes(head))
    length = next((text for key, text in headers if key.lower() == "content-length"), "")
    if not line:
        return _Record(headers, b"", 0, f"the web archive breaks off here{_because(stream)}", is_last=True)
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        return _Record(headers, b"", 0, "this record does not tell its length", is_last=True)
    return _block(stream, headers, int(length))


def _block(stream: Stream, headers: tuple[tuple[str, str], ...], length: int) -> _Record:
    record = _Record(headers, b"", length, "")
    is_held = record.header("warc-type").lower() in HELD and length <= LARGEST
    block = stream.take(length) if is_held else b""
    count = len(block) if is_held else stream.skip(length)
    if count < length:
        told = f"the web archive breaks off here, {size(length - count)} before the end of a record{_because(stream)}"
        return record._replace(trouble=told, is_last=True)
    return record._replace(block=block)


def _because(stream: Stream) -> str:
    return f": {stream.trouble}" if stream.trouble else ""


def _found(name: str, number: int, record: _Record, allowance: Allowance, stretch: tuple[int, int]) -> Member | Unread:
    """What becomes of a record."""
    kind = record.header("warc-type").lower()
    what = shown(f"{kind or 'record'} {record.address}".strip(), 200)
    if record.trouble:
        return Unread(name, what, record.trouble, True, *stretch)
    if kind not in HELD:
        why = NO_PAGES.get(kind, "a kind of record that is not known")
        return Unread(name, what, why, kind == "continuation", *stretch)
    if record.length > LARGEST:
        return Unread(name, what, f"longer than {size(LARGEST)}, which no page is", False, *stretch)
    sent = answer(record.block) if kind == "response" else Answer(200, _typed(record), record.block)
    if sent is None:
        return Unread(name, what, "no answer of a web server", False, *stretch)
    if sent.status != 200:
        return Unread(name, what, f"the server answered {sent.status}", False, *stretch)
    return _page(name, number, what, record, sent, allowance, stretch)


def _typed(record: _Record) -> tuple[tuple[str, str], ...]:
    return (("Content-Type", record.header("content-type")),)


def _page(
    name: str, number: int, what: str, record: _Record, sent: Answer, allowance: Allowance, stretch: tuple[int, int]
) -> Member | Unread:
    """The page of an answer, if it is one."""
    given = sent.header("content-type")
    media = given.partition(";")[0].strip().lower()
    is_text = media == "text/plain" and record.header("warc-type").lower() == "conversion"
    if media and media not in PAGES and not is_text:
        return Unread(name, what, f"no page but {shown(media, 40)}", False, *stretch)
    data, why = content(sent, allowance)
    if why:
        return Unread(name, what, why, True, *stretch)
    if not data.strip():
        return Unread(name, what, "the page is empty", False, *stretch)
    if not media and not _LOOKS_LIKE_PAGE.match(data[:4096]):
        return Unread(
            name, what, "the server did not say what it is, and it does not begin like a page", False, *stretch
        )
    charset = _CHARSET.search(given)
    text, encoding = recoded(data, charset[1] if charset else "")
    stated, values = _values(record, number, sent if record.header("warc-type").lower() == "response" else None)
    digest = sha256(data).hexdigest()
    return Member(name, "text" if is_text else "html", text, digest, encoding, stated, values, "", *stretch)


def _values(record: _Record, number: int, sent: Answer | None) -> tuple[tuple[Fact, ...], tuple[Value, ...]]:
    """What the headers give to the front matter, and the fate of each."""
    stated: list[Fact] = []
    values: list[Value] = []
    for header, text in record.headers:
        field = LIFTED.get(header.lower(), "")
        found, why = facts(field, text.strip("<>"), f"{header} of record {number}", 95) if field else ((), "")
        stated += found
        why = why or "a header of the capture that says nothing of the article"
        if header.lower() == "warc-truncated":
            why = "the crawler cut the page short; its end is missing"
        values.append(Value(header, text, *((Fate.LIFTED, field) if found else (Fate.DROPPED, why))))
    for header, text in sent.headers if sent else ():
        why = "a header of the server's answer that says nothing of the article"
        values.append(Value(f"HTTP {header}", text, Fate.DROPPED, why))
    return tuple(stated), tuple(values)
