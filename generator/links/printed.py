"""The names of people, places and organisations that an article prints, each with where it first stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.links.recognise import Recognised, recognise
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.model import Article, Kind
from generator.text import excerpt, squeeze

SENTENCE = 240
"""Characters of a sentence that is shown as evidence."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A name as one article prints it."""

    kind: Kind
    """PEOPLE, PLACES or ORGANISATIONS."""
    name: str
    """The fullest form in the article."""
    sure: int
    """How sure it is that this is a name of that kind, 0 to 100."""
    count: int
    """Times; shorter forms (`Shoigu`) count for the full one."""
    line: int
    """Of the text, from 0, where it first stands: what is above it in the file moves nothing."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Printing:
    """What one article prints."""

    article: str
    """Its id."""
    names: tuple[Printed, ...]
    """In the order in which they first stand."""


def printing(article: Article, blocks: list[tuple[str, int]]) -> Printing:
    """The names an article prints."""
    found = recognise([text for text, _ in blocks])
    return Printing(article.id, tuple(_printed(each, blocks) for each in found))


def blocks_of(article: Article) -> list[tuple[str, int]]:
    """The words of each block, and the line of the text, from 0, on which it begins."""
    return list(_blocks(article))


def _blocks(article: Article) -> Iterator[tuple[str, int]]:
    for token in parse(article.body, Where("articles")).tokens:
        if token.type == "inline" and token.children is not None:
            words = "".join(
                child.content if child.type in ("text", "code_inline") else "\n" if child.type.endswith("break") else ""
                for child in token.children
            )
            if words.strip():
                yield words, token.map[0] if token.map else 0


def _printed(found: Recognised, blocks: list[tuple[str, int]]) -> Printed:
    first = found.first
    text, line = blocks[first.block]
    sentence = excerpt(squeeze(text[first.sentence_start : first.sentence_end]), SENTENCE)
    return Printed(found.kind, found.name, found.sure, found.count, line + text.count("\n", 0, first.start), sentence)
