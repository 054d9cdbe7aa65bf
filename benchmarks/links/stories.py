"""Measures stories: `python benchmarks/links/stories.py DATA`; docs/stories.md says what the figures mean.

DATA is a folder with `gum_wikinews_dev.jsonl`; without it the crowded days have the reports of `events.txt` alone.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

from benchmarks.links.events import Report, crowded, pieces, reports, vectors_of
from generator.links.stories.clusters import clusters, components
from generator.links.stories.edges import edges
from generator.links.stories.reported import by_bucket, reported
from generator.model import Article


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure stories.")
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    asked = parser.parse_args()
    sparse = reports()
    dense = crowded(sparse) | (dict(pieces(asked.data, 2)) if asked.data else {})
    for name, texts in (("sparse events", sparse), ("crowded days", dense)):
        found = stories_of(texts)
        precision, recall, f1 = bcubed({name: one.event for name, one in texts.items()}, found)
        print(f"{name}: {len(texts)} reports of {len({one.event for one in texts.values()})} events, ", end="")
        print(f"BCubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
        if asked.show:
            show(texts, found)


def stories_of(texts: Mapping[str, Report]) -> dict[str, str]:
    """The story of each report, as the plan's stages find it."""
    who = reported({name: Article(name, name, one.title, "", 1, date=one.date) for name, one in texts.items()})
    vectors, buckets = vectors_of(texts), by_bucket(who)
    near = {
        str(number): edges(tuple(found), tuple(buckets.get(number + 1, ())), vectors)
        for number, found in buckets.items()
    }
    story = {name: name for name in texts}
    for _, part in components({"all": who}, near, ()):
        for cluster in clusters(part, vectors):
            story |= {one.name: cluster.members[0].name for one in cluster.members}
    return story


def bcubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, each article counting once (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for one in gold:
        right = {other for other in gold if gold[other] == gold[one]}
        made = {other for other in gold if found[other] == found[one]}
        precision += len(right & made) / len(made)
        recall += len(right & made) / len(right)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def show(texts: Mapping[str, Report], found: Mapping[str, str]) -> None:
    """Each story that holds two events, and each event that lies in two stories."""
    for story in sorted(set(found.values())):
        events = sorted({texts[name].event for name in found if found[name] == story})
        if len(events) > 1:
            print(f"  one story of {' and '.join(events)}")
    for event in sorted({one.event for one in texts.values()}):
        parts = sorted({found[name] for name, one in texts.items() if one.event == event})
        if len(parts) > 1:
            print(f"  {event} in {len(parts)} stories")


if __name__ == "__main__":
    main()
