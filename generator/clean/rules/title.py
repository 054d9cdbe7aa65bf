"""The headline."""

import re
from collections.abc import Iterator, Sequence

from generator.clean import bylines, datelines
from generator.clean.block import Block, Fact, Hearing, Verdict, lift
from generator.clean.headline import headline, text_of, view
from generator.clean.shape import HEADLINE, count, ends_with_stop, is_headline, is_list_item, is_prose, label
from generator.text import fold, squeeze

NEAR = 12  # blocks within which a headline is printed again
MENU = 6  # short lines above the text, from which the first of them is more likely a menu's than the headline
STOPPED = 18  # words of a headline with a full stop; a lead has more
SHORT = 6  # blocks above the text up to which a dump's first line may be the headline on lesser grounds
KICKER = 3  # words of a line above the headline that names a theme ("Defence")

_MARK = re.compile(r"^#{1,6}\s+")
"""Markdown's mark of a heading."""
_DASH = re.compile(r"\s+[-–—]\s+(?P<site>[^–—]{3,40})$")
_SUFFIX = re.compile(r"\s*(?:\s\|\s|\s[-–—]\s(?=[\w.]+\.(?:com|org|net|pk|in|de|co\.uk)\b))\s*(?P<site>[^|]{2,40})$")


def title(hearing: Hearing) -> Iterator[Verdict]:
    """Lift the headline: a line above the text that no full stop ends and that spacing, a byline or a repeat confirms.

    A headline that ends in a full stop must be printed twice or stand above a byline. A first line that is a sentence
    is the report's lead: then nothing is lifted, and the headline stays unknown.
    """
    if any(fact.field == "title" for verdict in hearing.said.values() for fact in verdict.facts):
        return
    if hearing.scores:
        if found := _of_dump(hearing):
            yield found
            return
        if text_of(hearing.reading.blocks, hearing.scores)[0] > SHORT:
            return
    blocks = _under_dates(hearing)
    if hearing.reading.reader == "html":
        block = _of_page(hearing, blocks)
    else:
        block = next((each for at, each in enumerate(blocks[:2]) if _is_title(hearing, blocks, at)), None)
    if block is None:
        return
    yield lift(block, "title", "headline", _facts(hearing, block))
    if block.number > blocks[0].number and hearing.reading.reader == "text":
        where = hearing.reading.place(blocks[0])
        yield lift(
            blocks[0], "kicker", "theme above the headline", (Fact("section", squeeze(blocks[0].text), where),), sure=85
        )


def _of_dump(hearing: Hearing) -> Verdict | None:
    """The headline of a dump, by points; None where no line is likely enough, or the likeliest is a byline."""
    blocks = hearing.reading.blocks
    seen = view(blocks, hearing.scores, hearing.language)
    found = headline(seen, [block.number not in hearing.said for block in blocks])
    if found is None:
        return None
    block, sure = blocks[found[0]], min(95, round(100 * found[1]))
    if bylines.byline(block.text, hearing.language) is not None:
        return None
    return lift(block, "title", "headline", _facts(hearing, block), sure=sure)


def _under_dates(hearing: Hearing) -> Sequence[Block]:
    """The first open blocks, without the lines of a day or writer that stand above everything else."""
    blocks = hearing.open[: 2 * NEAR]
    for at, block in enumerate(blocks):
        found = bylines.byline(block.text, hearing.language)
        if found is None or not (found.date or found.is_labelled):
            return blocks[at : at + NEAR]
    return ()


def _facts(hearing: Hearing, block: Block) -> tuple[Fact, ...]:
    line, where = _MARK.sub("", squeeze(block.text)), hearing.reading.place(block)
    suffix = _SUFFIX.search(line)
    if suffix and count(line[: suffix.start()]) >= 3 and count(suffix["site"]) <= 4:
        return Fact("title", line[: suffix.start()], where), Fact("publisher", suffix["site"].strip(), where, sure=60)
    papers = {fold(fact.value).removeprefix("the ") for fact in hearing.facts("publisher")}
    dash = _DASH.search(line)
    if dash and fold(dash["site"]).removeprefix("the ") in papers:
        line = line[: dash.start()]
    return (Fact("title", line, where),)


def _is_title(hearing: Hearing, blocks: Sequence[Block], at: int) -> bool:
    """True for the block `at` if it stands where a headline stands and looks like one."""
    block, rest = blocks[at], blocks[at + 1 :]
    if not rest or (at == 1 and not _is_kicker(blocks)):
        return False
    line = squeeze(block.text) if count(block.text) <= HEADLINE else ""
    if bylines.byline(line, hearing.language) or _is_dated(hearing, line) or is_list_item(line) or "://" in line:
        return False
    repeated = sum(1 for each in rest if label(each.text) == fold(line)) in (1, 2)
    under = bylines.byline(squeeze(rest[0].text), hearing.language)
    near = [bylines.byline(each.text, hearing.language) for each in rest[:3]]
    followed = any(near) and any(is_prose(each.text) for each in rest[1:])
    if ends_with_stop(line):
        is_said = under is not None and bool(under.date or under.is_labelled)
        return repeated or (followed and is_said and count(line) <= STOPPED)
    if at == 0 and _is_kicker(blocks) and _is_title(hearing, blocks, 1) and not repeated:
        return False
    if not is_headline(line):
        return False
    if repeated or under is not None:
        return True
    is_menu = not any(is_prose(each.text) for each in rest[:MENU])
    return not is_menu and (followed or rest[0].gap > 0 or is_prose(rest[0].text))


def _is_dated(hearing: Hearing, line: str) -> bool:
    """True for a dateline with prose after it or nothing; `LAHORE: three bridges closed` may be a headline."""
    found = datelines.dateline(line, hearing.language)
    return found is not None and (is_prose(line[found.end :]) or not line[found.end :].strip() or not found.is_plain)


def _is_kicker(blocks: Sequence[Block]) -> bool:
    """True where a line of a few words stands over one that is plainly the headline."""
    first, second = blocks[0], blocks[1]
    return (
        count(first.text) <= KICKER
        and count(second.text) >= KICKER + 2
        and is_headline(second.text)
        and not is_prose(second.text)
    )


def _of_page(hearing: Hearing, blocks: Sequence[Block]) -> Block | None:
    """In a saved page: the block that prints what the page calls its headline, else the first h1, else as in a dump."""
    known = {fold(fact.value) for fact in hearing.reading.facts if fact.field == "title"}
    printed = next((block for block in blocks if label(block.text) in known), None)
    headed = printed or next((block for block in blocks if block.tag == "h1"), None)
    return headed or next((each for at, each in enumerate(blocks[:2]) if _is_title(hearing, blocks, at)), None)
