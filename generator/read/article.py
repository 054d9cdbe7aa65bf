"""An article's file, read."""

from generator.errors import Problem
from generator.model import Article, Figure
from generator.read import schema as s
from generator.read.fields import read_fields
from generator.read.names import stem
from generator.read.schema import Row

DATE_BASES = ("byline", "published-line", "dateline", "prefix", "html-metadata", "url", "inferred", "editor")
"""Where an article's date was read, or who said it."""

_NAMES = s.list_of(s.name)
_TEXTS = s.list_of(s.text)
_FIGURES = s.list_of(s.record_of(Figure, s.schema(Row("caption", s.text), Row("credit", s.text), Row("src", s.url))))

_ROWS = (
    Row("title", s.text),
    Row("title_basis", s.text),
    Row("summary", s.text),
    Row("description", s.text),
    Row("date", s.edtf),
    Row("date_basis", s.one_of(DATE_BASES)),
    Row("date_evidence", _TEXTS),
    Row("event_date", s.edtf),
    Row("print_date", s.edtf),
    Row("publisher", s.name),
    Row("authors", _TEXTS),
    Row("agency", s.text),
    Row("dateline", s.text),
    Row("dateline_raw", s.text),
    Row("language", s.language),
    Row("section", s.text),
    Row("tags", _TEXTS),
    Row("topics", _NAMES),
    Row("people", _NAMES),
    Row("places", _NAMES),
    Row("organisations", _NAMES),
    Row("related", _TEXTS),
    Row("see_also", s.list_of(s.reference)),
    Row("figures", _FIGURES),
    Row("source_url", s.url),
    Row("archived_url", s.url),
    Row("retrieved", s.edtf),
    Row("rights", s.text),
    Row("lastmod", s.day),
    Row("slug", s.name),
    Row("aliases", _NAMES),
    Row("draft", s.boolean),
    Row("withdrawn", s.reason),
    Row("publish_received", s.boolean),
    Row("raw", s.text),
    Row("raw_sha256", s.digest),
    Row("ingest_sha256", s.digest),
)

ARTICLE = s.schema(
    *_ROWS,
    Row("unreviewed", s.list_of(s.one_of([row.key for row in _ROWS]))),
    Row("suggested", s.list_of(s.reference)),
)
"""Every key an article may have, in the order in which ingest writes them."""


def read_article(path: str, data: bytes) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article, or None when there is an error, and every problem of the file; its id is the file's name."""
    values, reading = read_fields(path, data, ARTICLE, "title")
    if values is None:
        return None, reading.told
    return Article(stem(path), path, fields=tuple(reading.fields), **values), reading.told
