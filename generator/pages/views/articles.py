"""The pages of articles, and what is mentioned and not held."""

from dataclasses import dataclass

from generator.model import Backlink, Named, NoteTeaser, Target, Teaser
from generator.pages.views.parts import Group, Pager
from generator.pages.views.stories import StoryPlace


@dataclass(frozen=True, slots=True)
class SharedReport:
    """An article that shares paragraphs with the page's own."""

    article: str
    """Its id."""
    teaser: Teaser
    """Without its excerpt."""
    paragraphs: int
    """Of the page's article that stand in it, wholly or in part."""
    exact: int
    """Of these, whole and word for word."""
    order: str
    """`earlier` or `later` than the page's article; empty where not both days are stated, or they are one."""


@dataclass(frozen=True, slots=True)
class PointedTo:
    """A headline that an article's page pointed to ("Also read: …")."""

    headline: str
    """As printed there."""
    held: Teaser | None
    """The article it names, without its excerpt; None where the archive does not hold it, or cannot tell."""


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """An article like the page's own, and why."""

    teaser: Teaser
    """Without its excerpt."""
    names: tuple[Named, ...]
    """People, topics and the like of both, the most telling first; at most three."""
    words: tuple[str, ...]
    """Words of both, the most telling first; at most three."""
    is_of_story: bool
    """It is of the same story."""


@dataclass(frozen=True, slots=True)
class Along:
    """The articles beside the page's own on one topic, without their excerpts."""

    topic: Named
    older: Teaser | None
    newer: Teaser | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What an article's page sees of the rest of the archive (the template also sees `article` and `body`)."""

    publisher: Named | None
    topics: tuple[Named, ...]
    people: tuple[Named, ...]
    """`description` is the role somebody had at the article's date, where that is certain."""
    places: tuple[Named, ...]
    organisations: tuple[Named, ...]
    day_url: str
    """Its place in the date archive; empty for an article without a year."""
    received_url: str
    """The article as received; empty where it may not be shown."""
    previous: Teaser | None
    """The next older article of the archive; without its excerpt, as all teasers of this page."""
    next: Teaser | None
    related: tuple[PointedTo, ...]
    """Headlines the page pointed to."""
    see_also: tuple[Named, ...]
    similar: tuple["RelatedArticle", ...]
    """At most five other articles that are most like it."""
    along: tuple["Along", ...]
    """For its first topics, the articles beside it there."""
    backlinks: tuple[Backlink, ...]
    links: tuple[Target, ...]
    copies: tuple[Teaser, ...] = ()
    """Other articles on which notes of this one stand, too, at most twenty."""
    copies_count: int = 0
    """Of all such articles."""
    corrections: tuple[NoteTeaser, ...] = ()
    """In the order of the text."""
    note_authors: tuple[Named, ...] = ()
    """Of its notes, each once: the name as written in the notes, and the list of their notes."""
    questions: tuple[Named, ...] = ()
    """Questions on which notes on it and on other texts stand beside each other; `count` is how many."""
    shared: tuple[SharedReport, ...] = ()
    """Articles that share paragraphs with it, most first."""
    story: "StoryPlace | None" = None
    """None where it is of no story."""
    dated_by: tuple[Named, ...] = ()
    """Articles from which its date was inferred; `description` is the evidence that names each."""


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """The tombstone of a withdrawn article."""

    reason: str


@dataclass(frozen=True, slots=True)
class ReceivedView:
    """The page "as received" (the template also sees `received`, a model.Received)."""

    article: Teaser
    """Without its excerpt."""
    unreviewed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlesView:
    """A page of the list of all articles, newest first."""

    groups: tuple[Group, ...]
    pager: Pager
    articles: int
    years: tuple[Named, ...]
    """As in `EntityView`."""


@dataclass(frozen=True, slots=True)
class WantedHeadline:
    """A headline that pages pointed to and whose article the archive does not hold."""

    headline: str
    mentions: tuple[Teaser, ...]
    """Articles whose pages did, without excerpts: at most five."""
    count: int
    """Of all such articles."""


@dataclass(frozen=True, slots=True)
class WantedView:
    """A page of the list of what is mentioned and not held, the most mentioned first."""

    headlines: tuple[WantedHeadline, ...]
    pager: Pager
    total: int
