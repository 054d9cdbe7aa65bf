"""Which of the places named in an article are meant: Nice is a city, and a word; Georgia a country, and a state.

A name that means nothing else stands for itself. One that may mean something else needs a witness in the article: its
people, a place in it, its country, a dateline, or a place of its sort beside it in a list.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.links.found import Findings, Found
from generator.links.matcher import Mention, Strength
from generator.model import Kind
from generator.text import words

OWN = 3  # what its people and the places in it count, against its country: Georgian, Tbilisi; US for the state
LIST_JOINTS = frozenset({", ", " and ", ", and ", " or ", "-", "–", "/", " und ", " et ", " y "})
FORENAME = re.compile(r"([^\W\d_]+) $")
NO_FORENAMES = frozenset(
    words("a after an and as at before but by for from in near of off on outside over the to with")
    + words("central downtown east eastern fort greater north northern south southern west western")
)


def places_named(findings: Findings, text: str, body: Sequence[Mention]) -> list[str]:
    """Slugs of the places that are meant, in no order. `body` are the text's mentions."""
    places = {slug: found for (kind, slug), found in findings.items() if kind is Kind.PLACES}
    stated = {slug for slug, found in places.items() if found.in_dateline}
    sure = {slug for slug, found in places.items() if found.is_sure}
    told = stated | _listed_beside(places, sure, text, body)
    support = {
        slug: _support(slug, places, sure) + OWN * (slug in told)
        for slug, found in places.items()
        if slug not in sure and (slug in stated or _may_be_meant(found, text))
    }
    return [*sure, *(slug for slug, weight in support.items() if weight and not _is_outdone(slug, support, places))]


def _may_be_meant(found: Found, text: str) -> bool:
    """Whether the words look like a place somewhere: not the first of a sentence, and nobody's surname."""
    mentions = [mention for mention in found.in_text if mention.strength is Strength.AMBIGUOUS]
    if any(_follows_forename(mention, text) for mention in mentions):
        return False
    return any(not _begins_sentence(mention, text) for mention in mentions)


def _follows_forename(mention: Mention, text: str) -> bool:
    match = FORENAME.search(text, max(0, mention.start - 30), mention.start)
    return match is not None and match[1].istitle() and match[1].lower() not in NO_FORENAMES


def _begins_sentence(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.start - 9) : mention.start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:\n"


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
    printed = _printed(places[slug])
    return any(
        other != slug and weight >= support[slug] and not printed.isdisjoint(_printed(places[other]))
        for other, weight in support.items()
    )


def _printed(found: Found) -> set[str]:
    return {mention.printed.casefold() for mention in found.of(Strength.AMBIGUOUS)}


def _listed_beside(places: dict[str, Found], sure: set[str], text: str, body: Sequence[Mention]) -> set[str]:
    """Ambiguous places in a list with sure ones of their sort: Syria, Lebanon, Jordan and Egypt."""
    spans: dict[tuple[int, int], list[str]] = {}
    for mention in body:
        if mention.kind is Kind.PLACES and mention.strength is not Strength.WEAK:
            spans.setdefault((mention.start, mention.end), []).append(mention.slug)
    beside = set()
    for (one, slugs), (other, others) in pairwise(spans.items()):
        if text[one[1] : other[0]] in LIST_JOINTS:
            types = {places[slug].term.type for slug in (*slugs, *others) if slug in sure}
            beside |= {slug for slug in (*slugs, *others) if places[slug].term.type in types}
    return beside - sure
