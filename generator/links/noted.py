"""Pages that carry notes."""

from dataclasses import dataclass

from generator.model import Card, Link, NoteCard


@dataclass(frozen=True, slots=True)
class Noted:
    """An article, an entity or a free page with notes on it."""

    name: str
    """In full: `articles/<id>`, `people/<slug>`, `pages/<slug>`."""
    url: str
    """Relative to the site's root."""
    title: str
    notes: tuple[NoteCard, ...]
    links: tuple[Link, ...]
    """Of the text and of its notes."""
    article: Card | None = None
    """None where it is no article."""

    @property
    def kind(self) -> str:
        """`articles`, `people`, `pages` …."""
        return self.name.partition("/")[0]

    @property
    def slug(self) -> str:
        """The article's id, or the slug."""
        return self.name.partition("/")[2]
