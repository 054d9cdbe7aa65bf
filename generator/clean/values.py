"""What a stretch of text gives as the value of a field of the front matter: nothing where it cannot be one."""

import re

from generator.clean import bylines
from generator.clean.block import Block, Fact, Hearing
from generator.clean.dates import edtf
from generator.text import squeeze

DATES = frozenset({"date", "print_date", "event_date", "retrieved"})
ADDRESSES = frozenset({"source_url", "archived_url"})

_URL = re.compile(r"https?://[^\s/?#\"<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_BETWEEN = re.compile(r"[,;|•·،、]")


def facts(field: str, text: str, hearing: Hearing, block: Block, sure: int) -> tuple[Fact, ...]:
    """The facts a text gives for a field, with the block as their evidence; of a list one for each item."""
    where = hearing.reading.place(block)
    basis = "published-line" if field == "date" else ""
    return tuple(Fact(field, value, where, basis, sure) for value in _values(field, squeeze(text), hearing.language))


def _values(field: str, text: str, language: str) -> tuple[str, ...]:
    if field in DATES:
        day = edtf(text, language)
        return (day,) if day else ()
    if field in ADDRESSES:
        return (text,) if _URL.fullmatch(text) else ()
    match field:
        case "language":
            return (text,) if _LANGUAGE.fullmatch(text) else ()
        case "authors":
            return bylines.names(text) or ((text,) if bylines.is_desk(text) else ())
        case "tags":
            return tuple(filter(None, (tag.strip(" .#") for tag in _BETWEEN.split(text))))
        case _:
            return (text,) if text else ()
