"""A theme's folder as a value: its templates, and the names and digests of the files it publishes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

TEMPLATES = "templates/"
STATIC = "static/"
PUBLISHED = "assets/"
"""Where the theme's static files stand on the site."""
WRITTEN = "theme:"
"""Stands before the path of a theme's file in a problem's place, until the plan says which folder that is."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What pages need of a theme."""

    templates: tuple[tuple[str, str], ...]
    """Name (`article.html`) and source, by name."""
    assets: tuple[tuple[str, str], ...]
    """Name (`css/site.css`) and the first ten hex digits of the SHA-256 of its bytes, by name."""


def theme(files: Mapping[str, bytes]) -> Theme:
    """The theme whose files these are, by path relative to its folder. Bytes that are not UTF-8 become U+FFFD."""
    templates = [(path, data) for path, data in files.items() if path.startswith(TEMPLATES)]
    assets = [(path, data) for path, data in files.items() if path.startswith(STATIC)]
    return Theme(
        tuple((path.removeprefix(TEMPLATES), data.decode("utf-8", "replace")) for path, data in sorted(templates)),
        tuple((path.removeprefix(STATIC), sha256(data).hexdigest()[:10]) for path, data in sorted(assets)),
    )
