"""What is looked at in one article: the steps that the engine remembers."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.links.likeness.terms import WORDS, Terms, terms_of
from generator.links.likeness.weights import Frequencies, Vector, frequencies
from generator.links.nearest.calibrate import Calibration, calibration
from generator.links.nearest.judged import Machines, judged
from generator.links.nearest.scores import Scored, scored
from generator.links.nearest.tagged import Known, Tagged, Tried, known
from generator.links.nearest.vectors import topic_vector
from generator.links.nearest.words import topic_names, topic_words
from generator.links.passages.index import FURNITURE, paragraph_mark
from generator.links.printed import Printing, blocks_of, printing
from generator.model import Article, Entity, Kind
from generator.read.names import stem
from generator.suggest.gather import Called

PROVED = 400
"""Confirmed articles that are scored anew to see what scores are worth: more tell nothing new and cost as much each."""
SHOWN = 6
"""Topics kept of an article."""
PLAIN = 26
"""Weight of a topic's words (`links.names`) from which an article is taken to have it, for others' sake: two phrases,
and one of them again or some common words besides.
"""
PRESUMING = 1000
"""Confirmed articles from which on nobody need presume, and past which machines are learned (`suggest.machines`)."""
DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Looked:
    """What one article gives."""

    id: str
    title: str
    topics: tuple[str, ...]
    is_confirmed: bool
    """A person has confirmed its topics."""
    is_withdrawn: bool
    """It is not published: nothing is suggested for it."""
    line: int
    """Of its file, on which its text begins."""
    printing: Printing
    terms: Terms


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The words for topics that an article prints."""

    topics: tuple[tuple[str, int, tuple[str, ...]], ...]
    """Topic, weight, words as printed."""

    def by_topic(self) -> Mapping[str, tuple[int, tuple[str, ...]]]:
        """Topic → weight and words."""
        return {topic: (weight, words) for topic, weight, words in self.topics}


@dataclass(frozen=True, slots=True)
class Marked:
    """An article's paragraphs, by their marks."""

    publisher: str
    paragraphs: bytes
    """Each once, rising, four bytes each."""


def marked(article: Article) -> Marked:
    """The paragraphs of an article, as its file has them."""
    marks = {paragraph_mark(text) for text in article.body.split("\n\n") if text.strip()}
    return Marked(article.publisher, array("I", sorted(marks)).tobytes())


def recurring(articles: Mapping[str, Marked]) -> Iterator[tuple[str, bytes]]:
    """By publisher the marks of paragraphs that so many of its articles have that they are furniture, rising."""
    counts: dict[str, Counter[int]] = {}
    for each in articles.values():
        if each.publisher:
            counts.setdefault(each.publisher, Counter()).update(array("I", each.paragraphs))
    for publisher, count in sorted(counts.items()):
        if found := sorted(mark for mark, often in count.items() if often >= FURNITURE):
            yield publisher, array("I", found).tobytes()


def called(entity: Entity) -> Called:
    """What a file calls what it is about: an edit of the rest of it moves no names."""
    return Called(entity.kind, entity.slug, entity.name, entity.aliases)


def printed(looked: Looked) -> Printing | None:
    """The names an article prints, whatever its topics; None of what is not published."""
    return None if looked.is_withdrawn else looked.printing


def looked(article: Article, recurring: bytes = b"") -> Looked:
    """Names and terms of an article; paragraphs with these marks recur on its publisher's pages, and tell nothing."""
    blocks = blocks_of(article)
    gone = frozenset(array("I", recurring))
    return Looked(
        article.id,
        article.title,
        article.topics,
        bool(article.topics) and Kind.TOPICS.value not in article.unreviewed,
        bool(article.withdrawn),
        article.body_line,
        printing(article, blocks),
        terms_of(
            "" if article.title_basis == DERIVED else article.title,
            [text for text, _ in blocks if not gone or paragraph_mark(text) not in gone],
            WORDS,
        ),
    )


def topics_in_words(article: Article, entities: tuple[Entity, ...]) -> TopicWords:
    """The words for topics that an article prints; `entities` are the topics' files."""
    title = "" if article.title_basis == DERIVED else article.title
    language = article.language.partition("-")[0] or "en"
    blocks = [article.summary, *(text for text, _ in blocks_of(article))]
    found = topic_words(topic_names(entities), title, blocks, language)
    return TopicWords(tuple((topic, weight, words) for topic, (weight, words) in found.items()))


def rarities(looked: Mapping[str, Looked]) -> Frequencies:
    """How rare the archive's terms are."""
    return frequencies({name: each.terms for name, each in looked.items()})


def weighed(looked: Looked, rare: Frequencies) -> Vector:
    """What the article's terms weigh."""
    return topic_vector(looked.terms, rare)


def tagged_of(looked: Mapping[str, Looked], vectors: Mapping[str, Vector], words: Mapping[str, TopicWords]) -> Known:
    """The articles whose topics are confirmed, then those that plainly print the words for some; all by name."""
    confirmed = [Tagged(each.id, each.title, each.topics, vectors[name]) for name, each in looked.items()]
    presumed = [
        Tagged(stem(name), "", topics, vectors[name], is_presumed=True)
        for name, each in words.items()
        if (topics := tuple(topic for topic, weight, _ in each.topics if weight >= PLAIN))
    ]
    return known([*confirmed, *presumed])


def tried_anew(tagged: Known, proof: tuple[str, ...]) -> tuple[Tried, ...]:
    """Some of the confirmed articles, by id, as if nobody had confirmed them."""
    from generator.links.nearest.votes import tried  # with numpy, which takes longer to load than all else here

    chosen = frozenset(proof)
    return tuple(
        tried(each.vector, tagged, each.id) for each in tagged.tagged if each.id in chosen and not each.is_presumed
    )


def proved(
    tagged: Known, anew: tuple[Tried, ...], words: Mapping[str, TopicWords], machines: Mapping[str, Machines]
) -> Calibration:
    """What scores are worth; `words` and `machines` are of those that are scored anew, by id."""
    articles = {each.id: each for each in tagged.tagged if not each.is_presumed}
    rows = []
    for each in anew:
        article = articles[each.id]
        said = judged(article.vector, machines[each.id]) if each.id in machines else {}
        rows.append((scored(each.voted, words[each.id].by_topic(), said), article.topics))
    return calibration(rows)


def scores_of(path: str, vector: Vector, words: TopicWords, tagged: Known, machines: Machines) -> tuple[Scored, ...]:
    """The topics an article may have, the best first."""
    from generator.links.nearest.votes import votes  # with numpy, which takes longer to load than all else here

    voted = votes(vector, tagged, stem(path)) if tagged.tagged else ()
    return scored(voted, words.by_topic(), judged(vector, machines))[:SHOWN]
