"""The pages of stories, and a story as other pages show it."""

from dataclasses import dataclass

from generator.model import Backlink, Named, NoteTeaser, Target, Teaser
from generator.pages.views.parts import Pager
from generator.pages.views.questions import Question


@dataclass(frozen=True, slots=True)
class Report:
    """An article in the table of its story."""

    article: str
    """Its id."""
    teaser: Teaser
    """Without its excerpt."""
    is_inferred: bool
    """Its date is a program's guess that no editor has confirmed."""
    stated_day: str
    """The day of publication, where it is stated; empty else: which came first, nobody knows then."""
    event_date: str
    """EDTF; empty where unknown, or the day of publication."""
    is_unreviewed: bool
    """A program put it into the story, and no editor has said that it belongs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of a story that share paragraphs, the first published first; both without their excerpts."""

    one: Teaser
    other: Teaser
    paragraphs: int
    """Of the first that stand in the other, wholly or in part."""
    exact: int
    """Of these, whole and word for word."""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story in a list; or, before and after a story, a report that is of none."""

    url: str
    name: str
    is_derived: bool
    """The name is a title that was made from the first sentence."""
    first_date: str
    """Of the first dated report, EDTF; empty where none is dated."""
    last_date: str
    reports: int
    reasons: tuple[Named, ...] = ()
    """Names it shares with the page's story, the most telling first."""
    words: tuple[str, ...] = ()
    """Words it shares with it, the most telling first."""
    is_stated: bool = False
    """An editor says that one goes on from the other."""
    has_file: bool = True
    """An editor has written a file for it; of a single report always."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class StoryView:
    """The page of a story; the template also sees `body`, or none, and `told` (links.stories.told), or none."""

    slug: str
    name: str
    is_derived: bool
    """The name is a title that was made from the first sentence."""
    aliases: tuple[str, ...]
    has_file: bool
    is_frozen: bool
    """An editor says that these are all."""
    reports: tuple[Report, ...]
    """The first published first, undated ones last."""
    pairs: tuple[Pair, ...]
    topics: tuple[Named, ...]
    """With counts of its reports, most first; likewise the next three."""
    people: tuple[Named, ...]
    places: tuple[Named, ...]
    organisations: tuple[Named, ...]
    before: tuple[StoryEntry, ...]
    """What it goes on from, oldest first."""
    after: tuple[StoryEntry, ...]
    """What goes on from it, oldest first."""
    notes: tuple[NoteTeaser, ...]
    """On its reports, in their order."""
    backlinks: tuple[Backlink, ...]
    links: tuple[Target, ...]
    questions: tuple[Question, ...] = ()
    """What notes on its reports dispute, at most twelve."""
    questions_count: int = 0
    note_authors: tuple[Named, ...] = ()
    """As in `ArticleView`."""


@dataclass(frozen=True, slots=True)
class StoriesView:
    """A page of the list of all stories, newest first."""

    entries: tuple[StoryEntry, ...]
    pager: Pager
    stories: int


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """Where an article stands in its story."""

    url: str
    name: str
    is_derived: bool
    number: int
    """From 1."""
    count: int
    previous: Teaser | None
    """Without its excerpt."""
    next: Teaser | None
    is_unreviewed: bool
    """A program put it there."""
