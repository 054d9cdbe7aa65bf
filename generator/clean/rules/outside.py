"""What is not the article in a saved page: menus, lists of other articles, what stands above the headline and below."""

from collections.abc import Iterator

from generator.clean.block import Block, Fact, Hearing, Region, Verdict, drop
from generator.clean.rules.legal import copyright_holder
from generator.clean.shape import count, ends_sentence, is_prose, label, last_prose
from generator.text import fold

RULE = "outside"
HEAD = 25  # blocks above the text in which headline, byline and standfirst stand
LINKED = 90  # percent inside links, from which a line without a full stop only points elsewhere
TEXT = 600  # per mille of likelihood from which a block is the article's, though it stands outside its region
LINKS = 300  # per mille more for a block of nothing but links
RELATED = frozenset({"related", "recommended", "recommendations", "alsoread"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def outside(hearing: Hearing) -> Iterator[Verdict]:
    """Drop blocks in zones that name themselves (`sidebar`, `<nav>`), links, and what is after the text or far above.

    What the page model is sure of stays, wherever it stands but in a zone. What stands between the headline and the
    text is left for the rules of the article's head; `beyond` takes the rest.
    """
    if hearing.reading.reader != "html":
        return
    found = hearing.region
    blocks = hearing.open
    start = _start(hearing, blocks, found)
    for block in blocks:
        if zone := found.zones.get(block.number):
            yield drop(block, RULE, f"inside {zone}", _related(hearing, block, zone, found))
        elif _is_article(hearing, block) and (block.number >= start or is_prose(block.text)):
            continue
        elif block.number > found.last:
            yield drop(block, RULE, "below the article's text", copyright_holder(hearing, block))
        elif block.number < start:
            yield drop(block, RULE, "above the article's head")
        elif block.linked >= LINKED and not _may_stand(hearing, block):
            yield drop(block, RULE, "nothing but links", sure=90)


def beyond(hearing: Hearing) -> Iterator[Verdict]:
    """Drop what is left between the headline and the text when all rules of the head have spoken."""
    if hearing.reading.reader != "html":
        return
    blocks = hearing.open
    last = last_prose(blocks)
    tail = {block.number for block in blocks[last + 1 :]} if last >= 0 else set()
    is_empty = all(block.tag in HEADINGS for block in blocks[last + 1 :])
    for block in blocks:
        if block.number not in hearing.region.inside and not _is_article(hearing, block):
            yield drop(block, RULE, "not in the article's text", sure=85)
        elif is_empty and block.number in tail:
            yield drop(block, RULE, "headings with nothing under them", sure=90)


def _is_article(hearing: Hearing, block: Block) -> bool:
    """Whether the page model holds a block for the article's; of one that is all links it has to be surer."""
    least = TEXT + LINKS if block.linked >= LINKED else TEXT
    return hearing.p_body.get(block.number, 0) >= least


def _start(hearing: Hearing, blocks: tuple[Block, ...], found: Region) -> int:
    """The number of the block with which the article's head begins: its headline, or some blocks above the text."""
    titles = {fold(fact.value) for fact in hearing.reading.facts if fact.field == "title"}
    above = [block for block in blocks if block.number <= found.first and block.number not in found.zones][-HEAD:]
    for block in above:
        if block.linked < LINKED and (block.tag == "h1" or label(block.text) in titles):
            return block.number
    inside = [block for block in blocks if block.number in found.inside and block.number not in found.zones]
    has_head = any(block.tag == "h1" for block in inside) or bool(inside and not is_prose(inside[0].text))
    return found.first if has_head or not above else above[0].number


def _may_stand(hearing: Hearing, block: Block) -> bool:
    """True for links that are the headline, a sentence, or the writer's name."""
    words = {word for node in hearing.reading.lineage(block)[:3] for word in node.words}
    is_head = block.tag == "h1" or bool(words & {"byline", "author", "authors", "date", "dateline"})
    return is_head or ends_sentence(block.text) or count(block.text) > 25


def _related(hearing: Hearing, block: Block, zone: str, found: Region) -> tuple[Fact, ...]:
    """The headline of another article, where a box inside the text points to it."""
    lineage = hearing.reading.lineage(block)[:6]
    words = {word for node in lineage for word in node.words}
    is_box = block.number in found.inside and bool(words & RELATED)
    if is_box and block.linked >= LINKED and count(block.text) >= 4:
        return (Fact("related", block.text, hearing.reading.place(block)),)
    return ()
