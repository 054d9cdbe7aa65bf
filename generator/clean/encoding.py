"""Bytes to text: byte order mark, declaration, UTF-8, then a guess; what was assumed is told.

A byte that cannot be read becomes U+FFFD and is reported with its offset: nothing disappears silently.
"""

import codecs
import re

from generator.clean.block import Damage, Decoded

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x7fELF")
"""How zip, gzip, PDF, pictures, old Office files and programs begin."""
DECLARED_WITHIN = 4096  # bytes; browsers look at the first 1,024, saved pages put comments of their own before that
GUESS_FROM = 200_000  # bytes; more does not make charset-normalizer surer, only slower
BEFORE = 1000  # bytes of ASCII before the first other one that are looked at with it
LISTED = 1000  # unreadable bytes told one by one; a binary has millions
FEW, STRAY = 3, 20  # three bad bytes, or one in twenty non-ASCII characters, still leave a file UTF-8
WESTERN = frozenset("ÄÖÜäöüßÀÂÇÈÉÊËÎÏÔÙÛàâçèéêëîïôùûœŒÁÍÑÓÚáíñóúìòãõåÅøØæÆ¿¡«»‘’“”„‚–—…€£§°©®·•\xa0")
"""What Windows-1252 is used for in the languages it was made for; other letters of it speak for another encoding."""
WINDOWS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
"""Labels that mean Windows-1252 on the web (WHATWG Encoding, section 4.2)."""
NO_PAGES = frozenset({"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
"""Names Python knows of what no page is written in; browsers take none of them either."""

NOT_ASCII = ("cp037", "cp1026", "cp1140", "cp273", "cp424", "cp500", "cp875", "utf_16", "utf_32", "utf_7")
"""Encodings in which ASCII's bytes are other letters: no guess where half of the bytes are ASCII's."""

_ASCII = bytes(range(128))
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x85"))


def is_binary(data: bytes) -> bool:
    """True for what is no text in any encoding: known beginnings, or control bytes all over."""
    if data.startswith(BINARY):
        return True
    if any(data.startswith(mark) for mark, _ in BOMS) or wide(data):
        return False
    head = data[:8192]
    return len(head) - len(head.translate(None, _CONTROLS)) > max(40, len(head) // 20)


def decode(data: bytes, *, is_page: bool = False) -> Decoded:
    """The text of a raw file. `is_page`: it may declare its encoding, as HTML and XML do."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _read(data, encoding, "byte order mark", skip=len(mark))
    if two_bytes := wide(data):
        return _read(data, two_bytes, "every second byte is NUL")
    if b"\x1b$" not in data and (found := _strict(data, "utf-8")) is not None:
        return Decoded(found, "utf-8", "valid UTF-8")
    if is_page and (declared := declaration(data)):
        if (found := _strict(data, declared)) is not None:
            return Decoded(found, declared, "declared")
        if declared != "utf-8" and not _mostly_utf8(data):
            return _read(data, declared, "declared")
    if _mostly_utf8(data):
        return _read(data, "utf-8", "nearly all of it is UTF-8")
    return _guess(data)


def declaration(data: bytes) -> str:
    """The encoding an HTML or XML file claims, as Python names it; empty if none that is known.

    A claim that could not be read in that encoding (`charset="utf-16"` in single bytes) is none.
    """
    match = _DECLARED.search(data[:DECLARED_WITHIN])
    label = match[1].decode("ascii").lower() if match else ""
    if not label:
        return ""
    try:
        found = WINDOWS.get(label) or codecs.lookup(label.replace("x-mac-", "mac-")).name
        is_readable = match is not None and match[0].decode(found) == match[0].decode("ascii")
    except (LookupError, UnicodeError):  # LookupError too for what turns bytes into bytes (`hex`, `zlib`)
        return ""
    return found if is_readable and found not in NO_PAGES else ""


def wide(data: bytes) -> str:
    """`utf-16-le` or `utf-16-be` for a file without a mark that can only be read as such; else empty.

    Every second byte is NUL in Latin letters; in other scripts only blanks and some signs have one.
    """
    head = data[: 2000 if len(data) > 2000 else len(data) // 2 * 2]
    if len(head) < 8 or 0 not in head:
        return ""
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[start::2].count(0) * 8 > len(head) * 3 and head[1 - start :: 2].count(0) == 0:
            return name
    if not _is_odd(head):
        return ""
    blanks = {name: _blanks(_strict(head, name) or "") for name in ("utf-16-le", "utf-16-be")}
    return max(blanks, key=lambda name: blanks[name]) if any(blanks.values()) else ""


def _is_odd(head: bytes) -> bool:
    """True for bytes that are no UTF-8, or have control characters all over."""
    wrong = len(head) - len(head.decode("utf-8", "ignore").encode())
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return max(wrong, controls) * 10 > len(head)


def _blanks(text: str) -> int:
    """How many blanks and line ends a text has that is mostly letters of other scripts; 0 for any other."""
    is_text = all(char.isprintable() or char.isspace() for char in text)
    return text.count(" ") + text.count("\n") if is_text and sum(char > "\x7f" for char in text) * 2 > len(text) else 0


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


class _CountlessError(Exception):
    """More bytes that cannot be read than are listed."""


def _read(data: bytes, encoding: str, basis: str, skip: int = 0) -> Decoded:
    damage: list[Damage] = []

    def replace(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        if len(damage) == LISTED:
            raise _CountlessError
        damage.append(Damage(error.start + skip, error.object[error.start]))
        return "\ufffd", error.end

    codecs.register_error("pressmark.damage", replace)
    try:
        return Decoded(data[skip:].decode(encoding, "pressmark.damage"), encoding, basis, tuple(damage))
    except _CountlessError:
        text = data[skip:].decode(encoding, "replace")
        return Decoded(text, encoding, basis, tuple(damage), text.count("\ufffd") - LISTED)


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few bad bytes: characters of two bytes and more are right far oftener than wrong."""
    text = data.decode("utf-8", "ignore")
    right = len(text) - len(text.encode("ascii", "ignore"))
    wrong = len(data) - len(text.encode())
    return right > wrong and (wrong <= FEW or wrong * STRAY <= right)


def _guess(data: bytes) -> Decoded:
    if b"\x1b$" in data and (found := _strict(data, "iso2022_jp_2")) is not None:
        return Decoded(found, "iso2022_jp_2", "its escape sequences")
    if (found := _strict(data, "cp1252")) is not None and _is_western(found):
        return Decoded(found, "cp1252", "guessed: Western letters and signs only")
    from charset_normalizer import from_bytes

    head = _telling(data)
    is_ascii = len(head.translate(None, _ASCII)) * 2 < len(head)
    others = list(NOT_ASCII) if is_ascii else []
    best = from_bytes(head, cp_exclusion=others, preemptive_behaviour=False).best()  # declarations have been weighed
    encoding = codecs.lookup(best.encoding).name if best else "cp1252"
    if (found := _strict(data, encoding)) is not None:
        return Decoded(found, encoding, "guessed from the bytes")
    return _read(data, encoding, "guessed from the bytes")


def _telling(data: bytes) -> bytes:
    """The part of a file by which its encoding is guessed: from a little before the first byte that is not ASCII's."""
    first = _HIGH.search(data)
    start = max(0, first.start() - BEFORE) if first else 0
    head = data[start : start + GUESS_FROM]
    return head[: head.rfind(b" ") + 1] or head if len(head) == GUESS_FROM else head  # no half of a character


def _is_western(text: str) -> bool:
    """Only such letters and signs besides ASCII as Western languages use, and the letters mostly beside ASCII ones."""
    if not WESTERN.issuperset(char for char in set(text) if char > "\x7f"):
        return False
    start = next((match.start() for match in _NOT_ASCII.finditer(text)), 0)
    sample = text[start : start + GUESS_FROM]
    letters = len(re.findall(r"[^\W\d_a-zA-Z]", sample))
    within = len(re.findall(r"(?<=[a-zA-Z])[^\W\d_a-zA-Z]|[^\W\d_a-zA-Z](?=[a-zA-Z])", sample))
    return within * 2 >= letters
