"""What the page model holds for furniture in a saved page, where no rule knows a block."""

from collections.abc import Iterator

from generator.clean.block import Hearing, Verdict, drop, keep
from generator.clean.rules.line_model import EVEN, rounded
from generator.clean.shape import count

RULE = "page-model"
UNLIKELY = 300  # per mille of likelihood for the body below which a block goes
CERTAIN = 30  # below which not even a cautious reader has to be asked
MOST = 300  # words; a stretch of more without a break is not the model's to drop


def page_model(hearing: Hearing) -> Iterator[Verdict]:
    """Drop what the model holds for furniture, as surely as it does."""
    for block in hearing.open:
        p_body = hearing.p_body.get(block.number)
        if p_body is not None and p_body < UNLIKELY and count(block.text) <= MOST:
            yield drop(block, RULE, "reads and stands unlike the article's text", sure=_sure(p_body))


def page_doubts(hearing: Hearing) -> Iterator[Verdict]:
    """Say how doubtful a block is that stays, when all other rules have spoken of it."""
    for block in hearing.open:
        p_body = hearing.p_body.get(block.number, EVEN)
        if p_body < EVEN:
            yield keep(block, RULE, "may not be the article's", sure=rounded(p_body))


def _sure(p_body: int) -> int:
    return 98 if p_body < CERTAIN else 94 - p_body // 50 * 5
