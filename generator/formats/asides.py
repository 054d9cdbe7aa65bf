"""Notes among an article's text, told what only its page knows: the archive's language, and the lists of authors."""

import re
from html import escape

from generator.formats.templates import direction
from generator.model import Article
from generator.pages.views import ArticleView, SiteView

_NOTE = re.compile('<aside class="note (?!note-footnote)')


def in_context(html: str, view: ArticleView, article: Article, site: SiteView, root: str) -> str:
    """An article's HTML, with its addresses in it; footnotes are the article's own and stay as they are."""
    if article.language and article.language != site.language:
        speaks = f'lang="{escape(site.language)}" dir="{direction(site.language)}"'
        html = _NOTE.sub(f'<aside {speaks} class="note ', html)
    for author in view.note_authors:
        name = escape(author.name, quote=False)
        link = f'<a class="note-by" href="{escape(root + author.url)}">{name}</a>'
        html = html.replace(f'<span class="note-by">{name}</span>', link)
    return html
