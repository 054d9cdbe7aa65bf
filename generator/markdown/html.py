"""Tokens to HTML: markdown-it's renderer, and what we render our own way."""

from collections.abc import MutableMapping, Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it.common.utils import unescapeAll
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from generator.markdown.addresses import SLOT, Where
from generator.markdown.dialect import parser

Env = MutableMapping[str, Any]


def render(tokens: Sequence[Token], where: Where) -> str:
    """The HTML, not yet sanitised (`sanitise.sanitise`); footnotes as a list at the end."""
    return _renderer().render(tokens, parser().options, {"where": where})


class Renderer(RendererHTML):
    """Methods named like token types say how these become HTML; all others are tags around their contents."""

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A picture of the archive; one elsewhere is a link, one of no known place its words."""
        token = tokens[idx]
        words = self.renderInlineAsText(token.children, options, env)
        src, title = str(token.attrs["src"]), str(token.attrs.get("title", ""))
        more = f' title="{escape(title)}"' if title else ""
        if src.startswith(SLOT):
            return f'<img class="picture" src="{escape(src)}" alt="{escape(words)}"{more} loading="lazy">'
        if _inside_link(tokens, idx) or not src:
            return escape(words)
        return f'<a class="remote-picture" href="{escape(src)}"{more}>{escape(words or src)}</a>'

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """Code among words; passages inside it are woven in as children."""
        return f"<code>{self._code(tokens[idx], options, env)}</code>"

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """Lines of code, or a text shown as written."""
        kind = ' class="source"' if tokens[idx].meta.get("is_source") else ""
        return f"<pre{kind}><code>{self._code(tokens[idx], options, env)}</code></pre>\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """Lines of code; the language stays as a class, though nothing colours it."""
        language = unescapeAll(tokens[idx].info).strip()
        kind = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{kind}>{self._code(tokens[idx], options, env)}</code></pre>\n"

    def _code(self, token: Token, options: OptionsDict, env: Env) -> str:
        return self.renderInline(token.children, options, env) if token.children else escape(token.content, quote=False)

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A table scrolls inside its own box, which the keyboard can reach."""
        return '<div class="table-scroll" role="group" tabindex="0" aria-label="Table">\n<table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """The end of the table and of its box."""
        return "</table>\n</div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A cell of the head."""
        return f"<th{_aligned(tokens[idx])}>"

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A cell."""
        return f"<td{_aligned(tokens[idx])}>"

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """The number that leads to a footnote."""
        meta, ids = tokens[idx].meta, env["where"].ids
        own = f"{ids}fnref-{meta['name']}" + (f"-{meta['at'] + 1}" if meta["at"] else "")
        return note_number(f"{ids}fn-{meta['name']}", meta["number"], own)

    def footnote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """A footnote in the list at the end; the first one opens the list."""
        first = '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">\n<ol>\n'
        meta = tokens[idx].meta
        return (first if meta["number"] == 1 else "") + f'<li id="{env["where"].ids}fn-{meta["name"]}">\n'

    def footnote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """The ways back to where it is referred to; the last footnote closes the list."""
        meta, ids = tokens[idx].meta, env["where"].ids
        back = [f"{ids}fnref-{meta['name']}" + (f"-{at}" if at > 1 else "") for at in range(1, meta["count"] + 1)]
        ways = " ".join(
            f'<a class="footnote-back" role="doc-backlink" href="#{way}" aria-label="Back to the text">↩</a>'
            for way in back
        )
        return (
            (f"<p>{ways}</p>\n" if ways else "") + "</li>\n" + ("</ol>\n</section>\n" if idx == len(tokens) - 1 else "")
        )

    def note_number(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """The number after a passage that leads to its note (see `weave`)."""
        meta = tokens[idx].meta
        return note_number(meta["to"], meta["number"], "", meta["label"])

    def ready(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Env) -> str:
        """HTML made elsewhere: a note between two blocks."""
        return tokens[idx].content


def note_number(to: str, number: int, ident: str = "", label: str = "") -> str:
    """The raised number that leads to a note or footnote."""
    own = f' id="{escape(ident)}"' if ident else ""
    named = f' aria-label="{escape(label)}"' if label else ""
    link = f'<a class="note-ref" role="doc-noteref" href="#{escape(to)}"{own}{named}>{number}</a>'
    return f'<sup class="note-number">{link}</sup>'


@cache
def _renderer() -> Renderer:
    return Renderer(parser())


def _aligned(token: Token) -> str:
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    return f' class="align-{side}"' if side else ""


def _inside_link(tokens: Sequence[Token], idx: int) -> bool:
    return sum(token.type == "link_open" for token in tokens[:idx]) > sum(
        token.type == "link_close" for token in tokens[:idx]
    )
