"""The step that reads one article for the names of the archive's files, and what comes of it."""

from collections.abc import Iterable, Iterator, Sequence

from generator.links.mentions.find import Doubt, Key, Occurrence, Reader, Stretch
from generator.links.mentions.values import TOP, Linked, Mentioned, Mentions, Spot, Unclear
from generator.markdown.links import sentence_around
from generator.markdown.runs import block_texts
from generator.model import Article, Body, Kind
from generator.text import excerpt
from generator.vocabulary import Term

SPOTS = 3
"""Places at which a name may become a link, should the first be inside a link or code."""
SENTENCE = 300
"""Characters of a sentence that the page of a name shows."""
_BEFORE = 120  # of these, at most so many before the name
_LISTED = (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS)
_TITLE = -2  # in the place of a paragraph's number


def mentions(article: Article, body: Body, terms: tuple[Term, ...]) -> Mentions:
    """Where these names stand in an article and in the notes on it; `terms` are those that may (see `sought`)."""
    reader = Reader(terms, _listed(article), article.language or "en")
    read = [each for stretch in _text(article, body) for each in reader.read(stretch)]
    noted = [each for stretch in _notes(body) for each in reader.read(stretch)]
    text = [each for each in read if isinstance(each, Occurrence) and each.stretch.block > _TITLE]
    inside = [each for each in noted if isinstance(each, Occurrence)]
    names = {(term.kind, term.slug): term.name for term in terms}
    return Mentions(
        linked=(*_linked(text, names, _linked_already(body, "")), *_linked_in_notes(inside, names, body)),
        mentioned=(*_mentioned(text), *_mentioned_in_notes(inside)),
        unclear=tuple(_unclear(each for each in read if isinstance(each, Doubt) and each.stretch.block > _TITLE)),
    )


def _listed(article: Article) -> list[Key]:
    """What the front matter lists and an editor confirmed."""
    listed = (article.topics, article.people, article.places, article.organisations)
    found = [
        (kind, slug)
        for kind, slugs in zip(_LISTED, listed, strict=True)
        if kind not in article.unreviewed
        for slug in slugs
    ]
    return [*found, (Kind.PUBLISHERS, article.publisher)] if article.publisher else found


def _text(article: Article, body: Body) -> Iterator[Stretch]:
    """What a reader reads, in order; the title names people as the text does, but is no place to link."""
    if article.title_basis != "derived":
        yield Stretch(article.title, _TITLE)
    if article.summary:
        yield Stretch(article.summary, TOP)
    for number, text in enumerate(body.blocks):
        yield Stretch(text, number)


def _notes(body: Body) -> Iterator[Stretch]:
    for note in body.notes:
        for number, text in enumerate(block_texts(note.html)):
            yield Stretch(text, number, note.id)


def _linked_already(body: Body, note: str) -> frozenset[str]:
    """What an editor's own links in a text lead to."""
    return frozenset(link.ref for link in body.links if link.note == note)


def _by_key(found: Iterable[Occurrence]) -> dict[Key, list[Occurrence]]:
    by_key: dict[Key, list[Occurrence]] = {}
    for each in found:
        by_key.setdefault(each.key, []).append(each)
    return by_key


def _linked(
    found: Sequence[Occurrence], names: dict[Key, str], already: frozenset[str], note: str = ""
) -> Iterator[Linked]:
    """The first places of each name; of two names that overlap, the topic yields, which is found last."""
    taken: set[tuple[int, int]] = set()
    for (kind, slug), each in _by_key(found).items():
        if already.isdisjoint((f"{kind}/{slug}", slug)):
            free = [one for one in each if one.stretch.block > TOP and taken.isdisjoint(_points(one))][:SPOTS]
            if free:
                for one in free:
                    taken.update(_points(one))
                spots = tuple(Spot(one.stretch.block, one.start, one.end) for one in free)
                yield Linked(kind, slug, names[kind, slug], note, spots)


def _points(found: Occurrence) -> set[tuple[int, int]]:
    return {(found.stretch.block, at) for at in range(found.start, found.end)}


def _linked_in_notes(found: Sequence[Occurrence], names: dict[Key, str], body: Body) -> Iterator[Linked]:
    for note in body.notes:
        here = [each for each in found if each.stretch.note == note.id]
        yield from _linked(here, names, _linked_already(body, note.id), note.id)


def _mentioned(found: Sequence[Occurrence]) -> Iterator[Mentioned]:
    for (kind, slug), each in _by_key(found).items():
        counts: dict[str, int] = {}
        for one in each:
            counts[one.printed] = counts.get(one.printed, 0) + 1
        yield Mentioned(kind, slug, tuple(counts.items()), _sentence(each[0]), each[0].stretch.block)


def _mentioned_in_notes(found: Sequence[Occurrence]) -> Iterator[Mentioned]:
    seen: set[tuple[Key, str]] = set()
    for each in found:
        if (each.key, each.stretch.note) not in seen:
            seen.add((each.key, each.stretch.note))
            yield Mentioned(*each.key, (), _sentence(each), each.stretch.block, each.stretch.note)


def _unclear(found: Iterable[Doubt]) -> Iterator[Unclear]:
    by_name: dict[tuple[str, tuple[str, ...]], list[Doubt]] = {}
    for each in found:
        by_name.setdefault((each.printed, each.may_be), []).append(each)
    for (printed, may_be), doubts in by_name.items():
        yield Unclear(printed, may_be, _sentence(doubts[0]), len(doubts))


def _sentence(found: Occurrence | Doubt) -> str:
    """The sentence of a name; of a long one the part that holds it."""
    text = sentence_around(found.stretch.text, found.start)
    at = text.find(found.printed)
    if len(text) <= SENTENCE or at < SENTENCE - _BEFORE:
        return excerpt(text, SENTENCE)
    start = text.find(" ", at - _BEFORE) + 1
    return "…" + excerpt(text[start:], SENTENCE - 1)
