"""The standfirst: the sentence between the headline and the byline."""

from collections.abc import Iterator, Sequence

from generator.clean import datelines
from generator.clean.block import SURE, Block, Fact, Hearing, Verdict, lift
from generator.clean.shape import count, is_headline, is_prose, is_quote
from generator.text import squeeze

RULE = "summary"
LINES = 2
LONGEST = 70  # words over its lines; a first paragraph may have as many, so a mark must follow
GUESSED = 85  # percent, where only its place tells it from the first paragraph
LIKELY = 900  # per mille of likelihood for the text above which a line of a dump is no standfirst
LABELS = frozenset(
    {"standfirst", "subtitle", "subheadline", "subhead", "dek", "deck", "kicker", "excerpt", "strapline"}
)
MARKS = frozenset({"byline-date", "title-repeat"})


def summary(hearing: Hearing) -> Iterator[Verdict]:
    """Lift the standfirst: at most two lines under the headline with a byline, a repeat or a dateline after them.

    Without such a mark a standfirst cannot be told from the first paragraph, and stays.
    """
    title = next((number for number, verdict in hearing.said.items() if verdict.rule == "title"), None)
    if title is None:
        return
    under = [block for block in hearing.open if block.number > title]
    labelled = [block for block in under[:LINES] if _is_labelled(hearing, block)]
    found = labelled or list(_between(hearing, under, title))
    sure = SURE if labelled else GUESSED
    if not labelled and any(_is_likely(hearing, block) for block in found):
        return
    if found and sum(count(block.text) for block in found) <= LONGEST:
        text = " ".join(squeeze(block.text) for block in found)
        fact = Fact("summary", text, hearing.reading.place(found[0]))
        yield lift(found[0], RULE, "standfirst", (fact,), sure=sure)
        for block in found[1:]:
            fact = Fact("summary", "", hearing.reading.place(block))
            yield lift(block, RULE, "standfirst, continued", (fact,), sure=sure)


def _is_likely(hearing: Hearing, block: Block) -> bool:
    """True for a line of a dump that the line model is sure is the text's."""
    score = hearing.scores.get(block.number)
    return score is not None and score.p_body > LIKELY


def _is_labelled(hearing: Hearing, block: Block) -> bool:
    words = {word for node in hearing.reading.lineage(block)[:2] for word in node.words}
    return bool(words & LABELS)


def _between(hearing: Hearing, under: Sequence[Block], title: int) -> Sequence[Block]:
    """The open blocks between the headline and the next mark; empty if too many or no mark."""
    mark = next(
        (block.number for block in hearing.reading.blocks if block.number > title and _is_mark(hearing, block)), None
    )
    found = [block for block in under if mark is not None and block.number < mark]
    is_text = all(is_prose(block.text) or (is_headline(block.text) and count(block.text) >= 4) for block in found)
    rest = [block for block in under if mark is not None and block.number >= mark]
    if not 1 <= len(found) <= LINES or not is_text or not any(is_prose(block.text) for block in rest):
        return ()
    return () if is_quote(found[0].text) and len(found) > 1 else found


def _is_mark(hearing: Hearing, block: Block) -> bool:
    """True for a block that shows where the head ends: byline, repeated headline, or a line with a dateline."""
    verdict = hearing.said.get(block.number)
    if verdict is not None:
        return verdict.rule in MARKS
    found = datelines.dateline(block.text, hearing.language)
    return found is not None and bool(found.place or found.agency)
