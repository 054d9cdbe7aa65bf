"""The header block that scrapers write above a text: `Title: …`, `URL: …`, `Date: …`."""

import re
from collections.abc import Iterator

from generator.clean import bylines
from generator.clean.block import Block, Fact, Hearing, Verdict, drop, lift, lift_prefix
from generator.clean.dates import edtf
from generator.clean.labels import FIELDS
from generator.text import fold, squeeze

RULE = "scraper-fields"
SURE = frozenset({"title", "headline", "url", "link", "source url", "publisher", "author", "byline"})
"""Labels that need no second one beside them."""

_FIELD = re.compile(
    r"\s*(?:[-*#]\s*)?\**(?P<label>[A-Za-z][A-Za-z _-]{1,20}?)\**\s*(?:[:=]|\t)\s*\**\s*(?P<value>\S.*)?$"
)
_URL = re.compile(r"https?://[^\s/?#\"<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?$", re.IGNORECASE)
_QUOTED = re.compile(r"^([\"'])(.*)\1$")
_BODY = re.compile(r"\s*\**(?:body|text|content|article|full text|story)\**\s*:\**\s*", re.IGNORECASE)


def scraper_fields(hearing: Hearing) -> Iterator[Verdict]:
    """Lift each labelled line of a header block to its field: two labels at least, or one that cannot be prose."""
    if hearing.reading.reader != "text":
        return
    blocks = hearing.open
    if blocks and _URL.match(squeeze(blocks[0].text)):
        where = hearing.reading.place(blocks[0])
        yield lift(blocks[0], RULE, "address of the page", (Fact("source_url", squeeze(blocks[0].text), where),))
        blocks = blocks[1:]
    found = _header(blocks)
    if len(found) < 2 and not any(label in SURE for _, label, _ in found):
        return
    under = next((block for block in blocks if all(block is not each for each, _, _ in found)), None)
    if under and (body := _BODY.match(under.text)) and body.end() < len(under.text.rstrip()):
        yield lift_prefix(under, RULE, "label of the text", (), body.end())
    for block, label, value in found:
        facts = tuple(_facts(hearing, block, label, value))
        if facts:
            yield lift(block, RULE, f"field `{label}` of a header block", facts)
        else:
            yield drop(block, RULE, f"field `{label}` of a header block, with no value that can be read")


def _header(blocks: tuple[Block, ...]) -> list[tuple[Block, str, str]]:
    """The labelled lines at the head, up to the first line that is none; of YAML values without their quotes."""
    found = []
    is_yaml = bool(blocks) and blocks[0].text.strip() == "---"
    for block in blocks[:30]:
        match = _FIELD.match(block.text) if len(block.text) < 1000 else None
        label = re.sub(r"[_-]", " ", fold(match["label"])) if match else ""
        if match is None or label not in FIELDS:
            if block.text.strip("-=*_ \t"):
                break
            continue
        value = squeeze(match["value"] or "")
        found.append((block, label, _QUOTED.sub(r"\2", value) if is_yaml else value))
    return found


def _facts(hearing: Hearing, block: Block, label: str, value: str) -> Iterator[Fact]:
    field, where = FIELDS[label], hearing.reading.place(block)
    match field:
        case "date" | "retrieved":
            if day := edtf(value, hearing.language):
                yield Fact(field, day, where, "prefix" if field == "date" else "")
        case "authors":
            for name in bylines.names(value) or ((value,) if bylines.is_desk(value) else ()):
                yield Fact("agency" if bylines.is_agency(name) else field, name, where)
        case "tags":
            for tag in filter(None, (each.strip(" \"'") for each in re.split(r"[,;|]", value.strip("[]")))):
                yield Fact(field, tag, where)
        case "source_url":
            if _URL.match(value):
                yield Fact(field, value, where)
        case _:
            if value and not (field == "publisher" and _URL.match(value)):
                yield Fact(field, value, where)
