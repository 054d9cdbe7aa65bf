"""Articles that nobody wrote: about 500 words in 12 paragraphs each, with names, topics, links and some notes.

Article number i depends on the seed and on the articles before it only, so a small corpus is the head of a large one.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, chain, count
from random import Random
from typing import TypeVar

from benchmarks import prose, words
from benchmarks.prose import Cast, pick, whole

T = TypeVar("T")

SEED = 2014
FIRST_DAY = date(2001, 1, 1)
DAYS = 20 * 365 + 5  # twenty years, five of them leap years
PARAGRAPHS = 12
PEOPLE, PLACES, ORGANISATIONS = 400, 120, 80
NOTES_SHARE = 0.02
TITLE_LIMIT = 60  # characters of the title in an id

CROSS_LINK = re.compile(r"⟦(?P<form>title|words|file)\|(?P<id>[^|]+)\|(?P<words>[^⟧]+)⟧")
"""A link to another article inside a text, and which of Pressmark's three ways of writing it is meant."""


@dataclass(frozen=True, slots=True)
class Name:
    """A topic, person, place, organisation or publisher."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note an editor made on a sentence of an article."""

    title: str
    kind: str
    quote: str
    """The whole sentence, as it stands in the article; empty for a note on the whole article."""
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a link to an article needs of it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article, before it is written in either program's terms."""

    id: str
    title: str
    summary: str
    date: str
    publisher: Name
    authors: tuple[str, ...]
    dateline: str
    topics: tuple[Name, ...]
    people: tuple[Name, ...]
    places: tuple[Name, ...]
    organisations: tuple[Name, ...]
    blocks: tuple[str, ...]
    """Markdown, but for links to other articles, which stand as `CROSS_LINK`."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that has a name and a page of its own."""

    topics: tuple[Name, ...]
    people: tuple[Name, ...]
    places: tuple[Name, ...]
    organisations: tuple[Name, ...]
    publishers: tuple[Name, ...]


def slug(text: str, limit: int = TITLE_LIMIT) -> str:
    """Lower-case ASCII words joined by hyphens, at most `limit` characters, cut at a word's end."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower().replace("’", "").replace("ć", "c")).strip("-")
    return plain if len(plain) <= limit else plain[: plain.rfind("-", 0, limit + 1)]


def world(seed: int = SEED) -> World:
    """The names: 60 topics, 400 people, 120 places, 80 organisations, 12 publishers; no two of a kind share a slug."""
    rng = Random(f"{seed} world")
    places = _distinct(PLACES, lambda: prose.invented(rng, words.PLACE_ENDINGS))
    return World(
        topics=tuple(Name(topic, topic.capitalize()) for topic in words.TOPICS),
        people=_distinct(PEOPLE, lambda: f"{pick(rng, words.GIVEN_NAMES)} {prose.invented(rng, words.NAME_ENDINGS)}"),
        places=places,
        organisations=_distinct(ORGANISATIONS, lambda: _organisation(rng, places)),
        publishers=tuple(Name(slug(name), name) for name in words.PUBLISHERS),
    )


def _distinct(count: int, invent: Callable[[], str]) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    while len(found) < count:
        name = invent()
        found.setdefault(slug(name), Name(slug(name), name))
    return tuple(found.values())


def _organisation(rng: Random, places: tuple[Name, ...]) -> str:
    return f"{pick(rng, places).name} {pick(rng, words.TOPICS).capitalize()} {pick(rng, words.BODIES)}"


ZIPF = tuple(accumulate(1 / rank for rank in range(1, len(words.TOPICS) + 1)))


def zipf(rng: Random) -> int:
    """A rank from 0 to 59; rank k comes k + 1 times less often than rank 0."""
    return bisect_right(ZIPF, rng.random() * ZIPF[-1])


def articles(number: int, seed: int = SEED) -> Iterator[Article]:
    """The first `number` articles, in no order of date."""
    names = world(seed)
    taken: set[str] = set()
    earlier: list[Target] = []
    for index in range(number):
        article = _article(Random(f"{seed} article {index}"), names, taken, earlier)
        taken.add(article.id)
        earlier.append(Target(article.id, article.title))
        yield article


def _article(rng: Random, names: World, taken: set[str], earlier: list[Target]) -> Article:
    topics = _some(rng, 1, 4, lambda: names.topics[zipf(rng)])
    people = _some(rng, 1, 3, lambda: prose.pick_early(rng, names.people))
    places = _some(rng, 1, 3, lambda: prose.pick_early(rng, names.places))
    organisations = _some(rng, 0, 2, lambda: prose.pick_early(rng, names.organisations))
    named = [tuple(name.name for name in kind) for kind in (people, places, organisations or names.organisations)]
    cast = Cast(*named)
    title = prose.filled(pick(rng, prose.TITLES), rng, cast)
    day = str(FIRST_DAY + timedelta(days=whole(rng, 0, DAYS - 1)))
    publisher = pick(rng, names.publishers)
    sentences = [prose.paragraph(rng, cast) for _ in range(PARAGRAPHS)]
    notes = _notes(rng, cast, sentences) if rng.random() < NOTES_SHARE else ()
    quoted = {note.quote for note in notes}
    return Article(
        id=_free(f"{day}-{publisher.slug}-{slug(title)}", taken),
        title=title,
        summary=prose.filled(pick(rng, prose.SUMMARIES), rng, cast),
        date=day,
        publisher=publisher,
        authors=_some(rng, 1, 2, lambda: f"{pick(rng, words.GIVEN_NAMES)} {prose.invented(rng, words.NAME_ENDINGS)}"),
        dateline=places[0].name.upper(),
        topics=topics,
        people=people,
        places=places,
        organisations=organisations,
        blocks=tuple(_blocks(rng, cast, sentences, quoted, earlier)),
        notes=notes,
    )


def _some(rng: Random, least: int, most: int, draw: Callable[[], T]) -> tuple[T, ...]:
    """From `least` to `most` different things, in the order drawn."""
    aim = whole(rng, least, most)
    drawn: dict[T, None] = {}
    while len(drawn) < aim:
        drawn[draw()] = None
    return tuple(drawn)


def _free(wanted: str, taken: set[str]) -> str:
    return next(name for name in chain([wanted], (f"{wanted}-{n}" for n in count(2))) if name not in taken)


def _notes(rng: Random, cast: Cast, sentences: list[list[str]]) -> tuple[Note, ...]:
    """One to three notes on different sentences of more than seven words, each found once; the last on the whole."""
    text = " ".join(chain.from_iterable(sentences))
    long = [one for one in chain.from_iterable(sentences) if one.count(" ") > 6 and text.count(one) == 1]
    quotes = _some(rng, 1, 2, lambda: pick(rng, long))
    if rng.random() < 0.3:
        quotes = (*quotes, "")
    return tuple(_note(rng, cast, quote) for quote in quotes)


def _note(rng: Random, cast: Cast, quote: str) -> Note:
    return Note(
        title=prose.filled(pick(rng, prose.HEADINGS), rng, cast),
        kind=pick(rng, ("context", "claim", "correction", "query", "source", "comment")),
        quote=quote,
        text=" ".join(prose.sentence(rng, cast) for _ in range(2)),
    )


def _blocks(
    rng: Random, cast: Cast, sentences: list[list[str]], quoted: set[str], earlier: list[Target]
) -> Iterator[str]:
    """The article's Markdown, block by block: plain paragraphs, some dressed; headings before some."""
    has_headings = rng.random() < 0.5
    for number, paragraph in enumerate(sentences):
        if has_headings and number in (4, 8):
            yield "## " + prose.filled(pick(rng, prose.HEADINGS), rng, cast)
        if quoted.isdisjoint(paragraph):
            yield _dressed(rng, cast, paragraph, earlier)
        else:
            yield " ".join(paragraph)  # a noted sentence stays as it is, so that its quote is found


def _dressed(rng: Random, cast: Cast, paragraph: list[str], earlier: list[Target]) -> str:
    """The paragraph as a block quote, a list, with a link or with emphasis; two out of three stay plain."""
    chance = rng.random()
    text = " ".join(paragraph)
    if chance < 0.04:
        return "> " + text
    if chance < 0.08:
        return "\n".join(f"- {sentence}" for sentence in paragraph)
    if chance < 0.13 and earlier:
        return f"{text} {_cross_link(rng, cast, pick(rng, earlier))}"
    if chance < 0.18:
        return f"{text} {_web_link(rng, cast)}"
    if chance < 0.33:
        return _emphasised(rng, text)
    return text


def _cross_link(rng: Random, cast: Cast, target: Target) -> str:
    form = pick(rng, ("title", "words", "file"))
    if form == "title":
        template, shown = "An earlier report, @, {D} the same {N}.", target.title
    else:
        template, shown = "As @, {R} {D} the {A} {P}.", "had been reported before"
    return prose.filled(template, rng, cast).replace("@", f"⟦{form}|{target.id}|{shown}⟧")


def _web_link(rng: Random, cast: Cast) -> str:
    address = f"https://example.org/{pick(rng, words.TOPICS)}/{whole(rng, 1, 99999)}"
    return prose.filled(f"The [{{A}} {{N}}]({address}) is {{L}} {{D}}.", rng, cast)


def _emphasised(rng: Random, text: str) -> str:
    """One long word of the text set in emphasis or strong."""
    parts = text.split(" ")
    long = [number for number, part in enumerate(parts) if part.isalpha() and len(part) > 5]
    if not long:
        return text
    number, mark = pick(rng, long), pick(rng, ("*", "**"))
    parts[number] = f"{mark}{parts[number]}{mark}"
    return " ".join(parts)
