"""The steps that read one text for the names of the archive's files, and what comes of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from generator.links.mentions.find import Doubt, Key, Occurrence, Reader, Stretch
from generator.links.mentions.told import Told, told_in, told_in_text
from generator.links.mentions.values import TOP, Mentions, Named, Spot, Unclear
from generator.markdown.links import sentence_starts
from generator.markdown.runs import blocks_of, has_other_blocks, text_of
from generator.model import Article, Body, Entity, FreePage, Kind
from generator.text import excerpt, squeeze
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
    names = {(term.kind, term.slug): term.name for term in terms}
    read = [each for stretch in _text(article, body) for each in reader.read(stretch) if stretch.block > _TITLE]
    named = [*_named(read, names, _linked_already(body, "")), *_in_notes(reader, body, names)]
    return Mentions(tuple(named), tuple(_unclear(read)))


def mentions_about(text: Entity | FreePage, body: Body, terms: tuple[Term, ...], language: str) -> Mentions:
    """The same in an editor's introduction or free page and in the notes on it; it does not lead to itself."""
    own = (text.kind, text.slug) if isinstance(text, Entity) else None
    reader = Reader(terms, (own,) if own else (), language)
    names = {(term.kind, term.slug): term.name for term in terms}
    tuple(reader.read(Stretch(text.name if isinstance(text, Entity) else text.title, _TITLE)))
    read = [each for stretch in _blocks(body.html) for each in reader.read(stretch)]
    named = [*_named(read, names, _linked_already(body, "")), *_in_notes(reader, body, names)]
    return Mentions(tuple(one for one in named if (one.kind, one.slug) != own))


def mentions_in_notes(body: Body, terms: tuple[Term, ...], language: str) -> Mentions:
    """The same in notes on something of which nobody has written more than these."""
    names = {(term.kind, term.slug): term.name for term in terms}
    return Mentions(tuple(_in_notes(Reader(terms, (), language), body, names)))


def _in_notes(reader: Reader, body: Body, names: dict[Key, str]) -> Iterator[Named]:
    """The names in each note, which was read after the text that it is on."""
    for note in body.notes:
        read = [each for stretch in _blocks(note.html, note.id) for each in reader.read(stretch)]
        yield from _named(read, names, _linked_already(body, note.id))


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
    told = told_in_text(body)
    if has_other_blocks(body.html):
        yield from _blocks(body.html, texts=body.blocks, told=told)
        return
    for number, text in enumerate(body.blocks):
        yield Stretch(text, number, told=told.get(number, ()), below=number)


def _blocks(
    html: str, note: str = "", *, texts: Sequence[str] = (), told: Mapping[int, Told] | None = None
) -> Iterator[Stretch]:
    """The blocks of a text or a note; `texts` and `told` are what is known of its numbered paragraphs."""
    below = TOP
    for inside in blocks_of(html):
        if inside.has_id:
            below = inside.number
            yield Stretch(texts[below], below, note, told.get(below, ()) if told else (), below=below)
        else:
            yield Stretch(text_of(inside), inside.number, note, told_in(inside), inside.is_heading, below)


def _linked_already(body: Body, note: str) -> frozenset[str]:
    """What an editor's own links in a text lead to."""
    return frozenset(link.ref for link in body.links if link.note == note)


def _named(found: Iterable[Occurrence | Doubt], names: dict[Key, str], already: frozenset[str]) -> Iterator[Named]:
    """Each name of a text once; where a topic's words and another name overlap, the topic gets no link."""
    by_key: dict[Key, list[Occurrence]] = {}
    for one in found:
        if isinstance(one, Occurrence):
            by_key.setdefault(one.key, []).append(one)
    taken: list[Spot] = []
    for (kind, slug), each in by_key.items():
        is_linked = f"{kind}/{slug}" in already or slug in already
        free = _free(each, taken if kind is Kind.TOPICS else ())
        spots = () if is_linked else tuple(islice(free, SPOTS))
        taken += spots
        first = each[0].stretch
        spellings = () if first.note else tuple(_counts(each).items())
        yield Named(kind, slug, names[kind, slug], spellings, _sentence(each[0]), first.below, first.note, spots)


def _free(found: Sequence[Occurrence], taken: Sequence[Spot]) -> Iterator[Spot]:
    """Where a name stands, but for headings and for places where another does."""
    for one in found:
        block, start, end = one.stretch.block, one.start, one.end
        if (
            block > TOP
            and not one.stretch.is_heading
            and not any(other == block and low < end and start < high for other, low, high in taken)
        ):
            yield block, start, end


def _counts(found: Sequence[Occurrence]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found:
        printed = one.printed
        counts[printed] = counts.get(printed, 0) + 1
    return counts


def _unclear(found: Iterable[Occurrence | Doubt]) -> Iterator[Unclear]:
    by_name: dict[tuple[str, tuple[str, ...]], list[Doubt]] = {}
    for each in found:
        if isinstance(each, Doubt):
            by_name.setdefault((each.printed, each.may_be), []).append(each)
    for (printed, may_be), doubts in by_name.items():
        yield Unclear(printed, may_be, _sentence(doubts[0]), len(doubts))


def _sentence(found: Occurrence | Doubt) -> str:
    """The sentence of a name; of a long one the part that holds it."""
    whole = found.stretch.text
    starts = _starts(whole)
    number = bisect_right(starts, found.start)
    low, high = starts[number - 1], starts[number] if number < len(starts) else len(whole)
    if high - low <= SENTENCE or found.start - low < SENTENCE - _BEFORE:
        return excerpt(whole[low:high], SENTENCE)
    begin = whole.find(" ", found.start - _BEFORE) + 1
    return "…" + excerpt(squeeze(whole[begin : min(high, begin + 2 * SENTENCE)]), SENTENCE - 1)


@lru_cache(maxsize=64)
def _starts(text: str) -> tuple[int, ...]:
    return sentence_starts(text)
