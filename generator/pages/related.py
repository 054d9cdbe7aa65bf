"""Related articles, by words, people and topics, with the reason; and what stands beside an article on its topics."""

from collections.abc import Iterator, Mapping
from heapq import nlargest, nsmallest

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
_NAMES = 6
"""Names of an article, the most telling, by which others are sought."""
_REASONS = 3


class Kinship:
    """What makes articles related, counted once for all of them."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.places: Mapping[EntityKey, Mapping[str, int]] = {
            key: {card.id: place for place, card in enumerate(cards)} for key, cards in catalog.by_entity.items()
        }
        """Of each entity, where its articles stand in its list."""
        self.weights = {
            key: _WEIGHTS[key[0]] * catalog.rareness(key) for key in catalog.by_entity if key[0] in _WEIGHTS
        }
        self.keys = {ident: self.weights.keys() & keys for ident, keys in catalog.keys.items()}
        """Article's id → what it lists that may be a reason."""

    def shared(self, one: str, other: str) -> list[EntityKey]:
        """What both list, the most telling first."""
        return sorted(self.keys[one] & self.keys[other], key=lambda key: (-self.weights[key], key))


def related_articles(kin: Kinship, card: Card) -> tuple[RelatedArticle, ...]:
    """The articles most like this one by their words and by the people and topics of both, the most like first."""
    alike = {one.name.partition("/")[2]: one for one in kin.catalog.related.get(f"articles/{card.id}", ())}
    mine, weights = kin.keys[card.id], kin.weights
    scores: dict[str, int] = {}
    for other in {*alike, *_named_alike(kin, card)} & kin.keys.keys():
        names = sum([weights[key] for key in mine & kin.keys[other]])
        scores[other] = _TELLING * names + (alike[other].cosine if other in alike else 0)
    best = nsmallest(MOST, scores, key=lambda other: (-scores[other], other))
    return tuple(_related(kin, card, kin.catalog.by_id[other], alike.get(other)) for other in best)


def _named_alike(kin: Kinship, card: Card) -> Iterator[str]:
    """Articles near in time that share a name; those of its least frequent ones."""
    rare = nlargest(_NAMES, kin.keys[card.id], key=lambda key: (kin.weights[key], key))
    for key in rare:
        place = kin.places[key][card.id]
        for other in kin.catalog.by_entity[key][max(0, place - _NEAR) : place + _NEAR + 1]:
            if other.id != card.id:
                yield other.id


def _related(kin: Kinship, card: Card, other: Card, similar: Similar | None) -> RelatedArticle:
    story = kin.catalog.story_of.get(card.id)
    return RelatedArticle(
        teaser=kin.catalog.brief(other),
        names=tuple(kin.catalog.named(*key) for key in kin.shared(card.id, other.id)[:_REASONS]),
        words=similar.words if similar else (),
        is_of_story=story is not None and kin.catalog.story_of.get(other.id) == story,
    )


def along_topics(kin: Kinship, card: Card) -> Iterator[Along]:
    """For an article's first topics, the articles beside it there; none where it is alone."""
    catalog = kin.catalog
    for slug in dict.fromkeys(card.topics[:TOPICS]):
        key = (Kind.TOPICS, slug)
        cards, place = catalog.by_entity[key], kin.places[key][card.id]
        older = catalog.brief(cards[place + 1]) if place + 1 < len(cards) else None
        newer = catalog.brief(cards[place - 1]) if place else None
        if older or newer:
            yield Along(catalog.named(*key), older, newer)
