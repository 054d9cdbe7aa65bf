"""Recognise names of people, places and organisations in news text."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.links.recognise.tokens import Token, sentences
from generator.links.spellings.person import TITLES, is_given, name_parts
from generator.links.spellings.sounds import plain
from generator.model import Kind


@dataclass(frozen=True, slots=True)
class Recognised:
    """A name in a text of several blocks, with its first place."""

    kind: Kind
    name: str
    sure: int
    """0 to 100."""
    count: int
    block: int
    """Of its first place, as the next four."""
    start: int
    end: int
    sentence_start: int
    sentence_end: int


def recognise(blocks: Sequence[str]) -> list[Recognised]:
    """The names in these blocks, in the order in which they first stand."""
    found: dict[str, Recognised] = {}
    for number, text in enumerate(blocks):
        for sentence in sentences(text):
            for run in _runs(sentence):
                name = text[run[0].start : run[-1].end]
                if len(run) > 1 and is_given(name_parts(name).parts[0]):
                    first = found.get(name)
                    count = first.count + 1 if first else 1
                    start, end = sentence[0].start, sentence[-1].end
                    at = (
                        (first.block, first.start, first.end, first.sentence_start, first.sentence_end)
                        if first
                        else None
                    )
                    found[name] = Recognised(
                        Kind.PEOPLE, name, 60, count, *(at or (number, run[0].start, run[-1].end, start, end))
                    )
    return list(found.values())


def _runs(sentence: list[Token]) -> list[list[Token]]:
    """Words with capitals that stand beside each other, without titles at the head."""
    runs: list[list[Token]] = [[]]
    for token in sentence:
        if token.text[0].isupper() and not (plain(token.text) in TITLES and not runs[-1]):
            runs[-1].append(token)
        else:
            runs.append([])
    return [run for run in runs if run]
