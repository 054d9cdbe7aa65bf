"""Propose what an article is about, from the names and phrases found in it: topics, people, places, organisations.

Precision first: an editor who must strike out two wrong proposals in five stops reading them. So a topic must be shown
by several phrases, or by one that the article keeps coming back to; and a name that may mean something else needs a
witness in the same article.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from generator.links.found import Findings, Found, gather
from generator.links.longer import begins_longer_name, ends_longer_name
from generator.links.matcher import SHOUTED, Mention, Names, Strength, compile_names, find_in, find_names
from generator.links.places import places_named
from generator.links.tokens import Tokens, tokenize
from generator.model import Kind

__all__ = ["Mention", "Names", "Proposal", "Proposed", "Strength", "compile_names", "find_names", "propose"]

MAX_TOPICS = 5
MIN_TOPIC = 20  # two different phrases, or one in the title and another sign
SHARE_OF_BEST = 4  # a topic with less than a quarter of the best one's weight is mentioned in passing
LONG = 400  # words; beyond it an article touches on more things, and each topic needs more
WORDS_A_POINT = 100

IN_TITLE = 14
PHRASE = 10
AGAIN = 3
MAX_AGAIN = 4
WEAK_WORD = 2
WEAK_AGAIN = 1
MAX_WEAK = 10


@dataclass(frozen=True, slots=True)
class Proposed:
    """A term an article may be about."""

    slug: str
    weight: int
    """The more, the surer; comparable within a kind."""
    evidence: tuple[str, ...]
    """The words that show it, as printed, in the order of the text; each once."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an article may be about, by kind; the heaviest first, then by slug."""

    topics: tuple[Proposed, ...] = ()
    people: tuple[Proposed, ...] = ()
    places: tuple[Proposed, ...] = ()
    organisations: tuple[Proposed, ...] = ()

    def slugs(self, kind: Kind) -> tuple[str, ...]:
        """The slugs of one kind, in order."""
        return tuple(proposed.slug for proposed in getattr(self, kind.value))


def propose(names: Names, title: str, text: str, *, dateline: str = "", language: str = "en") -> Proposal:
    """What the article may be about.

    `title` is the printed one: a title derived from the text says nothing new, so leave it empty. `text` is the plain
    text, the standfirst in front of it. `dateline` is the place as printed.
    """
    head, body = _found(names, (title, text), language)
    findings = gather(names, head, _datelined(names, dateline, language), body)
    return Proposal(
        topics=_topics(names, findings, len(text.split())),
        people=_named(findings, Kind.PEOPLE, _people(findings, text)),
        places=_named(findings, Kind.PLACES, places_named(findings, text, body)),
        organisations=_named(findings, Kind.ORGANISATIONS, _organisations(findings)),
    )


def weighed_topics(names: Names, title: str, text: str, language: str = "en") -> list[Proposed]:
    """Every topic that a phrase of the text shows, with its weight, also where that is too little to propose it."""
    findings = gather(names, find_names(names, title, language), [], find_names(names, text, language))
    weighed = [_weigh(found) for (kind, _), found in findings.items() if kind is Kind.TOPICS]
    return [each for each in weighed if each.weight]


def _found(names: Names, texts: Iterable[str], language: str) -> list[list[Mention]]:
    """The terms named in each text, but for places of whose name another thing's is made: the University of Leeds.

    Where a place's people are named too, it stays: the Bank of China, and a Chinese premier.
    """
    read = [(tokens, find_in(names, tokens, language)) for tokens in map(tokenize, texts)]
    weak = (one for _, found in read for one in found if one.strength is Strength.WEAK)
    peopled = {one.slug for one in weak if one.kind is Kind.PLACES}
    return [[one for one in found if one.slug in peopled or not _is_part(tokens, one)] for tokens, found in read]


def _is_part(tokens: Tokens, mention: Mention) -> bool:
    if (
        mention.kind is not Kind.PLACES
        or mention.strength is Strength.WEAK
        or (mention.printed.isupper() and len(mention.printed) < SHOUTED)
    ):
        return False
    first, after = bisect_left(tokens.starts, mention.start), bisect_left(tokens.starts, mention.end)
    return ends_longer_name(tokens, first) or begins_longer_name(tokens, after - 1)


def _datelined(names: Names, dateline: str, language: str) -> list[Mention]:
    """Places a dateline names: capitals do not shout there."""
    found = find_names(names, dateline.title() if dateline.isupper() else dateline, language)
    return [mention for mention in found if mention.kind is Kind.PLACES and mention.strength is not Strength.WEAK]


def _named(findings: Findings, kind: Kind, slugs: Iterable[str]) -> tuple[Proposed, ...]:
    """Terms that are named, weighed by how often; the title counts three times."""
    proposed = []
    for slug in slugs:
        found = findings[(kind, slug)]
        mentions = found.of(Strength.SURE, Strength.AMBIGUOUS)
        evidence = dict.fromkeys(mention.printed for mention in mentions)
        proposed.append(Proposed(slug, len(mentions) + 2 * len(found.in_title), tuple(evidence)))
    return tuple(sorted(proposed, key=lambda each: (-each.weight, each.slug)))


# -- topics


def _topics(names: Names, findings: Findings, words: int) -> tuple[Proposed, ...]:
    weighed = [_weigh(found) for (kind, _), found in findings.items() if kind is Kind.TOPICS]
    least = MIN_TOPIC + max(0, words - LONG) // WORDS_A_POINT
    best = max((each.weight for each in weighed), default=0)
    found = {each.slug: each for each in weighed if each.weight >= max(least, best // SHARE_OF_BEST)}
    for each in [*found.values()]:
        for wider in _wider(names, each.slug):
            if wider in found and found[wider].weight <= each.weight:
                del found[wider]
    return tuple(sorted(found.values(), key=lambda each: (-each.weight, each.slug))[:MAX_TOPICS])


def _stands_alone(wider: Proposed, narrower: Proposed) -> bool:
    """Is the wider topic shown by words of its own, and about as much as the narrower one?"""
    return not set(wider.evidence) <= set(narrower.evidence) and 2 * wider.weight >= narrower.weight


def _weigh(found: Found) -> Proposed:
    """A topic's weight: different phrases count most, then their repetition; weak words only beside a phrase."""
    sure = found.of(Strength.SURE)
    phrases: dict[str, int] = {}
    for mention in sure:
        phrases[mention.name] = phrases.get(mention.name, 0) + 1
    weight = sum(PHRASE + AGAIN * min(count - 1, MAX_AGAIN) for count in phrases.values())
    if sure:
        weak = found.of(Strength.WEAK)
        different = len({mention.name for mention in weak})
        weight += min(WEAK_WORD * different + WEAK_AGAIN * (len(weak) - different), MAX_WEAK)
    if any(mention.strength is Strength.SURE for mention in found.in_title):
        weight += IN_TITLE
    return Proposed(found.term.slug, weight, tuple(dict.fromkeys(mention.printed for mention in sure)))


def _wider(names: Names, slug: str) -> list[str]:
    """The topics above one, the nearest first."""
    found: list[str] = []
    term = names.terms.get((Kind.TOPICS, slug))
    while term and term.broader and term.broader not in found:
        found.append(term.broader)
        term = names.terms.get((Kind.TOPICS, term.broader))
    return found


# -- people and organisations


def _people(findings: Findings, text: str) -> list[str]:
    """People named in full or by a name that is theirs alone; a surname before another name is another person's."""
    return [
        slug
        for (kind, slug), found in findings.items()
        if kind is Kind.PEOPLE and any(_is_whole_name(mention, text) for mention in found.in_text if found.is_sure)
    ]


def _is_whole_name(mention: Mention, text: str) -> bool:
    if mention.strength is not Strength.SURE:
        return False
    after = text[mention.end : mention.end + 2]
    return " " in mention.printed or not (after[:1] == " " and after[1:].isupper())


def _organisations(findings: Findings) -> list[str]:
    return [slug for (kind, slug), found in findings.items() if kind is Kind.ORGANISATIONS and found.is_sure]
