"""What shared passages cost: `PYTHONPATH=. python benchmarks/links/cost.py --articles 10000`.

What `generator.stages.passages` calls, one after another in one process, without the engine that remembers it, over
the corpus of `newsroom.py`, or the articles of an archive (`--content FOLDER`). CPU seconds of one core; the memory
is that of the whole process, the corpus among it.
"""

import argparse
import resource
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time
from typing import TypeVar

from benchmarks.links.naive import SIZE, sharing_pairs, told
from benchmarks.links.newsroom import articles
from generator.annotate.body import body
from generator.links.passages.index import ROLL, candidates, furniture, met, part_of, roll, seeds_by_slice
from generator.links.passages.sharing import Pair, blocks_of, pair, shared_with, sharing
from generator.model import Article, Body
from generator.read.article import read_article

T = TypeVar("T")
Texts = tuple[dict[str, Article], dict[str, Body]]


def timed(name: str, what: Callable[[], T]) -> T:
    start = process_time()
    found = what()
    print(f"{name:12} {process_time() - start:8.2f} CPU-s")
    return found


def invented(count: int) -> Texts:
    told = {f"articles/{id}": (id, publisher, tuple(text)) for id, publisher, _, text in articles(count)}
    named = {name: Article(id, f"{name}.md", "", "", 1, publisher=paper) for name, (id, paper, _) in told.items()}
    return named, {name: Body("", (), (), "", 0, blocks=text) for name, (_, _, text) in told.items()}


def held(content: Path) -> Texts:
    found = (
        read_article(f"articles/{path.name}", path.read_bytes())[0] for path in (content / "articles").glob("*.md")
    )
    named = {f"articles/{one.id}": one for one in found if one}
    return named, {name: body(one, (), ())[0] for name, one in named.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure what shared passages cost.")
    parser.add_argument("--articles", type=int, default=10_000, metavar="N")
    parser.add_argument("--content", type=Path)
    asked = parser.parse_args()
    named, bodies = held(asked.content) if asked.content else invented(asked.articles)
    print(
        f"{len(named):,} articles, {sum(len(each.split()) for one in bodies.values() for each in one.blocks):,} words"
    )
    found_in(named, bodies)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most")
    beside_naive(named, bodies)


def beside_naive(named: Mapping[str, Article], bodies: Mapping[str, Body]) -> None:
    """Times the same with the first of these articles, and the naive method beside it."""
    names = list(named)[:SIZE]
    texts = {name: "\n".join(bodies[name].blocks) for name in names}
    print(f"\nthe first {len(names):,}")
    start = process_time()
    found_in({name: named[name] for name in names}, {name: bodies[name] for name in names})
    ours, start = process_time() - start, process_time()
    pairs = sharing_pairs(texts)
    print(told("passages", ours, process_time() - start, len(names), len(named)))
    print(f"which finds {len(pairs):,} pairs, by eight words that are the same")


def found_in(named: Mapping[str, Article], bodies: Mapping[str, Body]) -> None:
    """Finds what these share, and tells what each stage costs."""
    start = process_time()
    parts: dict[str, list[str]] = defaultdict(list)
    for name in named:
        parts[part_of(name)].append(name)
    slices: dict[str, dict[str, object]] = defaultdict(dict)

    def seed() -> None:
        for part, names in sorted(parts.items()):
            mine = {name: named[name] for name in names}, {name: bodies[name] for name in names}
            for number, seeds in seeds_by_slice(*mine):
                slices[number][part] = seeds

    timed("seeds", seed)
    who = roll(slices.pop(ROLL))  # type: ignore[arg-type]
    found = timed("slices", lambda: {name: met(slices[name], who) for name in sorted(slices)})  # type: ignore[arg-type]
    recurring = dict(furniture(found))
    pairs = timed("candidates", lambda: candidates(found, who))
    texts = {name: blocks_of(bodies[name]) for one in pairs for name in (one.one, one.other)}
    laid = timed(
        "pairs",
        lambda: [(one, pair(texts[one.one], texts[one.other], recurring.get(one.publisher, b""))) for one in pairs],
    )
    of: dict[str, dict[str, Pair]] = defaultdict(dict)
    for one, both in laid:
        of[one.one][f"{one.one}\t{one.other}"] = of[one.other][f"{one.one}\t{one.other}"] = both
    timed("sharing", lambda: [shared_with(sharing(name, texts[name], of[name])) for name in sorted(of)])
    print(f"{'all':12} {process_time() - start:8.2f} CPU-s")
    share = sum(bool(both.parts) for _, both in laid)
    print(f"{len(pairs):,} pairs laid along each other, {share:,} of them share a passage")


if __name__ == "__main__":
    main()
