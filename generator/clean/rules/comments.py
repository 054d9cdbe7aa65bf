"""Readers' comments: the head of the thread, and all that follows it.

A comment is fluent prose, often longer than any paragraph of the article; only its place tells it apart. So the head
must be certain before everything after it goes: a count, or marks of a thread (`Reply`, `10 years ago`) under it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from generator.clean.block import Block, Hearing, Verdict, drop
from generator.clean.labels import AGES, COMMENT_CONTROLS, COMMENT_COUNT, COMMENTS, longest_first, numbered, phrases
from generator.clean.shape import count, ends_sentence, is_prose
from generator.text import fold

RULE = "comments"
NEAR = 8  # blocks under a head in which a thread shows its marks: name, age, a comment of some paragraphs, a button
MARKED, COUNTED = 97, 95  # percent: a thread that shows its marks, and one that only a number announces
PARAGRAPHS, WORDS = 2, 60  # of sentences of an article above its comments; a standfirst alone has less of both

_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|three)\s*(?:s|m|h|d|w|y|mo|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago\b"
)
_SAYS = re.compile(r"^.{1,50}\b(?:says|said|wrote|writes|sagt|schrieb|dice|a dit)\s*:$")
_ITEM = re.compile(r"^[^|]{1,60}\|[^|]{0,40}\b(?:ago|20\d\d)\b[^|]{0,30}(?:\||$)")
_STAMP = re.compile(
    r"^(?:\w{3,9}\.? \d{1,2},? (?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d),? (?:at )?\d{1,2}:\d\d ?(?:[ap]m)?$"
)
"""The day and hour above a comment."""
_ON_AT = re.compile(r"^.{2,50}\b(?:on|am|le)?\s*\w+ \d{1,2},? (?:19|20)\d\d,? (?:at|um|à) \d{1,2}[:.]\d\d")


def comments(hearing: Hearing) -> Iterator[Verdict]:
    """Drop a thread from its head to the end; a head or counter without a thread only by itself.

    In a saved page the thread ends with the element that holds it: the article may come after it.
    """
    blocks = hearing.open
    start = thread_start(blocks)
    thread = _thread(hearing, blocks, start) if start is not None else frozenset()
    marked = start is not None and any(_is_mark(block.text) for block in blocks[start : start + 1 + NEAR])
    sure = MARKED if marked else COUNTED
    for at, block in enumerate(blocks):
        if block.number in thread:
            why = "head of the readers' comments" if at == start else "after the head of the readers' comments"
            yield drop(block, RULE, why, sure=sure)
        elif head(block.text):
            yield drop(block, RULE, "label of a comments thread that is not here")


def _thread(hearing: Hearing, blocks: Sequence[Block], start: int) -> frozenset[int]:
    """The numbers of the thread's blocks: of a page those in the innermost element with the head and a mark."""
    after = blocks[start:]
    marks = sorted(block.node for block in after[1:] if _is_mark(block.text))
    element = last = blocks[start].node
    while element >= 0:
        last = hearing.reading.last_within(element, last)
        first = bisect_left(marks, element)
        if marks[first : first + 1] and marks[first] <= last:
            return frozenset(block.number for block in after if element <= block.node <= last)
        element = hearing.reading.nodes[element].parent
    return frozenset(block.number for block in after)


def thread_start(blocks: Sequence[Block]) -> int | None:
    """The index of the block with which the thread begins; None if there is none."""
    behind = sum(count(block.text) for block in blocks)
    before = told = paragraphs = 0
    for at, block in enumerate(blocks):
        behind -= count(block.text)
        if paragraphs >= PARAGRAPHS or told >= WORDS:  # what stands above the article is a counter
            after = blocks[at + 1 : at + 1 + NEAR]
            if (said := head(block.text)) and _is_thread(after, said, before, behind):
                return at
            if _is_item(block.text) and _begins(block.text, after):
                return at
        before += count(block.text)
        if is_prose(block.text) and ends_sentence(block.text):  # a menu on one line has many words, too
            told += count(block.text)
            paragraphs += 1
    return None


def _begins(item: str, after: Sequence[Block]) -> bool:
    """True where a line that is no head begins a thread: `NAME | 3 days ago | Reply`, `NAME says:` over a button."""
    line = fold(item)
    is_aged = _is_aged(line)
    buttons = any(fold(each.text).strip(" .:()[]0123456789") in _buttons() for each in after)
    return (is_aged and "reply" in line) or ((is_aged or bool(_SAYS.match(line))) and buttons)


def head(text: str) -> str:
    """`counted` or `bare` for the head of a thread, empty for any other line."""
    if len(text) > 120:
        return ""
    line = fold(text).strip(" .:!*>»→-–—")
    if match := _counted().match(line):
        return "counted" if match["n"] or match["m"] else "bare"
    return "bare" if line in _heads() else ""


def _is_thread(after: Sequence[Block], said: str, before: int, behind: int) -> bool:
    """True where what follows is comments: it bears their marks, or there is no more of it than of the article.

    `before` and `behind` are the words of the article so far and of what follows the head.
    """
    return any(_is_mark(each.text) for each in after) or behind == 0 or (said == "counted" and behind <= before)


def _is_mark(text: str) -> bool:
    """True for a line that only a thread has."""
    if len(text) > 160:
        return False
    line = fold(text)
    bare = line.strip(" .:!*()[]0123456789|•·")
    return (
        _is_item(text)
        or (bare in _controls() and bare not in {"recommend", "like", "report", "newest", "oldest"})
        or (count(line) <= 8 and _is_aged(line))
        or bool(_STAMP.match(line))
        or line.startswith(("replying to ", "in reply to ", "comments are moderated", "reply to "))
    )


def _is_item(text: str) -> bool:
    """True for the line above a comment: its writer, its age or day, perhaps a button."""
    if len(text) > 160:
        return False
    line = fold(text)
    return bool(_ITEM.match(line) or _SAYS.match(line) or (_ON_AT.match(line) and count(line) <= 14))


def _is_aged(line: str) -> bool:
    """True for a folded line that says how long ago something was written."""
    return bool(_AGO.search(line) or (any(map(str.isdigit, line)) and _ages().search(line)))


@cache
def _ages() -> re.Pattern[str]:
    return numbered(AGES)


@cache
def _buttons() -> frozenset[str]:
    return frozenset(_controls() & {"reply", "log in to reply", "antworten", "répondre", "responder", "report abuse"})


@cache
def _heads() -> frozenset[str]:
    return phrases(COMMENTS)


@cache
def _controls() -> frozenset[str]:
    return phrases(COMMENT_CONTROLS)


@cache
def _counted() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(phrases(COMMENTS) | set(COMMENT_COUNT))))
    nouns = "|".join(map(re.escape, longest_first(COMMENT_COUNT)))
    return re.compile(
        rf"(?:(?:{words})\s*[:：(（\[]?\s*(?P<n>\d[\d.,]*)\s*[)）\]]?|[(（]?(?P<m>\d[\d.,]*|one|two|three)[)）]?\s*(?:{nouns})"
        rf"(?:\s+(?:on|to|so far)\b.*)?|(?:{nouns})\s*\(\s*\))$"
    )
