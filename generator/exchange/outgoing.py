"""Notes as they go out: each with what it is on and the place of its passage, in the order of the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.annotate.anchor import Orphan, Text, anchor
from generator.annotate.selected import selected
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, NoteKind, Selected
from generator.text import fold


@dataclass(frozen=True, slots=True)
class Subject:
    """What notes are on: an article, an entity, a free page."""

    name: str
    """In full: `articles/<id>`, `people/<slug>`, `pages/<slug>`."""
    title: str
    body: str = ""
    """Its text, Markdown."""
    date: str = ""
    publisher: str = ""
    topics: tuple[str, ...] = ()
    is_hidden: bool = False
    """A draft, or withdrawn."""

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return f"{self.name.removeprefix('pages/')}/"

    @property
    def short(self) -> str:
        """An article's id, or the full name of anything else."""
        return self.name.removeprefix("articles/")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A note that goes out."""

    note: Annotation
    subject: Subject
    selected: Selected | None
    """Where its passage stands; None for an orphan and for a note on the whole text."""

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return f"{self.subject.url}#note-{self.note.id}"

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
    subjects: frozenset[str] = frozenset()
    """Full names."""
    topics: frozenset[str] = frozenset()
    """Slugs: of the article, or of the note's own attribute."""
    has_drafts: bool = False

    def takes(self, note: Annotation, subject: Subject) -> bool:
        """Whether this note on this subject is among them."""
        topics = {*subject.topics, *(value for key, value in note.attributes if key == "topic")}
        return (
            (self.has_drafts or not note.draft)
            and (not self.kinds or note.kind in self.kinds)
            and (not self.authors or fold(note.by) in self.authors)
            and (not self.subjects or subject.name in self.subjects)
            and (not self.topics or not self.topics.isdisjoint(topics))
        )


def outgoing(notes: Iterable[Annotation], subjects: Mapping[str, Subject], choice: Choice) -> Iterator[Outgoing]:
    """The chosen notes, by what they are on (articles first) and then as a reader meets their passages, those without
    a place last. What is hidden has none, nor has what is not held.
    """
    found: dict[str, list[Annotation]] = {}
    for note in notes:
        subject = subjects.get(note.on)
        if subject is not None and not subject.is_hidden and choice.takes(note, subject):
            found.setdefault(note.on, []).append(note)
    for name in sorted(found):
        yield from _on(subjects[name], found[name])


def _on(subject: Subject, notes: Sequence[Annotation]) -> list[Outgoing]:
    found = []
    text = Text(plain_text(parse(subject.body, Where(subject.name.partition("/")[0])).tokens)[0])
    for note in notes:
        span = anchor(note.quote, text) if note.quote else None
        place = None if span is None or isinstance(span, Orphan) else selected(span, text.plain)
        found.append(Outgoing(note, subject, place))
    return sorted(found, key=_place)


def _place(one: Outgoing) -> tuple[int, int, int, str, int]:
    group = 0 if one.selected else 1 if one.note.quote else 2
    start, end = (one.selected.start, one.selected.end) if one.selected else (0, 0)
    return group, end, start, one.note.path, one.note.line
