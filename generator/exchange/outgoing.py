"""Notes as they go out: each with its article and the place of its passage, in the order of the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.annotate.anchor import Orphan, Text, anchor
from generator.annotate.selected import selected
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, Article, NoteKind, Selected
from generator.text import fold


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A note that goes out."""

    note: Annotation
    article: Article
    selected: Selected | None
    """Where its passage stands; None for an orphan and for a note on the whole article."""

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return f"articles/{self.article.id}/#note-{self.note.id}"

    @property
    def quote(self) -> str:
        """The whole passage; of an orphan the words as quoted, of a note on the whole article nothing."""
        if self.selected is not None:
            return self.selected.exact
        return " … ".join(self.note.quote.exact) if self.note.quote else ""

    @property
    def is_orphan(self) -> bool:
        """Whether its words are not found, or more than once."""
        return self.note.quote is not None and self.selected is None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which notes are to go out; what is empty chooses all."""

    kinds: frozenset[NoteKind] = frozenset()
    authors: frozenset[str] = frozenset()
    """Folded names."""
    articles: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    """Slugs: of the article, or of the note's own attribute."""
    has_drafts: bool = False

    def takes(self, note: Annotation, article: Article) -> bool:
        """Whether this note on this article is among them."""
        topics = {*article.topics, *(value for key, value in note.attributes if key == "topic")}
        return (
            (self.has_drafts or not (note.draft or article.draft))
            and not article.withdrawn
            and (not self.kinds or note.kind in self.kinds)
            and (not self.authors or fold(note.by) in self.authors)
            and (not self.articles or article.id in self.articles)
            and (not self.topics or not self.topics.isdisjoint(topics))
        )


def outgoing(notes: Iterable[Annotation], articles: Mapping[str, Article], choice: Choice) -> Iterator[Outgoing]:
    """The chosen notes, by article id and then as a reader meets their passages; those without a place come last."""
    by_article: dict[str, list[Annotation]] = {}
    for note in notes:
        article = articles.get(note.on.removeprefix("articles/"))
        if note.on.startswith("articles/") and article is not None and choice.takes(note, article):
            by_article.setdefault(article.id, []).append(note)
    for id in sorted(by_article):
        yield from _of_article(articles[id], by_article[id])


def _of_article(article: Article, notes: Sequence[Annotation]) -> list[Outgoing]:
    found = []
    text = Text(plain_text(parse(article.body, Where("articles")).tokens)[0])
    for note in notes:
        span = anchor(note.quote, text) if note.quote else None
        is_placed = span is not None and not isinstance(span, Orphan)
        found.append(Outgoing(note, article, selected(span, text.plain) if is_placed else None))  # type: ignore[arg-type]
    return sorted(found, key=_place)


def _place(one: Outgoing) -> tuple[int, int, int, str, int]:
    group = 0 if one.selected else 1 if one.note.quote else 2
    start, end = (one.selected.start, one.selected.end) if one.selected else (0, 0)
    return group, end, start, one.note.path, one.note.line
