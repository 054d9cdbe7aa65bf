"""Recognise names of people, places and organisations in news text: `mentions` one by one, `recognise` put together.

A chain reads each run of words with capitals (`features`, `decode`), a card says how sure that is (`sureness`), and
what one place of a text makes plain holds for its other places (`document`). docs/suggestions.md has the figures.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.chain import Weights
from generator.links.recognise.decode import STATES, read_run
from generator.links.recognise.decode import shipped as shipped_weights
from generator.links.recognise.document import Mention, agreed, fullest
from generator.links.recognise.features import Run, Sight, features, is_capital, runs
from generator.links.recognise.lists import words
from generator.links.recognise.sureness import odds, signs, sure
from generator.links.recognise.sureness import shipped as shipped_card
from generator.links.recognise.tokens import Token, sentences
from generator.model import Kind

KINDS = {"PER": Kind.PEOPLE, "LOC": Kind.PLACES, "ORG": Kind.ORGANISATIONS}


@dataclass(frozen=True, slots=True)
class Recognised:
    """A name in a text of several blocks."""

    kind: Kind
    name: str
    """The fullest form."""
    sure: int
    """Of its surest place, 0 to 100."""
    count: int
    """Times, shorter forms with it."""
    first: Mention
    """Its first place."""


@dataclass(frozen=True, slots=True)
class Read:
    """A name as the chain read it, before it is known how sure that is."""

    state: int
    """An index of `STATES`."""
    start: int
    """Code points, half open."""
    end: int
    odds: float
    """The chain's own log-odds."""
    signs: tuple[str, ...]


def recognise(blocks: Sequence[str]) -> list[Recognised]:
    """The names in these blocks, in the order in which they first stand."""
    found = mentions(blocks)
    forms = fullest(found)
    groups: dict[tuple[Kind, str], list[Mention]] = {}
    for mention in found:
        groups.setdefault((mention.kind, forms.get(mention.name, mention.name)), []).append(mention)
    return [
        Recognised(kind, name, max(each.sure for each in group), len(group), group[0])
        for (kind, name), group in groups.items()
    ]


def mentions(
    blocks: Sequence[str], weights: Weights | None = None, card: Mapping[str, int] | None = None
) -> list[Mention]:
    """Every name in these blocks, in their order, by the shipped weights and card unless others are given."""
    cut = [list(sentences(text)) for text in blocks]
    sight = seen(sentence for block in cut for sentence in block)
    weights, card = weights or shipped_weights(), card or shipped_card()
    found = [
        Mention(
            KINDS[STATES[read.state]],
            blocks[number][read.start : read.end],
            sure(read.signs, read.odds, card),
            number,
            read.start,
            read.end,
            sentence[0].start,
            sentence[-1].end,
        )
        for number, block in enumerate(cut)
        for sentence in block
        for read in read_sentence(sentence, sight, weights)
    ]
    return agreed(found, cut)


def seen(all_sentences: Iterable[Sequence[Token]]) -> Sight:
    """What a text tells of its words."""
    capital: Counter[str] = Counter()
    small: set[str] = set()
    for sentence in all_sentences:
        for at, token in enumerate(sentence):
            if token.text.islower():
                small.add(token.text)
            elif at > 1 and is_capital(token.text):
                capital[token.text] += 1
    return Sight(dict(capital), frozenset(small))


def read_sentence(sentence: Sequence[Token], sight: Sight, weights: Weights) -> Iterator[Read]:
    """The names in a sentence, in order, as the chain reads them."""
    for run in runs(sentence):
        yield from _read_run(sentence, run, sight, weights)


def _read_run(sentence: Sequence[Token], run: Run, sight: Sight, weights: Weights) -> Iterator[Read]:
    told = features(sentence, run, sight)
    reading = read_run(told, weights)
    for state, group in groupby(range(len(reading.states)), key=reading.states.__getitem__):
        inside = list(group)
        said = {sentence[run.start + at].text.lower() for at in inside}
        if state and not said <= words("things"):
            first, last = inside[0], inside[-1]
            likely = odds(reading, first, last)
            start, end = sentence[run.start + first].start, sentence[run.start + last].end
            yield Read(state, start, end, likely, tuple(signs(sentence, run, told, first, last, state, likely)))
