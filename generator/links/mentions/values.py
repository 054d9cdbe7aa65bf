"""What is known of the names in one article: where its page links, what their pages show, and what is not clear."""

from dataclasses import dataclass

from generator.model import Kind

TOP = -1
"""In the place of a paragraph's number: the standfirst."""

Spot = tuple[int, int, int]
"""Words of a block: its number in the text's HTML or the note's (see `markdown.runs.blocks_of`); code points of its
plain text, half open."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in an article's text, or in a note on it."""

    kind: Kind
    slug: str
    name: str
    """As the file has it."""
    spellings: tuple[tuple[str, int], ...]
    """As printed, titles before a short name with it, and how often; in the order of the text. Of a note: none."""
    sentence: str
    """That of the first mention, plain text, at most about 300 characters."""
    block: int
    """The number of its paragraph; of a heading, cell or item that of the paragraph above. TOP where none is, of the
    standfirst, and of notes."""
    note: str
    """The id of the note in whose text it stands; empty for the article's own."""
    spots: tuple[Spot, ...]
    """The first mentions, in order: where one cannot be a link, such as in a link, the next is. None where an editor's
    own link leads there already."""


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

    named: tuple[Named, ...]
    """Of the text in order of first mention, then of its notes."""
    unclear: tuple[Unclear, ...] = ()


NOBODY = Mentions(())


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What others may know of an article, or of a note on it, that names an entity."""

    kind: Kind
    slug: str
    spellings: tuple[tuple[str, int], ...]
    """As in `Named`."""
    block: int
    """The number of the first mention's paragraph, which has the id `p-<number>`, or TOP: as in `Named`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence in which a text first names an entity: apart, since most edits of a text change one."""

    kind: Kind
    slug: str
    note: str
    """As in `Named`, like the next."""
    sentence: str


def mentioned(found: Mentions) -> tuple[Mentioned, ...]:
    """What others may know of an article's names: no places, which move with every word."""
    return tuple(Mentioned(one.kind, one.slug, one.spellings, one.block, one.note) for one in found.named)


def said(found: Mentions) -> tuple[Said, ...]:
    """The sentences in which an article and the notes on it first name what they name."""
    return tuple(Said(one.kind, one.slug, one.note, one.sentence) for one in found.named)
