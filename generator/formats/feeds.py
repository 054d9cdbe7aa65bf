"""Atom (RFC 4287), JSON Feed 1.1, the sitemap (sitemaps.org) and robots.txt (RFC 9309)."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from generator import edtf
from generator.annotate.correction import erratum
from generator.model import NoteTeaser, Teaser
from generator.pages.page import Page
from generator.pages.views import FeedView, SitemapView, SiteView

NEVER = "1970-01-01"
"""An empty feed must still have a date (RFC 4287, 4.2.15); it cannot be today's."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text for XML; characters XML 1.0 cannot hold become U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))


def atom(page: Page, site: SiteView) -> bytes:
    """A feed of articles or of notes."""
    view = page.view
    assert isinstance(view, FeedView)
    rows = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(site.language)}>',
        f"<title>{xml_text(view.title)}</title>",
        f"<id>{_id(page.meta.url, site)}</id>",
        f"<updated>{view.updated or NEVER}T00:00:00Z</updated>",
        f"<author><name>{xml_text(site.title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(_address(page.meta.url, page, site))}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(_address(view.url, page, site))}/>',
        *(line for teaser in view.articles for line in _article(teaser, page, site)),
        *(line for note in view.notes for line in _note(note, page, site)),
        "</feed>",
    ]
    return ("\n".join(rows) + "\n").encode()


def _article(teaser: Teaser, page: Page, site: SiteView) -> Iterator[str]:
    yield from _entry(teaser.url, teaser.title, teaser.date, page, site)
    if teaser.publisher:
        yield f"<source><title>{xml_text(teaser.publisher)}</title></source>"
    yield f"<summary>{xml_text(teaser.excerpt)}</summary>"
    yield "</entry>"


def _note(note: NoteTeaser, page: Page, site: SiteView) -> Iterator[str]:
    title = f"{note.title or note.kind.capitalize()} ({note.article})"
    yield from _entry(note.url, title, note.date, page, site)
    if note.by:
        yield f"<author><name>{xml_text(note.by)}</name></author>"
    yield f'<category term="{note.kind}"/>'
    change = erratum(note.was, note.now)
    quote = f"“{note.quote}”" if note.quote and not change else ""
    yield f"<summary>{xml_text(' '.join(filter(None, [quote, change, note.excerpt])))}</summary>"
    yield "</entry>"


def _entry(url: str, title: str, date: str, page: Page, site: SiteView) -> Iterator[str]:
    """The head of an entry. A feed must say when one changed last; when it was published only where that is stated."""
    day = edtf.earliest(date)
    yield "<entry>"
    yield f"<title>{xml_text(title)}</title>"
    yield f"<id>{_id(url, site)}</id>"
    if not is_inferred(date):
        yield f"<published>{day}T00:00:00Z</published>"
    yield f"<updated>{day}T00:00:00Z</updated>"
    yield f'<link rel="alternate" type="text/html" href={_attribute(_address(url, page, site))}/>'


def is_inferred(date: str) -> bool:
    """True for a date of which a part is not stated."""
    return "?" in date


def _published(date: str) -> dict[str, str]:
    return {} if is_inferred(date) else {"date_published": f"{edtf.earliest(date)}T00:00:00Z"}


def _id(url: str, site: SiteView) -> str:
    """The full address; without a base URL a UUID (version 8, RFC 9562) of the archive's title and the address."""
    if site.base_url:
        return xml_text(site.base_url + url)
    name = sha256(f"{site.title}\n{url}".encode("utf-8", "replace")).hexdigest()
    return f"urn:uuid:{name[:8]}-{name[8:12]}-8{name[13:16]}-8{name[17:20]}-{name[20:32]}"


def _address(url: str, page: Page, site: SiteView) -> str:
    return (site.base_url or "../" * page.meta.url.count("/")) + url or "./"


def json_feed(page: Page, site: SiteView) -> bytes:
    """The feed of articles as JSON."""
    view = page.view
    assert isinstance(view, FeedView)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "language": site.language,
        "home_page_url": _address(view.url, page, site),
        "feed_url": _address(page.meta.url, page, site),
        "items": [
            {
                "id": _id(teaser.url, site),
                "url": _address(teaser.url, page, site),
                "title": teaser.title,
                "content_text": teaser.excerpt,
                **_published(teaser.date),
            }
            for teaser in view.articles
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def sitemap(page: Page, site: SiteView) -> bytes | None:
    """All indexed addresses; None without a base URL, as a sitemap holds full addresses only."""
    view = page.view
    assert isinstance(view, SitemapView)
    if not site.base_url:
        return None
    rows = ['<?xml version="1.0" encoding="utf-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for url, day in view.urls:
        when = f"<lastmod>{day}</lastmod>" if day else ""
        rows.append(f"<url><loc>{xml_text(site.base_url + url)}</loc>{when}</url>")
    return ("\n".join([*rows, "</urlset>"]) + "\n").encode()


def robots(page: Page, site: SiteView) -> bytes:
    """Everything may be read; the sitemap's address where it is known."""
    tail = f"\nSitemap: {site.base_url}sitemap.xml\n" if site.base_url else ""
    return f"User-agent: *\nAllow: /\n{tail}".encode()


def copied(data: bytes) -> bytes:
    """A file published as it is."""
    return data
