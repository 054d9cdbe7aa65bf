"""What the line model holds for furniture, where no rule knows a line: menus, teasers, boxes."""

from collections.abc import Iterator

from generator.clean.block import Hearing, Verdict, Where, drop, keep

RULE = "line-model"
UNLIKELY = 60  # per mille of likelihood for the body below which a line goes; eight words of ten thousand are lost
CERTAIN = 10  # below which not even a cautious reader has to be asked; one word of two thousand is lost by it
EVEN = 500  # below which a line that stays is more likely furniture
PLAIN = 900  # from which a line is plainly the body's
ENOUGH = 40  # words that are plainly the body's; where a dump has fewer, nothing is known of what surrounds it

WHY: dict[Where, str] = {
    "before": "reads like what stands above an article",
    "body": "reads unlike the rest of the article",
    "inside": "reads like a box within an article",
    "after": "reads like what stands below an article",
}


def line_model(hearing: Hearing) -> Iterator[Verdict]:
    """Drop what the model holds for furniture, as surely as it does; nothing where it sees no article at all."""
    if not _sees_an_article(hearing):
        return
    for block in hearing.open:
        score = hearing.scores[block.number]
        if score.p_body < UNLIKELY:
            yield drop(block, RULE, WHY[score.where], sure=_sure(score.p_body))


def doubts(hearing: Hearing) -> Iterator[Verdict]:
    """Say how doubtful a line is that stays, when all other rules have spoken of it: of a heading that is its rule."""
    if not _sees_an_article(hearing):
        return
    for block in hearing.open:
        score = hearing.scores[block.number]
        if score.p_body < EVEN:
            yield keep(block, RULE, "may not be the article's", sure=rounded(score.p_body))


def rounded(p_body: int) -> int:
    """A likelihood in per mille as percent, in steps of five: a record need not change with every training."""
    return p_body // 50 * 5


def _sees_an_article(hearing: Hearing) -> bool:
    plain = (block for block in hearing.reading.blocks if _p_body(hearing, block.number) >= PLAIN)
    return sum(len(block.text.split()) for block in plain) >= ENOUGH


def _p_body(hearing: Hearing, number: int) -> int:
    score = hearing.scores.get(number)
    return score.p_body if score else 0


def _sure(p_body: int) -> int:
    return 98 if p_body < CERTAIN else 92 - 10 * p_body // UNLIKELY
