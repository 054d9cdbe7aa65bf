"""One note, every copy: where the words of a note's passage stand in another article, the note stands there, too.

Wire copy is printed by many. A passage of ten words is recognised by itself; a shorter one ("Prime Minister") only
together with the words around it, its own sentence's first. Prints (see `prints`) say which articles are worth looking
at, so that notes are not held against all of them; what counts is that the words stand there, once.
"""

import posixpath
import re
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, zip_longest

from generator.annotate.anchor import Text
from generator.annotate.folded import folded, is_unspaced
from generator.annotate.match import places
from generator.annotate.prints import LONG, prints_of
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, Article, Body, CopiedNote, Described, Home, Passages, Span
from generator.text import LETTERS

MIN_WORDS = 10
"""From so many words on, the same words elsewhere were copied: of sentences nobody copied, hardly any share ten."""
_MIN_LONG = 3  # of them, so that they have a print
_REACH = 300  # characters; the words around a passage are looked for so far to each side
MOST = 200
"""Articles that may hold a passage beyond which it is what an archive repeats, such as a notice, and stays at home."""
_PRINTS = 4  # of a passage; enough to pass over all but a few articles that have not its words
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*\s|[。！？۔।]|\n\n")


def described(note: Annotation, span: Span, text: Text) -> Described | None:
    """The note's passage with its context; None where the note stays at home, or the words around tell too little."""
    if dict(note.attributes).get("scope", "copies") != "copies":
        return None
    plain = text.plain
    for start, end in _growing(span, plain):
        whole = plain[slice(*_whole_words(start, end, plain))]
        if _is_telling(whole) and len(places([folded(plain[start:end]).text], text.folded)) == 1:
            exact = plain[span.start : span.end]
            prints = prints_of(whole)[:_PRINTS]
            return Described(note.id, plain[start : span.start], exact, plain[span.end : end], prints)
    return None


def copied(passage: Described, text: Text) -> Span | None:
    """Where the passage stands in another text, context and all, word for word; None unless that is once."""
    prefix, exact, suffix = (folded(part).text for part in (passage.prefix, passage.exact, passage.suffix))
    found = places([prefix + exact + suffix], text.folded)
    if len(found) != 1:
        return None
    start = found[0][0] + len(prefix)
    return Span(text.folded.original(start), text.folded.original_end(start + len(exact)))


def standing(article: Article, copies: tuple[CopiedNote, ...]) -> tuple[CopiedNote, ...]:
    """Those of the notes on likely copies whose passage the article has; a text is woven anew only for these."""
    text = Text(plain_text(parse(article.body, Where(posixpath.dirname(article.path))).tokens)[0])
    return tuple(copy for copy in copies if copied(copy.passage, text))


def passages(article: Article, body: Body) -> Passages | None:
    """What goes from an article to its copies; None where nothing does."""
    if not body.passages:
        return None
    return Passages(Home(article.id, article.publisher, article.date), body.passages)


def wanted_prints(found: Mapping[str, Passages]) -> bytes:
    """The prints of all passages, each once, four bytes each."""
    return array(
        "I", sorted({one for each in found.values() for passage in each.passages for one in passage.prints})
    ).tobytes()


def notes_for_copies(
    found: Mapping[str, Passages],
    notes: Mapping[str, tuple[Annotation, ...]],
    likely: Mapping[str, tuple[tuple[str, bytes], ...]],
) -> Iterator[tuple[str, tuple[CopiedNote, ...]]]:
    """For each article that may hold a copy of a passage: the notes that would then stand on it.

    `found` and `notes` are by the full name of the article, `likely` has articles with the wanted prints they have.
    """
    holders: dict[int, list[str]] = {}
    has: dict[str, frozenset[int]] = {}
    for name, data in chain.from_iterable(likely.values()):
        has[name] = frozenset(array("I", data))
        for mark in has[name]:
            holders.setdefault(mark, []).append(name)
    by_article: dict[str, list[CopiedNote]] = {}
    for home, each in found.items():
        by_id = {note.id: (number, note) for number, note in enumerate(notes[home])}
        for passage in each.passages:
            number, note = by_id[passage.note]
            one = CopiedNote(_without_lines(note, number), passage, each.home)
            rarest = min((holders.get(mark, []) for mark in passage.prints), key=len)
            for name in rarest if len(rarest) <= MOST else ():
                if name != home and has[name].issuperset(passage.prints):
                    by_article.setdefault(name, []).append(one)
    for name in sorted(by_article):
        yield name, tuple(by_article[name])


def _without_lines(note: Annotation, number: int) -> Annotation:
    """The note, the same wherever in its file it stands: what moves down there moves no other article's page."""
    assert note.quote
    return replace(note, line=number, body_line=0, quote=replace(note.quote, line=0, column=0, unmarked_line=0))


def _whole_words(start: int, end: int, plain: str) -> tuple[int, int]:
    """Without the part of a word at either end: in scripts without spaces a passage may begin inside a clause."""
    if 0 < start < end and LETTERS.match(plain, start - 1) and (rest := LETTERS.match(plain, start, end)):
        start = rest.end()
    while start < end < len(plain) and LETTERS.match(plain, end) and LETTERS.match(plain, end - 1):
        end -= 1
    return start, end


def _is_telling(words: str) -> bool:
    found = LETTERS.findall(words)
    count = len(found) if words.isascii() else sum(max(1, sum(map(is_unspaced, word)) // 2) for word in found)
    return count >= MIN_WORDS and sum(len(word) >= LONG for word in found) >= _MIN_LONG


def _growing(span: Span, plain: str) -> Iterator[tuple[int, int]]:
    """The passage's offsets, then with one more word at a time, left and right in turn.

    First the words of its own sentence, then those of the sentences next to it.
    """
    start, end = span.start, span.end
    yield start, end
    before, after = _words_before(span.start, plain), _words_after(span.end, plain)
    for left, right in zip(before, after, strict=True):
        for step in chain.from_iterable(zip_longest(left, right)):
            if step is not None:
                start, end = min(start, step), max(end, step)
                yield start, end


def _words_before(offset: int, plain: str) -> tuple[list[int], list[int]]:
    """Where the words before an offset begin, the nearest first: those of its sentence, and the others."""
    low = max(0, offset - _REACH)
    first = max((end.end() for end in _SENTENCE_END.finditer(plain, low, offset)), default=low)
    starts = [word.start() for word in LETTERS.finditer(plain, low, offset)][::-1]
    if low and starts:
        starts.pop()  # it may be the rest of a word
    return [at for at in starts if at >= first], [at for at in starts if at < first]


def _words_after(offset: int, plain: str) -> tuple[list[int], list[int]]:
    """Where the words after an offset end, the nearest first: those of its sentence, and the others."""
    high = offset + _REACH
    last = next((end.start() + 1 for end in _SENTENCE_END.finditer(plain, offset, high)), high)
    ends = [word.end() for word in LETTERS.finditer(plain, offset, high)]
    if high < len(plain) and ends:
        ends.pop()
    return [at for at in ends if at <= last], [at for at in ends if at > last]
