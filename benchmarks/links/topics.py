"""Measures topics for articles on an archive made up for it: `python benchmarks/links/topics.py [--articles N]`.

There is no development set that may be shipped, so this is a stand-in: articles of 90 topics, a few of them frequent
and most rare, as in Reuters' news. Each topic has words of its own and shares others with the topic above or beside it
in the starter vocabulary; an article takes a tenth, a sixth or a fifth of its words from its topics, the rest from a
common stock, and every second one prints no phrase by which the vocabulary knows its topic. That the method works can
be seen here, and what helps it; not how well it does on news. How rare terms are is counted on a sample, as
`pressmark suggest` counts it.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from time import process_time
from zlib import crc32

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from generator.links.likeness.terms import terms_of  # noqa: E402
from generator.links.likeness.weights import frequencies, sampled  # noqa: E402
from generator.links.names import Names, compile_names  # noqa: E402
from generator.links.nearest.judged import Machines, machines  # noqa: E402
from generator.links.nearest.lessons import Lesson, lessons  # noqa: E402
from generator.links.nearest.machine import learned  # noqa: E402
from generator.links.nearest.scores import Scored, scored  # noqa: E402
from generator.links.nearest.tagged import Known, Tagged, known  # noqa: E402
from generator.links.nearest.vectors import topic_vector  # noqa: E402
from generator.links.nearest.votes import votes  # noqa: E402
from generator.links.nearest.words import topic_words  # noqa: E402
from generator.links.recognise.lists import common  # noqa: E402
from generator.suggest.machines import fold_of, parts  # noqa: E402
from generator.suggest.steps import PLAIN, PROVED, TopicWords, proved, scores_of, tried_anew  # noqa: E402
from generator.vocabulary import Term, topics  # noqa: E402

TOPICS = 90
FEW = 100
MANY = (1200, 3000, 10_000)
"""Tagged articles, as far as there are so many."""
HELD_OUT = 300
OWN_WORDS = 40  # of a topic, of which its articles use a few each
SHARED = 0.25  # of a topic's words come from the topic above it or beside it
TOPICAL = (0.1, 0.15, 0.2)  # of an article's words: three archives, the first with least to go by
SYLLABLES = (
    "ba",
    "dor",
    "fen",
    "gri",
    "hul",
    "jas",
    "kem",
    "lor",
    "mip",
    "nat",
    "pel",
    "quo",
    "rus",
    "sto",
    "tev",
    "vin",
)


class Dice:
    """Numbers that look like chance and are the same each time."""

    def __init__(self, seed: str) -> None:
        self.seed, self.count = seed, 0

    def __call__(self) -> float:
        """From 0 to 1."""
        self.count += 1
        return int.from_bytes(sha256(f"{self.seed} {self.count}".encode()).digest()[:6], "big") / 2**48

    def of(self, items: Sequence[str], steep: float = 1.0) -> str:
        """One of these, the first the likelier, the steeper the more."""
        return items[int(len(items) * self() ** steep)]


@dataclass(frozen=True)
class Made:
    """A made-up article."""

    id: str
    title: str
    blocks: tuple[str, ...]
    topics: tuple[str, ...]


def words_of(term: Term) -> list[str]:
    """The topic's own words: invented ones, and the weak ones of the vocabulary."""
    dice = Dice(term.slug)
    own = ["".join(dice.of(SYLLABLES) for _ in range(3)) for _ in range(OWN_WORDS - len(term.weak))]
    return [*own[:10], *term.weak, *own[10:]]


def archive(articles: int, topical: float) -> list[Made]:
    """The articles, in the order in which they would be tagged."""
    terms = topics()[:TOPICS]
    words = {term.slug: words_of(term) for term in terms}
    wider = {term.slug: term.broader or terms[at - 1].slug for at, term in enumerate(terms)}
    stock = sorted(common(), key=lambda word: sha256(word.encode()).digest())
    slugs = sorted(words, key=lambda slug: sha256(slug.encode()).digest())
    made = []
    for number in range(articles):
        dice = Dice(f"article {number}")
        first = slugs[number] if number < TOPICS else dice.of(slugs, 3)
        chosen = (first,) if dice() < 0.85 else tuple(dict.fromkeys((first, dice.of(slugs, 3))))
        made.append(Made(str(number), *_text(dice, chosen, terms, words, wider, stock, topical), chosen))
    return made


def _text(
    dice: Dice,
    chosen: Sequence[str],
    terms: Sequence[Term],
    words: dict[str, list[str]],
    wider: dict[str, str],
    stock: Sequence[str],
    topical: float,
) -> tuple[str, tuple[str, ...]]:
    def word() -> str:
        if dice() > topical:
            return dice.of(stock, 2.5)
        topic = dice.of(chosen)
        other = wider[topic] if wider[topic] in words else topic
        return dice.of(words[other if dice() < SHARED else topic], 1.7)

    blocks = [[word() for _ in range(40)] for _ in range(4)]
    if dice() < 0.5:
        term = next(term for term in terms if term.slug == chosen[0])
        blocks[1].insert(7, dice.of((term.name.lower(), *term.aliases)))
        blocks[3].insert(9, dice.of((term.name.lower(), *term.aliases)))
    title = " ".join(word() for _ in range(7))
    return title, tuple(" ".join(block) for block in blocks)


def printed_words(names: Names, made: Made) -> TopicWords:
    """The words for topics that an article prints."""
    found = topic_words(names, made.title, made.blocks)
    return TopicWords(tuple((topic, weight, words) for topic, (weight, words) in found.items()))


def presumed(tagged: Sequence[Tagged], held_out: "HeldOut") -> list[Tagged]:
    """Those that plainly print the words for topics, with these topics."""
    found = []
    for each in tagged:
        if topics := tuple(topic for topic, weight, _ in held_out.words[each.id].topics if weight >= PLAIN):
            found.append(replace(each, topics=topics, is_presumed=True))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure topics for articles, on made-up ones.")
    parser.add_argument("--articles", type=int, default=1500, help="The last 300 are those whose topics are sought.")
    asked = parser.parse_args()
    for topical in TOPICAL:
        print(f"{topical:.0%} of the words from topics")
        measured(archive(asked.articles, topical))
    return 0


@dataclass(frozen=True)
class HeldOut:
    """Articles whose topics are sought, and what all articles print of the words for topics."""

    articles: Sequence[Tagged]
    words: Mapping[str, TopicWords]


def measured(made: Sequence[Made]) -> None:
    """Prints how many of the topics of the last 300 articles are found, and how many could be filled in."""
    told = {each.id: terms_of(each.title, each.blocks) for each in made}
    rare = frequencies({id: told[id] for id in sampled(told)})
    tagged = tuple(Tagged(each.id, each.title, each.topics, topic_vector(told[each.id], rare)) for each in made)
    names = compile_names(topics())
    held_out = HeldOut(tagged[-HELD_OUT:], {each.id: printed_words(names, each) for each in made})
    plain = presumed(tagged[FEW : MANY[0]], held_out)
    compared(f"{FEW} tagged alone", known(tagged[:FEW]), held_out)
    label = f"{FEW} tagged of {MANY[0]}, {len(plain)} of the others presumed"
    compared(label, known((*tagged[:FEW], *plain)), held_out)
    for many in MANY:
        if many + HELD_OUT <= len(tagged):
            chosen = known(tagged[:many])
            compared(f"{many} tagged", chosen, held_out)
            filled(f"{many} tagged", chosen, held_out, with_machines=False)
            filled(f"{many} tagged", chosen, held_out, with_machines=True)


def compared(label: str, tagged: Known, held_out: HeldOut) -> None:
    """Prints recall of the first three by each kind of evidence."""
    for how in ("neighbours", "words", "both"):
        found = [
            scored(
                votes(each.vector, tagged) if how != "words" else (),
                held_out.words[each.id].by_topic() if how != "neighbours" else {},
            )
            for each in held_out.articles
        ]
        print(f"  {label}, {TOPICS} topics, by {how}: {recall(found, held_out)}")


def filled(label: str, tagged: Known, held_out: HeldOut, *, with_machines: bool) -> None:
    """Prints recall with or without machines, what could be filled in, how much of it was right, and processor time."""
    began = process_time()
    proof = sorted((each.id for each in tagged.tagged), key=lambda id: crc32(id.encode()))[:PROVED]
    anew = tried_anew(tagged, tuple(proof))
    middle = process_time()
    taught = lessons(tagged) if with_machines else ()
    folds = parts(anew) if with_machines else []
    all_, *without = [learn(taught, tagged, out) for out in (frozenset[str](), *folds)]
    tried = {id: without[fold_of(id)] for id in proof} if with_machines else {}
    ended = process_time()
    worth = proved(tagged, anew, {id: held_out.words[id] for id in proof}, tried)
    found = [scores_of(each.id, each.vector, held_out.words[each.id], tagged, all_) for each in held_out.articles]
    sure = [
        (row.topic in each.topics)
        for each, rows in zip(held_out.articles, found, strict=True)
        for row in rows
        if worth.fill and row.score >= worth.fill
    ]
    how = f"and machines ({ended - middle:.1f} s to learn)" if with_machines else "without machines"
    share = sum(sure) / sum(len(each.topics) for each in held_out.articles)
    print(
        f"  {label}, {how}: {recall(found, held_out)}; filled in {share:.3f} of them, "
        f"{sum(sure) / len(sure):.3f} right; "
        f"said beforehand {worth.found / worth.wanted:.3f}; "
        f"{process_time() - began - ended + middle:.1f} s for the rest"
    )


def learn(taught: Sequence[Lesson], tagged: Known, left_out: frozenset[str]) -> Machines:
    """The machines of all topics, without some articles."""
    vectors = {each.id: each.vector for each in tagged.tagged}
    rests = [lesson.without(left_out) for lesson in taught]
    return machines(
        {
            rest.topic: learned({id: vectors[id] for id in rest.on_it}, {id: vectors[id] for id in rest.others})
            for rest in rests
            if rest.on_it
        }
    )


def recall(found: Sequence[Sequence[Scored]], held_out: HeldOut) -> str:
    """Of the articles' topics, how many are among the first three."""
    right = wanted = 0
    for rows, each in zip(found, held_out.articles, strict=True):
        right += len({row.topic for row in rows[:3]} & set(each.topics))
        wanted += len(each.topics)
    return f"recall@3 {right / wanted:.3f} ({wanted} topics)"


if __name__ == "__main__":
    sys.exit(main())
