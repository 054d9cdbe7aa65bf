"""Related articles, by words, people and topics, with the reason; and what stands beside an article on its topics."""

from collections import Counter
from collections.abc import Iterator, Mapping
from heapq import nsmallest

from generator.links.catalog import Catalog, EntityKey
from generator.links.likeness.near import Similar
from generator.model import Card, Kind
from generator.pages.views import Along, RelatedArticle

MOST = 5
"""How many related articles a page offers."""
TOPICS = 3
"""Topics of an article along which its page leads on."""
_NEAR = 3
"""Articles with a name in common are sought among so many older and newer ones of each: a constant cost a name."""
_WEIGHTS = {Kind.TOPICS: 2, Kind.PEOPLE: 3, Kind.PLACES: 1, Kind.ORGANISATIONS: 2}
"""What a shared name counts for: people tell stories apart better than places do."""
_TELLING = 2  # thousandths of a cosine for each weight and half octave of rareness: a rare person's name counts .08
_REASONS = 3
_BEFORE = 16  # articles nobody holds: in an archive of one subject, the subject still counts
Places = Mapping[EntityKey, Mapping[str, int]]
"""Of each entity, where its articles stand in its list."""


def related_articles(catalog: Catalog, card: Card, places: Places) -> tuple[RelatedArticle, ...]:
    """The articles most like this one by their words and by the people and topics of both, the most like first."""
    alike = {one.name.partition("/")[2]: one for one in catalog.related.get(f"articles/{card.id}", ())}
    mine = set(catalog.keys[card.id])
    scores: Counter[str] = Counter()
    for other in {*alike, *_named_alike(catalog, card, places)} & catalog.by_id.keys():
        names = sum(_weight(catalog, key) for key in catalog.keys[other] if key in mine)
        scores[other] = _TELLING * names + (alike[other].cosine if other in alike else 0)
    best = nsmallest(MOST, scores, key=lambda other: (-scores[other], other))
    return tuple(_related(catalog, card, catalog.by_id[other], alike.get(other)) for other in best)


def _named_alike(catalog: Catalog, card: Card, places: Places) -> Iterator[str]:
    """Articles near in time that share a name."""
    for key in catalog.keys[card.id]:
        if key[0] in _WEIGHTS:
            place = places[key][card.id]
            for other in catalog.by_entity[key][max(0, place - _NEAR) : place + _NEAR + 1]:
                if other.id != card.id:
                    yield other.id


def _weight(catalog: Catalog, key: EntityKey) -> int:
    """How telling a name is: by its kind, and twice the binary logarithm of all articles ÷ those that have it."""
    if key[0] not in _WEIGHTS:
        return 0
    size, count = len(catalog.cards) + _BEFORE, len(catalog.by_entity[key])
    return _WEIGHTS[key[0]] * ((size * size // (count * count)).bit_length() - 1)


def _related(catalog: Catalog, card: Card, other: Card, similar: Similar | None) -> RelatedArticle:
    theirs = set(catalog.keys[other.id])
    both = [key for key in catalog.keys[card.id] if key in theirs and key[0] in _WEIGHTS]
    both.sort(key=lambda key: (-_weight(catalog, key), key))
    story = catalog.story_of.get(card.id)
    return RelatedArticle(
        teaser=catalog.brief(other),
        names=tuple(catalog.named(*key) for key in both[:_REASONS]),
        words=similar.words if similar else (),
        is_of_story=story is not None and catalog.story_of.get(other.id) == story,
    )


def along_topics(catalog: Catalog, card: Card, places: Places) -> Iterator[Along]:
    """For an article's first topics, the articles beside it there; none where it is alone."""
    for slug in dict.fromkeys(card.topics[:TOPICS]):
        key = (Kind.TOPICS, slug)
        cards, place = catalog.by_entity[key], places[key][card.id]
        older = catalog.brief(cards[place + 1]) if place + 1 < len(cards) else None
        newer = catalog.brief(cards[place - 1]) if place else None
        if older or newer:
            yield Along(catalog.named(*key), older, newer)
