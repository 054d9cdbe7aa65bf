"""What pages of several kinds are made of."""

from dataclasses import dataclass

from generator.model import Named, Teaser


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
