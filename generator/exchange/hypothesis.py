"""Annotations as Hypothesis' search gives them (https://h.readthedocs.io/en/latest/api-reference/)."""

import re
from hashlib import sha256
from typing import Any

from generator.edtf import is_edtf
from generator.errors import Problem, Severity
from generator.exchange.incoming import Incoming, Reading, Selection, named, note_id
from generator.exchange.json_items import Item
from generator.model import NoteKind

PUBLIC = "__world__"
"""The group that everybody can read."""

_SHOWN_AT = "https://hypothes.is/a/"
_USER = re.compile(r"acct:([^@]+)@.+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|\Z)")
_LINK = re.compile(r"(?<!\\)\[(?=\[)")


def from_hypothesis(item: Item) -> tuple[Incoming | None, tuple[Problem, ...]]:
    """The annotation of a row; None where it has no page, and what is wrong with it.

    A tag that names a kind of ours makes it the note's; other tags stand below the text. What not everybody could read
    there, or a moderator has hidden, becomes a draft.
    """
    reading = Reading(item.place, item.way)
    row = item.value
    if not isinstance(row, dict):
        what = f"{item.way or 'this'} is {named(row)}; an annotation was expected"
        reading.tell(what, "the others were read", Severity.ERROR)
        return None, tuple(reading.problems)
    targets = [one for one in reading.get(row, "target", list) or [] if isinstance(one, dict)]
    urls = [reading.text(row, "uri"), *(reading.text(one, "source", "target") for one in targets)]
    urls = list(dict.fromkeys(filter(None, urls)))
    if not urls:
        what = f"{item.way or 'this'} has no uri, so nobody knows what it is about"
        is_of_w3c = "Annotation" in str(row.get("type", row.get("@type")))
        fix = "this is for: pressmark import webannotation" if is_of_w3c else "give it one; the others were read"
        reading.tell(what, fix, Severity.ERROR)
        return None, tuple(reading.problems)
    tags = reading.texts(row, "tags")
    kind = next((tag.casefold() for tag in tags if tag.casefold() in list(NoteKind)), "")
    name = reading.text(row, "id") or _digest(row)
    moment = reading.text(row, "created") or reading.text(row, "updated")
    document = reading.get(row, "document", dict) or {}
    titles = document.get("title")
    found = Incoming(
        id=note_id(name, "h-"),
        name=name,
        way=item.way,
        place=item.place,
        urls=tuple(urls),
        kind=NoteKind(kind) if kind else NoteKind.COMMENT,
        body=foreign_markdown(reading.text(row, "text")).strip(),
        tags=tuple(tag for tag in tags if tag.casefold() != kind and tag.strip()),
        by=_author(row, reading),
        date=day_of(moment),
        moment=moment,
        draft=_is_private(row, reading),
        selection=_selection(targets, reading),
        answers=tuple(reading.texts(row, "references")),
        address=_SHOWN_AT + name if reading.text(row, "id") else "",
        page=str(titles[0]) if isinstance(titles, list) and titles else "",
    )
    return found, tuple(dict.fromkeys(reading.problems))


def _digest(row: dict[str, Any]) -> str:
    """What names a row without an id: all of it."""
    return sha256(repr(sorted(row.items(), key=str)).encode("utf-8", "replace")).hexdigest()[:16]


def day_of(moment: str) -> str:
    """The day of a moment, in the time zone it is given in; empty for what is none."""
    found = _DAY.match(moment)
    return found[0] if found and is_edtf(found[0]) else ""


def foreign_markdown(text: str) -> str:
    """Markdown of another dialect: `[[` links nowhere there."""
    return _LINK.sub(r"\\[", text)


def _author(row: dict[str, Any], reading: Reading) -> str:
    """The name that is shown there, or that of the account."""
    shown = reading.text(reading.get(row, "user_info", dict) or {}, "display_name", "user_info").strip()
    user = reading.text(row, "user")
    account = _USER.fullmatch(user)
    return shown or (account[1] if account else user)


def _is_private(row: dict[str, Any], reading: Reading) -> bool:
    """Whether not everybody could read it there."""
    readers = (reading.get(row, "permissions", dict) or {}).get("read")
    is_open = not isinstance(readers, list) or any(str(one) == f"group:{PUBLIC}" for one in readers)
    group = reading.text(row, "group") or PUBLIC
    return bool(reading.get(row, "hidden", bool)) or group != PUBLIC or not is_open


def _selection(targets: list[dict[str, Any]], reading: Reading) -> Selection | None:
    """The words of the first target; None for a page note."""
    selectors: list[Any] = reading.get(targets[0], "selector", list, "target") or [] if targets else []
    found = [one for one in selectors if isinstance(one, dict)]
    quote = next((one for one in found if one.get("type") == "TextQuoteSelector"), {})
    exact, prefix, suffix = (reading.text(quote, key, "target.selector") for key in ("exact", "prefix", "suffix"))
    if exact.strip():
        return Selection(exact, prefix, suffix)
    return Selection("") if found else None
