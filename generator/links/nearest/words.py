"""The words for topics that an article prints: what the vocabulary and the archive's own topics know them by."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.links.names import Names, compile_names, weighed_topics
from generator.model import Entity, Kind
from generator.vocabulary import topics, with_authorities

Words = Mapping[str, tuple[int, tuple[str, ...]]]
"""Topic → weight (see `links.names`), and the words as printed."""


@lru_cache(maxsize=2)
def topic_names(entities: tuple[Entity, ...]) -> Names:
    """The vocabulary's topics with what the archive's files say of them, ready to be found."""
    return compile_names(with_authorities(topics(), [each for each in entities if each.kind is Kind.TOPICS]))


def topic_words(names: Names, title: str, blocks: Sequence[str], language: str = "en") -> Words:
    """The topics of which an article prints a phrase that shows them."""
    return {
        each.slug: (each.weight, each.evidence) for each in weighed_topics(names, title, "\n\n".join(blocks), language)
    }
