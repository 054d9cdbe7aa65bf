"""Links to other articles inside or under this one: their label, and the headline that goes with it."""

import re
from collections.abc import Iterator
from functools import cache

from generator.clean.block import Block, Fact, Hearing, Verdict, drop
from generator.clean.labels import ALSO_READ, WEAK_ALSO_READ, longest_first, phrases
from generator.clean.shape import count, ends_sentence, is_headline, is_list_item, is_prose, is_quote, last_prose
from generator.text import fold, squeeze

RULE = "also-read"
HEADLINE = 16  # words of a related headline; a longer line after a bare label is prose
LIST = 12  # lines under a label at the end of a text; what follows more of them is no list of links


def also_read(hearing: Hearing) -> Iterator[Verdict]:
    """Drop the label, and with it the headline on its line; a headline on the next line only if it looks like one.

    The headline goes to `related`. After a bare label in the middle of a body the next line is prose as a rule, as the
    link was lost when the page was copied.
    """
    blocks = hearing.open
    last = last_prose(blocks)
    taken: set[int] = set()
    for at, block in enumerate(blocks):
        if block.number in taken or len(block.text) > 300:
            continue
        label, headline = split(block.text)
        if label and headline:
            yield drop(block, RULE, "points to another article", _related(hearing, block, headline), sure=85)
        elif label and not _heads_a_list(blocks, at):
            yield drop(block, RULE, "label of a link whose headline is gone or follows", sure=97)
            for follower in _headlines(blocks[at + 1 : at + 1 + LIST], is_tail=at >= last):
                taken.add(follower.number)
                why = "headline of another article, under its label"
                yield drop(follower, RULE, why, _related(hearing, follower, squeeze(follower.text)))


def split(text: str) -> tuple[str, str]:
    """The label at the head of a line and the headline after it; ("", "") if the line is none such."""
    line = squeeze(text).strip(" >»›•|-–—[]*")
    if fold(line).strip(" .:…!>»›→") in _labels():
        return line, ""
    match = _labelled().match(line)
    headline = match["headline"].strip(" >»›|[]*") if match else ""
    if match is None or count(headline) < 2:
        return "", ""
    weak = fold(match["label"]) in WEAK_ALSO_READ
    looks = count(headline) <= (HEADLINE if weak else 30) and (is_headline(headline) or not weak)
    return (match["label"], headline) if looks and not headline[:1].islower() else ("", "")


def _related(hearing: Hearing, block: Block, headline: str) -> tuple[Fact, ...]:
    return (Fact("related", headline, hearing.reading.place(block)),)


def _heads_a_list(blocks: tuple[Block, ...], at: int) -> bool:
    """True where the label introduces a list of the article's own (`See also:` over items)."""
    following = blocks[at + 1 : at + 2]
    weak = fold(blocks[at].text).strip(" .:") in WEAK_ALSO_READ
    return weak and bool(following) and is_list_item(following[0].text)


def _headlines(rest: tuple[Block, ...], *, is_tail: bool) -> Iterator[Block]:
    """The lines after a bare label that are headlines: one in the middle of a text, a run of them at its end."""
    for place, block in enumerate(rest if is_tail else rest[:1]):
        if not _is_link_text(block.text) or (block.gap > 1 and not is_tail):
            return
        after = rest[place + 1 : place + 2]
        if not is_tail and not (
            after and is_prose(after[0].text) and count(block.text) >= 5 and _differs(block, after[0])
        ):
            return
        yield block


def _differs(block: Block, after: Block) -> bool:
    """True where the spacing sets the line off from the prose after it as it does not from the label before it."""
    return block.gap == 0 and after.gap > 0


def _is_link_text(text: str) -> bool:
    return count(text) <= HEADLINE and is_headline(text) and not ends_sentence(text) and not is_quote(text)


@cache
def _labels() -> frozenset[str]:
    return phrases(ALSO_READ)


@cache
def _labelled() -> re.Pattern[str]:
    words = "|".join(map(_spelled, longest_first(phrases(ALSO_READ))))
    return re.compile(rf"(?P<label>{words})\s*(?:[:|：»>→–—]|\s-\s)+\s*(?P<headline>.+)$", re.IGNORECASE)


def _spelled(phrase: str) -> str:
    """A folded phrase as a pattern that takes either apostrophe, any blanks, and the Turkish capital İ."""
    return re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+").replace("i\u0307", "(?:i\u0307|İ)")
