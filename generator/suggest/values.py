"""What `pressmark suggest` offers an editor, each with its evidence."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model import Kind


class Offer(StrEnum):
    """What is suggested."""

    NAMES = "names"
    """A person, place or organisation that has no file yet."""
    SPELLINGS = "spellings"
    """A name that may be another spelling of one that has a file, or of another new one."""
    TOPICS = "topics"
    """A topic for an article."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something stands."""

    article: str
    """Its id."""
    line: int
    """Of the file; 0 where it is the whole article."""
    sentence: str

    def values(self) -> dict[str, object]:
        """For JSON."""
        return {"article": self.article, "line": self.line or None, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing an editor may take or reject."""

    offer: Offer
    about: str
    """What it would change: `people/sergei-shoigu`, or of topics `articles/<id>`."""
    value: str
    """The name or spelling as printed, or the topic: `topics/arms-trade`."""
    sure: int
    """0 to 100."""
    why: str
    count: int
    """Times it stands; for topics, what speaks for it."""
    articles: tuple[str, ...]
    """The ids of those that print it; of topics the one."""
    evidence: tuple[Evidence, ...]
    """At most three places."""
    is_held: bool = False
    """Of spellings: `about` has a file, or stands in the starter vocabulary."""
    may_fill: bool = False
    """Of topics: so sure, by the archive's own confirmed articles, that it may be written unasked."""

    @property
    def key(self) -> str:
        """By which it is named on the command line and in the list of rejected ones: `about`, or `about=value`."""
        return self.about if self.offer is Offer.NAMES else f"{self.about}={self.value}"

    @property
    def kind(self) -> Kind | None:
        """Of the authority file it would make or change; None for a topic of an article."""
        folder = self.about.partition("/")[0]
        return Kind(folder) if folder in list(Kind) else None

    def values(self) -> dict[str, object]:
        """For JSON."""
        return {
            "offer": self.offer.value,
            "key": self.key,
            "about": self.about,
            "value": self.value,
            "sure": self.sure,
            "why": self.why,
            "count": self.count,
            "articles": list(self.articles),
            "may_fill": self.may_fill,
            "evidence": [each.values() for each in self.evidence],
        }
