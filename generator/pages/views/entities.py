"""The pages of topics, people, places, organisations and publishers."""

from dataclasses import dataclass

from generator.model import Backlink, Kind, Named, NoteTeaser, Role, Target, Teaser
from generator.pages.views.parts import Group, Pager, Strip
from generator.pages.views.questions import Question
from generator.pages.views.stories import StoryEntry


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role on the scale of a career."""

    role: Role
    start: int
    """Thousandths of the scale, from its beginning; likewise the next."""
    length: int
    """0 where neither the beginning nor the end of the role is known."""


@dataclass(frozen=True, slots=True)
class Dot:
    """Articles of one time, on a scale."""

    place: int
    """Thousandths."""
    count: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, on a scale."""

    name: str
    place: int
    """Thousandths."""


@dataclass(frozen=True, slots=True)
class Career:
    """Somebody's roles over time, and the articles that name them, on one scale."""

    spans: tuple[RoleSpan, ...]
    """In the file's order."""
    dots: tuple[Dot, ...]
    """The oldest first."""
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An article, or a note on one, that names an entity."""

    url: str
    """Of the paragraph: `articles/<id>/#p-3`; of a note `articles/<id>/#note-<id>`."""
    teaser: Teaser
    """The article's, without its excerpt."""
    article: str
    """Its id."""
    note: str
    """The id of the note; empty for the article itself."""


@dataclass(frozen=True, slots=True)
class Mentioning:
    """Where an entity with a file is named in texts, whether or not their front matter lists it."""

    mentions: tuple[Mention, ...]
    """By article, newest first; at most forty."""
    count: int
    """Of all."""
    spellings: tuple[tuple[str, int], ...]
    """As printed in articles, the most frequent first, each with how often; at most twenty."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """The page of a topic, person, place, organisation or publisher; the template also sees `body`, or none."""

    kind: Kind
    slug: str
    name: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    roles: tuple[Role, ...]
    bodies: tuple[Named | None, ...]
    """For each role its organisation, where it is known by a slug; without an address where that has no page."""
    career: "Career | None"
    """The roles on a scale; None where none has a date, and on further pages."""
    broader: tuple[Named, ...]
    """The chain upwards, the widest first."""
    narrower: tuple[Named, ...]
    has_file: bool
    """An editor has written an authority file."""
    articles: int
    """Its own."""
    within: int
    """Articles of it and of all that lies below it, each once."""
    unreviewed: int
    """How many of the articles name it only by a program's proposal."""
    groups: tuple[Group, ...]
    """By year, newest first, undated last; only this page's share of the list.

    Of an entity without articles of its own: those of what lies below it.
    """
    pager: Pager
    strip: Strip | None
    """All its articles over time; None on further pages, and where there is nothing to compare."""
    years: tuple[Named, ...]
    """All years of the list, in its order, with counts, each with the page and the place where it begins."""
    topics: tuple[Named, ...]
    """Most often met together with it, with counts (likewise the next three)."""
    people: tuple[Named, ...]
    places: tuple[Named, ...]
    organisations: tuple[Named, ...]
    publishers: tuple[Named, ...]
    notes: tuple[NoteTeaser, ...]
    """Notes on its articles, newest first, at most ten."""
    notes_url: str
    """The list of all notes on a topic, or by a person; empty where there are none."""
    notes_count: int
    """How many that list holds."""
    questions: tuple[Question, ...]
    """What notes dispute, at most twelve: first questions with a name, first what most notes are about."""
    questions_count: int
    """Of all such questions."""
    stories: tuple["StoryEntry", ...]
    """Stories that its articles are reports of, newest first, at most eight."""
    stories_count: int
    """Of all such stories."""
    backlinks: tuple[Backlink, ...]
    feed_url: str
    links: tuple[Target, ...]
    note_authors: tuple[Named, ...] = ()
    """As in `ArticleView`."""
    mentioning: Mentioning | None = None
    """On the first page of the list."""


@dataclass(frozen=True, slots=True)
class Twig:
    """A topic in the tree of all."""

    depth: int
    """0 for what stands below nothing."""
    topic: Named
    """Its count includes the articles of what lies below."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """The list of all topics, people, places, organisations or publishers, by name."""

    kind: Kind
    entries: tuple[Named, ...]
    tree: tuple[Twig, ...]
    """Topics that stand above or below others, each followed by those below it; of other kinds none."""
