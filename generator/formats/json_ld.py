"""JSON-LD for the head of a page (schema.org): what search engines and reference managers read."""

import json
from typing import Any

from markupsafe import Markup

from generator import edtf
from generator.annotate.correction import erratum
from generator.model import Article, Kind, NoteTeaser
from generator.pages.page import Page
from generator.pages.views import ArticleView, EntityView, SiteView

TYPES = {
    Kind.TOPICS: "DefinedTerm",
    Kind.PEOPLE: "Person",
    Kind.PLACES: "Place",
    Kind.ORGANISATIONS: "Organization",
    Kind.PUBLISHERS: "NewsMediaOrganization",
}
"""What schema.org calls the kinds."""


def article_json_ld(page: Page, article: Article, site: SiteView) -> Markup:
    """A NewsArticle with what is known of it; the date only where it was stated."""
    assert isinstance(page.view, ArticleView)
    date = edtf.without_marks(article.date)
    is_stated = date == article.date and "/" not in date and not date.startswith("XXXX")
    entry: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "datePublished": date if is_stated else "",
        "dateModified": article.lastmod,
        "contentReferenceTime": article.event_date if _is_told(article) else "",
        "inLanguage": article.language or site.language,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": page.view.publisher.name} if page.view.publisher else None,
        "about": [named.name for named in page.view.topics],
        "isBasedOn": article.source_url,
        "url": site.base_url + page.meta.url if site.base_url else "",
        "correction": [_correction(note, site) for note in page.view.corrections],
    }
    return _script(entry)


def _is_told(article: Article) -> bool:
    """True for the day of an event that somebody states or has confirmed."""
    is_plain = edtf.without_marks(article.event_date) == article.event_date and "/" not in article.event_date
    return is_plain and "event_date" not in article.unreviewed and not article.event_date.startswith("XXXX")


def _correction(note: NoteTeaser, site: SiteView) -> dict[str, Any]:
    """A CorrectionComment (https://schema.org/CorrectionComment), with the day only where it is certain."""
    date = edtf.without_marks(note.date)
    entry = {
        "@type": "CorrectionComment",
        "name": note.title,
        "text": " ".join(filter(None, [erratum(note.was, note.now), note.excerpt])) or note.title or note.quote,
        "datePublished": date if date == note.date and "/" not in date and not date.startswith("XXXX") else "",
        "author": {"@type": "Person", "name": note.by} if note.by else None,
        "url": site.base_url + note.url if site.base_url else "",
    }
    return {key: value for key, value in entry.items() if value}


def entity_json_ld(page: Page, site: SiteView) -> Markup:
    """Whom or what the page of a file is about, with the addresses that identify it elsewhere."""
    view = page.view
    assert isinstance(view, EntityView)
    entry: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES[view.kind],
        "name": view.name,
        "alternateName": list(view.aliases),
        "description": page.meta.description,
        "sameAs": list(view.same_as),
        "url": site.base_url + page.meta.url if site.base_url else "",
    }
    return _script(entry)


def page_json_ld(page: Page, site: SiteView) -> Markup:
    """A WebSite for the front page, the thing for the page of a file; nothing for others."""
    if isinstance(page.view, EntityView) and page.view.has_file and page.view.pager.number == 1:
        return entity_json_ld(page, site)
    if page.meta.url or not site.base_url:
        return Markup("")
    return _script(
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": site.title,
            "description": site.description,
            "url": site.base_url,
        }
    )


def _script(entry: dict[str, Any]) -> Markup:
    """A data block; `<` is escaped so that no text can end it."""
    known = {key: value for key, value in entry.items() if value}
    text = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    return Markup(f'<script type="application/ld+json">{text}</script>')
