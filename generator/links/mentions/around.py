"""The words around a name: whether it is a part of a longer one, and so of another person's, or of another thing's."""

import re

from generator.links.mentions.titles import title_before
from generator.links.tokens import Tokens
from generator.text import words

_BESIDE = re.compile(r"[ \u00a0\n]")
_LATER = frozenset(
    words("monday tuesday wednesday thursday friday saturday sunday")
    + words("january february march april may june july august september october november december")
    + words("jan feb mar apr aug sept sep oct nov dec")
)
"""With a capital after a name and no part of it: "Asif Thursday said"."""
_FIRST = frozenset(
    words("a after afterwards again also although an and as asked at because before both but by despite during earlier")
    + words(
        "either even finally first for from he her here his how however if in indeed instead into it its last later"
    )
    + words("like meanwhile moreover neither nor not now of on once only or our over past said says she since so still")
    + words("such than thank that the their then there these they this those though through thus to today together")
    + words("tomorrow tonight under unless unlike until was we were what when where whereas whether which while who")
    + words("whose why will with without yes yesterday yet you your")
    + words("dear ask both interviewing interview")
)
"""With a capital at the beginning of a sentence, and no forename."""
_SAYS = frozenset("“\"'‘«„([")
_ENDS = re.compile(r"[.!?…:;]['\"’”)\]]*\s+$|\n\s*$|[–—]\s*$")

_TITLE = 4
"""Words: Pakistan Prime Minister Nawaz Sharif, Pakistan Army Chief Gen Raheel Sharif."""

RELATIVES = frozenset(
    words("brother brothers sister sisters wife husband son sons daughter daughters father mother cousin nephew niece")
    + words("uncle aunt grandson granddaughter grandfather grandmother widow widower twin sibling")
)
"""Before a short name they tell of somebody else of the family."""
FAMILY = frozenset(words("family families brothers sisters siblings couple twins dynasty clan household"))
"""After a surname they tell of several who have it."""


def stands_before(tokens: Tokens, index: int) -> str:
    """The word with a capital right before a name, which may be a forename; empty where there is none.

    Not the first word of a sentence when it is one that often begins them, nor an acronym.
    """
    if not index or not _BESIDE.fullmatch(tokens.text[tokens.ends[index - 1] : tokens.starts[index]]):
        return _initial(tokens, index)
    printed = tokens.printed(index - 1)
    if not printed[0].isupper() or (len(printed) > 1 and printed.isupper()) or any(map(str.isdigit, printed)):
        return ""
    return "" if tokens.words[index - 1] in _FIRST or tokens.words[index - 1] in _LATER else printed


def _initial(tokens: Tokens, index: int) -> str:
    """An initial with its full stop, which is a forename: the K. of K. Khattak."""
    if not index or tokens.text[tokens.ends[index - 1] : tokens.starts[index]] not in (". ", "."):
        return ""
    printed = tokens.printed(index - 1)
    return f"{printed}." if len(printed) == 1 and printed.isupper() else ""


def is_forename(tokens: Tokens, index: int) -> bool:
    """Whether the word right before a name of one word makes a longer one of it: Michael Jordan, Radio Pakistan."""
    return bool(before := stands_before(tokens, index)) and not (
        before.endswith("ing") and begins_sentence(tokens, index - 1)
    )


def begins_sentence(tokens: Tokens, index: int) -> bool:
    """Whether a word is the first of a sentence, of a quotation, or of all."""
    before = tokens.text[max(0, tokens.starts[index] - 8) : tokens.starts[index]]
    return not index or before[-1:] in _SAYS or _ENDS.search(before) is not None


def goes_on(tokens: Tokens, index: int, language: str) -> bool:
    """Whether a word with a capital follows this one as if both were one name: Khattak Foundation, Taylor-Johnson."""
    if index + 1 >= len(tokens.words):
        return False
    between = tokens.text[tokens.ends[index] : tokens.starts[index + 1]]
    printed = tokens.printed(index + 1)
    if not printed[0].isupper() or not (between == "-" or _BESIDE.fullmatch(between)):
        return False
    if tokens.words[index + 1] in _LATER:
        return False
    return between == "-" or not any(
        (title := title_before(tokens, after, language)) and title.first <= index + 1
        for after in range(index + 2, min(index + 2 + _TITLE, len(tokens.words)))
    )


def is_relative(tokens: Tokens, index: int) -> bool:
    """Whether a word of kinship stands right before: "his brother Shahbaz"."""
    if not index or tokens.words[index - 1] not in RELATIVES:
        return False
    return tokens.text[tokens.ends[index - 1] : tokens.starts[index]].strip(" ,") == ""


def is_family(tokens: Tokens, index: int) -> bool:
    """Whether several of one surname are meant: "the Sharif brothers"."""
    return index + 1 < len(tokens.words) and tokens.words[index + 1] in FAMILY and tokens.joint(index) == " "
