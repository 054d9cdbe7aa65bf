"""Letters (.eml) and pages saved as one file (.mhtml): the HTML part, or the plain one, is the document.

RFC 5322, RFC 2045-2049, RFC 2557. What an ordinary letter's `Date` and `From` say is when and by whom it was sent, not
when the article was published or who wrote it; only a newsletter, which says so in a header, is dated by it.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from email import errors, message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from hashlib import sha256

from generator.clean.block import Fact
from generator.clean.containers.parts import (
    LARGEST,
    Allowance,
    FieldMap,
    Found,
    Kind,
    Member,
    Source,
    Unread,
    Value,
    shown,
    size,
    whole,
)
from generator.clean.containers.stated import facts
from generator.clean.containers.wording import recoded
from generator.model import Fate

PARTS = 5000  # of a letter; a saved page has some hundreds of pictures
NESTED = 100  # parts that hold other parts; Python's parser calls itself for each
HEADERS = frozenset({"from", "to", "subject", "date", "mime-version", "content-type", "message-id", "received"})
"""One of them at least stands in a letter."""
NEWSLETTER = ("list-id", "list-unsubscribe")  # RFC 2919, RFC 2369
BROKEN = (LookupError, ValueError, TypeError, AttributeError, AssertionError, errors.MessageError)
"""What Python's parser of headers raises on broken ones."""


def read_mail(name: str, source: Source, fields: FieldMap, allowance: Allowance) -> Found:
    """One member, or why there is none."""
    if len(source) > LARGEST:
        why = f"longer than {size(LARGEST)}, which no letter and no page is"
        yield Unread(name, size(len(source)), why, True, 0, len(source))
        return
    data = source[:]
    if too_many := _too_many(data):
        yield Unread(name, size(len(data)), too_many, True, 0, len(data))
        return
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage), "the default policy makes these"
    if not HEADERS & {header.lower() for header in message.keys()}:  # noqa: SIM118  # a message is no mapping
        why = "it is no letter and no saved page: it has none of their headers"
        yield Unread(name, size(len(data)), why, True, 0, len(data))
        return
    parts = _parts(message)
    body = _body(parts)
    if body is None:
        what = shown(", ".join(_type(part) for part in parts)) or "no part"
        yield Unread(name, what, "it holds no text and no page", True, 0, len(data))
        return
    yield _member(name, message, parts, body, data)


def _member(name: str, message: EmailMessage, parts: Sequence[EmailMessage], body: EmailMessage, data: bytes) -> Member:
    is_page = any(header.lower() == "snapshot-content-location" for header in message.keys()) or (  # noqa: SIM118
        message.get_content_type() == "multipart/related" and name.lower().endswith((".mhtml", ".mht"))
    )
    stated: list[Fact] = []
    values: list[Value] = []
    for header, text in _headers(message):
        found, value = _header(message, header, text, is_page=is_page)
        stated += found
        values.append(value)
    address = _text(body, "Content-Location")
    if address and body is not message:
        found, why = facts("source_url", address, "header Content-Location", 90)
        stated += found
        values.append(Value("Content-Location", address, *((Fate.LIFTED, "source_url") if found else _no(why))))
    values += [_left(number, part, parts, body) for number, part in enumerate(parts, start=1) if part is not body]
    values += _outside(message)
    content, encoding = recoded(_payload(body), _charset(body))
    kind: Kind = "html" if body.get_content_type() in PAGES else "text"
    digest = sha256(data).hexdigest()
    return Member(name, kind, content, digest, encoding, tuple(stated), tuple(values), _type(body), 0, len(data))


_FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
"""What programs write before the subject of a letter answered or sent on."""
_HOLDING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"""boundary\s*=\s*["']?([^"'\s;]{1,200})""", re.IGNORECASE)
PAGES = ("text/html", "application/xhtml+xml")


def _too_many(data: bytes) -> str:
    """Why a letter is not even parsed; empty if it may be."""
    if len(_HOLDING.findall(data)) > NESTED:
        return f"more than {NESTED} of its parts hold other parts"
    boundaries = set(_BOUNDARY.findall(data))
    if sum(data.count(b"\n--" + boundary) for boundary in boundaries) > PARTS:
        return f"it has more than {PARTS:,} parts"
    return ""


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts that hold something, in order; of a letter within the letter the whole."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed([one for one in part.get_payload() if isinstance(one, EmailMessage)]))
        else:
            found.append(part)
    return found


def _body(parts: Sequence[EmailMessage]) -> EmailMessage | None:
    """The first part that is a page and no attachment, else the first plain text that is not blank."""
    shown_parts = [part for part in parts if not _is_attached(part)]
    for kinds in (PAGES, ("text/plain",)):
        for part in shown_parts:
            if part.get_content_type() in kinds and _payload(part).strip():
                return part
    return None


def _is_attached(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except BROKEN:
        return False


def _payload(part: EmailMessage) -> bytes:
    """The part's bytes, with quoted-printable and base64 undone."""
    if part.is_multipart():
        return b"\n".join(one.as_bytes() for one in part.get_payload() if isinstance(one, EmailMessage))
    try:
        payload = part.get_payload(decode=True)
    except BROKEN:
        payload = part.get_payload()
    if isinstance(payload, bytes):
        return payload
    return str(payload or "").encode("ascii", "surrogateescape") if str(payload or "").isascii() else b""


def _charset(part: EmailMessage) -> str:
    try:
        return str(part.get_content_charset() or "")
    except BROKEN:
        return ""


def _type(part: EmailMessage) -> str:
    """`image/png photo.png`."""
    try:
        name = part.get_filename() or ""
    except BROKEN:
        name = ""
    return shown(f"{part.get_content_type()} {whole(str(name))}".strip())


def _headers(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """Each header's name and text as it is read."""
    for header, raw in message.raw_items():
        text = str(raw)
        if "=?" in text:
            with suppress(*BROKEN):
                text = str(policy.default.header_fetch_parse(header, raw))
        with suppress(UnicodeError):
            text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # bytes that are not ASCII
        yield whole(header), " ".join(whole(text).split())


def _text(part: EmailMessage, name: str) -> str:
    return next((text for header, text in _headers(part) if header.lower() == name.lower()), "")


def _header(message: EmailMessage, header: str, text: str, *, is_page: bool) -> tuple[tuple[Fact, ...], Value]:
    """What a header gives to the front matter, and its fate."""
    is_newsletter = any(message.get(one) is not None for one in NEWSLETTER)
    field, sure = "", 90
    match header.lower():
        case "subject":
            field, sure = "title", 60 if is_page else 85
        case "snapshot-content-location":
            field = "source_url"
        case "date" if is_page:
            field = "retrieved"
        case "date" if is_newsletter:
            field, sure = "date", 70
        case "date":
            return (), Value(header, text, *_no("when a letter was sent is not when its article was published"))
        case "from" | "sender" | "reply-to":
            return (), Value(header, text, *_no("who sent a letter is not who wrote its article"))
        case _:
            pass
    if not field:
        return (), Value(header, text, *_no("a header that says nothing of the article"))
    value = _day(text) if field in ("date", "retrieved") else _FORWARDED.sub("", text)
    found, why = facts(field, value, f"header {header}", sure)
    return found, Value(header, text, *((Fate.LIFTED, field) if found else _no(why)))


def _day(text: str) -> str:
    """The day of a header's date, where it was sent from; the text itself if it is none."""
    try:
        found: datetime = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return text
    return found.date().isoformat()


def _left(number: int, part: EmailMessage, parts: Sequence[EmailMessage], body: EmailMessage) -> Value:
    """A part that is not the document."""
    kind = part.get_content_type()
    if _is_attached(part):
        why = "an attachment; put it into raw/ by itself if it is an article"
    elif kind == "text/plain" and body.get_content_type() in PAGES:
        why = "the text once more without its markup, or a note beside it; the page is read"
    elif kind in PAGES:
        why = "a page within the page, such as an advertisement's frame"
    elif kind.startswith("message/"):
        why = "a letter within the letter; put it into raw/ by itself if it is an article"
    else:
        why = "no text"
    return Value(f"part {number}, {_type(part)}", size(len(_payload(part))), *_no(why))


def _outside(message: EmailMessage) -> Iterator[Value]:
    """Text before the first part and after the last, which readers of letters don't show."""
    for name, text in (("before the first part", message.preamble), ("after the last part", message.epilogue)):
        if text and text.strip():
            yield Value(name, whole(text), *_no("it stands outside the parts of the letter, where none is shown"))


def _no(why: str) -> tuple[Fate, str]:
    return Fate.DROPPED, why
