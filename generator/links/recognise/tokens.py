"""A text cut to sentences and tokens: words, numbers and signs, each with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# A word keeps its inner apostrophes, points of initials and hyphens before a capital ("al-Assad", "Jean-Luc", "U.S.");
# "US-led" is three tokens, and a possessive is one of its own.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Cmdr|Prof|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|Inc|Co|Corp|Ltd|vs|Sept|"
    r"Jan|Feb|Aug|Oct|Nov|Dec|Mt|Ft)\.(?=\s)"
    r"|[A-ZÀ-Þ]\.(?=\s+[A-ZÀ-Þ])"
    r"|['’][sS]\b"
    r"|\d+(?:[.,:/-]\d+)*"
    r"|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+"
    r"|(?<=[^\W\d_]{2})[-‐‑](?:(?=[^\W\d_]*[A-ZÀ-Þ])|(?!(?:led|made|run|era|held|born|like|wide|type|old|day|year|up|in|on|off|out|to|the|"
    r"of|and|by|at|based|backed|owned|style|built|bound|funded|loyal|aged|area|level|cum|elect|size|free|only|long|ever|all|rich)\b)(?=[a-zß-ÿ]{1,5}(?:[-‐‑\s.,;:'’)]|$)))[^\W\d_]+)*\d*"
    r"|\w+"
    r"|[^\w\s]"
)
_ENDS = frozenset(".!?")
_CLOSING = frozenset("\"'”’»)]")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+|[A-Z][a-z]{0,4}\.")


class Token(NamedTuple):
    """A word, a number or a sign."""

    text: str
    start: int
    """Code points of the text, half open."""
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order; white space is none."""
    return [Token(found[0], *found.span()) for found in _TOKEN.finditer(text)]


def sentences(text: str) -> Iterator[list[Token]]:
    """The sentences of a paragraph, each as its tokens."""
    sentence: list[Token] = []
    found = tokens(text)
    for at, token in enumerate(found):
        sentence.append(token)
        after = found[at + 1] if at + 1 < len(found) else None
        if after is None or _is_end(sentence, after):
            yield sentence
            sentence = []


def _is_end(sentence: list[Token], after: Token) -> bool:
    """A sign that ends a sentence, perhaps within quotation marks, before a capital, a figure or an opening quote."""
    last = len(sentence) - 1
    while last > 0 and sentence[last].text in _CLOSING:
        last -= 1
    if sentence[last].text not in _ENDS or after.text in _CLOSING or after.start == sentence[-1].end:
        return False
    return not (after.text[0].islower())
