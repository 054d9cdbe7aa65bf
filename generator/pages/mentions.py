"""Where a name is mentioned, and how it is printed: a part of the page of an entity that has a file."""

from generator.links.catalog import Catalog, EntityKey
from generator.links.mentions.values import TOP, Mentioned
from generator.model import Card
from generator.pages.views import Mention, Mentioning

MENTIONS = 40
"""How many mentions a page shows, newest first: a country is named by every other article."""
SPELLINGS = 20


def mentioning(catalog: Catalog, key: EntityKey) -> Mentioning | None:
    """Where an entity is named; None where it is not."""
    found = catalog.mentions.get(key, ())
    if not found:
        return None
    shown = tuple(_mention(catalog, card, one) for card, one in found[:MENTIONS])
    return Mentioning(shown, len(found), catalog.spellings(key)[:SPELLINGS])


def _mention(catalog: Catalog, card: Card, one: Mentioned) -> Mention:
    place = f"#note-{one.note}" if one.note else "" if one.block == TOP else f"#p-{one.block}"
    return Mention(f"articles/{card.id}/{place}", catalog.brief(card), card.id, one.note)
