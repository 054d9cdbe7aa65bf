"""The words of a text as passages are compared by: their stems, the seeds they give, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

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
_MIX = 2654435761  # Knuth's multiplier: CRCs of runs that differ in a letter differ in few bits
_NOT_TELLING = frozenset(
    """
    about above after again against also among been before being between both came could does doing done down
    during each even every from further have having hers here herself himself into itself just like made make
    many more most much must myself only other ours over same says said shall should since some such than that
    their them then there these they this those through under until upon very well went were what when where
    which while whom whose will with within without would your yours
    """.split()  # noqa: SIM905
)


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where each word stands: code points from 0, half open; of scripts without blanks the letters."""
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


def keys_of(text: str) -> list[tuple[str, str]]:
    """Each word's key and stem.

    Words that are the same but for case and signs have one key. Telling ones have a stem, by which they are compared
    with other forms of themselves; others have none.
    """
    words = LETTERS.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return [_known(word) for word in words]
    return [part for word in words for part in (_letters(word) if _UNSPACED.search(word) else (_known(word),))]


def _letters(word: str) -> Iterator[tuple[str, str]]:
    for at, letter in enumerate(word):
        yield letter, word[at : at + _PART] if at + _PART <= len(word) else ""


Seed = tuple[int, int, int]
"""What two texts share where a passage may be: a run's mark of 32 bits, the numbers of its first and last word."""


def seeds_of(keys: Sequence[str], stems: Sequence[str]) -> Iterator[Seed]:
    """The seeds of a text; `keys` and `stems` are of all its words.

    Each run of three telling words gives one, whatever stands between; and so does each run of six words with fewer
    telling ones in it. So of twelve words that two texts share, at least two seeds are the same.
    """
    telling = [at for at, stem in enumerate(stems) if stem]
    marks = [_mark(stems[at]) for at in telling]
    for a, b, c, first, last in zip(marks, marks[1:], marks[2:], telling, telling[2:], strict=False):
        yield (a + (b >> 1) + c) & 0xFFFF_FFFF, first, last
    for first in _plain(telling, len(keys)):
        run = " ".join(keys[first : first + PLAIN])
        yield crc32(run.encode("utf-8", "surrogatepass")) * _MIX & 0xFFFF_FFFF, first, first + PLAIN - 1


def _plain(telling: Sequence[int], count: int) -> Iterator[int]:
    """Where runs of six words begin that have fewer than three telling ones in them."""
    after = [*telling, *[count + PLAIN] * RUN]
    for low, first, third in zip([-1, *telling], after, after[RUN - 1 :], strict=False):
        yield from range(low + 1, min(first, third - PLAIN, count - PLAIN) + 1)


@lru_cache(maxsize=1 << 16)
def _mark(stem: str) -> int:
    return int.from_bytes(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=4).digest())


@lru_cache(maxsize=1 << 16)
def _known(word: str) -> tuple[str, str]:
    key = fold(word)
    if len(key) < (_TELLING if key.isascii() else _TELLING - 1) and not key.isdecimal():
        return key, ""
    if key in _NOT_TELLING or len(key) < 2:
        return key, ""
    return key, (_ENDINGS.sub("", key) if len(key) > _TELLING else key)[:_STEM]
