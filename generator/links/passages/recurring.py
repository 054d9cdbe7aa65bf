"""Paragraphs that recur on one publisher's pages: boxes and calls to readers that cleaning has left in the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.links.passages.index import FURNITURE
from generator.model import Article
from generator.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Recurring:
    """A paragraph that several articles of a publisher have."""

    publisher: str
    words: str
    """As the first of them has it."""
    articles: tuple[str, ...]
    """Their ids, in order."""


def recurring(articles: Iterable[Article]) -> list[Recurring]:
    """What recurs so often that it is furniture, by publisher and what recurs most first.

    Of the files' own paragraphs, told apart by empty lines; articles whose publisher is not known have none.
    """
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for article in articles:
        if article.publisher:
            for words in {fold(each): squeeze(each) for each in article.body.split("\n\n") if each.strip()}.items():
                found.setdefault((article.publisher, words[0]), (words[1], []))[1].append(article.id)
    rows = [
        Recurring(publisher, words, tuple(sorted(ids)))
        for (publisher, _), (words, ids) in found.items()
        if len(ids) >= FURNITURE
    ]
    return sorted(rows, key=lambda row: (row.publisher, -len(row.articles), row.words))
