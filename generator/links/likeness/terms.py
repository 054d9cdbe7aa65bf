"""The terms of a text: its words by their stems, alone and in pairs, as tf-idf counts them."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from generator.links.passages.words import has_unspaced, is_unspaced, keys_of
from generator.model import Article, Body
from generator.text import LETTERS

WORDS = 1200
"""Words of a text that are looked at: a report is shorter, and of a book the beginning tells what it is about."""
MOST = 320
"""Terms kept of a text: a report of 600 words has so many that tell something."""
PAIR = 1
"""The bit of a mark that says that the term is a pair of words."""
_TITLE = 3  # times a word of the title counts: it is the report in a line
_LABELLED = 48  # words whose printed form is kept, from the title on, to name what two articles share
_LABEL = 40  # characters of a printed form
_MIX = 2654435761  # Knuth's multiplier: CRCs of words that differ in a letter differ in few bits
_TWO = 0x9E3779B1  # sets the pair (a, b) apart from (b, a); 2**32 by the golden ratio
_SHORT = 3  # letters of the shortest word that is a term: `gas`, `war`, `oil`
_NO_TERMS = frozenset(
    """
    all and any are but can did few for get got had has her him his how its let may new nor not now off old one our
    out own per put she ten the too two was who why yet you via mrs says told year
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What an article says, as terms that others may have too."""

    marks: bytes
    """Each term once, by its mark of 32 bits, rising; four bytes each."""
    counts: bytes
    """How often each stands in the text, at most 255; a byte each."""
    labelled: bytes = b""
    """Terms whose printed form is kept, by mark; four bytes each."""
    labels: str = ""
    """How each of these was printed first, with a blank between."""

    def printed(self) -> dict[int, str]:
        """Some terms, by mark, as they were printed first."""
        return dict(zip(array("I", self.labelled), self.labels.split(" "), strict=True)) if self.labelled else {}


def terms(article: Article, body: Body) -> Terms:
    """An article's terms, of its title and its text."""
    return terms_of(article.title, body.blocks)


def terms_of(title: str, blocks: Sequence[str]) -> Terms:
    """The terms of a text with its title; the most frequent where there are more than are kept."""
    head = _words(title)
    words = [*head, *_words_of_all(blocks)]
    marks = list(map(_mark_of, words))
    said = [mark for mark in marks if mark]
    counts = Counter(said)
    counts.update([(a * _TWO ^ b) & 0xFFFF_FFFF | PAIR for a, b in pairwise(said)])
    for mark in marks[: len(head)]:
        if mark:
            counts[mark] += _TITLE - 1
    kept = sorted(counts)
    if len(kept) > MOST:
        kept = sorted(sorted(kept, key=counts.__getitem__, reverse=True)[:MOST])
    labels = _labels(words, marks, kept)
    often = bytes([count if count < 256 else 255 for count in map(counts.__getitem__, kept)])
    return Terms(array("I", kept).tobytes(), often, array("I", labels).tobytes(), " ".join(labels.values()))


def _labels(words: Sequence[str], marks: Sequence[int], kept: Sequence[int]) -> dict[int, str]:
    """The printed forms of the first terms, by mark."""
    first: dict[int, str] = {}
    for word, mark in zip(words, marks, strict=True):
        if mark and mark not in first:
            first[mark] = word[:_LABEL]
            if len(first) == _LABELLED:
                break
    held = set(kept)
    return {mark: word for mark, word in first.items() if mark in held}


def _words_of_all(blocks: Sequence[str]) -> list[str]:
    words: list[str] = []
    for block in blocks:
        words += _words(block)
        if len(words) >= WORDS:
            break
    return words[:WORDS]


def _words(text: str) -> list[str]:
    """The words as printed; of scripts without blanks, what begins at each letter."""
    words = LETTERS.findall(text)
    if text.isascii() or not has_unspaced(text):
        return words
    return [part for word in words for part in ((stem for _, stem in keys_of(word)) if has_unspaced(word) else (word,))]


@lru_cache(maxsize=1 << 17)  # of a large archive's words, all but one in forty
def _mark_of(word: str) -> int:
    """A word's mark; 0 where it is no term."""
    if not word:
        return 0
    key, stem = keys_of(word)[0]
    if is_unspaced(word):
        return _mark(word)
    return _mark(stem or key) if _is_term(key, stem) else 0


def _is_term(key: str, stem: str) -> bool:
    return key not in _NO_TERMS and (bool(stem) or (len(key) == _SHORT and key.isalpha()))


def _mark(stem: str) -> int:
    return crc32(stem.encode("utf-8", "surrogatepass")) * _MIX & 0xFFFF_FFFE or 2
