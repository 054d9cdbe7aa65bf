"""How sure it is that a name was read rightly: the chain's own word, weighed by what is known of such names.

A scorecard of points in hundredths of log-odds, learned from names that the chain had not seen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from math import exp, log

from generator.links.recognise.decode import STATES, Reading
from generator.links.recognise.features import ORGANISED, PLACED, Run, kind_of
from generator.links.recognise.lists import forenames, surnames, words
from generator.links.recognise.tokens import Token

CARD = "card.tsv"
SCALE = 100  # what a point of log-odds is written as
LEAST = 1e-4  # likelihood beyond which no difference is told
ODDS = "odds"
"""The row of the card with what the chain's own log-odds are multiplied by."""
UNPLACED = 150
"""Points taken from a place that stands after no word of place: it may be a team, a government (`South Africa won`)."""


@cache
def shipped() -> Mapping[str, int]:
    """The card that comes with the program."""
    text = resources.files("generator.links.recognise").joinpath(CARD).read_text(encoding="utf-8")
    return read_card(text.splitlines())


def read_card(lines: Iterable[str]) -> Mapping[str, int]:
    """A card as the file writes it: name, tab, points; `#` begins a remark."""
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: int(points) for name, points in rows}


def odds(reading: Reading, first: int, last: int) -> float:
    """The chain's log-odds that the words first to last of a run, both counted, are one name and end there."""
    state = reading.states[first]
    inside = min(reading.likely[at][state] for at in range(first, last + 1))
    edges = [reading.likely[at][state] for at in (first - 1, last + 1) if 0 <= at < len(reading.states)]
    sure = min(max(min([inside, *(1 - edge for edge in edges)]), LEAST), 1 - LEAST)
    return min(max(log(sure / (1 - sure)), -4), 8)


def signs(
    sentence: Sequence[Token],
    run: Run,
    features: Sequence[Sequence[str]],
    first: int,
    last: int,
    state: int,
    told: float,
) -> Iterator[str]:
    """What is true of a name that was read: words first to last of the run, both counted."""
    kind = STATES[state]
    low = [sentence[run.start + at].text.lower() for at in range(first, last + 1)]
    at = run.start + first
    before = sentence[at - 1].text.lower().rstrip(".") if at else "^"
    own = [features[each] for each in range(first, last + 1)]
    yield kind
    yield f"{kind} odds {int(told)}"
    yield f"{kind} words {min(len(low), 3)}"
    yield from (
        f"{kind} {said}"
        for said, is_true in (
            ("forename", low[0] in forenames()),
            ("surname", low[-1] in surnames()),
            ("place", not any(PLACED.isdisjoint(each) for each in own)),
            ("organisation", not all(ORGANISED.isdisjoint(each) for each in own)),
            ("head", "rhas=org" in own[0]),
            ("title", kind_of(before) == "titles"),
            ("start", at == 0),
            ("whole", first == 0 and last == run.end - run.start - 1),
            ("capitals", all(sentence[run.start + each].text.isupper() for each in range(first, last + 1))),
            ("in", before in words("place-before")),
        )
        if is_true
    )


def sure(signs: Iterable[str], told: float, card: Mapping[str, int]) -> int:
    """0 to 100."""
    said = set(signs)
    points = card[ODDS] * told + sum(card.get(sign, 0) for sign in said)
    if "LOC" in said and "LOC in" not in said:
        points -= UNPLACED
    return round(100 / (1 + exp(-points / SCALE)))
