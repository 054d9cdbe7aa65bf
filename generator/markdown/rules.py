"""Rules of ours, for markdown-it's chains: each says where it runs. `dialect.parser` puts them there."""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.markdown.addresses import SLOT, Where, is_outside, reference, slot
from generator.markdown.attributes import split_attributes
from generator.markdown.names import unique
from generator.text import UNTITLED, slug, slug_words, titled

_PLAIN_LINE = re.compile(r"(?![\s#>*+\-_=~`|:\[<\\0-9])[^\n]*")
_MARKUP = re.compile(r"[\\`*_\[<&\n]")
_WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")


def plain_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule, tried first: a line between blank lines that begins like prose is a paragraph.

    It says what the other eleven rules would find out one by one: most blocks of an archive are such lines.
    """
    if silent or state.level or state.tShift[start] or (start + 1 < state.lineMax and not state.isEmpty(start + 1)):
        return False
    line = _PLAIN_LINE.match(state.src, state.bMarks[start], state.eMarks[start])
    if line is None:
        return False
    state.line = start + 1
    state.push("paragraph_open", "p", 1).map = [start, start + 1]
    token = state.push("inline", "", 0)
    token.content = mdTrim(line[0])
    token.map = [start, start + 1]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True


def inline(state: StateCore) -> None:
    """A core rule in the place of markdown-it's: words without markup need no parsing."""
    only_headings, is_heading = state.env.get("only_headings", False), False
    for token in state.tokens:
        if token.type != "inline":
            is_heading = token.type == "heading_open"
            continue
        if only_headings and not is_heading:
            token.children = []
            continue
        if _MARKUP.search(token.content) or not token.content:
            token.children = state.md.inline.parse(token.content, state.md, state.env, [])
        else:
            token.children = [Token("text", "", 0, content=token.content)]


def wiki_link(state: StateInline, silent: bool) -> bool:
    """An inline rule: `[[kind/slug]]`, `[[slug]]`, `[[slug|words]]`, each with a `#fragment` or without.

    One without words gets its target's title on the page; until that is known, `meta["says"]` keeps its place.
    """
    if not state.src.startswith("[[", state.pos):
        return False
    link = _WIKI.match(state.src, state.pos, state.posMax)
    if link is None or not link[1].strip():
        return False
    if not silent:
        ref, _, fragment = link[1].strip().partition("#")
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": reference(ref, fragment)}
        if words := (link[2] or "").strip():
            state.push("text", "", 0).content = words
        else:
            opening.meta["says"] = UNTITLED.format(ref)
        state.push("link_close", "a", -1)
    state.pos = link.end()
    return True


def heading_attributes(state: StateCore) -> None:
    """A core rule before inline parsing: `{#id .kind key=value}` moves to the heading's meta."""
    for token, content in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "heading_open":
            content.content, attributes = split_attributes(content.content)
            if attributes:
                token.meta["attributes"] = attributes


def addresses(state: StateCore) -> None:
    """A core rule after inline parsing: links and pictures get what stands in their `href` and `src`."""
    where: Where = state.env["where"]
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "link_open":
                _address(token, "href", where)
            elif token.type == "image":
                _address(token, "src", where)


def _address(token: Token, name: str, where: Where) -> None:
    address = str(token.attrs.get(name, ""))
    if not address.startswith(SLOT):
        token.attrs[name] = slot(address, where)
        token.meta["is_outside"] = is_outside(address)


def headings(state: StateCore) -> None:
    """A core rule at the end: headings get their level on the page and a stable id."""
    where: Where = state.env["where"]
    seen: set[str] = set()
    for index, token in enumerate(state.tokens):
        if token.type == "heading_open":
            token.tag = state.tokens[index + 2].tag = f"h{max(where.heading, int(token.tag[1]))}"
            attributes = token.meta.get("attributes")
            words = titled(words_of(state.tokens[index + 1]), slug_words)
            name = (attributes.id if attributes else "") or slug(words) or "section"
            token.attrSet("id", where.ids + "s-" + unique(name, seen))


def words_of(block: Token) -> str:
    """The words of an inline token on one line, for titles and sentences.

    A link without words keeps the place of its target's title (see `text.titled`).
    """
    return "".join(map(token_words, block.children or ()))


def token_words(token: Token) -> str:
    """What one inline token adds to `words_of`."""
    if token.type in ("text", "code_inline"):
        return token.content
    return " " if token.type in ("softbreak", "hardbreak") else str(token.meta.get("says", ""))
