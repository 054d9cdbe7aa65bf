"""Prints of an article: small numbers that two texts share where they have a passage in common.

A print is made of three long words that follow one another among the long words of a text. A passage with three of
them has a print, and an article in which it stands word for word has that, too. The other way round nothing is certain:
whoever finds prints looks at the words. Made of a file's bytes, since parsing costs twenty times as much.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from operator import xor
from zlib import crc32

from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.text import FOLDS, LETTER

LONG = 5
"""Letters of a long word. Short ones are everywhere: a print of three of them would be shared by strangers."""

_LONG_WORD = re.compile(f"{LETTER}{{{LONG},}}")
_UNSEEN = re.compile(f"[{''.join(chr(code) for code, like in FOLDS.items() if like is None)}]")

_INTRICATE = ("`", "\t", "{", "]:", "\n    ")
"""Code, definitions, attributes: what a look at single words cannot tell from text. It is rare, and parsed."""
_ENTITY = re.compile(r"(?<!\\)&#?\w{2,31};")
_NO_WORDS = re.compile(
    r"""[!\[\]](?:                                            # one set of characters first: three times as fast
        (?<=!)\[[^\]]*\]\([^)\n]*\)                           # a picture: its words are not the text's
      | (?<=\[)(?<!\\\[)\[[^\[\]|\n]*(?:\]\]|\|)              # [[a]], and of [[a|words]] what stands before them
      | (?<=\[)(?<!\\\[)\^[^\]\s]+\]                          # a footnote's number
      | (?<=\])(?<!\\\])(?:\([^)\n]*\)|\[[^\]\n]*\])          # a link's address
    )""",
    re.VERBOSE,
)


def prints(files: Mapping[str, bytes]) -> tuple[tuple[str, bytes], ...]:
    """The prints of articles, by name: of what their files say, four bytes each."""
    return tuple((name, array("I", _prints(_words(data))).tobytes()) for name, data in files.items())


def shared_prints(held: tuple[tuple[str, bytes], ...], wanted: bytes) -> tuple[tuple[str, bytes], ...]:
    """Which of the wanted prints each article has; those that have none are left out."""
    sought = frozenset(array("I", wanted))
    found = []
    for name, data in held:
        here = array("I", data)
        if not sought.isdisjoint(here):
            found.append((name, array("I", sorted(sought.intersection(here))).tobytes()))
    return tuple(found)


def prints_of(words: str) -> tuple[int, ...]:
    """The prints of a stretch of plain text that begins and ends with words, each once, from the smallest on."""
    return tuple(sorted(set(_prints(_folded(words)))))


def bucket(name: str) -> str:
    """One of 256 parts of an archive, by an article's name: what an edit makes anew is then a small part of it."""
    number = crc32(name.encode("utf-8", "surrogatepass")) & 0xFF
    return f"part-{number:02x}"


def _words(data: bytes) -> str:
    """What a file says below its front matter, nearly: in Markdown with the words that no reader sees taken out."""
    text = data.decode("utf-8", "replace")
    if text.startswith("---"):
        text = text.partition("\n---")[2] or text
    if any(sign in text for sign in _INTRICATE):
        return _folded(plain_text(parse(text, Where("articles")).tokens)[0])
    if "[" in text:
        text = _NO_WORDS.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    return _folded(text)


def _folded(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _prints(text: str) -> Iterator[int]:
    marks = list(map(_mark, _LONG_WORD.findall(text)))
    return map(xor, map(xor, marks, marks[1:]), marks[2:])


@lru_cache(maxsize=1 << 16)  # an archive has about so many words, and each of them thousands of times
def _mark(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
