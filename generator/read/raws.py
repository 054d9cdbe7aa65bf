"""Raw files by their names: which are read and how, and in which file a raw document lies."""

import re
from collections.abc import Container, Iterator, Mapping

FORMATS: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".csv": "table",
    ".tsv": "table",
    ".eml": "mail",
    ".mhtml": "mail",
    ".mht": "mail",
    ".warc": "web archive",
    ".warc.gz": "web archive",
    ".zip": "zip",
}
"""Ending of a raw file, in lower case → how it is read. `generator/clean/readers` has the readers of dumps and saved
pages, `generator/clean/containers` those of files that hold documents.
"""
DOCUMENTS = ("text", "html")
"""Formats of files that are one document each; all others are containers."""
DEFAULTS = "_defaults.yml"
"""The file in which a folder says what its raw files have in common."""

_SLASH = re.compile(r"[/\\]")
_INSIDE = re.compile(r"[#!]")


def ending(path: str) -> str:
    """The ending of a file's name in lower case, `.warc.gz` whole; empty if it has none."""
    name = _SLASH.split(path)[-1].lower()
    if name.endswith(".warc.gz"):
        return ".warc.gz"
    return name[name.rfind(".") :] if "." in name else ""


def format_of(path: str) -> str:
    """How a raw file is read; empty for one that is not."""
    return FORMATS.get(ending(path), "")


def is_container(path: str) -> bool:
    """True for a file that holds documents."""
    return format_of(path) not in ("", *DOCUMENTS)


def file_of(raw: str, held: Container[str]) -> str:
    """The file among those held in which a raw document lies: itself, or a container; empty if there is none.

    `raw/a.zip!b/c.jsonl#4` lies in `raw/a.zip`, unless a file has that very name.
    """
    return next((path for path in (raw, *containers_of(raw)) if path in held), "")


def containers_of(raw: str) -> Iterator[str]:
    """The files in which a raw document may lie by its name, itself first: a folder's name may look like one, too."""
    ends = [match.start() for match in _INSIDE.finditer(raw)]
    return (path for path in (raw, *(raw[:end] for end in reversed(ends))) if is_container(path))
