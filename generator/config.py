"""An archive's settings: `content/archive.yml`, read once."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.errors import Problem, Severity
from generator.read import schema as s
from generator.read.front import read_settings
from generator.read.schema import Reading, Row
from generator.read.yaml import Node, Scalar

PATH = "archive.yml"
"""Relative to the content folder."""
FORMAT = 1
"""The only layout of a content folder there is so far."""


@dataclass(frozen=True, slots=True)
class Config:
    """An archive's settings; the docs' table is made from these docstrings."""

    title: str
    """The archive's name, on every page and in every feed. Required."""
    format: int = FORMAT
    """The layout of the content folder; always 1 so far. Required, so that a later program knows what it reads."""
    description: str = ""
    """One or two sentences on the archive, for its home page, search engines and feeds."""
    base_url: str = ""
    """The address the site will stand at, `https://example.org/archive/`. Links inside the site never need it; feeds,
    the sitemap and citations do. A final slash is added."""
    language: str = "en"
    """The language most articles are in, as a code: `en`, `ur`, `pt-BR`."""
    editors: tuple[str, ...] = ()
    """Who keeps the archive: a list of names, shown on the site and in its feeds. Where it is given, a note by anybody
    else is told, unless there is a file of theirs in `content/people/`."""
    theme: str = "default"
    """The theme's folder below `themes/`."""
    cautious: bool = False
    """Whether `ingest` drops only what it is sure of, and keeps the rest with a suggestion."""
    search: bool = True
    """Whether the site has full-text search, which takes the most time and space of a build."""
    passages: bool = True
    """Whether articles say which of their paragraphs stand in others; it can double the time of a first build."""
    mentions: bool = True
    """Whether names that have a file are found in articles and notes; the first mention in each leads to its page."""
    mention_links: bool = True
    """Whether first mentions are links; without, the pages of names still list where they are mentioned."""
    stories: bool = True
    """Whether articles on one event are grouped as stories by their words and dates; stories that an editor has a file
    for in `content/stories/` stay either way."""
    related: bool = True
    """Whether related articles are found by their words, too; else only by the topics and names they share."""
    feed_length: int = 30
    """How many articles a feed holds, newest first: 1 to 1000."""
    page_size: int = 50
    """How many articles stand on one page of an index: 1 to 1000."""


def read_config(data: bytes) -> tuple[Config | None, tuple[Problem, ...]]:
    """The settings, or None when there is an error, and every problem of the file. An unknown key is an error."""
    mapping, problems = read_settings(PATH, data)
    if mapping is None:
        return None, problems
    reading = Reading(f"content/{PATH}", problems)
    values = s.read_rows(CONFIG, mapping, reading, unknown=Severity.ERROR)
    s.require("title", mapping, reading)
    if "format" not in mapping.entries:
        reading.wrong(Scalar("", 1, 0), "the format is missing", f"add a line: format: {FORMAT}")
    return (Config(**values) if reading.is_usable else None), reading.told


def config_table() -> str:
    """Every setting with its default and what it does, as a Markdown table in the order of the fields."""
    rows = (f"| `{key}` | {default} | {' '.join(doc.split())} |\n" for key, default, doc in _documented())
    return "| key | when absent | what it does |\n| --- | --- | --- |\n" + "".join(rows)


def _documented() -> Iterator[tuple[str, str, str]]:
    """Each field's name, default and docstring; Python keeps field docstrings only in the source."""
    body = ast.parse(inspect.getsource(Config)).body[0]
    assert isinstance(body, ast.ClassDef)
    for field, doc in pairwise(body.body):
        match field, doc:
            case ast.AnnAssign(target=ast.Name(id=key)), ast.Expr(value=ast.Constant(value=str(text))):
                yield key, _default(key), text
            case _:
                pass


def _default(key: str) -> str:
    if key in {"title", "format"}:
        return "an error"
    match getattr(Config(title=""), key):
        case bool(value):
            return f"`{str(value).lower()}`"
        case "" | ():
            return "none"
        case value:
            return f"`{value}`"


def _format(reading: Reading, key: str, node: Node) -> int | None:
    if isinstance(node, Scalar) and node.text == str(FORMAT):
        return FORMAT
    fix = f"write {key}: {FORMAT}, or use a newer pressmark for a newer archive"
    reading.wrong(node, f"this program reads archives of format {FORMAT} only", fix)
    return None


def _base_url(reading: Reading, key: str, node: Node) -> str | None:
    if isinstance(node, Scalar) and not node.text:
        return ""
    value = s.url(reading, key, node)
    if value is not None and ("?" in value or "#" in value):
        reading.wrong(node, f"'{key}' cannot have `?` or `#`", "write the address of the folder the site will stand in")
        return None
    return value and value.rstrip("/") + "/"


def _count(reading: Reading, key: str, node: Node) -> int | None:
    value = s.whole_number(reading, key, node)
    if value is not None and not 1 <= value <= 1000:
        reading.wrong(node, f"'{key}' is {value}", "give a number from 1 to 1000")
        return None
    return value


CONFIG = s.schema(
    Row("format", _format),
    Row("title", s.text),
    Row("description", s.text),
    Row("base_url", _base_url),
    Row("language", s.language),
    Row("editors", s.list_of(s.text)),
    Row("theme", s.name),
    Row("cautious", s.boolean),
    Row("search", s.boolean),
    Row("passages", s.boolean),
    Row("mentions", s.boolean),
    Row("mention_links", s.boolean),
    Row("stories", s.boolean),
    Row("related", s.boolean),
    Row("feed_length", _count),
    Row("page_size", _count),
)
"""Every key of the file."""
