"""Propose what an article is about, from the names and phrases found in it: topics, people, places, organisations.

Precision first: an editor who must strike out two wrong proposals in five stops reading them. So a topic must be shown
by several phrases, or by one that the article keeps coming back to; and a name that may mean something else needs a
witness in the same article.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.links.matcher import Mention, Names, Strength, compile_names, find_names
from generator.model import Kind
from generator.vocabulary import Term

__all__ = ["Mention", "Names", "Proposal", "Proposed", "Strength", "compile_names", "find_names", "propose"]

MAX_TOPICS = 5
MIN_TOPIC = 20  # two different phrases, or one in the title and another sign
SHARE_OF_BEST = 4  # a topic with less than a quarter of the best one's weight is mentioned in passing
LONG = 400  # words; beyond it an article touches on more things, and each topic needs more
WORDS_A_POINT = 60

IN_TITLE = 14
PHRASE = 10
AGAIN = 3
MAX_AGAIN = 4
WEAK_WORD = 2
WEAK_AGAIN = 1
MAX_WEAK = 8

OWN = 3  # an ambiguous place's people, or a place in it, against its country named: Georgian, Tbilisi; Georgia, US
LIST_JOINTS = frozenset({", ", " and ", ", and ", " or ", "-", "–", "/", " und ", " et ", " y "})


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


@dataclass(slots=True)
class Found:
    """What was found of one term."""

    term: Term
    in_title: list[Mention] = field(default_factory=list)
    in_text: list[Mention] = field(default_factory=list)

    def of(self, *strengths: Strength) -> list[Mention]:
        """Mentions of these strengths, the title's first."""
        return [mention for mention in (*self.in_title, *self.in_text) if mention.strength in strengths]

    @property
    def is_sure(self) -> bool:
        """It is named by a name that means nothing else."""
        return any(mention.strength is Strength.SURE for mention in (*self.in_title, *self.in_text))


Findings = dict[tuple[Kind, str], Found]


def propose(names: Names, title: str, text: str, *, dateline: str = "", language: str = "en") -> Proposal:
    """What the article may be about.

    `title` is the printed one: a title derived from the text says nothing new, so leave it empty. `text` is the plain
    text, the standfirst in front of it. `dateline` is the place as printed.
    """
    findings: Findings = {}
    body = find_names(names, text, language)
    for mention in find_names(names, title, language):
        _found(names, findings, mention).in_title.append(mention)
    for mention in body:
        _found(names, findings, mention).in_text.append(mention)
    datelined = _datelined(names, dateline, language)
    for mention in datelined:
        _found(names, findings, mention)
    return Proposal(
        topics=_topics(names, findings, len(text.split())),
        people=_named(findings, Kind.PEOPLE, _people(findings, text)),
        places=_named(findings, Kind.PLACES, _places(findings, text, body, datelined), datelined),
        organisations=_named(findings, Kind.ORGANISATIONS, _organisations(findings)),
    )


def _found(names: Names, findings: Findings, mention: Mention) -> Found:
    key = (mention.kind, mention.slug)
    if key not in findings:
        findings[key] = Found(names.terms[key])
    return findings[key]


def _datelined(names: Names, dateline: str, language: str) -> list[Mention]:
    """Places a dateline names: capitals do not shout there."""
    found = find_names(names, dateline.title() if dateline.isupper() else dateline, language)
    return [mention for mention in found if mention.kind is Kind.PLACES and mention.strength is not Strength.WEAK]


def _named(
    findings: Findings, kind: Kind, slugs: Iterable[str], datelined: Sequence[Mention] = ()
) -> tuple[Proposed, ...]:
    """Terms that are named, weighed by how often; the title counts three times."""
    proposed = []
    for slug in slugs:
        found = findings[(kind, slug)]
        mentions = found.of(Strength.SURE, Strength.AMBIGUOUS)
        from_dateline = [mention.printed for mention in datelined if mention.slug == slug]
        weight = len(mentions) + 2 * len(found.in_title) + len(from_dateline)
        evidence = dict.fromkeys([*from_dateline, *(mention.printed for mention in mentions)])
        proposed.append(Proposed(slug, weight, tuple(evidence)))
    return tuple(sorted(proposed, key=lambda each: (-each.weight, each.slug)))


# -- topics


def _topics(names: Names, findings: Findings, words: int) -> tuple[Proposed, ...]:
    weighed = [_weigh(found) for (kind, _), found in findings.items() if kind is Kind.TOPICS]
    least = MIN_TOPIC + max(0, words - LONG) // WORDS_A_POINT
    best = max((each.weight for each in weighed), default=0)
    found = {each.slug: each for each in weighed if each.weight >= max(least, best // SHARE_OF_BEST)}
    for each in [*found.values()]:
        for wider in _wider(names, each.slug):
            if wider in found and found[wider].weight < 2 * each.weight:
                del found[wider]
    return tuple(sorted(found.values(), key=lambda each: (-each.weight, each.slug))[:MAX_TOPICS])


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


# -- places


def _places(findings: Findings, text: str, body: Sequence[Mention], datelined: Sequence[Mention]) -> list[str]:
    """Places named, those whose name may mean something else only with a witness."""
    places = {slug: found for (kind, slug), found in findings.items() if kind is Kind.PLACES}
    stated = {mention.slug for mention in datelined if mention.strength is Strength.SURE}
    sure = {slug for slug, found in places.items() if found.is_sure} | stated
    in_list = _listed_beside(sure, text, body)
    support = {}
    for slug, found in places.items():
        told = {mention.slug for mention in datelined} | in_list
        stands = any(not _begins_sentence(mention, text) for mention in found.in_text) or slug in told
        if slug not in sure and found.of(Strength.AMBIGUOUS) + [m for m in datelined if m.slug == slug] and stands:
            support[slug] = _support(slug, places, sure) + OWN * (slug in told)
    return [*sure, *(slug for slug, weight in support.items() if weight and not _is_outdone(slug, support, places))]


def _support(slug: str, places: dict[str, Found], sure: set[str]) -> int:
    """Mentions that speak for an ambiguous place: of its people and of places in it, and of its country."""
    term = places[slug].term
    own = len(places[slug].of(Strength.WEAK))
    own += sum(len(places[other].of(Strength.SURE)) for other in sure if places[other].term.broader == slug)
    country = places.get(term.broader)
    near = len(country.of(Strength.SURE, Strength.WEAK)) if country else 0
    near += sum(1 for other in sure if term.broader and places[other].term.broader == term.broader)
    return OWN * own + near


def _is_outdone(slug: str, support: dict[str, int], places: dict[str, Found]) -> bool:
    """Whether another place of the same name has as much support: then neither is proposed."""
    spans = {(mention.start, mention.end) for mention in places[slug].in_text}
    return any(
        other != slug
        and weight >= support[slug]
        and any((mention.start, mention.end) in spans for mention in places[other].in_text)
        for other, weight in support.items()
    )


def _listed_beside(sure: set[str], text: str, body: Sequence[Mention]) -> set[str]:
    """Ambiguous places in a list with sure ones: Syria, Lebanon, Jordan and Egypt."""
    places = [mention for mention in body if mention.kind is Kind.PLACES and mention.strength is not Strength.WEAK]
    beside = set()
    for one, other in pairwise(places):
        if text[one.end : other.start] in LIST_JOINTS:
            beside |= {each.slug for each, witness in ((one, other), (other, one)) if witness.slug in sure}
    return beside


def _begins_sentence(mention: Mention, text: str) -> bool:
    before = text[: mention.start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:\n"
