"""A named value of a container → facts for the front matter, or why it gives none.

A value that cannot be what its name says (a date that is none, an author that is an address) is no evidence.
"""

import re
from collections.abc import Iterable

from generator.clean import bylines
from generator.clean.block import Fact
from generator.clean.dates import edtf
from generator.text import squeeze

FIELDS = (
    *("title", "summary", "description", "date", "authors", "publisher", "agency", "language", "section", "tags"),
    *("source_url", "retrieved"),
)
"""Fields of the front matter that a container's value may be lifted to."""
LONGEST = 2000  # code points of a title or a summary; more is a text in the wrong place
NAMES = 100  # code points of an author's or a tag's name

_TAG = re.compile(r"<[^<>]{1,200}>")
_URL = re.compile(r"https?://[^\s/?#\"<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)


def facts(field: str, text: str, evidence: str, sure: int) -> tuple[tuple[Fact, ...], str]:
    """The facts that a text gives for a field, and why it gives none: exactly one of the two is empty."""
    found = tuple(
        Fact(field, value, evidence, "prefix" if field == "date" else "", sure)
        for value in _values(field, squeeze(_TAG.sub(" ", text[: 4 * LONGEST])))
    )
    return (found, "") if found else ((), WRONG.get(field, f"it cannot be a {field}"))


WRONG = {
    "date": "it states no whole date that can be read one way only",
    "retrieved": "it states no whole date that can be read one way only",
    "authors": "it does not read as names",
    "source_url": "it is no web address",
    "language": "it is no language tag",
}


def _values(field: str, text: str) -> Iterable[str]:
    match field:
        case "date" | "retrieved":
            return filter(None, [edtf(text)])
        case "authors":
            line = _BY.sub("", text)
            named = bylines.names(line) or ((line,) if bylines.is_desk(line) else ())
            return [name for name in named if len(name) <= NAMES and not bylines.is_agency(name)]
        case "tags":
            return [tag for tag in map(str.strip, re.split(r"[,;|]", text)) if tag and len(tag) <= NAMES]
        case "source_url":
            return [text] if _URL.fullmatch(text) else []
        case "language":
            return [text.replace("_", "-")] if _LANGUAGE.fullmatch(text) else []
        case "publisher" if _URL.fullmatch(text):
            return []
        case _:
            return [text] if text and len(text) <= LONGEST else []
