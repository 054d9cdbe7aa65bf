"""Names that may be several people's, or several things': what `pressmark status` says of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.commands.status.held import Held
from generator.model import Annotation, Article, Entity, Kind
from generator.text import excerpt

_SENTENCE = 100
"""Characters of a sentence that a list shows."""


@dataclass(slots=True)
class _Several:
    """One name, wherever it is not clear."""

    printed: str
    count: int = 0
    articles: list[str] = field(default_factory=list)
    sentence: str = ""


def unclear_names(held: Held) -> Iterator[str]:
    """A line for each name that two files have, then for each that articles leave open, the most frequent first."""
    yield from _claimed_twice(held.entities.values())
    found = _left_open(held.articles.values(), held.entities, held.notes)
    for (may_be, _), one in sorted(found.items(), key=lambda item: (-item[1].count, item[0])):
        times = "once" if one.count == 1 else f"{one.count:,} times"
        where = "in" if len(one.articles) == 1 else f"in {len(one.articles):,} articles, first in"
        place = f"content/articles/{one.articles[0]}.md"
        yield f"{one.printed}: {' or '.join(may_be)}; {times} {where} {place}: {excerpt(one.sentence, _SENTENCE)}"


def _claimed_twice(entities: Iterable[Entity]) -> Iterator[str]:
    """Names that two files of one kind have, each with its places in both."""
    places: dict[tuple[Kind, str], dict[str, tuple[str, str]]] = {}
    for entity in entities:
        fields = {each.key: each for each in entity.fields}
        keys = [("name", entity.name), *((f"aliases[{at}]", name) for at, name in enumerate(entity.aliases))]
        for key, name in keys:
            at = fields.get(key)
            place = f"content/{entity.path}:{at.line}:{at.column}" if at else f"content/{entity.path}"
            places.setdefault((entity.kind, name.casefold()), {}).setdefault(entity.slug, (place, name))
    for each in places.values():
        if len(each) > 1:
            found = list(each.values())
            yield f"{found[0][1]}: a name in {' and '.join(place for place, _ in found)}"


def _left_open(
    articles: Iterable[Article], entities: Mapping[str, Entity], notes: Sequence[Annotation]
) -> dict[tuple[tuple[str, ...], str], _Several]:
    """Names, by whom they may mean and by their last word; articles are read if they have one that several may have."""
    from generator.annotate.body import body
    from generator.links.mentions.gather import mentions
    from generator.links.mentions.shorts import called_alike
    from generator.links.mentions.sought import likely_names, sought_names, worded
    from generator.links.tokens import distinct_words

    terms = sought_names(entities)
    alike = called_alike(terms)
    by_article: dict[str, list[Annotation]] = {}
    for note in notes:
        by_article.setdefault(note.on, []).append(note)
    found: dict[tuple[tuple[str, ...], str], _Several] = {}
    for article in articles:
        if alike.isdisjoint(distinct_words(article.body)):
            continue
        text, _ = body(article, tuple(by_article.get(f"articles/{article.id}", ())))
        words = worded(article, text)
        for _, likely in likely_names({article.id: words}, terms) if words else ():
            for each in mentions(article, text, likely).unclear:
                one = found.setdefault((each.may_be, each.printed.split()[-1].lower()), _Several(each.printed))
                one.printed = min(one.printed, each.printed, key=len)
                one.count += each.count
                one.sentence = one.sentence or each.sentence
                one.articles += [article.id] if article.id not in one.articles[-1:] else []
    return found
