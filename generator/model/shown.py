"""What pages show: articles and names in lists, links, backlinks, raw articles line by line; and what is told."""

from dataclasses import dataclass

from generator.errors import Severity
from generator.model.kinds import Fate, How, NoteKind


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article as it stands in a list."""

    url: str
    """Relative to the site's root: `articles/<id>/`."""
    title: str
    is_derived: bool
    """The title was made from the first sentence."""
    date: str
    """EDTF or empty."""
    publisher: str
    """The publisher's name; empty where unknown."""
    excerpt: str
    notes: int
    """How many notes it carries."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A link to a topic, person, place, organisation, publisher or page, by name."""

    url: str
    name: str
    count: int = 0
    """Articles, where that is shown."""
    is_unreviewed: bool = False
    """A program proposed it and nobody has confirmed it."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A link of somebody's Markdown, resolved."""

    ref: str
    url: str
    """Relative to the root; empty when nothing of that name is held."""
    title: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something an editor should know, whose line is still to be found in its file."""

    path: str
    """Of the file, relative to the content folder; for a note, of its article (see `note`)."""
    what: str
    fix: str
    key: str = ""
    """The value of the front matter it is about: `broader`, `topics[0]`, `roles[0].organisation`.

    Empty for the text, and the whole file.
    """
    needle: str = ""
    """The words to look for in the text; empty where there are none."""
    note: str = ""
    """The id of the note that holds it; empty for the file itself."""
    line: int = 0
    """Where the search for the words begins; 0 is the line after the front matter."""
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Backlink:
    """Somewhere that points here, with the sentence it stands in."""

    url: str
    title: str
    sentence: str
    """Empty for what stands in no sentence."""
    is_note: bool
    how: How = How.LINK


@dataclass(frozen=True, slots=True)
class NoteTeaser:
    """A note as it stands in a list."""

    url: str
    """`articles/<id>/#note-<id>`."""
    article_url: str
    article: str
    """The article's title."""
    id: str
    kind: NoteKind
    title: str
    quote: str
    excerpt: str
    by: str
    """The author's name; empty where unknown."""
    date: str
    is_orphan: bool
    copies: tuple[Named, ...] = ()
    """Where else it stands: on copies of its passage, each with the title of the article."""
    author_url: str = ""
    """The list of the author's notes."""
    publisher: str = ""
    """The name of the article's publisher; empty where unknown."""
    article_date: str = ""
    """When the article was published, EDTF."""
    was: str = ""
    now: str = ""
    at_publisher: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """A line (of a dump) or a block (of a saved page) of a raw article, and what became of it."""

    number: int
    """From 1."""
    text: str
    fate: Fate
    prefix: int = 0
    """Code points at the head of `text` that were lifted while the rest was kept."""
    to: str = ""
    """For lifted: the field of the front matter it went to."""
    rule: str = ""
    why: str = ""
    sure: int = 100
    """Percent."""
    suggest: Fate | None = None
    """What the rule would have done; a cautious ingest kept the line instead."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A value that stood beside a text in the file both lay in, such as a letter's subject, and what became of it."""

    text: str
    """With its name: `Subject: The bridge is closed`; cut where it is long."""
    fate: Fate
    """LIFTED or DROPPED."""
    why: str
    """The field it was lifted to, or why it was dropped."""


@dataclass(frozen=True, slots=True)
class Received:
    """A raw article as it came in, with each line's fate."""

    raw: str
    """The raw file, relative to the content folder; where it holds several documents, the document's name in it."""
    sha256: str
    encoding: str
    unit: str
    """`line` for a dump, `block` for a saved page."""
    lines: tuple[ReceivedLine, ...]
    is_stale: bool = False
    """The raw file is no longer the one that was cleaned; fates are then unknown and lines stand as kept."""
    beside: tuple[Beside, ...] = ()
    """Of a document that lay in a file of several, or in a wrapping."""
