"""What one place of a text makes plain holds for its other places: `Khattak` is who `Alam Khattak` was.

A family name that stood with a given name before is a person, whatever its own surroundings say; a name read twice one
way and once another is what most say. A shorter form counts for the full one, unless two full ones end alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.links.recognise.features import is_capital
from generator.links.recognise.lists import common, forenames, surnames
from generator.links.recognise.tokens import Token
from generator.model import Kind

FULL = 60
"""How sure a person's full name must be for its last word to tell of other places."""

LONE = 15
"""How much less sure a given name by itself is where no fuller name explains it: it may be an award, a church."""
LESS = 20
"""How much less sure another place of a family name is than the full name it is taken for."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at one place."""

    kind: Kind
    name: str
    sure: int
    """0 to 100."""
    block: int
    start: int
    """Code points of the block, half open, as the sentence's."""
    end: int
    sentence_start: int
    sentence_end: int


Sentences = Sequence[Sequence[Sequence[Token]]]
"""Block → its sentences → their tokens."""


def agreed(found: Sequence[Mention], cut: Sentences) -> list[Mention]:
    """The mentions of a text, one with another, in order."""
    family = _without_firms(family_names(found), found)
    called = [_as_person(mention, family) for mention in found]
    kinds = _kinds(called)
    whole = {word for mention in called if " " in mention.name for word in mention.name.split()}
    told = [_less_alone(replace(mention, kind=kinds.get(mention.name, mention.kind)), whole) for mention in called]
    return sorted([*told, *_missed(told, cut, family)], key=lambda mention: (mention.block, mention.start))


def family_names(found: Iterable[Mention]) -> dict[str, int]:
    """The last words of people's full names, and how sure the surest is."""
    names: dict[str, int] = {}
    for mention in found:
        words = mention.name.split()
        if mention.kind is Kind.PEOPLE and len(words) > 1 and mention.sure >= FULL and len(words[-1]) > 2:
            names[words[-1]] = max(names.get(words[-1], 0), mention.sure)
    return names


def _without_firms(family: dict[str, int], found: Sequence[Mention]) -> dict[str, int]:
    """Without names that by themselves are mostly read as something else: a firm is called like its founder."""
    others = dict.fromkeys(family, 0)
    for mention in found:
        if mention.name in others:
            others[mention.name] += -mention.sure if mention.kind is Kind.PEOPLE else mention.sure
    return {name: sure for name, sure in family.items() if others[name] <= sure}


def _as_person(mention: Mention, family: dict[str, int]) -> Mention:
    if mention.name not in family or mention.name.lower() in common():
        return mention
    return replace(mention, kind=Kind.PEOPLE, sure=max(mention.sure, family[mention.name] - LESS))


def _less_alone(mention: Mention, whole: set[str]) -> Mention:
    low = mention.name.lower()
    is_given = mention.kind is Kind.PEOPLE and low in forenames() and low not in surnames()
    return replace(mention, sure=max(0, mention.sure - LONE)) if is_given and mention.name not in whole else mention


def _kinds(found: Iterable[Mention]) -> dict[str, Kind]:
    """Names that most places, each as much as it is sure, say are of one kind."""
    votes: dict[str, dict[Kind, int]] = {}
    for mention in found:
        by_kind = votes.setdefault(mention.name, {})
        by_kind[mention.kind] = by_kind.get(mention.kind, 0) + max(mention.sure, 1)
    return {name: max(by_kind, key=lambda kind: by_kind[kind]) for name, by_kind in votes.items() if len(by_kind) > 1}


def _missed(found: Sequence[Mention], cut: Sentences, family: dict[str, int]) -> Iterator[Mention]:
    """Family names by themselves that were read as no name."""
    taken = {(mention.block, at) for mention in found for at in range(mention.start, mention.end)}
    for block, sentences in enumerate(cut) if family else ():
        for sentence in sentences:
            for at, token in enumerate(sentence):
                if token.text in family and (block, token.start) not in taken and _is_alone(sentence, at):
                    place = (block, token.start, token.end, sentence[0].start, sentence[-1].end)
                    yield Mention(Kind.PEOPLE, token.text, family[token.text] - LESS, *place)


def _is_alone(sentence: Sequence[Token], at: int) -> bool:
    around = [sentence[beside].text for beside in (at - 1, at + 1) if 0 <= beside < len(sentence)]
    return sentence[at].text.lower() not in common() and not any(is_capital(word) for word in around)


def fullest(found: Sequence[Mention]) -> dict[str, str]:
    """Name → the fullest form of it in the text: of people only, and only where there is one."""
    full: dict[str, set[str]] = {}
    people = {mention.name for mention in found if mention.kind is Kind.PEOPLE}
    for name in people:
        words = name.split()
        if len(words) > 1:
            full.setdefault(words[-1], set()).add(name)
    forms = {}
    for name in people:
        longer = {other for other in full.get(name.split()[-1], ()) if _is_form(name, other)}
        longest = max(longer, key=lambda other: (len(other.split()), other), default=name)
        if all(_is_form(other, longest) for other in longer):
            forms[name] = longest
    return forms


def _is_form(short: str, long: str) -> bool:
    """Whether one name is the other, or what is left of it without some of its words."""
    words = iter(long.split())
    return all(word in words for word in short.split())
