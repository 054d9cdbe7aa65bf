"""Which format writes which page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.formats import annotations, feeds, html
from generator.pages.page import PageKind

copied = feeds.copied


@dataclass(frozen=True, slots=True)
class Format:
    """How pages become bytes: `write(page, *what the page needs, *shared)`."""

    write: Callable[..., Any]
    has_template: bool
    """True: shared are the template's name, the site's view and the theme. False: the site's view only."""


FORMATS: Mapping[str, Format] = {
    "html": Format(html.plain_html, has_template=True),
    "html with article": Format(html.article_html, has_template=True),
    "html with received": Format(html.received_html, has_template=True),
    "html with entity": Format(html.entity_html, has_template=True),
    "html with story": Format(html.story_html, has_template=True),
    "html with prose": Format(html.prose_html, has_template=True),
    "atom": Format(feeds.atom, has_template=False),
    "notes-feed": Format(feeds.atom, has_template=False),
    "annotations": Format(annotations.annotation_page, has_template=False),
    "entity-annotations": Format(annotations.noted_page, has_template=False),
    "page-annotations": Format(annotations.noted_page, has_template=False),
    "collection": Format(annotations.annotation_collection, has_template=False),
    "json-feed": Format(feeds.json_feed, has_template=False),
    "sitemap": Format(feeds.sitemap, has_template=False),
    "robots": Format(feeds.robots, has_template=False),
}


def format_of(kind: PageKind) -> Format:
    """The format of a kind of page."""
    if not kind.template:
        return FORMATS[kind.name]
    return FORMATS[f"html with {kind.needs}" if kind.needs else "html"]
