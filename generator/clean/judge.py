"""Which verdict stands: an editor's word first, then the first rule that spoke; what nobody spoke of is kept.

Between the rules a model looks, so that those after it can ask it: the page model at a saved page when whole stretches
are taken, the line model at a dump when single lines are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.clean.block import Block, Hearing, Reading, Score, Verdict
from generator.clean.model import line_scores
from generator.clean.model.saved import block_scores
from generator.clean.region import region
from generator.clean.rules import FIRST, LATER, STRETCHES, Rule
from generator.model import Fate

EDITOR = "editor"
"""The rule's name of a verdict that a person gave."""
CAUTIOUS = 95  # percent; `--cautious` only suggests a drop less sure than this: its reader would rather see dirt
DOUBTFUL = 80  # percent; an editor is asked of a verdict less sure than this: of five such one is wrong


@dataclass(frozen=True, slots=True)
class Word:
    """An editor's word on the lines of one raw file (`content/verdicts/<id>.yml`): first and last of each stretch.

    The numbers are of lines, or of a saved page's blocks, from 1.
    """

    keep: tuple[tuple[int, int], ...] = ()
    drop: tuple[tuple[int, int], ...] = ()


NO_WORD = Word()


def judge(
    reading: Reading, language: str = "", word: Word = NO_WORD, quirks: Sequence[Rule] = ()
) -> tuple[Verdict, ...]:
    """One verdict for each block, in the order of the blocks. `quirks` speak before all other rules.

    A line that an editor keeps is a heading where the rules say so: the word is about staying, not about shape.
    """
    said = _judged(reading, language, _editors(reading, word), quirks)
    if word.keep:
        free = _judged(reading, language, _editors(reading, replace(word, keep=())), quirks)
        headings = {number: verdict.prefix for number, verdict in free.items() if verdict.is_heading}
        said |= {
            number: replace(said[number], is_heading=True, prefix=headings[number]) for number in _kept(said, headings)
        }
    return tuple(said.get(block.number, Verdict(block.number, Fate.KEPT, "", "", sure=100)) for block in reading.blocks)


def _judged(reading: Reading, language: str, said: dict[int, Verdict], quirks: Sequence[Rule]) -> dict[int, Verdict]:
    """The verdicts by number when all rules have spoken after those that are there."""
    said = _heard((*quirks, *STRETCHES), Hearing(reading, said, language))
    hearing = looked_at(Hearing(reading, said, language))
    said = _heard(FIRST, hearing)
    return _heard(LATER, replace(hearing, said=said, scores=_scores(reading, said)))


def looked_at(hearing: Hearing) -> Hearing:
    """The same of a dump; of a saved page with the article's place, and what the page model thinks of its blocks."""
    if hearing.reading.unit == "line":
        return hearing
    found = region(hearing.reading, hearing.open)
    asked_of = tuple(block for block in hearing.open if block.number not in found.zones)
    return replace(hearing, region=found, p_body=block_scores(hearing.reading, asked_of))


def asked(reading: Reading) -> tuple[Block, ...]:
    """The blocks of a saved page that the page model is asked about: in no stretch that rules take, and in no zone."""
    blocks = Hearing(reading, _heard(STRETCHES, Hearing(reading, {}))).open
    zones = region(reading, blocks).zones
    return tuple(block for block in blocks if block.number not in zones)


def _kept(said: Mapping[int, Verdict], among: Iterable[int]) -> list[int]:
    """Those of the numbers whose line an editor keeps."""
    return [each for each in among if each in said and said[each].rule == EDITOR and said[each].fate is Fate.KEPT]


def decided(reading: Reading, said: Mapping[int, Verdict] | None = None) -> list[bool]:
    """For each block whether it is lifted or dropped when the line model looks; what the first rules say by default."""
    told = _heard((*STRETCHES, *FIRST), Hearing(reading, {})) if said is None else said
    return [block.number in told and told[block.number].fate is not Fate.KEPT for block in reading.blocks]


def _scores(reading: Reading, said: Mapping[int, Verdict]) -> Mapping[int, Score]:
    """What the line model thinks of each line of a dump, by number; empty for a saved page."""
    if reading.unit == "block":
        return {}
    told = line_scores(reading.blocks, decided(reading, said))
    return {block.number: score for block, score in zip(reading.blocks, told, strict=True)}


def _heard(rules: Iterable[Rule], hearing: Hearing) -> dict[int, Verdict]:
    """All verdicts when these rules have spoken, one after the other."""
    said = dict(hearing.said)
    for rule in rules:
        said = {**said, **_first(rule, replace(hearing, said=said))}
    return said


def cautiously(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The same verdicts, but what is dropped on less than certain grounds stays, with the drop as a suggestion.

    What is lifted stays lifted: its words stand in the front matter, and so in the article.
    """
    return tuple(
        replace(verdict, fate=Fate.KEPT, facts=(), suggest=Fate.DROPPED) if _is_unsure(verdict) else verdict
        for verdict in verdicts
    )


def _is_unsure(verdict: Verdict) -> bool:
    return verdict.fate is Fate.DROPPED and verdict.sure < CAUTIOUS


def is_doubtful(sure: int, suggest: Fate | None) -> bool:
    """True for what an editor is asked about: a verdict that is a guess, or one that was only suggested."""
    return suggest is not None or sure < DOUBTFUL


def waiting(verdicts: Iterable[Verdict]) -> tuple[int, int]:
    """How many lines wait for an editor's word: those suggested, and others that are doubtful."""
    asked = [verdict for verdict in verdicts if is_doubtful(verdict.sure, verdict.suggest)]
    suggested = sum(1 for verdict in asked if verdict.suggest)
    return suggested, len(asked) - suggested


def _first(rule: Rule, hearing: Hearing) -> dict[int, Verdict]:
    """What a rule says of blocks still open; of two verdicts on one block the first."""
    found: dict[int, Verdict] = {}
    for verdict in rule(hearing):
        if verdict.number not in hearing.said:
            found.setdefault(verdict.number, verdict)
    return found


def _editors(reading: Reading, word: Word) -> dict[int, Verdict]:
    found = {}
    for block in reading.blocks:
        if _among(block.number, word.keep):
            found[block.number] = Verdict(block.number, Fate.KEPT, EDITOR, "an editor keeps it", sure=100)
        elif _among(block.number, word.drop):
            found[block.number] = Verdict(block.number, Fate.DROPPED, EDITOR, "an editor drops it", sure=100)
    return found


def _among(number: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= number <= last for first, last in stretches)
