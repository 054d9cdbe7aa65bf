"""Measures the recogniser of names: `python benchmarks/links/names.py DATA [FILE.iob2…]`.

DATA is a folder with `uner_pud_dev.iob2` and `gum_wikinews_dev.jsonl`; more files of Universal NER are measured, too.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from corpora import KINDS, Text, uner  # noqa: E402

from generator.chain import Weights  # noqa: E402
from generator.links.recognise import mentions  # noqa: E402
from generator.links.recognise.decode import shipped  # noqa: E402
from generator.links.recognise.sureness import shipped as shipped_card  # noqa: E402
from generator.model import Kind  # noqa: E402

MARKS = {Kind.PEOPLE: "PER", Kind.PLACES: "LOC", Kind.ORGANISATIONS: "ORG"}


@dataclass
class Score:
    """Counts of exact spans."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    judged: list[tuple[int, bool, str]] = field(default_factory=list)
    """How sure, whether right, and what it was."""
    missed: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Score") -> "Score":
        for mine, theirs in ((self.right, other.right), (self.found, other.found), (self.wanted, other.wanted)):
            mine.update(theirs)
        self.judged += other.judged
        self.missed += other.missed
        return self

    def f1(self, *kinds: str) -> float:
        right, all_ = (sum(count[kind] for kind in kinds) for count in (self.right, self.found + self.wanted))
        return 2 * right / all_ if all_ else 0.0

    def top(self, share: int) -> float:
        """Precision of the surest part of what was found; of equally sure ones as they come."""
        best = sorted(self.judged, key=lambda row: -row[0])[: max(1, len(self.judged) // share)]
        return sum(is_right for _, is_right, _ in best) / len(best)

    def __str__(self) -> str:
        right, found, wanted = (sum(count.values()) for count in (self.right, self.found, self.wanted))
        by_kind = ", ".join(f"{kind} {self.f1(kind):.3f}" for kind in KINDS)
        return (
            f"F1 {self.f1(*KINDS):.3f} (P {right / found:.3f}, R {right / wanted:.3f}; {by_kind}); "
            f"surest quarter {self.top(4):.3f}, surest half {self.top(2):.3f}; {wanted} names"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the recogniser of names.")
    parser.add_argument("data", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many of what is wrong and missed")
    asked = parser.parse_args()
    for path in (asked.data / "uner_pud_dev.iob2", *asked.more):
        score = measured(uner(path))
        print(f"{path.name}: {score}")
        wrong = sorted((row for row in score.judged if not row[1]), key=lambda row: -row[0])
        for sure, _, what in wrong[: asked.show]:
            print(f"  wrong at {sure}: {what}")
        for what in score.missed[: asked.show]:
            print(f"  missed: {what}")
    if not asked.show:
        linked(asked.data / "gum_wikinews_dev.jsonl")
    return 0


def measured(texts: Iterable[Text], weights: Weights | None = None, card: Mapping[str, int] | None = None) -> Score:
    """The score over these texts, of the shipped model where no other is given."""
    score = Score()
    for text in texts:
        found = mentions([sentence for sentence, _ in text], weights or shipped(), card or shipped_card())
        for number, (sentence, gold) in enumerate(text):
            here = {(each.start, each.end, MARKS[each.kind]): each for each in found if each.block == number}
            score.wanted.update(kind for _, _, kind in gold)
            score.found.update(kind for _, _, kind in here)
            score.right.update(kind for _, _, kind in here.keys() & set(gold))
            score.judged += [(each.sure, place in gold, _shown(sentence, place)) for place, each in here.items()]
            score.missed += [_shown(sentence, place) for place in gold if place not in here]
    return score


def _shown(sentence: str, place: tuple[int, int, str]) -> str:
    start, end, kind = place
    return f"{sentence[max(0, start - 30) : start]}[{kind} {sentence[start:end]}]{sentence[end : end + 30]}"


def linked(path: Path) -> None:
    """Recall of Wikinews' linked names in capitals: those that stand as they are in what was found."""
    wanted = right = 0
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        found = {each.name for each in mentions(row["text"].split("\n\n"))}
        names = {each["text"].removeprefix("the ").removesuffix("'s") for each in row["entities"]}
        names = {name for name in names if len(name) > 3 and all(word[0].isupper() for word in name.split())}
        wanted += len(names)
        right += len(names & found)
    print(f"{path.name}: {right} of {wanted} linked names in capitals are found as printed ({right / wanted:.3f})")


if __name__ == "__main__":
    sys.exit(main())
