"""Measures mentions of confirmed names on a development set: `python benchmarks/links/mentions.py DATA`.

DATA is a folder with `gum_wikinews_dev.jsonl`. Of each thing that the set links to Wikipedia a file is made: the title
of its page there, and its first mention in full as an alias. All articles are then read with all files.
docs/mentions.md says what the figures mean.
"""

import argparse
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from generator.links.mentions.find import Doubt, Key, Occurrence, Reader, Stretch
from generator.links.mentions.sought import likely_names, sought_names, worded
from generator.model import Article, Body, Entity, Kind
from generator.text import slug

KINDS = {"person": Kind.PEOPLE, "place": Kind.PLACES, "organization": Kind.ORGANISATIONS}
JOINTS = frozenset(["of", "the", "and", "for", "de", "la", "del", "von", "van", "der", "den", "bin", "al", "&", "-"])


class Gold(NamedTuple):
    """A mention that the set has."""

    key: Key
    text: str
    start: int
    """Code points of the article's text, half open."""
    end: int


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure mentions of confirmed names.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is wrong, missed, and not in the set")
    asked = parser.parse_args()
    lines = (asked.data / "gum_wikinews_dev.jsonl").read_text(encoding="utf-8").splitlines()
    report([json.loads(line) for line in lines], is_shown=asked.show)
    return 0


def report(rows: list[dict[str, Any]], *, is_shown: bool) -> None:
    files = dict(entities(rows))
    terms = sought_names(files)
    counts: dict[tuple[str, str], int] = {}
    reached = wanted = 0
    for row in rows:
        gold = sorted(located(row), key=lambda each: (each.start, -each.end))
        found = list(linked(row, terms))
        links = [(each, judged(each, gold)) for each in found if isinstance(each, Occurrence)]
        for each, verdict in links:
            how = "in full" if is_whole(each, files) else "short"
            counts[how, verdict] = counts.get((how, verdict), 0) + 1
            if is_shown and verdict != "right":
                print(f"{verdict}: {each.key[1]} in {row['id']}: {around(each)}")
        for doubt in (each for each in found if isinstance(each, Doubt)):
            counts["told", ""] = counts.get(("told", ""), 0) + 1
            if is_shown:
                print(f"told: {doubt.printed} may be {', '.join(doubt.may_be)} in {row['id']}")
        for each in later(gold, files):
            wanted += 1
            is_met = any(link.key == each.key and overlaps(link, each) for link, _ in links)
            reached += is_met
            if is_shown and not is_met:
                print(f"missed: {each.key[1]} in {row['id']}: {each.text}")
    for how in ("in full", "short"):
        right, wrong = counts.get((how, "right"), 0), counts.get((how, "wrong"), 0)
        unknown = counts.get((how, "not in the set"), 0)
        share = f"{right / (right + wrong):.3f}" if right + wrong else "-"
        print(f"{how}: {right} right, {wrong} wrong, precision {share}; {unknown} that the set does not link")
    told = counts.get(("told", ""), 0)
    print(
        f"later mentions by name: {reached} of {wanted} reached, recall {reached / wanted:.3f}; {told} told as unclear"
    )


def entities(rows: list[dict[str, Any]]) -> Iterator[tuple[str, Entity]]:
    """A file for each thing, by the name of its file."""
    names: dict[Key, dict[str, None]] = {}
    for row in rows:
        for each in row["entities"]:
            names.setdefault(key_of(each), dict.fromkeys([title_of(each["wiki"])]))
    seen: set[tuple[str, Key]] = set()
    for row in rows:
        for each in row["entities"]:
            key, text = key_of(each), bare(each["text"])
            if (row["id"], key) not in seen and is_full_name(text, key):
                seen.add((row["id"], key))
                names[key][text] = None
    for (kind, name), said in names.items():
        first, *aliases = said
        path = f"{kind}/{name}"
        yield path, Entity(kind, name, f"{path}.md", first, aliases=tuple(aliases))


def key_of(mention: dict[str, str]) -> Key:
    return KINDS[mention["type"]], slug(
        title_of(mention["wiki"]) + (" " + mention["wiki"] if "(" in mention["wiki"] else "")
    )


def title_of(wiki: str) -> str:
    return re.sub(r" \(.*\)$", "", unquote(wiki).replace("_", " "))


def bare(text: str) -> str:
    """A mention without its article and its possessive."""
    return re.sub(r"^(?:the|The|a|an) |['’]s?$", "", text).strip()


def is_full_name(text: str, key: Key) -> bool:
    """Whether a mention is a name of its thing: words with capitals, of people two or more, no title first."""
    words = text.split()
    if not words or len(words) > 6 or not all(word[0].isupper() or word in JOINTS for word in words):
        return False
    return key[0] is not Kind.PEOPLE or (len(words) in (2, 3) and slug(words[-1]) in key[1])


def located(row: dict[str, Any]) -> Iterator[Gold]:
    """The set's mentions with their places, as many as can stand in the order in which the set has them."""
    stands: list[tuple[int, int, int]] = []  # place, number of the mention, the best before it
    ends: list[int] = []
    chain: list[int] = []  # for each length, the one that ends earliest
    for number, each in enumerate(row["entities"]):
        words = r"\s?".join(map(re.escape, each["text"].split()))
        places = [found.span() for found in re.finditer(rf"(?<!\w){words}(?!\w)", row["text"])]
        for start, end in reversed(places):
            length = bisect_right([stands[at][0] for at in chain], start)
            stands.append((start, number, chain[length - 1] if length else -1))
            ends.append(end)
            chain[length : length + 1] = [len(stands) - 1]
    at = chain[-1] if chain else -1
    while at >= 0:
        start, number, before = stands[at]
        each = row["entities"][number]
        yield Gold(key_of(each), each["text"], start, ends[at])
        at = before


def linked(row: dict[str, Any], terms: Any) -> Iterator[Occurrence | Doubt]:
    """What is found in an article, paragraph by paragraph; the block is where the paragraph begins."""
    blocks = tuple(row["text"].split("\n\n"))
    article = Article("a", "articles/a.md", row["title"], "", 1)
    words = worded(article, Body("", (), (), "", 0, blocks=blocks))
    likely = dict(likely_names({"a": words} if words else {}, terms)).get("a", ())
    reader = Reader(likely, (), "en")
    list(reader.read(Stretch(row["title"], -2)))
    at = 0
    for block in blocks:
        yield from reader.read(Stretch(block, at))
        at += len(block) + 2


def judged(found: Occurrence, gold: Iterable[Gold]) -> str:
    """`right`, `wrong`, or `not in the set`; by the shortest mentions that hold the words or lie in them."""
    over = [each for each in gold if overlaps(found, each)]
    near = [each for each in over if len(each.text) <= found.end - found.start + 40]
    if any(each.key[1] == found.key[1] for each in over):
        return "right"
    exact = [each for each in near if bare(each.text).endswith(found.printed.split()[-1])]
    return "wrong" if exact else "not in the set"


def overlaps(found: Occurrence, gold: Gold) -> bool:
    start = found.stretch.block + found.start
    return start < gold.end and gold.start < found.stretch.block + found.end


def is_whole(found: Occurrence, files: dict[str, Entity]) -> bool:
    entity = files[f"{found.key[0]}/{found.key[1]}"]
    return found.key[0] is not Kind.PEOPLE or found.printed in (entity.name, *entity.aliases)


def later(gold: Iterable[Gold], files: dict[str, Entity]) -> Iterator[Gold]:
    """Mentions by a name, after the first of the same thing in the article: no pronouns and descriptions."""
    seen: set[Key] = set()
    for each in gold:
        entity = files[f"{each.key[0]}/{each.key[1]}"]
        words = {word for name in (entity.name, *entity.aliases) for word in name.split()}
        is_name = all(word in words or word in JOINTS or word.istitle() for word in bare(each.text).split())
        if is_name and not words.isdisjoint(bare(each.text).split()):
            if each.key in seen:
                yield each
            seen.add(each.key)


def around(found: Occurrence) -> str:
    text, start, end = found.stretch.text, found.start, found.end
    return f"…{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}…".replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
