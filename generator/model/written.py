"""What people wrote and `read` has read: articles, authority files, free pages."""

from dataclasses import dataclass

from generator.model.kinds import Kind


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
