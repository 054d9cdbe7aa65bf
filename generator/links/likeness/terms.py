"""The terms of a text: its words by their stems, alone and in pairs, as tf-idf counts them."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from generator.links.passages.sharing import recurring_in
from generator.links.passages.words import has_unspaced, is_unspaced, keys_of
from generator.model import Article, Body
from generator.text import LETTERS

WORDS = 1200
"""Words of a text that are looked at: a report is shorter, and of a book the beginning tells what it is about."""
MOST = 320
"""Terms kept of a text: a report of 600 words has so many that tell something."""
PAIR = 1
"""The bit of a mark that says that the term is a pair of words."""
_KNOWN = 1 << 18  # words whose marks are at hand, those of 100,000 articles, and as many that were before; 40 MB each
_LABELLED = 80  # words whose printed form is kept, from the title on, to name what two articles share
_LABEL = 40  # characters of a printed form
_MIX = 2654435761  # Knuth's multiplier: CRCs of words that differ in a letter differ in few bits
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

    head = _words(title)
    words = [*head, *_words_of_all(blocks)]
    marks = list(map(_MARKS.__getitem__, words))
    kept, often = counted(marks, len(head), MOST)
    labels = _labels(words[:labelled], marks[:labelled])
    return Terms(kept, often, array("I", labels).tobytes(), " ".join(labels.values()))


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
    return crc32(stem.encode("utf-8", "surrogatepass")) * _MIX & 0xFFFF_FFFE or 2


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
