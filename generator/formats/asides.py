"""Notes among an article's text, told what only its page knows: the archive's language, and the lists of authors."""

import re
from collections.abc import Iterable
from html import escape

from generator.formats.templates import direction
from generator.model import Named
from generator.pages.views import SiteView

_NOTE = re.compile('<aside class="note (?!note-footnote)')


def in_context(html: str, authors: Iterable[Named], language: str, site: SiteView, root: str) -> str:
    """A text's HTML, with its addresses in it; footnotes are the text's own and stay as they are.

    `language` is the text's, empty where it is the archive's; `authors` are the lists of those who wrote its notes.
    """
    if language and language != site.language:
        speaks = f'lang="{escape(site.language)}" dir="{direction(site.language)}"'
        html = _NOTE.sub(f'<aside {speaks} class="note ', html)
    for author in authors:
        name = escape(author.name, quote=False)
        link = f'<a class="note-by" href="{escape(root + author.url)}">{name}</a>'
        html = html.replace(f'<span class="note-by">{name}</span>', link)
    return html
