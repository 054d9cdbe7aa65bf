"""The byline and the day beside it, above the text or under it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.clean import bylines
from generator.clean.block import SURE, Block, Fact, Hearing, Verdict, drop, lift
from generator.clean.bylines import Byline
from generator.clean.heads import SEEN, Day, Head, day_of, head_of, is_apart
from generator.clean.labels import PUBLISHED, phrases
from generator.clean.shape import is_prose, label, last_prose
from generator.clean.writers import writers_of
from generator.text import fold

RULE = "byline-date"
HEAD = 12  # blocks above the text in which a byline is looked for
FOOT = 5  # blocks under it
HOUSE = 60  # percent; a paper named as the writer is mostly the one whose page it is
NAME_ALONE = 90  # percent; the person a report is about is named alone, too


def byline_date(hearing: Hearing) -> Iterator[Verdict]:
    """Lift lines that hold nothing but writers, a day, or both: to `authors`, `agency`, `date`.

    A name alone must be confirmed: a day or a label on the next or last line, or the page's own class; else it must
    stand under a headline and be named nowhere in the text, as a person a report is about would be.
    """
    head = head_of(hearing) if hearing.scores else None
    if head is not None and head.end:
        yield from _of_dump(hearing, head)
        return
    blocks = hearing.open
    foot = _foot(blocks)
    for at, block in _places(blocks):
        found = bylines.byline(block.text, hearing.language)
        if found is None or not _is_confirmed(hearing, blocks, at, found):
            continue
        if at >= foot and not found.is_labelled and at + 1 < len(blocks):
            continue  # under the text only the last line may be a day alone: others are of comments
        if found.is_updated and not found.authors:
            yield drop(block, RULE, "says only when it was last changed")
        else:
            sure = SURE if found.date or found.is_labelled else NAME_ALONE
            yield lift(block, RULE, _why(found), _facts(hearing, block, found), sure=sure)
    for at, block in _places(blocks):
        if label(block.text).strip(" :") in _labels() and _is_date(hearing, blocks[at + 1 : at + 2]):
            yield drop(block, RULE, "label of the date on the next line")


def _of_dump(hearing: Hearing, head: Head) -> Iterator[Verdict]:
    """The day, the writers, and of the lines around them those that hold only a day or a label of one."""
    blocks = hearing.reading.blocks
    day = day_of(hearing, head)
    if day is not None:
        yield _of_day(hearing, day)
    taken = {day.at} if day is not None else set()
    for at, found in writers_of(hearing, head, day):
        taken.add(at)
        facts = [fact for fact in _facts(hearing, blocks[at], found) if fact.field != "date"]
        sure = SURE if found.is_labelled else NAME_ALONE
        yield lift(blocks[at], RULE, "byline", tuple(replace(fact, sure=sure) for fact in facts), sure=sure)
    for at in head.near:
        block = blocks[at]
        if (
            at in taken
            or block.number in hearing.said
            or len(block.text) > bylines.LONGEST
            or not is_apart(hearing, head, at)
        ):
            continue
        found_only = bylines.byline(block.text, hearing.language) if any(map(str.isdigit, block.text)) else None
        if found_only and found_only.date and not found_only.authors:
            why = (
                "says only when it was last changed" if found_only.is_updated else "a day, but not that of the article"
            )
            yield drop(block, RULE, why)
        elif label(block.text).strip(" :") in _labels() and at + 1 in taken:
            yield drop(block, RULE, "label of the date on the next line")


def _of_day(hearing: Hearing, day: Day) -> Verdict:
    """The line that names the day of a dump, with the writers beside it."""
    block = hearing.reading.blocks[day.at]
    where = hearing.reading.place(block)
    found = bylines.byline(block.text, hearing.language)
    facts = [fact for fact in _facts(hearing, block, found) if fact.field != "date"] if found else []
    basis = "published-line" if day.is_labelled else "byline"
    facts.append(Fact("date", day.edtf, where, basis, day.sure))
    return lift(
        block,
        RULE,
        "byline and date" if len(facts) > 1 else "date",
        tuple(facts),
        sure=max(day.sure, SURE) if day.sure >= SEEN else day.sure,
    )


def _places(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Block]]:
    """The blocks where a byline may stand: above the second paragraph, and under the last."""
    prose = [at for at, block in enumerate(blocks) if is_prose(block.text)]
    head = min(HEAD, prose[1] if len(prose) > 1 else len(blocks))
    foot = max(head, _foot(blocks), len(blocks) - FOOT)
    for at, block in enumerate(blocks):
        if at < head or at >= foot:
            yield at, block


def _foot(blocks: tuple[Block, ...]) -> int:
    """The index of the first block under the text."""
    return last_prose(blocks) + 1


def _is_confirmed(hearing: Hearing, blocks: tuple[Block, ...], at: int, found: Byline) -> bool:
    if found.date or found.is_labelled or found.agency or any(map(bylines.is_desk, found.authors)):
        return not is_prose(blocks[at].text)
    beside = (*blocks[at + 1 : at + 2], *blocks[max(0, at - 1) : at])
    if _is_date(hearing, beside):
        return True
    block = blocks[at]
    words = {word for node in hearing.reading.lineage(block)[:3] for word in node.words}
    if words & {"byline", "author", "authors", "writer"}:
        return True
    is_under_title = any(verdict.rule == "title" and number < block.number for number, verdict in hearing.said.items())
    is_above_text = any(is_prose(each.text) for each in blocks[at + 1 :])
    return is_under_title and is_above_text and not _is_named(found, blocks, block)


def _is_date(hearing: Hearing, blocks: tuple[Block, ...]) -> bool:
    """True where one of the blocks is a day and nothing else."""
    found = [bylines.byline(block.text, hearing.language) for block in blocks]
    return any(each and each.date and not each.authors for each in found)


def _is_named(found: Byline, blocks: tuple[Block, ...], block: Block) -> bool:
    """True where a part of the name stands elsewhere in the text, as a word of any case."""
    text = " ".join(fold(each.text) for each in blocks if each is not block)
    parts = {part for name in found.authors for part in fold(name).split() if len(part) > 2}
    return any(f" {part}" in f" {text}" for part in parts)


@cache
def _labels() -> frozenset[str]:
    return phrases(PUBLISHED)


def _why(found: Byline) -> str:
    return "byline and date" if found.date and (found.authors or found.agency) else "date" if found.date else "byline"


def _facts(hearing: Hearing, block: Block, found: Byline) -> tuple[Fact, ...]:
    where = hearing.reading.place(block)
    houses = [name for name in found.authors if bylines.is_house(name) and not bylines.is_desk(name)]
    facts = [Fact("authors", name, where) for name in found.authors if name not in houses]
    facts += [Fact("publisher", name, where, sure=HOUSE) for name in houses]
    if found.place:
        facts.append(Fact("dateline", found.place, where))
    if found.agency:
        facts.append(Fact("agency", found.agency, where))
    if found.date and not found.is_updated:
        facts.append(Fact("date", found.date, where, "published-line" if found.is_published else "byline"))
    return tuple(facts)
