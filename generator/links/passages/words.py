"""The words of a text as passages are compared by: their stems, the seeds they give, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from generator.text import LETTERS, fold

RUN = 3
"""Telling words of a seed: two meet by chance, and four outlive few edits."""
PLAIN = 6
"""Words of a seed where so many have fewer than three telling ones among them."""
_TELLING = 4  # letters of a telling word in Latin letters; scripts that write vowels as marks or not at all need fewer
_STEM = 6  # letters; `negotiation` and `negotiated` are one stem, and so are words of most languages with endings
_ENDINGS = re.compile("(?:ing|ed|es|s|e)$")
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\u31ff\u3400-\u9fff\uf900-\ufaff]")
_PART = 3  # letters that stand for a word in scripts without blanks, each letter beginning one
_BITS = 0xFFFF_FFFF  # of a mark
_KNOWN = 1 << 17  # words that are kept at hand: those of 10,000 articles, in each of their forms; 40 MB
NOT_TELLING = frozenset(
    """
    about above after again against also among been before being between both came could does doing done down
    during each even every from further have having hers here herself himself into itself just like made make
    many more most much must myself only other ours over same says said shall should since some such than that
    their them then there these they this those through under until upon very well went were what when where
    which while whom whose will with within without would your yours
    """.split()  # noqa: SIM905
)
"""Words that tell nothing, however long."""


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where each word stands: code points from 0, half open; of scripts without blanks the letters."""
    if text.isascii() or not _UNSPACED.search(text):
        return [match.span() for match in LETTERS.finditer(text)]
    found = []
    for match in LETTERS.finditer(text):
        start, end = match.span()
        if match[0].isascii() or not _UNSPACED.search(match[0]):
            found.append((start, end))
        else:
            found += [(at, at + 1) for at in range(start, end)]
    return found


def is_unspaced(key: str) -> bool:
    """Whether what counts as a word is a letter of a script without blanks, or begins with one."""
    return not key.isascii() and _UNSPACED.match(key) is not None


Word = tuple[str, str, int, int]
"""A word's key and stem, and the marks, of 32 bits, of its stem and of its key. Words that are the same but for case
and signs have one key. Telling ones have a stem, by which they are compared with other forms of themselves; others have
an empty one.
"""


def words_of(text: str) -> list[Word]:
    """Each word of a text; of scripts without blanks each letter."""
    words = LETTERS.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return list(map(_WORDS.__getitem__, words))
    return [part for word in words for part in (_letters(word) if _UNSPACED.search(word) else (_WORDS[word],))]


def has_unspaced(text: str) -> bool:
    """Whether letters of a script without blanks stand in a text."""
    return _UNSPACED.search(text) is not None


def keys_of(text: str) -> list[tuple[str, str]]:
    """Each word's key and stem."""
    return [word[:2] for word in words_of(text)]


def _letters(word: str) -> Iterator[Word]:
    for at, letter in enumerate(word):
        stem = word[at : at + _PART] if at + _PART <= len(word) else ""
        yield letter, stem, _mark(stem), _mark(letter)


Seed = tuple[int, int, int]
"""What two texts share where a passage may be: a run's mark of 32 bits, the numbers of its first and last word."""


class Seeds(NamedTuple):
    """The seeds of a text in three lists of one length: of telling runs, then of plain ones, each in the text's order.

    Each run of three telling words gives one, whatever stands between; and so does each run of six words with fewer
    telling ones in it. So of twelve words that two texts share, at least two seeds are the same.
    """

    marks: list[int]
    firsts: list[int]
    lasts: list[int]


def seeds_in(words: Sequence[Word]) -> Seeds:
    """The seeds of all words of a text; lists are made at once, since every article of an archive passes here."""
    telling = [at for at, word in enumerate(words) if word[1]]
    stems = [words[at][2] for at in telling]
    marks = [(a + (b >> 1) + c) & _BITS for a, b, c in zip(stems, stems[1:], stems[2:], strict=False)]
    firsts = _plain(telling, len(words))
    if firsts:
        keys = [word[3] for word in words]
        marks += [
            (keys[at] + 3 * keys[at + 1] + 5 * keys[at + 2] + 7 * keys[at + 3] + 11 * keys[at + 4] + 13 * keys[at + 5])
            & _BITS
            for at in firsts
        ]
    return Seeds(
        marks,
        [*telling[: max(0, len(telling) - RUN + 1)], *firsts],
        [*telling[RUN - 1 :], *(at + PLAIN - 1 for at in firsts)],
    )


def _plain(telling: Sequence[int], count: int) -> list[int]:
    """Where runs of six words begin that have fewer than three telling ones in them, rising."""
    after = [*telling, *[count + PLAIN] * RUN]
    found: list[int] = []
    rows = zip([-1, *telling], after, after[RUN - 1 :], strict=False)
    for low, first, third in [row for row in rows if row[2] - row[0] > PLAIN]:
        found += range(low + 1, min(first, third - PLAIN, count - PLAIN) + 1)
    return found


@lru_cache(maxsize=1 << 16)
def _mark(stem: str) -> int:
    return int.from_bytes(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=4).digest())


class _Words(dict[str, Word]):
    """Words by their printed forms, found when asked for: `lru_cache`, which keeps an order, is half as fast."""

    def __missing__(self, word: str) -> Word:
        if len(self) >= _KNOWN:
            self.clear()
        key = fold(word)
        stem = _stem(key)
        self[word] = found = key, stem, _mark(stem), _mark(key)
        return found


_WORDS = _Words()


def _stem(key: str) -> str:
    if len(key) < (_TELLING if key.isascii() else _TELLING - 1) and not key.isdecimal():
        return ""
    if key in NOT_TELLING or len(key) < 2:
        return ""
    return (_ENDINGS.sub("", key) if len(key) > _TELLING else key)[:_STEM]
