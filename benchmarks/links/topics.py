"""Measures topics for articles on an archive made up for it: `python benchmarks/links/topics.py [--articles N]`.

There is no development set that may be shipped, so this is a stand-in: articles of 90 topics, a few of them frequent
and most rare, as in Reuters' news. Each topic has words of its own and shares others with the topic above or beside it
in the starter vocabulary; an article takes a sixth or a fifth of its words from its topics, the rest from a common
stock, and every second one prints no phrase by which the vocabulary knows its topic. That the method works can be seen
here, and what helps it; not how well it does on news.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from generator.links.likeness.terms import terms_of  # noqa: E402
from generator.links.likeness.weights import frequencies  # noqa: E402
from generator.links.names import Names, compile_names  # noqa: E402
from generator.links.nearest.scores import scored  # noqa: E402
from generator.links.nearest.tagged import Known, Tagged, known, votes  # noqa: E402
from generator.links.nearest.vectors import topic_vector  # noqa: E402
from generator.links.nearest.words import topic_words  # noqa: E402
from generator.links.recognise.lists import common  # noqa: E402
from generator.suggest.steps import PLAIN  # noqa: E402
from generator.vocabulary import Term, topics  # noqa: E402

TOPICS = 90
FEW = 100
OWN_WORDS = 40  # of a topic, of which its articles use a few each
SHARED = 0.25  # of a topic's words come from the topic above it or beside it
TOPICAL = (0.15, 0.2)  # of an article's words: two archives, the first with less to go by
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


def presumed(tagged: Sequence[Tagged], names: Names, made: Sequence[Made]) -> list[Tagged]:
    """Those that plainly print the words for topics, with these topics."""
    texts = {each.id: each for each in made}
    found = []
    for each in tagged:
        words = topic_words(names, texts[each.id].title, texts[each.id].blocks)
        if topics := tuple(topic for topic, (weight, _) in words.items() if weight >= PLAIN):
            found.append(replace(each, topics=topics, is_presumed=True))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure topics for articles, on made-up ones.")
    parser.add_argument("--articles", type=int, default=1500)
    asked = parser.parse_args()
    for topical in TOPICAL:
        print(f"{topical:.0%} of the words from topics")
        measured(archive(asked.articles, topical))
    return 0


def measured(made: Sequence[Made]) -> None:
    """Prints how many of the topics of the last 300 articles are found."""
    told = {each.id: terms_of(each.title, each.blocks) for each in made}
    rare = frequencies(told)
    tagged = tuple(Tagged(each.id, each.title, each.topics, topic_vector(told[each.id], rare)) for each in made)
    names = compile_names(topics())
    held_out = tagged[-300:]
    words = {each.id: topic_words(names, each.title, each.blocks) for each in made[-300:]}
    plain = presumed(tagged[FEW:-300], names, made)
    trials = (
        (f"{FEW} tagged alone", tagged[:FEW]),
        (f"{FEW} tagged of {len(tagged) - 300}, {len(plain)} of the others presumed", (*tagged[:FEW], *plain)),
        (f"{len(tagged) - 300} tagged", tagged[:-300]),
    )
    for label, chosen in trials:
        near_ones: Known = known(chosen)
        for how in ("neighbours", "words", "both"):
            right = wanted = 0
            for each in held_out:
                near = votes(each.vector, near_ones) if how != "words" else ()
                found = scored(near, words[each.id] if how != "neighbours" else {})[:3]
                right += len({row.topic for row in found} & set(each.topics))
                wanted += len(each.topics)
            print(f"  {label}, {TOPICS} topics, by {how}: recall@3 {right / wanted:.3f} ({wanted} topics)")


if __name__ == "__main__":
    sys.exit(main())
