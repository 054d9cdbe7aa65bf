"""The reports of `events.txt`, and articles of a development set cut in pieces: what stories are measured on."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from generator.links.likeness.terms import terms_of
from generator.links.likeness.weights import Vector, frequencies, sampled, vector

EVENTS = Path(__file__).with_name("events.txt")
_SENTENCES = 40  # of a long article that are cut in pieces: a report's length
_END = re.compile(r"(?<=[.!?])\s+")


class Report(NamedTuple):
    """A text, and what is known of it by hand."""

    event: str
    topic: str
    date: str
    title: str
    blocks: tuple[str, ...]


def reports() -> dict[str, Report]:
    """Three reports of each event, by name."""
    found: dict[str, Report] = {}
    event = topic = ""
    for part in re.split(r"^(?=##? )", EVENTS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        if head.startswith("## "):
            event, topic, _ = head.removeprefix("## ").split(" | ")
            continue
        day, _, title = head.removeprefix("# ").split(" | ")
        found[f"articles/{event}-{len(found)}"] = Report(event, topic, day, title, tuple(body.strip().split("\n\n")))
    return found


def crowded(sparse: Mapping[str, Report]) -> dict[str, Report]:
    """The same, as if all events had begun within three days; reports of one keep their distance in time."""
    events = sorted({one.event for one in sparse.values()})
    begun = {event: min(one.date for one in sparse.values() if one.event == event) for event in events}
    return {
        name: one._replace(
            date=str(
                date(2020, 1, 1)
                + timedelta(events.index(one.event) % 3)
                + (date.fromisoformat(one.date) - date.fromisoformat(begun[one.event]))
            )
        )
        for name, one in sparse.items()
    }


def pieces(data: Path, count: int) -> Iterator[tuple[str, Report]]:
    """Articles of `gum_wikinews_dev.jsonl` dealt out, sentence by sentence, as so many reports of one event."""
    lines = (data / "gum_wikinews_dev.jsonl").read_text(encoding="utf-8").splitlines()
    for place, article in enumerate(map(json.loads, lines)):
        sentences = _END.split(article["text"].replace("\n\n", " "))[:_SENTENCES]
        for piece in range(count):
            text = " ".join(sentences[piece::count])
            day = str(date(2020, 1, 1) + timedelta(place % 4))
            title = article["title"] if piece == 0 else ""
            yield f"articles/{article['id']}-{piece}", Report(article["id"], article["id"], day, title, (text,))


def vectors_of(texts: Mapping[str, Report]) -> dict[str, Vector]:
    """The vectors of these reports as an archive of their own."""
    terms = {name: terms_of(one.title, one.blocks) for name, one in texts.items()}
    told = frequencies({name: terms[name] for name in sampled(terms)})
    return {name: vector(one, told) for name, one in terms.items()}
