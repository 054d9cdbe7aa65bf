"""The block quote that opens a note: the words it is about, as the editor quoted them."""

import re

from generator.errors import Place, Problem, warning
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Quote
from generator.text import squeeze

_EXACT, _SKIP = "\ue000", "\ue001"
"""Stand for `==` and for `…` while the quote is read; of Unicode's private use area, so no text has them."""

_EXACT_MARK = re.compile(r"(?<!\\)==")
_SKIP_MARK = re.compile(r"(?<!\\)\[(?:\.\.\.|…)\]|…")
_FIRST_WORD = re.compile(r"[\s>]*")


def read_quote(source: str, path: str, line: int) -> tuple[Quote | None, tuple[Problem, ...]]:
    """The quote in a block quote's source, which begins on `line` of the notes' file; None when it has no words."""
    start = _FIRST_WORD.match(source)
    assert start
    before = source[: start.end() if start.end() < len(source) else source.find(">")]
    row, column = line + before.count("\n"), len(before) - before.rfind("\n")
    place = Place(f"content/{path}", row, column)
    marked = _SKIP_MARK.sub(_SKIP, _EXACT_MARK.sub(_EXACT, source))
    words, _ = plain_text(parse(marked, Where("annotations")).tokens)
    prefix, exact, suffix, problems = _split(squeeze(words), place)
    parts = tuple(part for part in map(str.strip, exact.split(_SKIP)) if part)
    if not parts:
        fix = "quote the words the note is about, or remove the quote for a note on the whole article"
        return None, (*problems, warning(place, "this quote has no words", fix))
    if _SKIP in exact[: len(exact) - len(exact.lstrip(_SKIP + " "))]:
        prefix = ""
    quote = Quote(parts, prefix.rpartition(_SKIP)[2], suffix.partition(_SKIP)[0], row, column)
    return quote, problems


def _split(words: str, place: Place) -> tuple[str, str, str, tuple[Problem, ...]]:
    """What stands before, in and after the marks; all of it is exact where there are none."""
    first, last = words.find(_EXACT), words.rfind(_EXACT)
    if first < 0:
        return "", words, "", ()
    count = words.count(_EXACT)
    problems: tuple[Problem, ...] = ()
    if count != 2:
        what = f"exact words are marked by one == before and one after them, found {count} marks"
        fix = "mark one stretch of words; a literal == is written \\=="
        problems = (warning(place, what, fix),)
    if first == last:
        return "", words.replace(_EXACT, ""), "", problems
    return words[:first], words[first:last].replace(_EXACT, ""), words[last + 1 :], problems
