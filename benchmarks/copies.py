"""Measures notes on copies: passages planted in other articles are noted, and each note should stand on its copy.

    python benchmarks/copies.py FOLDER [--spans N]

`FOLDER` holds `gum_wikinews_dev.jsonl` (articles: id, text) and `reuse_planted_dev.jsonl` (packs: changed articles, and
where in them a passage of another was put, `level` 0 as it was, 1 to 3 more and more edited).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.annotate.anchor import Text
from generator.annotate.copies import copied, described, notes_for_copies, wanted_prints
from generator.annotate.prints import LETTERS, prints, shared_prints
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.escape import escape
from generator.markdown.plain import plain_text
from generator.model import Annotation, Described, Home, NoteKind, Passages, Quote, Span

LENGTHS = (1, 2, 3, 5, 9, 16, 31)
"""Words of a noted passage."""


NOTES = "notes"
AT_HOME = "notes that stay at home, as the words around them tell too little"
UNCHANGED = "notes whose words, with those around them, were planted unchanged"
ON_COPY = "of these stand on the copy"
EVERYWHERE = "notes on copies, looking at all articles"
MISSED = "of these passed over by prints"
STRANGERS = "of these on an article in which nothing of theirs was planted"
LOOKED_AT = "articles that prints lead to, note by note"
COUNTED = (NOTES, AT_HOME, UNCHANGED, ON_COPY, EVERYWHERE, MISSED, STRANGERS, LOOKED_AT)


def main() -> int:
    parser = argparse.ArgumentParser(description="Notes on planted copies: found, missed, and on other articles.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--spans", type=int, default=12, metavar="N", help="noted in each planted passage (default 12)")
    asked = parser.parse_args()
    held = {one["id"]: one["text"] for one in lines(asked.folder / "gum_wikinews_dev.jsonl")}
    total: Counter[str] = Counter()
    for pack in lines(asked.folder / "reuse_planted_dev.jsonl"):
        total += measured(held, pack, asked.spans)
    for what in COUNTED:
        print(f"{total[what]:6,} {what}")
    return 0


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def measured(held: Mapping[str, str], pack: dict[str, Any], spans: int) -> Counter[str]:
    """One pack's counts: what notes there were, and where they stand, by looking everywhere and by prints."""
    sources = {name: "\n\n".join(map(escape, text.split("\n\n"))) for name, text in {**held, **pack["changed"]}.items()}
    texts = {name: Text(plain_text(parse(source, Where("articles")).tokens)[0]) for name, source in sources.items()}
    count: Counter[str] = Counter()
    found: dict[str, list[Described]] = {}
    for number, gold in enumerate(pack["gold"]):
        planted = held[gold["src"]][gold["s"] : gold["e"]]
        for at, span in enumerate(noted(texts[gold["src"]].plain, planted, Random(f"{pack['pack']} {number}"), spans)):
            passage = described(note(f"{number}-{at}"), span, texts[gold["src"]])
            count[NOTES] += 1
            if passage is None:
                count[AT_HOME] += 1
                continue
            found.setdefault(gold["src"], []).append(passage)
            if gold["level"] == 0 and passage.prefix + passage.exact + passage.suffix in planted:
                count[UNCHANGED] += 1
                count[ON_COPY] += copied(passage, texts[gold["dst"]]) is not None
    likely = by_prints(found, sources)
    planted_in = {(gold["src"], gold["dst"]) for gold in pack["gold"]}
    for home, passages in found.items():
        for passage in passages:
            for name, text in texts.items():
                if name != home and copied(passage, text):
                    count[EVERYWHERE] += 1
                    count[MISSED] += (name, home, passage.note) not in likely
                    count[STRANGERS] += (home, name) not in planted_in
    count[LOOKED_AT] = len(likely)
    return count


def noted(plain: str, planted: str, random: Random, spans: int) -> Iterator[Span]:
    """Passages inside the planted words, from word to word."""
    start = plain.find(planted[:40])
    words = [word.span() for word in LETTERS.finditer(plain, start, start + len(planted))] if start >= 0 else []
    for _ in range(spans if words else 0):
        first = random.randrange(len(words))
        yield Span(words[first][0], words[min(len(words), first + random.choice(LENGTHS)) - 1][1])


def by_prints(found: Mapping[str, list[Described]], sources: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """Article, home and note, where prints say that it is worth looking."""
    homes = {name: Passages(Home(name, "", ""), tuple(passages)) for name, passages in found.items()}
    notes = {name: tuple(note(passage.note) for passage in passages) for name, passages in found.items()}
    held = prints({name: source.encode() for name, source in sources.items()})
    likely = {"": shared_prints(held, wanted_prints(homes))}
    return {
        (name, one.home.id, one.passage.note)
        for name, several in notes_for_copies(homes, notes, likely)
        for one in several
    }


def note(ident: str) -> Annotation:
    return Annotation(ident, "", NoteKind.CLAIM, "", "", 0, "", 0, Quote(("",)))


if __name__ == "__main__":
    sys.exit(main())
