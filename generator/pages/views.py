"""Views: for each kind of page, everything its template may see. Also what every template sees (`SiteView`).

A template gets `site` (SiteView), `page` (PageMeta), `view` (one of the classes below) and `root`, the way back to the
site's root (`""`, `"../"`, `"../../"` …): every link inside the site is `root ~ url`.
"""

from dataclasses import dataclass

from generator.model import Backlink, Kind, Named, NoteTeaser, Role, Target, Teaser


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page sees of the archive."""

    title: str
    description: str
    base_url: str
    """With a final slash, or empty when the archive does not know where it will stand."""
    language: str
    menu: tuple[Named, ...]
    """Free pages, in their order (the theme adds the archive's own indexes itself)."""
    has_search: bool
    editors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What the head of a page needs."""

    url: str
    """Relative to the root, `""` for home; canonical address = base_url + url."""
    title: str
    description: str = ""
    is_indexed: bool = True
    """False: search engines are asked to leave it out."""


@dataclass(frozen=True, slots=True)
class Identified:
    """Somebody or something that an attribute of a note names: `person=sergei-shoigu`."""

    key: str
    """The attribute's."""
    value: str
    url: str
    """Of its page."""
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among the pages of one list."""

    number: int
    """From 1."""
    count: int
    urls: tuple[str, ...]
    """Of all pages of the list, the first first; relative to the root."""


@dataclass(frozen=True, slots=True)
class Group:
    """Teasers under a heading: a year, a month, "Undated"."""

    name: str
    url: str
    """Where the heading leads; may be empty."""
    teasers: tuple[Teaser, ...]
    anchor: str = ""
    """The id that links to this group use: `y-2014`."""
    roles: tuple[str, ...] = ()
    """For each teaser the role that the page's person had at its date, or empty; none where no role is known."""
    marks: tuple[str, ...] = ()
    """For each teaser the id that a bar of a strip leads to, `at-2014-11`, or empty; none where bars are no finer."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, month, year or decade of a strip."""

    name: str
    """EDTF: `2014-11-20`, `2014-11`, `2014`, or `2010/2019`."""
    count: int
    url: str
    """Where its first article is listed; empty where it has none."""
    is_labelled: bool
    """Its words stand below it."""


@dataclass(frozen=True, slots=True)
class Strip:
    """How many articles fall on each day, month, year or decade of a span."""

    unit: str
    """`day`, `month`, `year` or `decade`."""
    bars: tuple[Bar, ...]
    """Without gaps, the oldest first; the first and the last are not empty."""
    most: int
    """Articles of the highest bar."""
    missing: int
    """Articles that are in no bar: without a year, or less exact than the bars."""


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
class Printed:
    """An article that prints disputed words."""

    url: str
    """Of the note there."""
    article: Teaser
    """Without its excerpt."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Disputed words and what a note says of them."""

    note: NoteTeaser
    printed: tuple[Printed, ...]
    """Who printed the words, the article the note was made on first; none for a note on something else."""
    prints: int
    """Articles that print them, also those not named."""


@dataclass(frozen=True, slots=True)
class Question:
    """What notes dispute: statements on one question, or on one passage."""

    claim: str
    """The slug of the question, for its id; empty where the notes name none."""
    name: str
    """The question in words; empty likewise."""
    statements: tuple[Statement, ...]
    """In the order of printing, the undated last."""


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """A page of the list of all that notes dispute."""

    questions: tuple[Question, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: newest articles, the indexes, newest notes."""

    articles: int
    """How many the archive holds."""
    newest: tuple[Teaser, ...]
    topics: tuple[Named, ...]
    people: tuple[Named, ...]
    places: tuple[Named, ...]
    organisations: tuple[Named, ...]
    publishers: tuple[Named, ...]
    notes: tuple[NoteTeaser, ...]
    first_date: str
    """Of the oldest dated article, EDTF; empty where none is dated."""
    last_date: str
    strip: Strip | None
    """All articles over time, leading to the date archive."""
    stories: tuple["StoryEntry", ...]
    """The newest, at most five."""


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


@dataclass(frozen=True, slots=True)
class ArticlesView:
    """A page of the list of all articles, newest first."""

    groups: tuple[Group, ...]
    pager: Pager
    articles: int
    years: tuple[Named, ...]
    """As in `EntityView`."""


@dataclass(frozen=True, slots=True)
class YearMonths:
    """A year of the date archive."""

    year: str
    url: str
    articles: int
    months: tuple[Named, ...]
    """Months in which something was published, January first; `name` is EDTF `2014-11`."""
    unknown: int
    """Articles of the year whose month is not known."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month as its weeks."""

    month: str
    """EDTF `2014-11`."""
    url: str
    count: int
    """Articles of the month."""
    unknown: int
    """Of these, how many have no day."""
    most: int
    """Articles of the fullest day."""
    weeks: tuple[tuple[Named | None, ...], ...]
    """Monday to Sunday, None for days of other months; `name` is EDTF `2014-11-20`, `url` empty without articles."""


@dataclass(frozen=True, slots=True)
class DatesView:
    """The date archive: years, the newest first, with their months and counts."""

    strip: Strip | None
    years: tuple[YearMonths, ...]
    undated: int
    """Articles without any date."""
    yearless: int
    """Articles with a day and no year."""


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the date archive."""

    year: str
    articles: int
    calendars: tuple[Calendar, ...]
    """Of the months in which something was published, January first."""
    unknown: tuple[Teaser, ...]
    """What has no month."""
    previous: Named | None
    """The year before this one in which something was published; `name` is the year."""
    next: Named | None


@dataclass(frozen=True, slots=True)
class MonthView:
    """What was published in a month, oldest first; `month` is EDTF `2014-11`."""

    month: str
    groups: tuple[Group, ...]
    """By day (`name` is EDTF), those without a day first, under an empty name; an interval is at its first day."""
    calendar: Calendar
    previous: Named | None
    next: Named | None


@dataclass(frozen=True, slots=True)
class UndatedView:
    """A page of what does not say when it was published."""

    yearless: tuple[Group, ...]
    """By day, January first (`name` is EDTF `XXXX-11-20`); on the first page."""
    undated: tuple[Teaser, ...]
    """This page's share."""
    total: int
    """Articles without any date."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class Happening:
    """A date on which something happened, with the articles of one story, or of none, that say so."""

    date: str
    """EDTF: a day, a month or a year, also inferred or approximate; empty where only a date of publication is known."""
    anchor: str
    """The id of the first happening of a date, `on-2014-11-20`; empty for the others."""
    is_unreviewed: bool
    """A program found the date and nobody has confirmed it, in no article."""
    story: "StoryEntry | None"
    reports: tuple[Teaser, ...]
    """In the order of publication, the undated last; without their excerpts."""


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """A month of the timeline."""

    month: str
    """EDTF `2014-11`; `2014` for what of the year has no month."""
    anchor: str
    url: str
    """Where it is shown in full."""
    count: int
    """Articles in it, by the date of the event, or else of publication."""
    happenings: tuple[Happening, ...]
    """Empty where only counts are shown, as the next."""
    published: tuple[Happening, ...]
    """What was published then and does not say when it happened, at most twenty articles."""
    published_count: int
    """Of all such articles."""
    published_url: str
    """Their month in the date archive; empty where there are none."""


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year of the timeline."""

    year: str
    url: str
    events: int
    """Articles that say when it happened, which was in this year."""
    published: int
    """Articles that do not, and were published in this year."""
    months: tuple[TimelineMonth, ...]
    """January first, before them what has no month."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline's first page."""

    strip: Strip | None
    years: tuple[TimelineYear, ...]
    """The oldest first."""
    is_whole: bool
    """Everything is shown; in a large archive only counts are."""
    missing: int
    """Articles without any date that has a year."""


@dataclass(frozen=True, slots=True)
class TimelineYearView:
    """A year of the timeline on a page of its own; of a year with very many articles, a month."""

    name: str
    """EDTF `2014` or `2014-11`."""
    year: TimelineYear
    """With this month alone, where it is the page of a month."""
    strip: Strip | None
    previous: Named | None
    """The year (or month) before this one that has something; `name` is EDTF, `count` its articles."""
    next: Named | None


@dataclass(frozen=True, slots=True)
class NotesView:
    """A page of a list of notes, newest first: of all, or of one kind, author or topic."""

    notes: tuple[NoteTeaser, ...]
    pager: Pager
    total: int
    of: str = ""
    """`kinds`, `authors` or `topics`; empty for the list of all."""
    name: str = ""
    """Of the kind (`claim`), author or topic; empty for the list of all."""
    about: Named | None = None
    """The page of the person, topic, or of all corrections."""
    feed_url: str = ""
    """Empty where the list has no feed."""
    kinds: tuple[Named, ...] = ()
    """Each kind in use with its count; on the first page of the list of all, as the next two."""
    authors: tuple[Named, ...] = ()
    """Who wrote most, with counts; at most as many as the front page shows of a kind."""
    topics: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesIndexView:
    """All kinds, authors or topics of notes, by name, each with its count and its list."""

    of: str
    """`kinds`, `authors` or `topics`."""
    entries: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """A page of the list of all corrections, newest first."""

    notes: tuple[NoteTeaser, ...]
    pager: Pager
    total: int


@dataclass(frozen=True, slots=True)
class AnnotationsView:
    """An article's notes as data (the format also sees `article` and `body`): a page of the collection of all."""

    article_url: str
    previous_url: str
    """The collection's page before this one; empty on the first."""
    next_url: str
    links: tuple[Target, ...]
    """Where the notes' links and files lead."""
    named: tuple[Identified, ...]
    """What the notes' attributes name."""
    authors: tuple[Named, ...]
    """Who wrote notes and has a page."""
    copies: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Notes that stand on copies of their passage, too: the id, and the addresses there."""


@dataclass(frozen=True, slots=True)
class CollectionView:
    """All notes as data: where the pages of the collection begin and end."""

    first_url: str
    last_url: str
    total: int
    """Notes on all its pages."""


@dataclass(frozen=True, slots=True)
class FreeView:
    """A free page (the template also sees `body`)."""

    title: str
    backlinks: tuple[Backlink, ...]
    links: tuple[Target, ...]
    note_authors: tuple[Named, ...] = ()
    """As in `ArticleView`."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page; without JavaScript it offers the indexes."""

    indexes: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """404.html; its links are absolute where base_url is known, as hosts serve it at any depth."""

    indexes: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A stub at an old address."""

    to: str
    """Relative to the root."""
    title: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed of articles or of notes, newest first."""

    title: str
    url: str
    """The page it belongs to, relative to the root."""
    updated: str
    """The newest date in it, EDTF day; empty for an empty feed."""
    articles: tuple[Teaser, ...] = ()
    notes: tuple[NoteTeaser, ...] = ()


@dataclass(frozen=True, slots=True)
class SitemapView:
    """All indexed addresses with the day of their content's last change (EDTF day or empty)."""

    urls: tuple[tuple[str, str], ...]
