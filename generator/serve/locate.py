"""From an address to a file of the site, as a plain static host would find it."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

TEXT = "; charset=utf-8"
TYPES = {
    ".html": "text/html" + TEXT,
    ".css": "text/css" + TEXT,
    ".js": "text/javascript" + TEXT,
    ".mjs": "text/javascript" + TEXT,
    ".txt": "text/plain" + TEXT,
    ".md": "text/markdown" + TEXT,
    ".csv": "text/csv" + TEXT,
    ".xml": "application/xml" + TEXT,
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".bib": "application/x-bibtex" + TEXT,
    ".ris": "application/x-research-info-systems" + TEXT,
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".sqlite": "application/vnd.sqlite3",
}
"""What the machine's own table may lack or name otherwise."""
_KNOWN = mimetypes.MimeTypes()  # Python's table alone: the same on every machine


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The address of a folder without its slash."""

    location: str
    """Relative to the address asked for."""


def locate(site: Path, address: str) -> Path | Elsewhere | None:
    """The file at an address (its path, still percent-encoded); None where there is none inside the site."""
    try:
        path = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return None
    parts = path.split("/")
    if any(part in {".", ".."} or "\\" in part or "\0" in part for part in parts):
        return None
    target = site.joinpath(*filter(None, parts))
    try:
        if target.is_dir():
            index = _inside(site, target / "index.html")
            return index if index is None or path.endswith("/") else Elsewhere(f"./{quote(parts[-1])}/")
        return None if path.endswith("/") else _inside(site, target)
    except OSError:
        return None  # a name the file system does not take


def _inside(site: Path, file: Path) -> Path | None:
    """The file, unless it is missing or a link leads out of the site."""
    return file if file.is_file() and file.resolve().is_relative_to(site.resolve()) else None


def content_type(file: Path) -> str:
    """What a host would call the file; `application/octet-stream` where that is not known."""
    suffix = file.suffix.lower()
    return TYPES.get(suffix) or _KNOWN.guess_type(f"x{suffix}")[0] or "application/octet-stream"


def is_page(address: str) -> bool:
    """Whether a reader would find a page, not a picture or a script, at this address."""
    name = address.rpartition("/")[2]
    return "." not in name or name.lower().endswith((".html", ".htm"))
