"""Measures shared passages on development sets: `python benchmarks/links/passages.py DATA`.

DATA is a folder with `gum_wikinews_dev.jsonl`, `reuse_planted_dev.jsonl` and `seeds_reuse_gold.json`; docs/passages.md
says what the figures mean.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from generator.links.passages.align import Compared, Shared, shared

LEVELS = ("exact", "about 10 % edited", "about 25 % edited", "about 40 % edited")
HELD = 0.5
"""Part of a planted passage that must be shown, on both sides."""


class Found(NamedTuple):
    """A passage found in a pair of texts."""

    one: str
    other: str
    at: Shared


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure shared passages.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--seeds", type=Path, help="folder of the seed articles; default: DATA/../../seeds")
    parser.add_argument("--show", action="store_true", help="print what is missed and what is wrong")
    asked = parser.parse_args()
    planted(asked.data, is_shown=asked.show)
    seeds(asked.data, asked.seeds or asked.data.parent.parent / "seeds", is_shown=asked.show)
    return 0


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def found_in(texts: Mapping[str, str]) -> list[Found]:
    """All passages that two of the texts share."""
    compared = {name: Compared(text) for name, text in texts.items()}
    return [
        Found(one, other, in_letters(at, compared[one], compared[other]))
        for one, other in combinations(sorted(compared), 2)
        for at in shared(compared[one], compared[other])
    ]


def in_letters(at: Shared, one: Compared, other: Compared) -> Shared:
    """The passage by code points in place of words."""
    start, end = one.spans[at.start][0], one.spans[at.end - 1][1]
    return Shared(start, end, other.spans[at.other_start][0], other.spans[at.other_end - 1][1])


def planted(data: Path, *, is_shown: bool) -> dict[str, float]:
    """Prints and gives the share of planted passages that are found, by how much they are edited, and the precision."""
    texts = {row["id"]: row["text"] for row in lines(data / "gum_wikinews_dev.jsonl")}
    own = found_in(texts)
    hits, wanted = Counter[int](), Counter[int]()
    right = wrong = 0
    start = process_time()
    for pack in lines(data / "reuse_planted_dev.jsonl"):
        now = {**texts, **pack["changed"]}
        gold = [(one["level"], *moved(one, texts, now)) for one in pack["gold"]]
        found = found_in(now)
        for level, *place in gold:
            wanted[level] += 1
            if covered(place, found) >= HELD:
                hits[level] += 1
            elif is_shown and level < 3:
                src, s, e, dst, S, E = place
                print("MISSED", level, now[src][s:e], "->", now[dst][S:E], sep="\n    ")
        for one in found:
            if any(touches(one, place) for _, *place in gold) or any(is_own(one, each, now, texts) for each in own):
                right += 1
            else:
                wrong += 1
                if is_shown:
                    print(
                        "WRONG",
                        now[one.one][one.at.start : one.at.end],
                        "->",
                        now[one.other][one.at.other_start : one.at.other_end],
                        sep="\n    ",
                    )
    for level, name in enumerate(LEVELS):
        print(f"planted, {name}: {hits[level]}/{wanted[level]} = {hits[level] / wanted[level]:.3f}")
    print(f"planted, precision: {right}/{right + wrong} = {right / (right + wrong):.3f}")
    print(f"passages among the articles as they are: {len(own)}; {process_time() - start:.1f} CPU-s")
    return {name: hits[level] / wanted[level] for level, name in enumerate(LEVELS)} | {
        "precision": right / (right + wrong)
    }


def moved(
    gold: Mapping[str, Any], texts: Mapping[str, str], now: Mapping[str, str]
) -> tuple[str, int, int, str, int, int]:
    """A planted passage's place, its source's as it is now: other passages may be planted in that."""
    src, start = gold["src"], gold["s"]
    words = texts[src][start : gold["e"]]
    at = now[src].find(words)
    return (src, at if at >= 0 else start, (at if at >= 0 else start) + len(words), gold["dst"], gold["S"], gold["E"])


def both_ways(one: Found) -> Iterator[tuple[str, int, int, str, int, int]]:
    at = one.at
    yield one.one, at.start, at.end, one.other, at.other_start, at.other_end
    yield one.other, at.other_start, at.other_end, one.one, at.start, at.end


def covered(place: Any, found: list[Found]) -> float:
    """The part of a planted passage that was found, of the side on which that is less."""
    src, s, e, dst, start, end = place
    here, there = set[int](), set[int]()
    for one in found:
        for a, a_start, a_end, b, b_start, b_end in both_ways(one):
            if (a, b) == (src, dst) and a_start < e and s < a_end and b_start < end and start < b_end:
                here |= set(range(max(s, a_start), min(e, a_end)))
                there |= set(range(max(start, b_start), min(end, b_end)))
    return min(len(here) / (e - s), len(there) / (end - start))


def touches(one: Found, place: Any) -> bool:
    src, s, e, dst, start, end = place
    return any(
        (a, b) == (src, dst) and a_start < e and s < a_end and b_start < end and start < b_end
        for a, a_start, a_end, b, b_start, b_end in both_ways(one)
    )


def is_own(one: Found, own: Found, now: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    """Whether the articles share the passage as they are, planted or not."""
    return (one.one, one.other) == (own.one, own.other) and (
        now[one.one][one.at.start : one.at.end] == texts[own.one][own.at.start : own.at.end]
    )


def seeds(data: Path, folder: Path, *, is_shown: bool) -> tuple[dict[str, int], int]:
    """Prints and gives how many of the seeds' passages are found, by kind; and how many are found that are none."""
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    gold = json.loads((data / "seeds_reuse_gold.json").read_text(encoding="utf-8"))["pairs"]
    found = found_in(texts)
    places = [(pair["kind"], *placed(pair, texts)) for pair in gold]
    hits, wanted = Counter[str](), Counter[str]()
    for kind, *place in places:
        wanted[kind] += 1
        hits[kind] += covered(place, found) >= HELD
        if is_shown and covered(place, found) < HELD:
            print("MISSED", kind, texts[place[0]][place[1] : place[2]], sep="\n    ")
    wrong = [one for one in found if not any(touches(one, place) for _, *place in places)]
    if is_shown:
        for one in found:
            print("WRONG" if one in wrong else "FOUND", one.one, one.other)
            print(
                "    " + texts[one.one][one.at.start : one.at.end],
                "    " + texts[one.other][one.at.other_start : one.at.other_end],
                sep="\n",
            )
    for kind in ("exact", "light", "para"):
        print(f"seeds, {kind}: {hits[kind]}/{wanted[kind]}")
    print(f"seeds, found that is none: {len(wrong)} of {len(found)}")
    return dict(hits), len(wrong)


def placed(pair: Mapping[str, str], texts: Mapping[str, str]) -> tuple[str, int, int, str, int, int]:
    start, end = _place(pair["ta"], texts[pair["a"]])
    other_start, other_end = _place(pair["tb"], texts[pair["b"]])
    if "tb_from" in pair:
        other_start = _place(pair["tb_from"], texts[pair["b"]])[0]
    return pair["a"], start, end, pair["b"], other_start, other_end


def _place(words: str, text: str) -> tuple[int, int]:
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    assert found, words
    return found.span()


if __name__ == "__main__":
    sys.exit(main())
