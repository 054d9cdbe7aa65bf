"""Related articles, by words, people and topics, with the reason; and what stands beside an article on its topics."""

from collections.abc import Iterator, Mapping

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
        weighed = {key: _WEIGHTS[key[0]] * catalog.rareness(key) for key in catalog.by_entity if key[0] in _WEIGHTS}
        self.names = sorted(weighed, key=lambda key: (-weighed[key], key))
        """What articles have in common, the most telling first; by their places here they are numbered."""
        self.weights = [weighed[key] for key in self.names]
        number = {key: at for at, key in enumerate(self.names)}
        self.numbers = {
            ident: frozenset([number[key] for key in keys if key in number]) for ident, keys in catalog.keys.items()
        }
        """Article's id → the numbers of what it lists that may be a reason."""

    def shared(self, one: str, other: str) -> list[EntityKey]:
        """What both list, the most telling first."""
        return [self.names[number] for number in sorted(self.numbers[one] & self.numbers[other])]


def related_articles(kin: Kinship, card: Card) -> tuple[RelatedArticle, ...]:
    """The articles most like this one by their words and by the people and topics of both, the most like first."""
    alike = {one.name.partition("/")[2]: one for one in kin.catalog.related.get(f"articles/{card.id}", ())}
    common, numbers, weight_of = kin.numbers[card.id].intersection, kin.numbers, kin.weights.__getitem__
    scores = []
    for other in {*alike, *_named_alike(kin, card)} & numbers.keys():
        names = sum(map(weight_of, common(numbers[other])))
        scores.append((-_TELLING * names - (alike[other].cosine if other in alike else 0), other))
    best = [other for _, other in sorted(scores)[:MOST]]
    return tuple(_related(kin, card, kin.catalog.by_id[other], alike.get(other)) for other in best)


def _named_alike(kin: Kinship, card: Card) -> set[str]:
    """Articles near in time that share a name; those of its least frequent ones."""
    rare = sorted(kin.numbers[card.id], key=lambda number: (kin.weights[number], kin.names[number]), reverse=True)
    found: set[str] = set()
    for number in rare[:_NAMES]:
        key = kin.names[number]
        place = kin.places[key][card.id]
        found.update([other.id for other in kin.catalog.by_entity[key][max(0, place - _NEAR) : place + _NEAR + 1]])
    return found - {card.id}


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
