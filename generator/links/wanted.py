"""What the pages of an archive pointed to: the articles among it that are held, and the headlines that are wanted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from generator.links.headlines import Headlines, Titled
from generator.text import sort_key


class Pointing(Titled, Protocol):
    """An article whose page pointed to others: a `Card`, or an `Article`."""

    @property
    def related(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Pointing)


class Pointed(NamedTuple):
    """A headline that a page pointed to."""

    headline: str
    """As printed."""
    held: str
    """The id of the article it names; empty where the archive does not hold it, or cannot tell."""
    words: tuple[str, ...]
    """What headlines of one article have in common (see `headlines.loose_words`); none for one that is held."""


@dataclass(frozen=True, slots=True)
class Wanted(Generic[T]):
    """A headline that pages pointed to and the archive does not hold."""

    headline: str
    """As most of them print it; of several so, the shortest."""
    mentions: tuple[T, ...]
    """The articles whose pages did, in the archive's order; each once."""


def pointed(articles: Sequence[T], papers: Iterable[str]) -> dict[str, tuple[Pointed, ...]]:
    """By article whose page pointed to any: the headlines, each once. `papers` are names of publishers."""
    pointing = [each for each in articles if each.related]
    if not pointing:
        return {}
    headlines = Headlines(articles, papers)
    return {
        each.id: tuple(
            Pointed(headline, held, () if held else headlines.words(headline))
            for headline in dict.fromkeys(each.related)
            for held in (headlines.held(headline, each),)
        )
        for each in pointing
    }


def wanted(articles: Iterable[T], told: Mapping[str, tuple[Pointed, ...]]) -> tuple[Wanted[T], ...]:
    """The headlines that are not held, those of most articles first, then as an index has them."""
    printed: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    mentions: dict[tuple[str, ...], dict[str, T]] = defaultdict(dict)
    for each in articles:
        for one in told.get(each.id, ()):
            if not one.held and one.words:
                printed[one.words][one.headline] += 1
                mentions[one.words][each.id] = each
    found = [Wanted(_usual(printed[words]), tuple(mentions[words].values())) for words in printed]
    return tuple(sorted(found, key=lambda each: (-len(each.mentions), sort_key(each.headline))))


def _usual(printed: Counter[str]) -> str:
    return min(printed, key=lambda headline: (-printed[headline], len(headline), headline))
