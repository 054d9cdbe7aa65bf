"""Measures related articles: `python benchmarks/links/related.py DATA [--cost N]`; docs/stories.md has the figures.

DATA is a folder with `gum_wikinews_dev.jsonl`. `--cost` holds N articles of made-up words against each other: words as
frequent as in any language, and sixty of each article from those of its subject, which 250 articles have.
"""

import argparse
import resource
from collections.abc import Mapping
from itertools import accumulate, combinations_with_replacement
from pathlib import Path
from random import Random
from time import process_time

from benchmarks.links.events import Report, pieces, reports, vectors_of
from generator.links.likeness.near import Found, leading, near, related
from generator.links.likeness.terms import Terms, terms_of
from generator.links.likeness.weights import Vector, frequencies, sampled, vector

PARTS = 32
_VOCABULARY = 150_000
_SUBJECT = 250  # articles of one subject
_PLAIN, _TELLING = 300, 60  # words of an article: any, and of its subject


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure related articles.")
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--cost", type=int, metavar="N", help="time N articles of made-up words")
    asked = parser.parse_args()
    cut = dict(pieces(asked.data, 6)) if asked.data else {}
    texts = reports() | cut
    found = neighbours(vectors_of(texts), 1)
    print(f"same event, first two of {len(reports())} reports: {hits(texts, reports(), found, 2):.3f}")
    if cut:
        print(f"same article, first five of {len(cut)} pieces: {hits(texts, cut, found, 5):.3f}")
    if asked.cost:
        cost(asked.cost)


def neighbours(vectors: Mapping[str, Vector], parts: int) -> dict[str, list[str]]:
    """The neighbours of each article by name, the best first."""
    names = sorted(vectors)
    heads = {str(part): leading({name: vectors[name] for name in names[part::parts]}) for part in range(parts)}
    of: dict[str, dict[str, Found]] = {part: {} for part in heads}
    for one, other in combinations_with_replacement(heads, 2):
        both = near(heads[one], heads[other])
        of[one][other] = both.mine
        if one != other:
            of[other][one] = both.theirs
    return {row.name: [one.name for one in row.similar] for found in of.values() for row in related(found)}


def hits(texts: Mapping[str, Report], asked: Mapping[str, Report], found: Mapping[str, list[str]], count: int) -> float:
    """Of the first so many neighbours that each should have, the part that is of the same event."""
    right = [texts[other].event == one.event for name, one in asked.items() for other in found.get(name, ())[:count]]
    return sum(right) / (count * len(asked))


def cost(count: int) -> None:
    """Seconds of one processor for each stage, and the memory of all together."""
    terms, began = _terms(count)
    print(f"terms of {count:,} articles: {began:.1f} s")
    start = process_time()
    told = frequencies({name: terms[name] for name in sampled(terms)})
    vectors = {name: vector(one, told) for name, one in terms.items()}
    print(f"rareness and weights: {process_time() - start:.1f} s")
    start = process_time()
    neighbours(vectors, PARTS)
    print(f"neighbours: {process_time() - start:.1f} s")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _terms(count: int) -> tuple[dict[str, Terms], float]:
    """The terms of made-up articles, and the seconds they took without the making up."""
    chance = Random(1)
    words = [f"{chr(97 + place % 26)}{place:x}word" for place in range(_VOCABULARY)]
    weights = list(accumulate(1 / (place + 10) for place in range(_VOCABULARY)))
    subjects = [chance.sample(words[200 : _VOCABULARY // 4], 120) for _ in range(max(20, count // _SUBJECT))]
    terms, seconds = {}, 0.0
    for number in range(count):
        text = chance.choices(words, cum_weights=weights, k=_PLAIN) + chance.choices(
            chance.choice(subjects), k=_TELLING
        )
        chance.shuffle(text)
        start = process_time()
        terms[f"articles/{number}"] = terms_of("", [" ".join(text)])
        seconds += process_time() - start
    return terms, seconds


if __name__ == "__main__":
    main()
