"""Notes as a document to read, as a table, and as data with their Markdown."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from generator import edtf
from generator.annotate.quote import block_quote
from generator.annotate.section import WIDTH, settled
from generator.config import Config
from generator.exchange.outgoing import Outgoing
from generator.formats.annotations import CONTEXT, addresses, annotation, attributed, iri
from generator.markdown.escape import escape, escape_heading
from generator.model import NoteText, Quote
from generator.pages.annotations import COLLECTION_URL
from generator.text import squeeze

COLUMNS = (
    *("article", "article_title", "article_date", "publisher"),
    *("id", "url", "kind", "title", "quote", "text", "by", "date", "status", "attributes"),
)
"""Of the table, in order."""

_FOOTNOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""


def as_csv(notes: Iterable[Outgoing], config: Config) -> str:
    """A table (RFC 4180); a cell that a spreadsheet would run has an apostrophe before it."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(COLUMNS)
    for one in notes:
        note, subject = one.note, one.subject
        status = "draft" if note.draft else "orphan" if one.is_orphan else "anchored" if one.quote else "whole"
        attributes = "; ".join(f"{key}={value}" for key, value in note.attributes)
        cells = (
            *(subject.short, subject.title, subject.date, subject.publisher),
            *(
                note.id,
                config.base_url + one.url,
                note.kind.value,
                note.title,
                one.quote,
                note.body,
                note.by,
                note.date,
            ),
            *(status, attributes),
        )
        rows.writerow([harmless(cell) for cell in cells])
    return file.getvalue()


def harmless(cell: str) -> str:
    """A cell's text, which no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def as_markdown(notes: Iterable[Outgoing], config: Config) -> str:
    """One document: a heading for each article, and below it one for each note, with its quote and its text."""
    parts = [escape_heading(f"Notes – {config.title}", 1)]
    for _, group in groupby(notes, key=lambda one: one.subject.name):
        members = list(group)
        subject = members[0].subject
        date = edtf.in_words(subject.date) or ("undated" if subject.name.startswith("articles/") else "")
        known = filter(None, (date, subject.publisher))
        parts += filter(None, (escape_heading(subject.title), escape(", ".join(known))))
        for one in members:
            parts += _note_parts(one, config)
    return "\n\n".join(parts) + "\n"


def _note_parts(one: Outgoing, config: Config) -> list[str]:
    note = one.note
    said = (note.kind.capitalize(), note.by, edtf.in_words(note.date), "draft" if note.draft else "")
    address = f"<{iri(config.base_url + one.url)}>" if config.base_url else escape(one.url)
    parts = [
        escape_heading(note.title or note.kind.capitalize(), 3),
        f"{escape(', '.join(filter(None, said)))}. {address}",
    ]
    if one.is_orphan:
        parts.append("These words do not stand, once and only once, in the text as it is now:")
    if one.quote:
        parts.append(block_quote(Quote((squeeze(one.quote),)), WIDTH))
    if body := settled(note.body, 3, is_quoted=bool(one.quote)):
        parts.append(_FOOTNOTE.sub(rf"[^{note.on.replace('/', '-')}-{note.id}-\1]", body))
    return parts


def as_jsonld(notes: Sequence[Outgoing], config: Config, filtered: str = "") -> str:
    """An AnnotationCollection whose one page stands in it. Bodies are the notes' own Markdown, links and all.

    Without a base URL addresses start from the site's root. `filtered` says which notes these are, if not all.
    """
    address = addresses(config.base_url, "")
    whole = address(COLLECTION_URL) + (f"#{quote(filtered, safe='=&')}" if filtered else "")
    items = ",\n".join(json.dumps(_annotation(one, config, address), ensure_ascii=False) for one in notes)
    collection = {"@context": CONTEXT, "id": whole, "type": "AnnotationCollection", "label": f"Notes – {config.title}"}
    page = {"id": address(COLLECTION_URL) + "#page", "type": "AnnotationPage", "@context": CONTEXT}
    head = json.dumps({**collection, "total": len(notes)}, ensure_ascii=False)[:-1]
    inner = json.dumps(page, ensure_ascii=False)[:-1]
    return f'{head}, "first": {inner}, "items": [\n{items}\n]}}}}\n'


def _annotation(one: Outgoing, config: Config, address: Any) -> dict[str, Any]:
    note = one.note
    text = NoteText(
        *(note.id, 0, note.kind, note.title, "", one.quote, note.by, note.date, one.is_orphan, "", note.attributes),
        selected=one.selected,
        draft=note.draft,
    )
    bodies: list[dict[str, Any]] = []
    value = "\n\n".join(filter(None, [escape_heading(note.title, 3) if note.title else "", note.body]))
    if value:
        bodies = [{"type": "TextualBody", "value": value, "format": "text/markdown", "language": config.language}]
    made = annotation(text, one.subject.url, [*bodies, *attributed(text)], address, {})
    if note.quote and one.is_orphan:
        selector = made["target"]["selector"]
        selector |= {key: value for key in ("prefix", "suffix") if (value := getattr(note.quote, key))}
    return made
