"""What is known of the names in one article: where its page links, what their pages show, and what is not clear."""

from dataclasses import dataclass

from generator.model import Kind

TOP = -1
"""In the place of a paragraph's number: the standfirst."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a paragraph."""

    block: int
    """The paragraph's number, from 0: in the article's text, or in the note's."""
    start: int
    """Code points of the paragraph's plain text, half open."""
    end: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A name whose first mention in a text leads to its page."""

    kind: Kind
    slug: str
    name: str
    """As the file has it."""
    note: str
    """The id of the note in whose text it stands; empty for the article's own."""
    spots: tuple[Spot, ...]
    """The first mentions, in order: where one cannot be a link, such as in a link, the next is."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An entity named in an article's text, or in a note on it: what its page may show of that."""

    kind: Kind
    slug: str
    spellings: tuple[tuple[str, int], ...]
    """As printed, titles before a short name with it, and how often; in the order of the text. Of a note: none."""
    sentence: str
    """That of the first mention, plain text, at most about 300 characters."""
    block: int
    """The number of its paragraph, which has the id `p-<number>`; TOP for the standfirst."""
    note: str = ""
    """The id of the note in which it stands; empty for the article's own text."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that may be several people's, or several things', so that it leads nowhere."""

    printed: str
    may_be: tuple[str, ...]
    """Full names, `people/x`; and names as printed of people of whom the archive has no file."""
    sentence: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Mentions:
    """All of one article."""

    linked: tuple[Linked, ...]
    mentioned: tuple[Mentioned, ...]
    """Of the text in order of first mention, then of its notes."""
    unclear: tuple[Unclear, ...] = ()


def mentioned(found: Mentions) -> tuple[Mentioned, ...]:
    """What others may know of an article's names."""
    return found.mentioned


def linked(found: Mentions) -> tuple[Linked, ...]:
    """What the page of an article needs of its names."""
    return found.linked
