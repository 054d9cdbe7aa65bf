"""The nouns: every value that passes between stages. Frozen, slotted and canonical.

Canonical means built of None, bool, int, str, bytes, tuples, enums and other values of this kind only, so that a
value has one spelling in bytes (see `engine.canonical`). Ranks of knowledge: Article ⊃ Card ⊃ Teaser; each holds the
least its readers need. Dates are strings in the EDTF forms of `generator.edtf`.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.errors import Severity


class Kind(StrEnum):
    """The kinds of authority file; the value is the folder under `content/` and the first part of the address."""

    TOPICS = "topics"
    PEOPLE = "people"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    PUBLISHERS = "publishers"
    STORIES = "stories"


class NoteKind(StrEnum):
    """What a note does to its passage."""

    CONTEXT = "context"
    CLAIM = "claim"
    CORRECTION = "correction"
    QUERY = "query"
    SOURCE = "source"
    IDENTIFY = "identify"
    COMMENT = "comment"


class Fate(StrEnum):
    """Where a line of a raw article ends; every line has exactly one (a lifted prefix leaves the rest kept)."""

    KEPT = "kept"
    LIFTED = "lifted"
    DROPPED = "dropped"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of plain text."""

    start: int
    """Unicode code points from 0."""
    end: int
    """One past the last code point."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture the article was printed with, as far as words tell; never loaded, only linked."""

    caption: str = ""
    credit: str = ""
    src: str = ""
    """The publisher's address of the picture; empty where unknown."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where a value of the front matter stands in its file, for messages."""

    key: str
    """`topics` for a value, `topics[1]` for an item of a list (from 0)."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article's file, read: front matter and Markdown body."""

    id: str
    path: str
    """Relative to the content folder: `articles/<id>.md`."""
    title: str
    body: str
    """Markdown, as the file has it after the front matter."""
    body_line: int
    """The file's line, from 1, on which `body` begins."""
    title_basis: str = ""
    summary: str = ""
    description: str = ""
    date: str = ""
    """When it was published, EDTF; empty where unknown."""
    date_basis: str = ""
    date_evidence: tuple[str, ...] = ()
    event_date: str = ""
    """When what it tells of happened, EDTF; empty where unknown."""
    print_date: str = ""
    publisher: str = ""
    """The publisher's slug; empty where unknown."""
    authors: tuple[str, ...] = ()
    agency: str = ""
    dateline: str = ""
    dateline_raw: str = ""
    language: str = ""
    """A BCP 47 tag; empty means the archive's language."""
    section: str = ""
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """Headlines the page pointed to, as printed."""
    see_also: tuple[str, ...] = ()
    """Link references an editor gives: `articles/<id>`, `topics/<slug>`."""
    figures: tuple[Figure, ...] = ()
    source_url: str = ""
    archived_url: str = ""
    retrieved: str = ""
    rights: str = ""
    raw: str = ""
    """The raw file, relative to the content folder; empty for an article written by hand."""
    raw_sha256: str = ""
    ingest_sha256: str = ""
    unreviewed: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    """What `pressmark suggest` put into the lists above, `topics/<slug>`: ingest keeps it where it writes again."""
    lastmod: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    """Old addresses (article ids) that redirect here."""
    draft: bool = False
    withdrawn: str = ""
    """Why and when; a withdrawn article leaves a tombstone and nothing else."""
    publish_received: bool = True
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An office somebody held."""

    role: str
    organisation: str = ""
    since: str = ""
    """EDTF; `from` in the file."""
    until: str = ""
    """EDTF; `to` in the file."""


@dataclass(frozen=True, slots=True)
class Quirk:
    """A pattern in a publisher's file, for lines or elements that its pages have and others don't."""

    text: str = ""
    """A whole line, with `*` for what differs; empty where `css` is given."""
    css: str = ""
    """A selector of elements of a saved page; empty where `text` is given."""
    why: str = ""
    seen: str = ""
    """The raw file it was seen in, relative to the content folder."""
    to: str = ""
    """The field of the article that takes the value; empty for lines that are dropped or kept."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An authority file, read: a topic, person, place, organisation, publisher or story."""

    kind: Kind
    slug: str
    path: str
    """Relative to the content folder: `people/<slug>.md`."""
    name: str
    body: str = ""
    """The editor's introduction, Markdown."""
    body_line: int = 1
    aliases: tuple[str, ...] = ()
    broader: str = ""
    same_as: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    description: str = ""
    lastmod: str = ""
    redirect_from: tuple[str, ...] = ()
    """Slugs it had before; their addresses lead here."""
    publish_received: bool = True
    """Publishers only: may raw files of theirs be shown?"""
    drop: tuple[Quirk, ...] = ()
    """Publishers only, as the next two: what of their pages is no article."""
    lift: tuple[Quirk, ...] = ()
    keep: tuple[Quirk, ...] = ()
    articles: tuple[str, ...] = ()
    """Stories only, as the next three: ids of articles that belong."""
    without: tuple[str, ...] = ()
    """Ids of articles that don't; `not` in the file."""
    is_frozen: bool = False
    """No article but these belongs; `frozen` in the file."""
    after: tuple[str, ...] = ()
    """Slugs of stories that this one goes on from."""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page an editor wrote: `pages/about.md` stands at `about/`."""

    slug: str
    path: str
    title: str
    body: str
    body_line: int = 1
    description: str = ""
    lastmod: str = ""
    order: int = 0
    """Place in the menu, smallest first; pages of equal order by title."""
    redirect_from: tuple[str, ...] = ()
    """Slugs it had before; their addresses lead here."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a note is about, as the editor quoted them (W3C TextQuoteSelector)."""

    exact: tuple[str, ...]
    """The words; more than one part where `…` or `[...]` skips the middle. Never empty."""
    prefix: str = ""
    """Context before the words inside the quote (what stood before `==`)."""
    suffix: str = ""
    line: int = 0
    """Of the quote's first word in the notes' file."""
    column: int = 0
    unmarked_line: int = 0
    """The first line without `>` that Markdown counts as part of the quote; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note as written in a sidecar file."""

    id: str
    """Unique in its article; the anchor is `note-<id>`."""
    on: str
    """What it is about: `articles/<id>`, or `people/<slug>` and the like."""
    kind: NoteKind
    title: str
    """The heading's words, plain text."""
    body: str
    """Markdown."""
    body_line: int
    path: str
    """Relative to the content folder."""
    line: int
    """Of the heading."""
    quote: Quote | None = None
    """None for a note on the whole article."""
    by: str = ""
    date: str = ""
    draft: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    """Further `key=value` of the heading, in the order written."""
    others: tuple[tuple[str, str], ...] = ()
    """Of the ids its text links to as `#id`: those of notes of the same file on something else, and what that is."""


@dataclass(frozen=True, slots=True)
class Described:
    """A note's passage with so many of the words around it that the same words elsewhere are a copy of it."""

    note: str
    """The note's id."""
    prefix: str
    """Plain text of the article, as the next two; empty where the passage tells enough by itself."""
    exact: str
    suffix: str
    prints: tuple[int, ...]
    """Some of the prints of these words (see `annotate.prints`): an article in which they stand has all of them."""


@dataclass(frozen=True, slots=True)
class Home:
    """The article on which a note was made, as far as its copies name it."""

    id: str
    publisher: str
    date: str


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of one article whose notes go with them wherever else they stand."""

    home: Home
    passages: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class CopiedNote:
    """A note made on another article, for this one's copy of its passage; its lines are counted from 0."""

    note: Annotation
    passage: Described
    home: Home


@dataclass(frozen=True, slots=True)
class NotesFile:
    """A sidecar file, read."""

    path: str
    notes: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link into the archive, found in somebody's Markdown, not yet resolved."""

    ref: str
    """`kind/slug`, or a bare `slug`; without fragment."""
    sentence: str
    """The plain text of the sentence it stands in, for the backlink."""
    note: str = ""
    """The id of the note it stands in; empty for the text itself."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown made HTML, safe, with links into the archive still to be resolved.

    A link into the archive stands as `<a href="pressmark:REF">words</a>` (empty words: the target's title is filled
    in), a picture of the media folder as `src="pressmark:media/x.png"`. `markdown.links.resolve` puts addresses in.
    """

    html: str
    links: tuple[Link, ...]
    excerpt: str
    """The first words of the plain text, at most about 200 characters, at a word end."""
    words: int
    """Words of the plain text."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A note's passage in the article's plain text, and the words around it.

    What the W3C Web Annotation model calls a TextPositionSelector and a TextQuoteSelector.
    """

    start: int
    """Unicode code points from 0 of the text that `markdown.plain.plain_text` gives."""
    end: int
    exact: str
    """The whole passage, from its first word to its last."""
    prefix: str
    """At most 32 code points before it, and likewise after it."""
    suffix: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note, ready to stand on a page."""

    id: str
    number: int
    """From 1, in the order of the article's text; notes on the whole article come last."""
    kind: NoteKind
    title: str
    html: str
    """The note's body; see `Prose.html`."""
    quote: str
    """The words it was made on, as the editor quoted them; empty for a note on the whole article."""
    by: str
    date: str
    is_orphan: bool
    """True: the words were not found, or found more than once; the note stands under the article with its quote."""
    excerpt: str
    attributes: tuple[tuple[str, str], ...] = ()
    selected: Selected | None = None
    """Where its passage stands; None for an orphan and for a note on the whole article."""
    home: Home | None = None
    """The article it was made on, where that is another."""
    was: str = ""
    """Of a correction: the words that are wrong, plain text; the quote's where only `now` is given."""
    now: str = ""
    """Of a correction: the words that should stand in their place."""
    at_publisher: str = ""
    """The address of its passage on the publisher's own page; empty where that, or the passage, is not known."""
    draft: bool = False
    """Only in a preview."""


@dataclass(frozen=True, slots=True)
class NoteCopy:
    """A note that stands on a copy of its passage."""

    home: str
    """The id of the article it was made on."""
    note: str
    """Its id there; here it is `<note>@<home>`."""
    links: tuple[Link, ...]
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A text with its notes woven in: what the page of an article or an entity, or a free page, needs of it."""

    html: str
    """The text; see `Prose.html`. Passages are `<mark>`s, notes `<aside>`s after their paragraph."""
    links: tuple[Link, ...]
    """Of the text and of the notes."""
    notes: tuple[NoteText, ...]
    """All published notes made on it, by number."""
    excerpt: str
    words: int
    copies: tuple[NoteCopy, ...] = ()
    """The notes made on other articles that stand here, too, by number."""
    passages: tuple[Described, ...] = ()
    """Those of its notes that go with their words."""
    blocks: tuple[str, ...] = ()
    """Of an article: the plain text of each paragraph, which has its number here for an id, `p-0`."""


@dataclass(frozen=True, slots=True)
class NoteCard:
    """What others may know of a note."""

    id: str
    kind: NoteKind
    title: str
    quote: str
    by: str
    date: str
    is_orphan: bool
    excerpt: str
    media: tuple[str, ...] = ()
    """The archive's own files it shows or links to."""
    attributes: tuple[tuple[str, str], ...] = ()
    was: str = ""
    now: str = ""
    at_publisher: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """All that others may know of an article. No line numbers: moving a line moves nobody else's page."""

    id: str
    title: str
    title_basis: str
    date: str
    date_basis: str
    publisher: str
    authors: tuple[str, ...]
    language: str
    excerpt: str
    """The summary, or the text's first words."""
    topics: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]
    unreviewed: tuple[str, ...]
    related: tuple[str, ...]
    see_also: tuple[str, ...]
    links: tuple[Link, ...]
    notes: tuple[NoteCard, ...]
    lastmod: str
    aliases: tuple[str, ...]
    withdrawn: str
    draft: bool
    raw: str
    """Empty where there is none or it may not be shown."""
    media: tuple[str, ...] = ()
    """The archive's own files its page shows: `media/x.png`."""
    copies: tuple[NoteCopy, ...] = ()
    """Notes of other articles that stand on it, too."""
    event_date: str = ""
    """When what it tells of happened, EDTF; empty where unknown. It is not when it was published."""
    dated_by: tuple[str, ...] = ()
    """The ids of articles from which its date was inferred."""


@dataclass(frozen=True, slots=True)
class EntityCard:
    """What others may know of an authority file."""

    kind: Kind
    slug: str
    name: str
    path: str
    aliases: tuple[str, ...]
    broader: str
    description: str
    """The file's, or the introduction's first words."""
    same_as: tuple[str, ...]
    roles: tuple[Role, ...]
    links: tuple[Link, ...]
    lastmod: str
    publish_received: bool = True
    media: tuple[str, ...] = ()
    notes: tuple[NoteCard, ...] = ()
    redirect_from: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """Of a story, as in `Entity`; and likewise the next three."""
    without: tuple[str, ...] = ()
    is_frozen: bool = False
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotedCard:
    """What others may know of notes on an entity that has no authority file."""

    kind: Kind
    slug: str
    notes: tuple[NoteCard, ...]
    links: tuple[Link, ...]
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageCard:
    """What others may know of a free page."""

    slug: str
    title: str
    path: str
    order: int
    links: tuple[Link, ...]
    lastmod: str
    media: tuple[str, ...] = ()
    notes: tuple[NoteCard, ...] = ()
    redirect_from: tuple[str, ...] = ()


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
    """The value of the front matter it is about: `broader`, `topics[0]`; empty for the text, and the whole file."""
    needle: str = ""
    """The words to look for in the text; empty where there are none."""
    note: str = ""
    """The id of the note that holds it; empty for the file itself."""
    line: int = 0
    """Where the search for the words begins; 0 is the line after the front matter."""
    severity: Severity = Severity.WARNING


class How(StrEnum):
    """By what an article points to something else."""

    LINK = "link"
    """In a sentence of its text or of a note."""
    SEE_ALSO = "see-also"
    """Its editor gives it."""
    ALSO_READ = "also-read"
    """A headline on its page."""


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
