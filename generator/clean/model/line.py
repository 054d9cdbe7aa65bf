"""What can be said of one line by itself: its shape as one-letter codes, and named features.

A feature's name is what stands in `weights.tsv`; names are as short as they are because each line bears forty.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from generator.clean.model.cues import END, FIRSTS, LONGEST, MONTHS, PHRASES, SMALL_WORDS, WORDS
from generator.text import fold

SEEN = 3000  # characters of a line that are looked at; a paragraph has five hundred
REMEMBERED = 80  # characters of a line that may come again: a publisher prints the same menu around each article
SAMPLE = 40  # words of a line whose capitals and small words are counted
SHORT = 12  # words below which a line may be a label with something after it
LENGTHS = (1, 2, 3, 4, 6, 8, 11, 15, 21, 31, 51, 81)  # words; where one class of length ends and the next begins
CODES = "0123456789abcdefghijklmnopqrstuvwxyz"

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
DIGIT = re.compile(r"\d")
_CAPITAL = re.compile(r"\s[A-ZÀ-ÞĀĆČĘŁŃŚŠŻŽİΑ-ΩА-Я]")
WORD = re.compile(r"[^\W\d_]+")
_ALNUM = re.compile(r"[^\W_]")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GLUE = re.compile(r"[a-zà-ÿ](?:[A-ZÀ-Þ]|\d)")
_INNER_STOP = re.compile(r"[.!?]['\"”’)]?\s+['\"“‘(]?[^\Wa-zà-ÿ]|[。！？]")
AGO = re.compile(r"\b(?:ago|vor \d+|hace \d+|il y a)\b")
_AGES = ("ago", "vor ", "hace ", "il y a")  # asked first: most lines have none of them
_ENDS = dict.fromkeys(".。।۔", ".") | dict.fromkeys("?？؟", "?") | dict.fromkeys("!！", "!") | dict.fromkeys(":：", ":")
_ENDS |= dict.fromkeys(",;،；", ",") | {"…": "e"} | dict.fromkeys("\"'”’»」", "q") | dict.fromkeys(")]", ")")
_STARTS = dict.fromkeys("\"'“‘„«‚「", "q") | dict.fromkeys("-*•·▪–—●■►", "-") | dict.fromkeys("([", "(")
_STARTS |= dict.fromkeys("@#", "@") | {"©": "c"} | dict.fromkeys(">»›|<←→", ">")
_SIGNS = (
    *(("|", "bar"), ("•", "dot"), ("·", "dot"), ("›", "arrow"), ("→", "arrow"), ("©", "copyright"), ("@", "at")),
    *(("http", "address"), ("www.", "address"), (".com", "address"), (" / ", "slash"), ("_", "underscore")),
)


class Shape(NamedTuple):
    """One line by itself. Codes are single letters, so that a page's lines side by side are a string."""

    words: int
    """Characters of scripts that set no blanks count half a word."""
    length: str
    """Class of `words`."""
    kind: str
    """P long prose, p prose, s short sentence, L label, c label and more, U capitals, l long line, m middling,
    t short, a begins small, d figures, 0 no word."""
    start: str
    end: str
    label: str
    """Name of the table whose label fills the line or begins it; empty if none."""
    fills: bool
    """True if the label is the whole line."""
    content: frozenset[str]
    """Words of four letters or more that are no small words, folded."""
    key: str
    """What two lines share that say the same."""
    features: tuple[str, ...]

    @property
    def is_prose(self) -> bool:
        """True for a paragraph of running text."""
        return self.kind in "Pp"


def shape(text: str) -> Shape:
    """The shape of a line that is not only white space."""
    line = text.strip()
    return _shape(line) if len(line) <= REMEMBERED else _shape.__wrapped__(line[:SEEN])


@lru_cache(maxsize=4096)
def _shape(line: str) -> Shape:
    small = line.casefold()
    parts = small.split()
    digits = len(DIGIT.findall(line[:200]))
    words = words_in(line, small)
    length = CODES[bisect_right(LENGTHS, words)]
    start, end = start_of(line), end_of(line)
    label, fills = label_of(line, small, words)
    figures = digits * 10 // min(len(line), 200)
    kind = kind_of(line, words, start, end, label, fills, figures)
    found = WORD.findall(small[:500]) if words <= 60 else []
    features = _counted(line, parts, length, kind, start, end, figures)
    features += _marked(line, small, words, length)
    features += _dated(line, words) if digits else ()
    if label:
        features.append(f"{'label' if fills else 'head' if words < SHORT else 'opens'}={label}")
    features += _words(found, words)
    return Shape(words, length, kind, start, end, label, fills, content_of(small), small.strip(END), tuple(features))


def words_in(line: str, small: str) -> int:
    """Words of a line, which is given case-folded as well; 0 for signs alone."""
    words = len(small.split())
    if not line.isascii() and (cjk := len(_CJK.findall(line))):
        return len(WORD.findall(_CJK.sub(" ", line))) + cjk // 2
    return 0 if words < 4 and not _ALNUM.search(line) else words


def content_of(small: str) -> frozenset[str]:
    """Words of four letters or more that are no small words, of a case-folded line."""
    return frozenset(_CONTENT.findall(small)) - SMALL_WORDS


def end_of(line: str) -> str:
    """The code of a line's end; an upper-case Q where a sentence ends inside quotation marks."""
    code = _ENDS.get(line[-1])
    if code in ("q", ")") and line[-2:-1] in _ENDS and _ENDS[line[-2:-1]] in ".?!e":
        return "Q"
    if code == "." and line[-2:-1] == ".":
        return "e"
    return code or ("0" if line[-1].isdigit() else "a" if line[-1].isalpha() else "x")


def start_of(line: str) -> str:
    """The code of a line's first sign."""
    first = line[0]
    if code := _STARTS.get(first):
        return code
    if first.isdigit():
        return "0"
    return "A" if first.isupper() else "a" if first.islower() else "o" if first.isalpha() else "x"


def label_of(line: str, small: str, words: int) -> tuple[str, bool]:
    """The table of the label that fills a line, or else of the longest that begins it, of four words at most."""
    if len(line) <= LONGEST + 4 and (name := PHRASES.get((small if line.isascii() else fold(line)).strip(END))):
        return name, True
    if small.split(maxsplit=1)[0].rstrip(END) not in FIRSTS and ":" not in small[:60] and "|" not in small[:60]:
        return "", False
    head = small[:60].replace(":", " : ").replace("|", " | ").split(" ", 5)
    for many in range(min(4, len(head) - 1, words - 1), 0, -1):
        if name := PHRASES.get(" ".join(head[:many]).rstrip(END)):
            return name, False
    return "", False


def kind_of(line: str, words: int, start: str, end: str, label: str, fills: bool, figures: int) -> str:
    """The code of a line's kind, as `Shape.kind` names them; `figures` are tenths of it."""
    if words >= 25 or (words >= 8 and end in ".?!Q:e"):
        return "P" if words >= 15 else "p"
    if fills:
        return "L"
    if not words:
        return "0"
    if end in ".?!Q":
        return "s"
    if label and words < SHORT:
        return "c"
    if line.isupper():
        return "U"
    if words >= 8:
        return "l"
    if start == "a":
        return "a"
    return "m" if words >= 4 else "d" if figures >= 3 else "t"


def _counted(line: str, parts: list[str], length: str, kind: str, start: str, end: str, figures: int) -> list[str]:
    sample = parts[:SAMPLE]
    upper = len(_CAPITAL.findall(line[:240]))
    capitals = CODES[min(5, 5 * upper // (len(sample) - 1))] if len(sample) > 1 else "n"
    small = CODES[min(4, 10 * sum(map(SMALL_WORDS.__contains__, sample)) // len(sample))]
    return [
        f"kind={kind}",
        f"length+end={length}{end}",
        f"length+start={length}{start}",
        f"length+capitals={length}{capitals}",
        f"length+small={length}{small}",
        f"kind+end={kind}{end}",
        f"kind+start={kind}{start}",
        f"kind+capitals+small={kind}{capitals}{small}",
        f"figures={min(figures, 5)}",
    ]


def _marked(line: str, small: str, words: int, length: str) -> list[str]:
    """Features of signs in a line, of times, dates, words run together."""
    size = "short" if words < SHORT else "long"
    found = [f"{name}={size}" for sign, name in _SIGNS if sign in line]
    if _GLUE.search(line[:120]):
        found.append(f"glued={size}")
    if "," in line:
        found.append(f"commas={min(line.count(','), 3)}{length}")
    if "(" in line:
        found.append(f"bracket={length}")
    if ": " in line[:60]:
        found.append(f"colon={length}")
    if '"' in line or "“" in line or "„" in line or "«" in line:
        found.append(f"quote={length}")
    if words < SHORT and any(each in small for each in _AGES) and AGO.search(small):
        found.append("ago=short")
    if words >= 8:
        found.append(f"sentences={min(len(_INNER_STOP.findall(line)), 4)}")
    return found


def _dated(line: str, words: int) -> list[str]:
    size = "short" if words < SHORT else "long"
    told = [f"time={size}"] if TIME.search(line) else []
    return [*told, f"year={size}"] if YEAR.search(line) else told


def _words(found: list[str], words: int) -> list[str]:
    """Features of single words: all in a short line; the first and last, and all, in a longer one."""
    if not found:
        return []
    where = "word" if words < 9 else "within"
    told = [f"{where}={word}" for word in dict.fromkeys(found) if word in WORDS]
    if any(word in MONTHS for word in found):
        told.append(f"month={'short' if words < SHORT else 'long'}")
    if found[0] in WORDS:
        told.append(f"first={found[0]}")
    if len(found) > 1 and found[-1] in WORDS:
        told.append(f"last={found[-1]}")
    return told
