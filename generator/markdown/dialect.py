"""The dialect: CommonMark with tables, footnotes, heading attributes and `[[links]]`; raw HTML is text.

Tokens carry everything the rest needs: a heading's `meta["attributes"]`, its final level and `id`, a link's address or
slot. Rules of ours are plain functions below `parser`; each says where in markdown-it's chains it runs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.errors import Place, Problem
from generator.markdown.addresses import Where, is_allowed, is_outside, reference, slot
from generator.markdown.attributes import split_attributes
from generator.markdown.footnotes import footnotes_last
from generator.markdown.names import unique
from generator.text import slug

if TYPE_CHECKING:
    from collections.abc import MutableMapping

MAX_NESTING = 200
"""Levels of tokens: 200 quotes or 100 lists in one another. Twice that comes near Python's own limit of 1000 calls."""

_CONTAINERS = frozenset({"blockquote_open", "list_item_open", "footnote_open"})
_PLAIN_LINE = re.compile(r"(?![\s#>*+\-_=~`|:\[<\\0-9])[^\n]*")
_MARKUP = re.compile(r"[\\`*_\[<&\n]")
_WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown text, parsed once. Tokens are markdown-it's and may be changed by whoever renders it."""

    source: str
    tokens: list[Token]
    """Of the text, then of its footnotes (`footnotes.footnotes_last`)."""
    problems: tuple[Problem, ...]


class Dialect(MarkdownIt):
    """markdown-it with our word on addresses."""

    def validateLink(self, url: str) -> bool:
        """Whether this is a link at all; where it is not, its source is shown."""
        return is_allowed(url)


@cache
def parser() -> MarkdownIt:
    """The one parser, made once in a process."""
    md = Dialect("commonmark", {"html": False, "linkify": False, "typographer": False, "maxNesting": MAX_NESTING})
    md.enable("table").use(footnote_plugin, inline=False, move_to_end=False)
    md.block.ruler.before("table", "plain_line", plain_line)
    md.inline.ruler.before("link", "wiki_link", wiki_link)
    md.core.ruler.before("inline", "heading_attributes", heading_attributes)
    md.core.ruler.at("inline", inline)
    md.core.ruler.push("footnotes_last", footnotes_last)
    md.core.ruler.push("addresses", addresses)
    md.core.ruler.push("headings", headings)
    return md


def parse(source: str, where: Where, path: str = "", line: int = 1) -> Document:
    """The tokens of a Markdown text, and what is wrong with it.

    `path` (relative to the content folder) and `line`, where the text begins in it, are for the problems' places. A
    text nested too deeply to be read is a problem, and one block of source: none of its words is lost.
    """
    env: MutableMapping[str, object] = {"where": where}
    try:
        tokens = parser().parse(source, env)
        deep = next(_too_deep(tokens), None)
    except RecursionError:  # pictures in pictures' words: markdown-it's limit does not see those
        tokens, deep = [], 0
    if deep is None:
        return Document(source, tokens, _told(env, path, line))
    place = Place(f"content/{path}", line + deep)
    problem = Problem(
        place,
        f"blocks are nested more than {MAX_NESTING} levels deep",
        "take quotes or lists out of one another; the text is shown as written until then",
    )
    return Document(source, [_as_written(source)], (problem,))


def _too_deep(tokens: list[Token]) -> Iterator[int]:
    """The lines, from 0, of blocks whose contents markdown-it left out."""
    for token in tokens:
        if token.level >= MAX_NESTING - 1 and token.type in _CONTAINERS:
            yield token.map[0] if token.map else 0


def _told(env: "MutableMapping[str, object]", path: str, line: int) -> tuple[Problem, ...]:
    """Problems the rules noted, with their places in the file."""
    noted = env.get("problems", ())
    assert isinstance(noted, tuple | list)
    return tuple(Problem(Place(f"content/{path}", line + at), what, fix, severity) for at, what, fix, severity in noted)


def _as_written(source: str) -> Token:
    token = Token("code_block", "code", 0, content=source, block=True)
    token.meta["is_source"] = True
    return token


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
    for token in state.tokens:
        if token.type != "inline":
            continue
        if _MARKUP.search(token.content) or not token.content:
            token.children = state.md.inline.parse(token.content, state.md, state.env, [])
        else:
            token.children = [Token("text", "", 0, content=token.content)]


def wiki_link(state: StateInline, silent: bool) -> bool:
    """An inline rule: `[[kind/slug]]`, `[[slug]]`, `[[slug|words]]`, each with a `#fragment` or without.

    One without words gets its target's title on the page; until that is known, `meta["says"]` holds the slug's words.
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
            opening.meta["says"] = ref.rpartition("/")[2].replace("-", " ")
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
        if block.children and len(block.children) > 1:
            for token in block.children:
                if token.type == "link_open":
                    _address(token, "href", where)
                elif token.type == "image":
                    _address(token, "src", where)


def _address(token: Token, name: str, where: Where) -> None:
    address = str(token.attrs.get(name, ""))
    if not address.startswith("pressmark:"):
        token.attrs[name] = slot(address, where)
        token.meta["is_outside"] = is_outside(address)


def headings(state: StateCore) -> None:
    """A core rule at the end: headings get their level on the page and a stable id."""
    where: Where = state.env["where"]
    seen: set[str] = set()
    for index, token in enumerate(state.tokens):
        if token.type == "heading_open":
            close = next(t for t in state.tokens[index:] if t.type == "heading_close")
            token.tag = close.tag = f"h{max(where.heading, int(token.tag[1]))}"
            attributes = token.meta.get("attributes")
            name = (attributes.id if attributes else "") or slug(words_of(state.tokens[index + 1])) or "section"
            token.attrSet("id", where.ids + "s-" + unique(name, seen))


def words_of(block: Token) -> str:
    """The words of an inline token on one line, for titles and sentences; a link without words says its slug."""
    return "".join(map(token_words, block.children or ()))


def token_words(token: Token) -> str:
    """What one inline token adds to `words_of`."""
    if token.type in ("text", "code_inline"):
        return token.content
    return " " if token.type in ("softbreak", "hardbreak") else str(token.meta.get("says", ""))
