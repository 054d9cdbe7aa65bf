"""What notes dispute: who printed what, and what the notes say of it."""

from dataclasses import dataclass

from generator.model import NoteTeaser, Teaser
from generator.pages.views.parts import Pager


@dataclass(frozen=True, slots=True)
class Printed:
    """An article that prints disputed words."""

    url: str
    """Of the note there."""
    article: Teaser
    """Without its excerpt."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Disputed words and what a note says of them."""

    note: NoteTeaser
    printed: tuple[Printed, ...]
    """Who printed the words, the article the note was made on first; none for a note on something else."""
    prints: int
    """Articles that print them, also those not named."""


@dataclass(frozen=True, slots=True)
class Question:
    """What notes dispute: statements on one question, or on one passage."""

    claim: str
    """The slug of the question, for its id; empty where the notes name none."""
    name: str
    """The question in words; empty likewise."""
    statements: tuple[Statement, ...]
    """In the order of printing, the undated last."""


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """A page of the list of all that notes dispute."""

    questions: tuple[Question, ...]
    pager: Pager
    total: int
