"""Zip files: each file in them that is read when it stands alone is a member, and what is packed in it, too.

Nothing is ever written to a disk, so that a name like `../../x` is only a name. What a zip file says of sizes is not
believed: unpacking stops at a limit that it shares with all that is packed in it.
"""

import re
import zlib
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from io import BufferedReader, RawIOBase
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from generator.clean.containers.parts import (
    DEPTH,
    LARGEST,
    RATIO,
    RATIO_FROM,
    Allowance,
    FieldMap,
    Found,
    Member,
    Reader,
    Source,
    Unread,
    shown,
    size,
    unique,
)
from generator.clean.encoding import is_binary
from generator.read.raws import ending, format_of

CHUNK = 1 << 20
PACKING = (".doc", ".docx", ".pdf", ".odt", ".rtf")
"""Endings of files that may well be articles, in forms that are not read."""
DAMAGED = (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError)
"""What Python's zipfile raises on broken entries; LZMA's error is no ValueError and is added where it is imported."""
TAIL = (
    1 << 17
)  # bytes at the end of a zip file in which its last part begins: 22, a comment of at most 65,535, and more
_SLASH = re.compile(r"[/\\]")
LINK, PLAIN, TYPE = 0o120000, 0o100000, 0o170000  # of a Unix mode, in the upper half of an entry's attributes


def read_zip(name: str, data: Source, fields: FieldMap, allowance: Allowance, readers: Mapping[str, Reader]) -> Found:
    """The members of a zip file, in the order of its table of contents; `readers` read what is packed in it."""
    from lzma import LZMAError
    from struct import error as StructError

    if allowance.depth >= DEPTH:
        why = f"more than {DEPTH} zip files lie inside one another"
        yield Unread(name, size(len(data)), why, True, 0, len(data))
        return
    errors = (*DAMAGED, LZMAError, StructError, RuntimeError)
    try:
        packed = ZipFile(BufferedReader(_File(data)))
    except errors as error:
        yield Unread(name, size(len(data)), _damage(error), True, 0, len(data))
        return
    allowance.depth += 1
    yield from _entries(name, packed, data, fields, allowance, readers, errors)
    allowance.depth -= 1


def _entries(
    name: str,
    packed: ZipFile,
    data: Source,
    fields: FieldMap,
    allowance: Allowance,
    readers: Mapping[str, Reader],
    errors: tuple[type[Exception], ...],
) -> Found:
    starts = sorted({each.header_offset for each in packed.infolist()} | {packed.start_dir})
    seen: dict[str, int] = {}
    used: set[int] = set()
    for entry in packed.infolist():
        inner = unique(f"{name}!{_name(entry)}", seen)
        stretch = entry.header_offset, _end(entry, starts, len(data))
        if entry.filename.endswith("/"):
            continue
        refused = _refused(entry, starts, used)
        used.add(entry.header_offset)
        if refused:
            yield Unread(inner, size(max(entry.file_size, 0)), refused[0], refused[1], *stretch)
            continue
        try:
            unpacked, why = _unpacked(packed, entry, allowance)
        except errors as error:
            yield Unread(inner, size(entry.compress_size), _damage(error), True, *stretch)
            continue
        if why:
            yield Unread(inner, size(entry.compress_size), why, True, *stretch)
            continue
        yield from _found(inner, format_of(entry.filename), unpacked, fields, allowance, readers, stretch)
    yield from _between(name, packed, starts, data)


def _found(
    name: str,
    form: str,
    data: bytes,
    fields: FieldMap,
    allowance: Allowance,
    readers: Mapping[str, Reader],
    stretch: tuple[int, int],
) -> Found:
    """An unpacked file as the member it is, or the members of the container it is; its format says which."""
    start, end = stretch
    reader = readers.get(form)
    if reader:
        for found in reader(name, data, fields, allowance):
            yield replace(found, start=start, end=end)
        return
    if is_binary(data):
        yield Unread(name, size(len(data)), "this is no text in any encoding", True, start, end)
    elif not data.strip():
        yield Unread(name, size(len(data)), "it holds no text", True, start, end)
    else:
        digest = sha256(data).hexdigest()
        yield Member(name, "html" if form == "html" else "text", data, digest, start=start, end=end)


def _refused(entry: ZipInfo, starts: list[int], used: Container[int]) -> tuple[str, bool] | None:
    """Why an entry is not even unpacked, and whether that may cost an article."""
    mode = (entry.external_attr >> 16) & TYPE if entry.create_system == 3 else 0
    base = _SLASH.split(entry.filename)[-1]
    if mode == LINK:
        return "a symbolic link, which is not followed", True
    if mode not in (0, PLAIN):
        return "not a plain file", True
    if base.startswith((".", "._")) or entry.filename.startswith("__MACOSX/") or base.endswith("~"):
        return "a hidden file or an editor's copy", False
    if not format_of(base):
        return f"`{shown(ending(base), 20)}` files are not read", ending(base) in PACKING
    if entry.flag_bits & 0x1:
        return "it is encrypted; put it into raw/ unlocked", True
    if entry.file_size < 0 or entry.compress_size < 0 or entry.header_offset < 0:
        return "the zip file is damaged here: sizes below nought", True
    if entry.header_offset + entry.compress_size > _end(entry, starts, starts[-1]) or entry.header_offset in used:
        return "the zip file is damaged here: two of its files lie in the same bytes", True
    return None


def _unpacked(packed: ZipFile, entry: ZipInfo, allowance: Allowance) -> tuple[bytes, str]:
    """The entry's bytes, or why unpacking stopped."""
    parts: list[bytes] = []
    count = 0
    with packed.open(entry) as file:
        while part := file.read(CHUNK):
            count += len(part)
            allowance.unpacked -= len(part)
            if allowance.unpacked < 0:
                return b"", "with this file the raw file unpacks to more than it may; this is a zip bomb or an archive"
            if count > LARGEST:
                return b"", f"it unpacks to more than {size(LARGEST)}, which no article has"
            if count > RATIO_FROM and count > RATIO * max(entry.compress_size, 1):
                return b"", f"a zip bomb: it grows more than {RATIO}-fold"
            parts.append(part)
    return b"".join(parts), ""


def _end(entry: ZipInfo, starts: list[int], length: int) -> int:
    """Where the next entry begins; the name and its own header count to each entry."""
    at = bisect_right(starts, entry.header_offset)
    return min(starts[at] if at < len(starts) else length, length)


def _between(name: str, packed: ZipFile, starts: list[int], data: Source) -> Iterator[Unread]:
    """Bytes before the first entry and after the table of contents."""
    if starts and starts[0] > 0:
        yield Unread(
            f"{name}:0", size(starts[0]), "they stand before the first file of the zip file", True, 0, starts[0]
        )
    tail = max(len(data) - TAIL, 0)
    found = data[tail:].rfind(b"PK\x05\x06")
    end = tail + found + 22 + len(packed.comment) if found >= 0 else len(data)
    if end < len(data):
        why = "they stand after the end of the zip file"
        yield Unread(f"{name}:{end}", size(len(data) - end), why, True, end, len(data))
    if packed.comment:
        what = shown(packed.comment.decode("utf-8", "replace"))
        yield Unread(f"{name}:comment", what, "the zip file's comment", False, end - len(packed.comment), end)


class _File(RawIOBase):
    """Bytes as a file that can be read, for Python's zipfile."""

    def __init__(self, data: Source) -> None:
        self._data, self._at = data, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._at = max(offset + (0, self._at, len(self._data))[whence], 0)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        found = self._data[self._at : self._at + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def _name(entry: ZipInfo) -> str:
    """The entry's name as a message can bear it: many zip programs write UTF-8 without saying so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return shown(name, 240) or "(no name)"


def _damage(error: Exception) -> str:
    """What is wrong, in words."""
    match error:
        case NotImplementedError():
            return "packed by a method that is not read"
        case _ if "CRC" in str(error):
            return "the zip file is damaged here: the bytes do not have the checksum it tells"
        case _ if "not a zip file" in str(error):
            return "no zip file, or one that is cut short: its table of contents at the end is missing"
        case _:
            return f"the zip file is damaged here ({shown(str(error)) or type(error).__name__})"
