"""The subjects a page gives itself: `Tags: …`."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Fact, Hearing, Verdict, drop, lift
from generator.clean.labels import TAGS, longest_first, phrases
from generator.clean.shape import count
from generator.text import fold, squeeze

LONGEST_TAG = 5  # words


def tags(hearing: Hearing) -> Iterator[Verdict]:
    """Lift the subjects after a label to `tags`, drop a label that stands alone, lift a line of hashtags."""
    for block in hearing.open:
        line = squeeze(block.text)
        if len(line) > 400:
            continue
        if fold(line).strip(" .:") in _labels():
            yield drop(block, "tags", "label of a list of subjects that is gone", sure=95)
        elif found := _listed(line):
            where = hearing.reading.place(block)
            yield lift(block, "tags", "lists its subjects", tuple(Fact("tags", tag, where) for tag in found))


def _listed(line: str) -> list[str]:
    if re.fullmatch(r"(?:#[\w-]+[\s,]*){2,}", line):
        return [tag.lstrip("#") for tag in re.split(r"[\s,]+", line) if tag.strip("#")]
    match = _labelled().match(line)
    found = [tag.strip(" .#") for tag in re.split(r"[,;|•·،、，]", match[1])] if match else []
    found = [tag for tag in found if tag]
    return found if found and all(count(tag) <= LONGEST_TAG for tag in found) else []


@cache
def _labels() -> frozenset[str]:
    return phrases(TAGS)


@cache
def _labelled() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(phrases(TAGS))))
    return re.compile(rf"(?:{words})\s*[:：]\s*(.+)$", re.IGNORECASE)
