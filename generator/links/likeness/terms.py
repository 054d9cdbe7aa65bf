"""The terms of a text: its words by their stems, alone and in pairs, as tf-idf counts them."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from generator.links.passages.sharing import recurring_in
from generator.links.passages.words import NOT_TELLING, has_unspaced, is_unspaced, keys_of
from generator.model import Article, Body
from generator.text import LETTERS

if TYPE_CHECKING:  # which is loaded where it is used
    import numpy as np
    from numpy.typing import NDArray

WORDS = 1200
"""Words of a text that are looked at: a report is shorter, and of a book the beginning tells what it is about."""
MOST = 320
"""Terms kept of a text: a report of 600 words has so many that tell something."""
PAIR = 1
"""The bit of a mark that says that the term is a pair of words."""
_KNOWN = 1 << 16  # words whose marks are at hand, those with letters that are not ASCII, and as many from before
_LABELLED = 80  # words whose printed form is kept, from the title on, to name what two articles share
_LABEL = 40  # characters of a printed form
MULTIPLIER = 0x9E3779B97F4A7C15
"""2**64 by the golden ratio (Knuth's multiplicative hashing)."""
_BITS = (1 << 64) - 1
_AT_ONCE = 8  # bytes of a stem that are its mark's number
_AT_MOST = 50_000  # of a text that is read at once; of a longer one words are taken until there are enough
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


def terms(article: Article, body: Body, recurring: bytes = b"") -> Terms:
    """An article's terms, of its title and its text, but for paragraphs that recur on its publisher's pages.

    `recurring` has the marks of these.
    """
    taken = recurring_in(body.blocks, recurring)
    return terms_of(article.title, [text for at, text in enumerate(body.blocks) if at not in taken])


def terms_of(title: str, blocks: Sequence[str], labelled: int = _LABELLED) -> Terms:
    """The terms of a text with its title; the most frequent where there are more than are kept.

    Of the first `labelled` words the printed form is kept.
    """
    from generator.links.likeness.counting import counted  # with numpy, which takes longer to load than all else here

    text = _beginning(title, blocks)
    head, words, marks = _read(title, text, labelled) if text else _listed(title, blocks, labelled)
    kept, often = counted(marks, head, MOST)
    labels = _labels(words, list(map(int, marks[: len(words)])))
    return Terms(kept, often, array("I", labels).tobytes(), " ".join(labels.values()))


def _beginning(title: str, blocks: Sequence[str]) -> str:
    """Title and blocks as one text; empty where it cannot be read at once: for its script, or for its length."""
    if len(title) + sum(map(len, blocks)) > _AT_MOST:
        return ""
    text = "\n".join((title, *blocks))
    return "" if has_unspaced(text) else text


def _read(title: str, text: str, labelled: int) -> "tuple[int, list[str], Sequence[int] | NDArray[np.uint32]]":
    """How many words the title has, the first words as printed, and the marks of all."""
    from generator.links.likeness.stems import read

    found = read(text, _no_terms(), _MARKS.__getitem__)
    head = int(found.starts.searchsorted(len(title)))
    most = head + WORDS
    first = zip(found.starts[: min(labelled, most)].tolist(), found.ends[:labelled].tolist(), strict=False)
    return head, [text[start:end] for start, end in first], found.marks[:most]


def _listed(
    title: str, blocks: Sequence[str], labelled: int
) -> "tuple[int, list[str], Sequence[int] | NDArray[np.uint32]]":
    """The same, word by word."""
    head = _words(title)
    words = [*head, *_words_of_all(blocks)]
    return len(head), words[:labelled], list(map(_MARKS.__getitem__, words))


@lru_cache(maxsize=1)
def _no_terms() -> "NDArray[np.uint64]":
    from generator.links.likeness.stems import in_bytes

    return in_bytes(_NO_TERMS | NOT_TELLING)


def _labels(words: Sequence[str], marks: Sequence[int]) -> dict[int, str]:
    """The first printed form of each of these, by mark."""
    first = dict(zip(reversed(marks), reversed(words), strict=True))
    return {mark: word[:_LABEL] for mark, word in first.items() if mark}


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
    said = stem.encode("utf-8", "surrogatepass")
    return mixed(int.from_bytes(said, "little") if len(said) <= _AT_ONCE else 1 << 63 | crc32(said))


def mixed(number: int) -> int:
    """An even number of 32 bits, of one of 64: those of two words differ in many bits, also where these do not."""
    once = number * MULTIPLIER & _BITS
    twice = (once ^ once >> 32) * MULTIPLIER & _BITS
    return max(twice >> 32 & 0xFFFF_FFFE, 2)


class _Marks(dict[str, int]):
    """Marks by word, found when they are asked for: faster than `lru_cache`, which keeps an order.

    When they are too many, those not asked for since they last were are forgotten.
    """

    def __init__(self) -> None:
        self._before: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN:
            self._before = dict(self)
            self.clear()
        mark = self._before.get(word)
        self[word] = mark = _mark_of(word) if mark is None else mark
        return mark


_MARKS = _Marks()
