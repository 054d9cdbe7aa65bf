"""Introductions and free pages: Markdown to HTML, safe, with its links and first words."""

import posixpath

from generator.errors import Problem
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.html import render
from generator.markdown.links import links_in
from generator.markdown.plain import first_words, plain_text
from generator.markdown.sanitise import sanitise
from generator.model import Prose
from generator.text import excerpt, word_count


def prose(path: str, body: str, body_line: int) -> tuple[Prose, tuple[Problem, ...]]:
    """A text an editor wrote, ready for a page.

    `path` is relative to the content folder (relative links start from its folder), `body_line` the line on which
    `body` begins. An error among the problems means: shown as written.
    """
    where = Where(posixpath.dirname(path))
    document = parse(body, where, path, body_line)
    text, _ = plain_text(document.tokens)
    html = sanitise(render(document.tokens, where))
    return Prose(
        html, links_in(document.tokens), excerpt(first_words(document.tokens)), word_count(text)
    ), document.problems
