"""HTML pages: a view put through its template. The same bytes for the same arguments, always."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.errors import Problem
from generator.formats.asides import in_context
from generator.formats.broken import BROKEN, NotInThemeError, broken
from generator.formats.json_ld import article_json_ld, page_json_ld
from generator.formats.mentions import with_mentions
from generator.formats.passages import with_passages
from generator.formats.templates import environment
from generator.links.mentions.values import Mentions, Said
from generator.links.passages.sharing import Sharing
from generator.links.stories.told import StoryTold
from generator.markdown.links import resolve
from generator.model import Article, Body, NoteText, Received, Target
from generator.pages.page import Page
from generator.pages.views import ArticleView, EntityView, FreeView, SiteView, StoryView
from generator.theme import PUBLISHED, Theme

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\f\r"})
"""What is no text: a title can have it by an escape of YAML, a dump by accident."""

Rendered = tuple[bytes | None, tuple[Problem, ...]]


def plain_html(page: Page, template: str, site: SiteView, theme: Theme) -> tuple[bytes | None, tuple[Problem, ...]]:
    """A page that needs nothing but its view."""
    return _render(page, template, site, theme, json_ld=page_json_ld(page, site))


def article_html(
    page: Page,
    article: Article,
    body: Body,
    sharing: Sharing | None,
    named: Mentions,
    template: str,
    site: SiteView,
    theme: Theme,
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """An article's page."""
    assert isinstance(page.view, ArticleView)
    root = root_of(page.meta.url, site)
    body = with_mentions(body, named.named, root)
    html = _html(page, site)
    text = _with_notes(html(body), page.view, page, site, article.language)
    return _render(
        page,
        template,
        site,
        theme,
        article=article,
        body=body,
        body_html=_with_passages(text, page.view, sharing, root),
        alone=sharing.alone if sharing else (),
        note_html=html,
        json_ld=article_json_ld(page, article, site),
    )


def received_html(
    page: Page, received: Received, template: str, site: SiteView, theme: Theme
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The page that shows an article as it came in."""
    return _render(page, template, site, theme, received=received, json_ld="")


def entity_html(
    page: Page,
    text: Body | None,
    named: Mentions,
    said: Mapping[str, tuple[Said, ...]],
    template: str,
    site: SiteView,
    theme: Theme,
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The page of an entity, with its introduction (None: it has none).

    `said` has the sentences that name anything, by the full names of the articles of which the page shows one.
    """
    assert isinstance(page.view, EntityView)
    html = _html(page, site)
    text = _with_mentions(text, named, page, site)
    shown = _with_notes(html(text), page.view, page, site) if text is not None and text.html else None
    words = {"intro_html": shown, "body": text, "note_html": html, "said": _sentences(page.view, said)}
    return _render(page, template, site, theme, **words, json_ld=page_json_ld(page, site))


def _sentences(view: EntityView, said: Mapping[str, tuple[Said, ...]]) -> dict[str, str]:
    """By the address of each mention that the page lists, the sentence it stands in."""
    mentions = view.mentioning.mentions if view.mentioning else ()
    ours = {
        (name, one.note): one.sentence
        for name, all_ in said.items()
        for one in all_
        if (one.kind, one.slug) == (view.kind, view.slug)
    }
    return {mention.url: ours[f"articles/{mention.article}", mention.note] for mention in mentions}


def prose_html(
    page: Page, text: Body | None, named: Mentions, template: str, site: SiteView, theme: Theme
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """A page with a text of the editor's: a free page."""
    assert isinstance(page.view, FreeView)
    html = _html(page, site)
    text = _with_mentions(text, named, page, site)
    shown = _with_notes(html(text), page.view, page, site) if text is not None and text.html else None
    json_ld = page_json_ld(page, site)
    words = {"prose_html": shown, "body": text, "note_html": html}
    return _render(page, template, site, theme, **words, json_ld=json_ld)


def story_html(
    page: Page,
    text: Body | None,
    named: Mentions,
    told: StoryTold | None,
    template: str,
    site: SiteView,
    theme: Theme,
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """A story's page; `told` is what its reports share, None for a story of which nothing but its name is known."""
    assert isinstance(page.view, StoryView)
    html = _html(page, site)
    text = _with_mentions(text, named, page, site)
    shown = _with_notes(html(text), page.view, page, site) if text is not None and text.html else None
    by_id = {report.article: report for report in page.view.reports}
    words = {"intro_html": shown, "body": text, "note_html": html, "told": told, "by_id": by_id}
    return _render(page, template, site, theme, **words, json_ld=page_json_ld(page, site))


def _with_mentions(text: Body | None, named: Mentions, page: Page, site: SiteView) -> Body | None:
    """An editor's text with its links to names; None where there is no text."""
    return with_mentions(text, named.named, root_of(page.meta.url, site)) if text else None


def _with_notes(
    html: Markup, view: ArticleView | EntityView | StoryView | FreeView, page: Page, site: SiteView, language: str = ""
) -> Markup:
    """A text's HTML, its notes told what only the page knows."""
    return Markup(in_context(str(html), view.note_authors, language, site, root_of(page.meta.url, site)))


def _with_passages(html: Markup, view: ArticleView, sharing: Sharing | None, root: str) -> Markup:
    """An article's HTML, its paragraphs told where else they stand."""
    return Markup(with_passages(str(html), view.shared, sharing, root)) if sharing and sharing.paragraphs else html


def _html(page: Page, site: SiteView) -> Callable[[Body | NoteText], Markup]:
    """What gives a text's or a note's HTML for this page, with its links resolved."""
    links, files = _links(page)
    root = root_of(page.meta.url, site)

    def html(text: Body | NoteText) -> Markup:
        return Markup(resolve(text.html, links, root, files))

    return html


Slots = tuple[dict[str, tuple[str, str]], dict[str, str]]


def _links(page: Page) -> Slots:
    """The addresses of references, and of media, as `markdown.links.resolve` takes them."""
    targets: tuple[Target, ...] = getattr(page.view, "links", ())
    files = {target.ref: target.url for target in targets if target.ref.startswith(("media/", "static/"))}
    return {target.ref: (target.url, target.title) for target in targets}, files


def root_of(url: str, site: SiteView) -> str:
    """The way from a page back to the site's root; 404.html is served at any depth and needs the path on its host."""
    return urlsplit(site.base_url).path if url == "404.html" else "../" * url.count("/")


def _render(page: Page, template: str, site: SiteView, theme: Theme, **context: Any) -> Rendered:
    root = root_of(page.meta.url, site)
    assets = _assets(theme)

    def asset(path: str) -> str:
        """Where a static file of the theme stands; its digest makes browsers notice a change."""
        if path not in assets:
            raise NotInThemeError(path, tuple(assets))
        return f"{root}{PUBLISHED}{path}?v={assets[path]}"

    try:
        found = environment(theme).get_template(template)
        text = found.render(site=site, page=page.meta, view=page.view, root=root, asset=asset, **context)
    except BROKEN as error:
        return None, (broken(template, error),)
    return _plain(text), ()


def _plain(text: str) -> bytes:
    """The page's bytes; characters that HTML may not hold become U+FFFD."""
    data = text.encode("utf-8", "replace")
    if len(data.translate(None, _CONTROLS)) == len(data):
        return data
    return text.translate(dict.fromkeys(_CONTROLS, "\ufffd")).encode("utf-8", "replace")


@lru_cache(maxsize=2)
def _assets(theme: Theme) -> dict[str, str]:
    return dict(theme.assets)
