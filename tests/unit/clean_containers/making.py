"""Containers made for tests: records of web archives, zip files with entries of any kind."""

import io
import struct
import zipfile
from collections.abc import Iterable


def record(kind: str, block: bytes, uri: str = "https://gazette.example/a", more: str = "") -> bytes:
    """One record of a web archive."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2015-02-03T01:02:03Z\r\n{more}"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(content: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A server's answer; a page unless a header says otherwise."""
    lines = headers if any(header.lower().startswith("content-type") for header in headers) else (*headers, PAGE)
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + content


class Stretches:
    """Bytes that give out no more than is asked for, as a file on a disk does; it notes the longest stretch."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.longest = 0

    def __len__(self) -> int:
        return len(self._data)

    def __getitem__(self, where: slice) -> bytes:
        found = self._data[where]
        self.longest = max(self.longest, len(found))
        return found

    def find(self, sought: bytes, start: int = 0, end: int | None = None) -> int:
        return self._data.find(sought, start, end)


PAGE = "Content-Type: text/html"


def zipped(entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]], comment: bytes = b"") -> bytes:
    """A zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries:
            packed.writestr(name, data)
        packed.comment = comment
    return file.getvalue()


def entry(name: str, mode: int) -> zipfile.ZipInfo:
    """An entry with a Unix mode."""
    found = zipfile.ZipInfo(name)
    found.create_system, found.external_attr = 3, mode << 16
    return found


def patched(data: bytes, signature: bytes, at: int, form: str, value: int) -> bytes:
    """A zip file with a number changed in the last header of a kind."""
    start = data.rfind(signature) + at
    return data[:start] + struct.pack(form, value) + data[start + struct.calcsize(form) :]
