"""The dialect: CommonMark with tables, footnotes, heading attributes and `[[links]]`; raw HTML is text.

Tokens carry everything the rest needs: a heading's `meta["attributes"]`, its final level and `id`, a link's address or
slot. The rules that see to it are in `rules`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator.errors import Place, Problem
from generator.markdown.addresses import Where, is_allowed
from generator.markdown.footnotes import footnotes_last
from generator.markdown.losses import Definitions, left_out, surplus_cells, unused_definitions
from generator.markdown.rules import addresses, heading_attributes, headings, inline, plain_line, wiki_link

MAX_NESTING = 200
"""Levels of tokens: 200 quotes or 100 lists in one another. Twice that comes near Python's own limit of 1000 calls."""


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
    md.core.ruler.push("unused_definitions", unused_definitions)
    md.core.ruler.push("surplus_cells", surplus_cells)
    return md


def parse(source: str, where: Where, path: str = "", line: int = 1, *, only_headings: bool = False) -> Document:
    """The tokens of a Markdown text, and what is wrong with it.

    With `only_headings` no other words are looked at: nine tenths of a file of notes are read again, note by note.

    `path` (relative to the content folder) and `line`, where the text begins in it, are for the problems' places. A
    text nested too deeply to be read is an error, and one block of source: none of its words is lost.
    """
    env: dict[str, Any] = {"where": where, "references": Definitions(), "problems": [], "only_headings": only_headings}
    try:
        tokens = parser().parse(source, env)
        deep = next(left_out(tokens, MAX_NESTING), None)
    except RecursionError:  # pictures in pictures' words: markdown-it's limit does not see those
        tokens, deep = [], 0
    if deep is None:
        told = sorted(env["problems"], key=lambda noted: noted[0])
        places = [Place(f"content/{path}", line + at) for at, *_ in told]
        return Document(source, tokens, tuple(Problem(at, *rest) for at, (_, *rest) in zip(places, told, strict=True)))
    problem = Problem(
        Place(f"content/{path}", line + deep),
        f"blocks are nested more than {MAX_NESTING} levels deep",
        "take quotes or lists out of one another; the text is shown as written until then",
    )
    return Document(source, [_as_written(source)], (problem,))


def _as_written(source: str) -> Token:
    return Token("code_block", "code", 0, content=source, block=True, meta={"is_source": True})
