"""The block quote that opens a note: the words it is about, as the editor quoted them; read, and written."""

import re
from collections.abc import Iterator, Sequence

from generator.errors import Place, Problem, warning
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.escape import escape
from generator.markdown.plain import plain_text
from generator.model import Quote
from generator.text import squeeze

_EXACT, _SKIP = "\ufdd0", "\ufdd1"
"""Stand for `==` and for `…` while the quote is read or written; Unicode says that they are no characters."""

_CODE = r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ >]*\n).)+?(?<!`)(?P=ticks)(?!`)"
_FOOTNOTE = r"\[\^[^\]\s]+\]"  # a number, in words copied from the article's Markdown
_MARK = re.compile(
    rf"\\(?P<escaped>.)|(?P<exact>==)|(?P<code>{_CODE})|(?P<footnote>{_FOOTNOTE})|\[(?:\.\.\.|…)\]|…", re.DOTALL
)
_LIKE_A_MARK = re.compile(
    rf"\\(?P<escaped>.)|(?P<equals>(?<=[={_EXACT}])=|=(?=[={_EXACT}]))|…|\[(?=\.\.\.\])", re.DOTALL
)
_PLAIN = re.compile(r" {0,3}(?:> ?)?((?![\s#>*+\-_=~`|:\[<\\0-9])[^\\`*_\[<&]*)")
"""A line that is a paragraph's and has no markup in it."""
_FIRST_WORD = re.compile(r"[\s>]*")


def read_quote(source: str, path: str, line: int) -> tuple[Quote | None, tuple[Problem, ...]]:
    """The quote in a block quote's source, which begins on `line` of the notes' file; None when it has no words."""
    start = _FIRST_WORD.match(source)
    assert start
    before = source[: start.end() if start.end() < len(source) else source.find(">")]
    row, column = line + before.count("\n"), len(before) - before.rfind("\n")
    place = Place(f"content/{path}", row, column)
    prefix, exact, suffix = _split(squeeze(_words(_MARK.sub(_marked, source))))
    problems = tuple(_odd_marks(source, path, line))
    parts = tuple(part for part in map(str.strip, exact.split(_SKIP)) if part)
    if not parts:
        fix = "quote the words the note is about, or remove the quote for a note on the whole article"
        return None, (*problems, warning(place, "this quote has no words", fix))
    if _SKIP in exact[: len(exact) - len(exact.lstrip(_SKIP + " "))]:
        prefix = ""
    suffix = suffix.partition(_SKIP)[0]
    quote = Quote(parts, prefix.rpartition(_SKIP)[2], suffix, row, column, _unmarked_line(source, line))
    return quote, problems


def _words(source: str) -> str:
    """What a block quote says; most have no markup, and need no parser to be read."""
    lines = [_PLAIN.fullmatch(line) for line in source.split("\n")]
    if all(lines):
        return " ".join(line[1] for line in lines if line)
    return plain_text(parse(source, Where("annotations")).tokens)[0]


def _marked(mark: re.Match[str]) -> str:
    if mark["escaped"]:
        return "…" if mark["escaped"] == "…" else mark[0]
    if mark["code"] or mark["footnote"]:
        return mark["code"] or ""
    return _EXACT if mark["exact"] else _SKIP


def _odd_marks(source: str, path: str, line: int) -> Iterator[Problem]:
    """Told at the last of the marks where there are not two."""
    marks = [mark.start() for mark in _MARK.finditer(source) if mark["exact"]]
    if len(marks) not in (0, 2):
        at = marks[-1]
        place = Place(f"content/{path}", line + source.count("\n", 0, at), at - source.rfind("\n", 0, at))
        what = f"exact words are marked by one == before and one after them, found {len(marks)}"
        yield warning(place, what, "mark one stretch of words; a literal == is written \\==")


def _split(words: str) -> tuple[str, str, str]:
    """What stands before, in and after the marks; all of it is exact where there are none, or one."""
    first, last = words.find(_EXACT), words.rfind(_EXACT)
    if first == last:
        return "", words.replace(_EXACT, ""), ""
    return words[:first], words[first:last].replace(_EXACT, ""), words[last + 1 :]


def _unmarked_line(source: str, line: int) -> int:
    """The number of the first line that belongs to the quote though no `>` stands before it; 0 where all have one."""
    rest = enumerate(source.rstrip().split("\n")[1:], line + 1)
    return next((number for number, text in rest if text.lstrip()[:1] != ">"), 0)


def block_quote(quote: Quote, width: int = 0) -> str:
    """The quote as Markdown, from which `read_quote` reads the same words and context again.

    Lines are at most `width` characters where words allow; 0: one line. There is no newline at the end.
    """
    return "\n".join(f"> {line}" for line in escaped(list(_lines(quote_words(quote), width - len("> ")))))


def quote_words(quote: Quote) -> list[str]:
    """The words of a quote between blanks, with its marks; not escaped."""
    mark = _EXACT if quote.prefix or quote.suffix else ""
    return f"{quote.prefix}{mark}{f' {_SKIP} '.join(quote.exact)}{mark}{quote.suffix}".split()


def escaped(lines: Sequence[str]) -> list[str]:
    """Lines of words with marks as Markdown."""
    source = _LIKE_A_MARK.sub(_unmarked, escape("\n".join(lines)))
    return shown(source).split("\n")


def shown(words: str) -> str:
    """Words with marks as an editor writes these."""
    return words.replace(_EXACT, "==").replace(_SKIP, "…")


def _lines(words: Sequence[str], width: int) -> Iterator[str]:
    line = ""
    for word in words:
        if line and 0 < width < len(line) + 1 + len(word):
            yield line
            line = ""
        line += f" {word}" if line else word
    yield line


def _unmarked(found: re.Match[str]) -> str:
    """What would be read as a mark, or join one, with a backslash."""
    if found["escaped"] in (_EXACT, "…"):  # the text's own backslash
        return "\\\\" + (_EXACT if found["escaped"] == _EXACT else "\\…")
    return found[0] if found["escaped"] else "\\" + found[0]
