"""Which lines of a dump's head name its writers: by a label, or by where a name stands alone.

A name alone may be a section, a subject, a person the report is about, or whoever took a picture. It counts beside the
day or another writer, with a role or an age behind it, or where it is printed again beside the text; never where the
text speaks of that person.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.clean import labels
from generator.clean.block import Block, Hearing
from generator.clean.bylines import ROLES, Byline, byline, is_desk, is_house
from generator.clean.heads import Day, Head
from generator.clean.labels import phrases
from generator.clean.places import PLACES
from generator.clean.shape import label
from generator.text import fold, words

LONGEST = 160  # code points
WORDS = 18
BESIDE = 3  # lines between a name and the day, with a picture or a role between them
LIKELY = 700  # per mille of likelihood for the text above which a line is not asked
TOP = 2  # lines of the text itself above which a labelled byline is the article's and no teaser's within it
NEXT = 3  # lines under the headline in which a name that the text never says is the writer's
UNDER = 8  # lines under the headline in which a name printed twice is the writer's

_FURTHER = """
feature download pdf video photo gallery questions thoughts posts location partners guides hub blog final main header
page site here reviews contents party university media press audio
"""
FURTHER = frozenset(_FURTHER.split())
"""Words of headings and buttons that no table has, and no name either."""
_AGE = re.compile(r"\d+\s*(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\b|@\w|\bStunden?\b", re.IGNORECASE)


def writers_of(hearing: Hearing, head: Head, day: Day | None) -> Iterator[tuple[int, Byline]]:
    """The index of each line that names writers, and what it says; the line of the day is left out."""
    blocks = hearing.reading.blocks
    found = {at: said for at in (*head.near, *head.foot) if (said := _said(hearing, blocks, at, day))}
    labelled = {at for at, said in found.items() if said.is_labelled}
    top = {at for at in labelled if at <= head.first + TOP}
    sure = (top or labelled) | ({day.at} if day is not None else set())
    surnames = _words_of(blocks[head.first : head.end])
    for at, said in sorted(found.items()):
        is_told = at in sure or (at in head.near and _is_desk_or_agency(said))
        if is_told or (at not in labelled and at in head.near and _is_writer(blocks, head, at, said, sure, surnames)):
            yield at, said


def _said(hearing: Hearing, blocks: tuple[Block, ...], at: int, day: Day | None) -> Byline | None:
    """What an open line says as a byline; a name under a line `By` is labelled by it."""
    if at >= len(blocks) or blocks[at].number in hearing.said or (day is not None and at == day.at):
        return None
    text = blocks[at].text
    score = hearing.scores.get(blocks[at].number)
    if len(text) > LONGEST or text.count(" ") > WORDS or (score is not None and score.p_body > LIKELY):
        return None
    said = byline(text, hearing.language)
    if said is None or not (said.authors or said.agency) or said.is_published or any(map(is_house, said.authors)):
        return None
    if at and said.authors and not said.is_labelled and label(blocks[at - 1].text).strip(" :") in _labels():
        return replace(said, is_labelled=True)
    return said


def _is_desk_or_agency(said: Byline) -> bool:
    return bool(said.agency and not said.authors) or any(map(is_desk, said.authors))


def _is_writer(
    blocks: tuple[Block, ...], head: Head, at: int, said: Byline, sure: set[int], text: frozenset[str]
) -> bool:
    """True for names alone that stand where a writer's do; `text` holds the words of the article."""
    if not said.authors or any(_is_common(name) for name in said.authors) or blocks[at].text.lstrip()[:1] in "-–—":
        return False
    if head.titles and at < head.titles[0]:
        return False
    if any(fold(name).split()[-1] in text for name in said.authors):
        return False
    if any(0 < abs(at - other) <= BESIDE for other in sure):
        return True
    if at > head.first:
        return False
    line = blocks[at].text
    if ROLES.search(line) or _AGE.search(line):
        return True
    far = min((at - title for title in head.titles if title < at), default=UNDER + 1)
    again = sum(1 for block in blocks if label(block.text) == label(line))
    return far <= NEXT or (far <= UNDER and again > 1)


def _is_common(name: str) -> bool:
    """True for what is no person's name though it has its form: a place, a section, a button."""
    folded = fold(name)
    return folded in PLACES or len(folded.split()) < 2 or not _common().isdisjoint(folded.split())


def _words_of(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The words of the paragraphs, folded."""
    return frozenset(word for block in blocks if len(block.text) > LONGEST for word in words(fold(block.text)))


@cache
def _labels() -> frozenset[str]:
    return phrases(labels.BYLINE)


@cache
def _common() -> frozenset[str]:
    tables = (labels.SHARE, labels.NEWSLETTER, labels.COMMENTS, labels.LEGAL, labels.ADS, labels.ALSO_READ, labels.TAGS)
    rows = [phrase for table in tables for phrase in phrases(table)]
    found = {word for phrase in (*rows, *labels.SECTIONS) for word in words(phrase) if len(word) > 3}
    return frozenset(found) | FURTHER
