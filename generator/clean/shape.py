"""What a line looks like, before anything is known of its words: prose, a headline, a label."""

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.clean.block import Block
from generator.text import fold, words

PROSE = 8  # words from which a line that ends like a sentence counts as prose; shorter ones are quotes or labels
LONG = 25  # words from which a line is prose however it ends
HEADLINE = 25  # words; the longest headline of a page seen has 23
LABEL = 600  # code points; the longest label, headline or credit seen has some 300
VAST = 20_000  # code points of a line; the longest paragraph printed has a tenth
CJK_WORD = 2  # Chinese, Japanese and Korean characters a word is counted for

_END = re.compile(r"""[.!?…:;。！？؟۔।]["'”’»)\]]*(?:\s*[–—-]+\s*\(?[A-Z][\w./ ]{1,24}\)?)?$""")
"""A sentence's end, with or without the agency that signs the report after a dash."""
_STOP = re.compile(r"""[.。۔।]["'”’»)\]]*$""")
_REPORTED = re.compile(r"\b(?:said|says|told|adds?|added|announced|warned|ruled|wrote|according to)\b")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Ltd|Co|Jr|Sr|St|Corp|Bros|No|vs)\.$")


@lru_cache(maxsize=8192)  # each rule asks again of each line
def label(text: str) -> str:
    """A line folded, if it is short enough to be a label, a headline or a byline; empty for a longer one."""
    return fold(text) if len(text) <= LABEL else ""


@lru_cache(maxsize=4096)  # as above
def count(text: str) -> int:
    """Words, with scripts that set no blanks counted by character; of a very long text an estimate."""
    if len(text) > VAST:
        return count(text[:VAST]) * len(text) // VAST
    found = len(_CJK.findall(text))
    return len(words(_CJK.sub(" ", text))) + found // CJK_WORD if found else len(words(text))


def ends_sentence(text: str) -> bool:
    """True where a full stop, question mark, colon or their like ends it, inside a closing quote or not."""
    return bool(_END.search(text.rstrip()))


def ends_with_stop(text: str) -> bool:
    """True where a full stop ends it that is no abbreviation's."""
    line = text.rstrip()
    return bool(_STOP.search(line)) and not _ABBREVIATED.search(line)


def is_prose(text: str) -> bool:
    """True for a paragraph of running text."""
    found = count(text)
    return found >= LONG or (found >= PROSE and ends_sentence(text))


def last_prose(blocks: Sequence[Block]) -> int:
    """The index of the last paragraph of running text; -1 if there is none."""
    return next((at for at in range(len(blocks) - 1, -1, -1) if is_prose(blocks[at].text)), -1)


def is_headline(text: str) -> bool:
    """True for what could stand above an article: some words, not too many, no full stop, no small letter first."""
    line = text.strip()
    first = next((char for char in line if char.isalpha()), "")
    return (
        2 <= count(line) <= HEADLINE
        and not ends_with_stop(line)
        and not line.endswith((":", ",", ";"))
        and bool(first)
        and not (first.islower() and first.isascii())
    )


def is_reported(line: str) -> bool:
    """True where a folded line tells what somebody said: a notice or an invitation speaks for itself."""
    return bool(_REPORTED.search(line))


def is_list_item(text: str) -> bool:
    """True for a line that a sign or number makes part of a list."""
    return bool(re.match(r"\s*(?:[-*•·▪◦–—●■►]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s", text))


def is_quote(text: str) -> bool:
    """True for a line that opens with a quotation mark."""
    return text.lstrip()[:1] in "\"'“‘„«»‚「『"
