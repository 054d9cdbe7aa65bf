"""The words of a text and their marks, all at once in arrays. Loads numpy: to be imported where it is used."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.text import LETTERS

Numbers = NDArray[np.int64]
Packed = NDArray[np.uint64]
Bytes = NDArray[np.uint8]

_PAD = bytes(8)  # before and after a text, so that eight bytes can be read from any place on
_PLANE = 0x10000  # code points of which it is looked up whether they are letters; all above are
_OTHER = 0xFF  # stands for a letter that is not ASCII
_LONGEST = 8  # letters of a word that is compared as a whole
_STEM = 6  # letters, as `passages.words` has it
_ENDED = 4  # letters, beyond which an ending is cut off
_SHORT = 3  # letters of a short word, which is a term if it has letters only, or digits only
_NUMBER = 2  # digits of the shortest number that is a term
_HALF, _MULTIPLIER = np.uint64(32), np.uint64(0x9E3779B97F4A7C15)  # as terms.MULTIPLIER
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_LONGEST + 1)], np.uint64)
_ING = np.uint64(int.from_bytes(b"ing", "little"))
_UPPER = np.uint64(0x404040)  # bits that letters have and digits have not


class Read(NamedTuple):
    """Words by where they stand, in code points, half open, and their marks; 0 where a word is no term."""

    starts: Numbers
    ends: Numbers
    marks: NDArray[np.uint32]


def _letters() -> Bytes:
    """By code point the letter in lower case, 0 for signs, `_OTHER` for what is not ASCII."""
    found = np.zeros(_PLANE, np.uint8)
    for match in LETTERS.finditer("".join(map(chr, range(_PLANE)))):
        found[match.start() : match.end()] = _OTHER
    found[:128] = np.where(found[:128], [ord(chr(code).lower()) for code in range(128)], 0)
    return found


def _cuts() -> Bytes:
    """By the last two letters how long an ending they are."""
    found = np.zeros((256, 256), np.uint8)  # the last letter first
    found[[ord("s"), ord("e")]] = 1
    found[[ord("d"), ord("s")], ord("e")] = 2
    return found.reshape(-1)


_LETTERS, _CUTS = _letters(), _cuts()
_ASCII = _LETTERS[:256].tobytes()


def read(text: str, no_terms: Packed, mark: Callable[[str], int]) -> Read:
    """The words of a text in scripts with blanks; `mark` is asked for those that are not ASCII alone."""
    letters = _lowered(text)
    is_word = letters != 0
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    marks = _marks(letters, starts, ends, no_terms)
    found = Read(starts - len(_PAD), ends - len(_PAD), marks)
    if not text.isascii():
        for at in _with_others(letters, starts):
            marks[at] = mark(text[found.starts[at] : found.ends[at]])
    return found


def _lowered(text: str) -> Bytes:
    if text.isascii():
        return np.frombuffer(b"".join((_PAD, text.encode().translate(_ASCII), _PAD)), np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    inner = np.where(codes < _PLANE, _LETTERS[np.minimum(codes, _PLANE - 1)], np.uint8(_OTHER))
    return np.concatenate((np.zeros(len(_PAD), np.uint8), inner, np.zeros(len(_PAD), np.uint8)))


def _with_others(letters: Bytes, starts: Numbers) -> list[int]:
    """Words with letters that are not ASCII."""
    places = np.searchsorted(starts, np.flatnonzero(letters == _OTHER), "right") - 1
    return list(dict.fromkeys(places.tolist()))


def _marks(letters: Bytes, starts: Numbers, ends: Numbers, no_terms: Packed) -> NDArray[np.uint32]:
    from_each = np.ndarray((len(letters) - len(_PAD) + 1,), "<u8", letters, strides=(1,))
    heads, sizes = from_each[starts], ends - starts
    last = from_each[ends - len(_PAD)] >> np.uint64(40)
    cut = _CUTS[last >> np.uint64(8)]
    cut[last == _ING] = 3
    cut[sizes <= _ENDED] = 0
    words = heads & _MASKS[np.minimum(sizes, _LONGEST)]
    at = np.searchsorted(no_terms[:-1], words)
    is_term = (no_terms[at] != words) | (sizes > _LONGEST)
    short = np.flatnonzero(sizes <= _SHORT)
    is_term[short] &= _are_terms(words[short], sizes[short])
    marks = mixed(words & _MASKS[np.minimum(sizes - cut, _STEM)])
    return np.where(is_term, marks, np.uint32(0))


def _are_terms(words: Packed, sizes: Numbers) -> NDArray[np.bool_]:
    """Of short words, those that are."""
    letters = words & _UPPER
    are: NDArray[np.bool_] = ((letters == 0) & (sizes >= _NUMBER)) | (letters == _UPPER)
    return are


def mixed(stems: Packed) -> NDArray[np.uint32]:
    """As `terms.mixed`."""
    once = stems * _MULTIPLIER
    twice = (once ^ once >> _HALF) * _MULTIPLIER
    marks: NDArray[np.uint32] = np.maximum((twice >> _HALF).astype(np.uint32) & np.uint32(0xFFFF_FFFE), np.uint32(2))
    return marks


def in_bytes(words: Iterable[str]) -> Packed:
    """Words of up to eight ASCII letters, each as one number, rising."""
    return np.array(sorted(int.from_bytes(word.encode(), "little") for word in words), np.uint64)
