"""What `pressmark status` says of notes: those that have no place in their text."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.commands.status.held import Held
from generator.model import Annotation, Article, Entity, FreePage, Kind

LISTED = (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS, Kind.PUBLISHERS)
"""Kinds that articles name."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A note without its words."""

    note: Annotation
    title: str
    """Of its article; empty where that is not held."""
    what: str
    """Why it has no place."""
    fix: str
    """What to do about it."""
    repair: str = ""
    """The command that does it; empty where an editor has to choose."""

    def __str__(self) -> str:
        """Two or three lines of the list."""
        draft = " (draft)" if self.note.draft else ""
        on = f"“{self.title}”" if self.title else f"'{self.note.on.removeprefix('articles/')}'"
        head = f"{self.place}: {self.note.title or self.note.id}{draft}, on {on}"
        return "\n    ".join(filter(None, [head, self.what, self.fix]))

    @property
    def place(self) -> str:
        """Of the quote, or of the heading."""
        return f"content/{self.note.path}:{self.note.quote.line if self.note.quote else self.note.line}"

    def values(self) -> dict[str, str]:
        """For JSON."""
        note = self.note
        names = {"article": note.on.removeprefix("articles/"), "note": note.id}
        titles = {"article_title": self.title, "title": note.title}
        return {"place": self.place, **names, **titles, "what": self.what, "fix": self.fix, "repair": self.repair}


def lost_notes(held: Held) -> Iterator[str | Lost]:
    """Notes whose words are not in their text, or there more than once, or whose article is not held."""
    about: dict[str, list[Annotation]] = {}
    for note in held.notes:
        about.setdefault(note.on, []).append(note)
    named = {f"{kind}/{slug}" for article in held.articles.values() for kind, slug in _named(article)}
    for name, notes in about.items():
        text = held.noted.get(name)
        if text or name in named:
            yield from _lost(notes, text)
        else:
            yield from (Lost(note, "", *_unknown(name)) for note in notes)


def _named(article: Article) -> Iterator[tuple[Kind, str]]:
    lists = (article.topics, article.people, article.places, article.organisations, (article.publisher,))
    for kind, slugs in zip(LISTED, lists, strict=True):
        yield from ((kind, slug) for slug in slugs)


def _unknown(name: str) -> tuple[str, str]:
    """What is wrong with the name of what a note is on, and the fix."""
    kind = name.partition("/")[0]
    if kind == "articles":
        return "the archive does not hold this article", "name one that stands in content/articles/"
    if kind in list(Kind):
        return f"nothing of '{name}' is known", f"make the file content/{name}.md, or name it in an article"
    return (
        f"there is no page '{name}'",
        "notes stand on articles, topics, people and the like, and pages, as `kind/name`",
    )


def _lost(notes: list[Annotation], noted: Article | Entity | FreePage | None) -> Iterator[Lost]:
    """Those of a text's notes that have no place in it; of an entity nothing may be written."""
    from generator.annotate.anchor import Orphan, Text, anchor
    from generator.annotate.reports import clear_answer, fix_of, name_of, what_of
    from generator.markdown.addresses import Where
    from generator.markdown.dialect import parse
    from generator.markdown.plain import plain_text

    text = Text(plain_text(parse(noted.body, Where("articles")).tokens)[0] if noted else "")
    title = "" if noted is None else noted.name if isinstance(noted, Entity) else noted.title
    for note in notes:
        found = anchor(note.quote, text) if note.quote else None
        if isinstance(found, Orphan):
            name = name_of(note)
            repair = f"pressmark check --fix {name}" if clear_answer(found) else ""
            yield Lost(note, title, what_of(found, note.on), fix_of(found, name), repair)
