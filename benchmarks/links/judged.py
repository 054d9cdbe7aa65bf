"""Lists passages that different publishers share, to be judged by hand, and scores the judgements.

    python -m benchmarks.links.judged FOLDER… --out LIST.tsv            # what is shown now, not judged
    python -m benchmarks.links.judged FOLDER… --by LIST.tsv             # what is shown now, by these judgements

A FOLDER is an archive's `content`, or one with the cleaning benchmark's `items.jsonl.gz` (bodies as marked there, by
site). In the first column of the list write `right`, `wrong` or `wrong:KIND` (no blank); it has texts of others, so it
belongs outside the repository. Passages are known by their words: a list stays good while the program changes.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from benchmarks.links.cost import Texts, held
from generator.links.passages.align import Compared, shared
from generator.links.passages.index import ROLL, Candidate, candidates, met, part_of, roll, seeds_by_slice
from generator.links.passages.sharing import GAP
from generator.model import Article, Body
from generator.text import fold, squeeze

HEAD = ("judged", "id", "here", "there", "words here", "words there")
SEED = 5  # which pairs of articles are asked about, where there are more than wanted


class Shown(NamedTuple):
    """A passage that two publishers' articles share."""

    id: str
    here: str
    """The article's id."""
    there: str
    words: str
    """As printed, on one line."""
    other_words: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="write the list here")
    parser.add_argument("--by", type=Path, help="a list with judgements")
    parser.add_argument("--per-pair", type=int, default=2, metavar="N", help="passages listed of two articles")
    parser.add_argument("--most", type=int, default=100, metavar="N", help="passages listed")
    asked = parser.parse_args()
    articles, bodies = texts(asked.folder)
    found = list(shown(articles, bodies))
    publishers = len({one.publisher for one in articles.values()})
    print(f"{len(found)} passages between publishers, in {len(articles)} articles of {publishers}")
    if asked.by:
        scored(found, judgements(asked.by))
    if asked.out:
        rows = [HEAD, *(("", *one) for one in chosen(found, asked.per_pair, asked.most))]
        asked.out.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return 0


def texts(folders: Iterable[Path]) -> Texts:
    """The articles of all folders, and their texts."""
    articles: dict[str, Article] = {}
    bodies: dict[str, Body] = {}
    for folder in folders:
        named, told = of_pages(folder) if (folder / "items.jsonl.gz").exists() else held(folder)
        articles |= named
        bodies |= told
    return articles, bodies


def of_pages(data: Path) -> Texts:
    """The cleaning benchmark's bodies; those pages of which only fragments are marked have none."""
    articles, bodies = {}, {}
    with gzip.open(data / "items.jsonl.gz", "rt", encoding="utf-8") as rows:
        for page in map(json.loads, rows):
            if blocks := tuple(page.get("body") or ()):
                name = f"articles/{page['id']}"
                articles[name] = Article(page["id"], f"{name}.md", "", "", 1, publisher=page["domain"])
                bodies[name] = Body("", (), (), "", 0, blocks=blocks)
    return articles, bodies


def shown(articles: Mapping[str, Article], bodies: Mapping[str, Body]) -> Iterator[Shown]:
    """The passages that articles of different publishers share, each once, whoever else has it."""
    seen = set[str]()
    for pair in pairs(articles, bodies):
        if articles[pair.one].publisher == articles[pair.other].publisher:
            continue
        one, other = (Compared(GAP.join(bodies[name].blocks)) for name in (pair.one, pair.other))
        for at in shared(one, other):
            words = squeeze(one.text[one.spans[at.start][0] : one.spans[at.end - 1][1]])
            others = squeeze(other.text[other.spans[at.other_start][0] : other.spans[at.other_end - 1][1]])
            known = sha256("\n".join(sorted((fold(words), fold(others)))).encode()).hexdigest()[:12]
            if known not in seen:
                seen.add(known)
                yield Shown(known, articles[pair.one].id, articles[pair.other].id, words, others)


def pairs(articles: Mapping[str, Article], bodies: Mapping[str, Body]) -> tuple[Candidate, ...]:
    """The articles worth laying along each other, by the stages of `generator.passages`."""
    parts: dict[str, list[str]] = defaultdict(list)
    for name in articles:
        parts[part_of(name)].append(name)
    slices = defaultdict(dict)
    for part, names in sorted(parts.items()):
        mine = {name: articles[name] for name in names}, {name: bodies[name] for name in names}
        for number, seeds in seeds_by_slice(*mine):
            slices[number][part] = seeds
    who = roll(slices.pop(ROLL))
    return candidates({name: met(slices[name], who) for name in sorted(slices)}, who)


def chosen(found: Iterable[Shown], per_pair: int, most: int) -> list[Shown]:
    """At most so many of each two articles, then of all: by lot, but the same each time."""
    by_pair: dict[tuple[str, str], list[Shown]] = defaultdict(list)
    for one in found:
        by_pair[one.here, one.there].append(one)
    lot = random.Random(SEED)
    rows = [one for group in by_pair.values() for one in lot.sample(group, min(per_pair, len(group)))]
    return sorted(lot.sample(rows, min(most, len(rows))))


def judgements(path: Path) -> dict[str, str]:
    """Passage → what somebody said of it; those that nobody judged are not there."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {row[1]: row[0].strip() for row in rows if row[0].strip()}


def scored(found: Iterable[Shown], said: Mapping[str, str]) -> None:
    """Prints how many of those that are judged are right, and what kinds of wrong ones there are."""
    judged = [said[one.id] for one in found if one.id in said]
    wrong = Counter(each for each in judged if each != "right")
    right = len(judged) - wrong.total()
    share = f" = {right / len(judged):.3f}" if judged else ""
    print(f"judged and shown: {len(judged)} of {len(said)} judged; right: {right}{share}")
    for kind, count in wrong.most_common():
        print(f"  {kind}: {count}")


if __name__ == "__main__":
    sys.exit(main())
