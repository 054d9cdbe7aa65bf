"""Another quote in the place of one that has lost its words: nothing else in the editor's file changes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.annotate.anchor import Orphan, anchor
from generator.annotate.describe import describe
from generator.annotate.nearest import Suggestion
from generator.annotate.quote import escaped, quote_words, shown
from generator.annotate.sidecar import quote_lines, read_notes
from generator.annotate.text import Text
from generator.model import Annotation, Quote, Span
from generator.read.front import BYTE_ORDER_MARK
from generator.text import squeeze

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_LEAD = re.compile(r" {0,3}>[ \t]?")
_MARKUP = str.maketrans("", "", "*_`\\")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block quote."""

    lead: str
    """`> `, or what an editor has in its place; nothing where a paragraph goes on without."""
    words: tuple[str, ...]
    end: str
    """How the line ends."""


def new_quote(orphan: Orphan, near: Suggestion) -> Quote | None:
    """The quote of a suggested passage in the shape of the orphan's: context on the same sides, as many parts.

    Where that does not lead to the passage, the shortest that does; None where none does.
    """
    old, plain = orphan.quote, orphan.text.plain
    starts, ends = [each.start for each in near.parts], [each.end for each in near.parts]
    starts[0], ends[-1] = near.span.start, near.span.end
    parts = tuple(squeeze(plain[start:end]) for start, end in zip(starts, ends, strict=True))
    prefix = _context(Span(near.parts[0].start, near.span.start), orphan.text).lstrip() if old.prefix else ""
    suffix = _context(Span(near.span.end, near.parts[-1].end), orphan.text).rstrip() if old.suffix else ""
    quote = Quote(parts, prefix, suffix)
    return quote if all(parts) and anchor(quote, orphan.text) == near.span else describe(near.span, orphan.text)


def _context(span: Span, text: Text) -> str:
    words = text.plain[span.start : span.end]
    return " " * words[:1].isspace() + squeeze(words) + " " * words[-1:].isspace() if words.strip() else ""


def requoted(data: bytes, note: Annotation, quote: Quote) -> bytes | None:
    """A notes' file with another quote for one of its notes, to the byte the same everywhere else.

    Words that stay keep their markup, and lines break where they broke. None where the file would not then read as
    before but for the quote.
    """
    lines = quote_lines(note.path, data).get(note.line)
    before, told = read_notes(note.path, data)
    if lines is None or before is None:
        return None
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    source = [found[0] for found in _LINE.finditer(data.removeprefix(mark).decode()) if found[0]]
    first, last = lines[0] - 1, min(lines[1] - 1, len(source))
    while last > first and not source[last - 1].strip():
        last -= 1
    old = [_read_line(line) for line in source[first:last]]
    wanted = [
        replace(each, quote=quote) if (each.line, each.on) == (note.line, note.on) else each for each in before.notes
    ]
    for keep in (True, False):
        written = "".join(_written(old, quote, keep_markup=keep))
        whole = mark + "".join([*source[:first], written, *source[last:]]).encode()
        after, problems = read_notes(note.path, whole)
        if after and list(map(_bare, after.notes)) == list(map(_bare, wanted)) and len(problems) <= len(told):
            return whole
    return None


def _bare(note: Annotation) -> Annotation:
    """The note without its lines, which may move."""
    quote = note.quote and replace(note.quote, line=0, column=0, unmarked_line=0)
    return replace(note, line=0, body_line=0, quote=quote)


def _read_line(line: str) -> _Line:
    text = line.rstrip("\r\n")
    lead = found[0] if (found := _LEAD.match(text)) else ""
    return _Line(lead, tuple(text[len(lead) :].split()), line[len(text) :])


def _written(old: Sequence[_Line], quote: Quote, *, keep_markup: bool) -> Iterator[str]:
    """The lines of the block quote with the new words; old lines' leads and ends are used in turn."""
    words = quote_words(quote)
    was = [word for line in old for word in line.words]
    kept: dict[int, str] = {}
    breaks = set()
    for number, word, at in _matched(was, [shown(word) for word in words]):
        if word:
            kept[number] = was[at]
        breaks.add((at, number))
    lines = [line for line in old if line.words]
    ends = _ends([len(line.words) for line in lines], dict(breaks), len(words))
    cut = [words[start:end] for start, end in ends]
    source = [line.split(" ") for line in escaped([" ".join(line) for line in cut])]
    if keep_markup:
        at = 0
        for line in source:
            for place in range(len(line)):
                line[place] = kept.get(at + place, line[place])
            at += len(line)
    newline = old[0].end or "\n"
    for number, line in enumerate(source):
        shape = lines[min(number, len(lines) - 1)]
        end = old[-1].end if number == len(source) - 1 else shape.end or newline
        yield shape.lead + " ".join(line) + end


def _matched(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, bool, int]]:
    """New words with the old ones they stand for: number, whether it is the same word, number of the old one."""
    keys = [word.translate(_MARKUP) for word in was], [word.translate(_MARKUP) for word in now]
    for kind, first, last, start, end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((start + step, True, first + step) for step in range(last - first))
        elif kind == "replace":
            yield from ((start + step, False, first + step) for step in range(min(last - first, end - start)))


def _ends(counts: Sequence[int], places: dict[int, int], size: int) -> list[tuple[int, int]]:
    """For each line that keeps words, the new words it gets: lines begin with what stands for their first words."""
    starts, at = [0], 0
    for count in counts[:-1]:
        at += count
        later = [new for old, new in places.items() if old >= at]
        if later and min(later) > starts[-1]:
            starts.append(min(later))
    return list(zip(starts, [*starts[1:], size], strict=True))
