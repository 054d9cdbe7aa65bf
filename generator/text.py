"""What several stages do to plain text: fold it for comparison, cut it to words, make a slug, an excerpt."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

SLUG_LIMIT = 60  # characters; keeps a path of <date>-<publisher>-<title> well under 255 bytes
REMEMBERED = 2000  # characters; longer texts are folded once and would fill the memory
PIECE = 1_000_000  # code points of a text that are cut to words at once; the words cost twenty times the text
EXCERPT_LIMIT = 200  # characters: two lines on a phone, what feeds and search results show

_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′`´ʼ＇"), "'") | dict.fromkeys(map(ord, "“”„‟″«»＂"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # marks of direction
_DROPPED = dict.fromkeys(map(ord, f"\u00ad\u200b\u2060\ufeff{_TURNS}"), None)
FOLDS = _QUOTES | _DASHES | _DROPPED
"""Characters that print alike and match each other: quotes, dashes; and those that print nothing."""

LETTER = (
    r"[0-9A-Za-z\u00c0-\u02bb\u02bd-\u060b\u060d-\u061a\u0620-\u06d3\u06d5-\u0963\u0966-\u1fff"
    r"\u2c00-\u2dff\u2e80-\u2fff\u3040-\ud7ff\uf900-\ufe2f\ufe70-\ufefe\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    r"\uff66-\uffdc\U00010000-\U0010ffff]"
)  # what is no sign; a set of what is one, negated, takes a fifth longer
LETTERS = re.compile(LETTER + "+")
"""A run of letters, digits and their marks: what folding never changes but in case."""

_WHITE = re.compile(r"\s+")
_BLANKS = re.compile(" {2,}")
_NOT_SAID = re.compile(r"[^\w\s]|_")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


UNTITLED = "\ue000{}\ue001"
"""Stands in a sentence or an excerpt for the title of what a link without words leads to, until that is known."""
_UNTITLED = re.compile("\ue000([^\ue001]*)(?:\ue001|$)")


def titled(text: str, title: Callable[[str], str]) -> str:
    """The text with the title of each reference in the place that was kept for it."""
    return _UNTITLED.sub(lambda match: title(match[1]), text) if "\ue000" in text else text


def slug_words(ref: str) -> str:
    """What a reference says while its target's title is not known: the words of its slug."""
    return ref.rpartition("/")[2].replace("-", " ")


def squeeze(text: str) -> str:
    """The text with each run of white space as one space, and none at the ends."""
    if len(text) <= PIECE:
        return " ".join(text.split())
    pieces = (_WHITE.sub(" ", text[start : start + PIECE]) for start in range(0, len(text), PIECE))
    return _BLANKS.sub(" ", "".join(pieces)).strip()


def fold(text: str) -> str:
    """The text as rules compare it: NFC, quotes and dashes made straight, white space squeezed, case folded."""
    return _folded(text) if len(text) <= REMEMBERED else _folded.__wrapped__(text)


@lru_cache(maxsize=8192)  # each rule of cleaning compares each line of an article
def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    return " ".join(unicodedata.normalize("NFC", text).translate(FOLDS).split()).casefold()


def sort_key(name: str) -> tuple[str, str]:
    """Sorts names as an index of a book does: by their letters, whatever case, accents and signs it has."""
    flat = name if name.isascii() else "".join(filter(_is_base, unicodedata.normalize("NFKD", name)))
    return squeeze(_NOT_SAID.sub("", flat)).casefold(), fold(name)


def initial(name: str) -> str:
    """The capital under which a name stands in an index; `#` where it has no letter."""
    first = sort_key(name)[0][:1].upper()[:1]
    return first if first.isalpha() else "#"


def _is_base(char: str) -> bool:
    return not unicodedata.combining(char)


def caseless(name: str) -> str:
    """The same for names that some file systems take for one: they differ only by case or Unicode form."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def words(text: str) -> list[str]:
    """The words, in order; hyphens and apostrophes inside a word belong to it."""
    return _WORD.findall(text)


def word_count(text: str) -> int:
    """How many words, as a reader counts them: what stands between white space."""
    return len(text.split())


def slug(text: str, limit: int = SLUG_LIMIT) -> str:
    """Lower-case ASCII words joined by hyphens, at most `limit` characters, cut at a word's end; may be empty.

    Other scripts are romanised by anyascii, so that an Urdu headline still gives an address one can read.
    """
    from anyascii import anyascii

    plain = _NOT_SLUG.sub("-", anyascii(text.translate({0x27: None, 0x2019: None})).lower()).strip("-")
    if len(plain) <= limit:
        return plain
    cut = plain[: limit + 1].rfind("-")
    return plain[:cut] if cut > 0 else plain[:limit]


def quoted(text: str) -> str:
    """The text in quotation marks, unless it begins with some of its own."""
    return text if text[:1] in "“”\"«„'‘’" else f"“{text}”"


def excerpt(text: str, limit: int = EXCERPT_LIMIT) -> str:
    """The first words, squeezed, at most `limit` characters and an ellipsis where something was cut."""
    flat = squeeze(text[: limit * 4])
    if len(flat) <= limit:
        return flat
    cut = flat.rfind(" ", 0, limit + 1)
    return flat[: cut if cut > limit // 2 else limit].rstrip(" ,;:–—-") + "…"
