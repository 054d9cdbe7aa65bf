"""Measures related articles: `python -m benchmarks.links.related DATA [--cost N]`; docs/stories.md has the figures.

DATA is a folder with `gum_wikinews_dev.jsonl`, beside which `cleaning` may hold news pages. `--cost` holds N articles
of made-up words against each other: words as frequent as in any language, and sixty of each article from those of its
subject, which 250 articles have.
"""

import argparse
import resource
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate, combinations_with_replacement, islice
from pathlib import Path
from random import Random
from time import process_time

from benchmarks.links.events import Report, pieces, reports, vectors_of
from benchmarks.links.naive import SIZE, nearest, told
from benchmarks.links.sections import pages
from benchmarks.links.topics import TOPICS, archive
from generator.links.likeness.near import Found, Related, leading, near, related, with_words
from generator.links.likeness.terms import Terms, terms_of
from generator.links.likeness.weights import Vector, frequencies, sampled, vector, weights_of
from generator.stages.likeness import parts_for

_VOCABULARY = 150_000
_SUBJECT = 250  # articles of one subject
_PLAIN, _TELLING = 300, 60  # words of an article: any, and of its subject
_MADE_UP = 1500
_TOPICAL = 0.15  # of a made-up article's words are of its topics


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure related articles.")
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--cost", type=int, metavar="N", help="time N articles of made-up words")
    asked = parser.parse_args()
    cut = dict(pieces(asked.data, 6)) if asked.data else {}
    texts = reports() | cut
    found = neighbours(vectors_of(texts))
    print(f"same event, first two of {len(reports())} reports: {hits(texts, reports(), found, 2):.3f}")
    if cut:
        print(f"same article, first five of {len(cut)} pieces: {hits(texts, cut, found, 5):.3f}")
    if asked.data and (asked.data.parent / "cleaning").is_dir():
        same_topic("pages, by their publishers' sections", pages(asked.data.parent / "cleaning"))
    made = {
        one.id: Report(one.id, " ".join(one.topics), "", one.title, one.blocks) for one in archive(_MADE_UP, _TOPICAL)
    }
    same_topic(f"made-up articles of {TOPICS} topics", made)
    if asked.cost:
        cost(asked.cost)


def same_topic(label: str, texts: Mapping[str, Report]) -> None:
    """Prints how many of the first five have a topic of the article, and how many of all others do."""
    found = {name: others[:5] for name, others in neighbours(vectors_of(texts)).items()}
    shown = [(texts[name], texts[other]) for name, others in found.items() for other in others]
    every = ((one, other) for one in texts.values() for other in texts.values() if one is not other)
    print(
        f"same topic, first five of {len(texts)} {label}: {share(shown):.3f} of {len(shown) / len(texts):.1f} each;"
        f" by chance {share(every):.3f}"
    )


def share(pairs: Iterable[tuple[Report, Report]]) -> float:
    """Of these pairs, the part that has a topic in common."""
    same = Counter(not set(one.topic.split()).isdisjoint(other.topic.split()) for one, other in pairs)
    return same[True] / same.total()


def neighbours(vectors: Mapping[str, Vector]) -> dict[str, list[str]]:
    """The neighbours of each article by name, the best first."""
    return {row.name: [one.name for one in row.similar] for rows in rows_of(vectors).values() for row in rows}


def rows_of(vectors: Mapping[str, Vector]) -> dict[str, tuple[Related, ...]]:
    """The neighbours of all articles by part, as the plan finds them."""
    heads = {part: leading({name: vectors[name] for name in held}) for part, held in parts_for(vectors).items()}
    of: dict[str, dict[str, Found]] = {part: {} for part in heads}
    for one, other in combinations_with_replacement(heads, 2):
        both = near(heads[one], heads[other])
        of[one][other] = both.mine
        if one != other:
            of[other][one] = both.theirs
    return {part: related(found) for part, found in of.items()}


def hits(texts: Mapping[str, Report], asked: Mapping[str, Report], found: Mapping[str, list[str]], count: int) -> float:
    """Of the first so many neighbours that each should have, the part that is of the same event."""
    right = [texts[other].event == one.event for name, one in asked.items() for other in found.get(name, ())[:count]]
    return sum(right) / (count * len(asked))


def cost(count: int) -> None:
    """Seconds of one processor for each stage, and the memory of all together."""
    terms, subjects, seconds = _terms(count)
    print(f"terms of {count:,} articles: {seconds:.1f} s")
    start = process_time()
    told = frequencies({name: terms[name] for name in sampled(terms)})
    vectors = {name: vector(one, told) for name, one in terms.items()}
    print(f"rareness and weights: {process_time() - start:.1f} s")
    start = process_time()
    found = rows_of(vectors)
    print(f"neighbours: {process_time() - start:.1f} s")
    start = process_time()
    shown = Counter(
        subjects[row.name] == subjects[one.name]
        for rows in found.values()
        for row in reasons(rows, terms, vectors)
        for one in row.similar[:5]
    )
    print(f"words that say why: {process_time() - start:.1f} s")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"same subject, first five: {shown[True] / shown.total():.3f} of {shown.total() / count:.1f} each")
    beside_naive(vectors)


def beside_naive(vectors: Mapping[str, Vector]) -> None:
    """Times the neighbours of the first of these, and the naive method beside it."""
    few = dict(islice(vectors.items(), SIZE))
    start = process_time()
    neighbours(few)
    ours, start = process_time() - start, process_time()
    nearest({name: weights_of(one) for name, one in few.items()}, 6)
    print(told("neighbours", ours, process_time() - start, len(few), len(vectors)))


def reasons(
    rows: tuple[Related, ...], terms: Mapping[str, Terms], vectors: Mapping[str, Vector]
) -> tuple[Related, ...]:
    """The same with words, as the plan hands them the terms and vectors that are needed."""
    names = {row.name: None for row in rows} | {one.name: None for row in rows for one in row.similar}
    return with_words(rows, {row.name: terms[row.name] for row in rows}, {name: vectors[name] for name in names})


def _terms(count: int) -> tuple[dict[str, Terms], dict[str, int], float]:
    """The terms of made-up articles, their subjects, and the seconds the terms took without the making up."""
    chance = Random(1)
    words = [f"{chr(97 + place % 26)}{place:x}word" for place in range(_VOCABULARY)]
    weights = list(accumulate(1 / (place + 10) for place in range(_VOCABULARY)))
    own = [chance.sample(words[200 : _VOCABULARY // 4], 120) for _ in range(max(20, count // _SUBJECT))]
    terms, subjects, seconds = {}, {}, 0.0
    for number in range(count):
        name, subject = f"articles/{number}", chance.randrange(len(own))
        text = chance.choices(words, cum_weights=weights, k=_PLAIN) + chance.choices(own[subject], k=_TELLING)
        chance.shuffle(text)
        start = process_time()
        terms[name] = terms_of("", [" ".join(text)])
        seconds += process_time() - start
        subjects[name] = subject
    return terms, subjects, seconds


if __name__ == "__main__":
    main()
