"""Texts made HTML: what the page of an article, of an entity or of an editor needs of them."""

from dataclasses import dataclass

from generator.model.kinds import NoteKind
from generator.model.notes import Described, Home


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
