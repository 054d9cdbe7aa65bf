"""Notes between the blocks of an article, each after the block its passage ends in; and its footnotes likewise."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, takewhile
from operator import itemgetter

from markdown_it.token import Token

from generator.annotate.correction import erratum
from generator.edtf import in_words, without_marks
from generator.markdown.addresses import Where, reference
from generator.markdown.html import render
from generator.model import NoteText
from generator.text import quoted

_WHOLE = {"blockquote_open": 1, "table_open": 1, "blockquote_close": -1, "table_close": -1}
"""What no note may stand in: it would be taken for part of the quotation, and a table has no room between its rows."""


_DRAFT = ' <span class="tag">draft</span>'


def aside(note: NoteText, about: str = "") -> str:
    """A note as it stands after its passage's block; `about` are the words it is on, where marks cannot show them."""
    named = escape(f"Note {note.number}, {'draft, ' if note.draft else ''}{note.kind}: {note.title}")
    title = f' <strong class="note-title">{escape(note.title, quote=False)}</strong>' if note.title else ""
    words = f'<p class="note-about">On {escape(quoted(about), quote=False)}</p>\n' if about else ""
    return (
        f'<aside class="note note-{note.kind}" id="note-{note.id}" role="note" aria-label="{named}">\n'
        f'<p class="note-head">{_back(f"ref-{note.id}", str(note.number), "Back to the passage")}'
        f' <span class="note-kind">{note.kind.capitalize()}</span>{title}{_DRAFT if note.draft else ""}</p>\n'
        f'{words}{_change(note)}<div class="note-body">\n{note.html}</div>\n{_made_on(note)}{_foot(note)}</aside>\n'
    )


def home_refs(note: NoteText) -> tuple[str, ...]:
    """What a note's word on the article it was made on refers to; nothing where that is this one."""
    if not note.home:
        return ()
    return (f"articles/{note.home.id}", *((f"publishers/{note.home.publisher}",) if note.home.publisher else ()))


def _made_on(note: NoteText) -> str:
    """Where a note was made that stands on a copy of its passage: article, publisher, date."""
    if not note.home:
        return ""
    first, *more = home_refs(note)
    to = reference(first, f"note-{note.id.partition('@')[0]}")
    said = [f'<a href="{to}"></a>', *(f'<a href="{reference(ref)}"></a>' for ref in more)]
    if note.home.date:
        said.append(in_words(note.home.date))
    return f'<p class="note-home">Made on the same words in {", ".join(said)}.</p>\n'


def _change(note: NoteText) -> str:
    """A correction's words, wrong and right, said in the way of errata."""
    was = f"<del>{escape(note.was, quote=False)}</del>" if note.was else ""
    now = f"<ins>{escape(note.now, quote=False)}</ins>" if note.now else ""
    words = erratum(was, now)
    return f'<p class="note-change">{words}</p>\n' if words else ""


def _foot(note: NoteText) -> str:
    by = f'<span class="note-by">{escape(note.by, quote=False)}</span>' if note.by else ""
    date = _date(note.date) if note.date else ""
    there = escape(note.at_publisher)
    link = f'<a class="note-there" rel="external" href="{there}">At the publisher’s page</a>' if there else ""
    said = " ".join(filter(None, [by, date, link]))
    return f'<p class="note-foot">{said}</p>\n' if said else ""


def _date(date: str) -> str:
    known = without_marks(date)
    if "/" in known or known.startswith("XXXX"):  # what no machine can read as a time
        return f'<span class="note-date">{in_words(date)}</span>'
    return f'<time class="note-date" datetime="{escape(known)}">{in_words(date)}</time>'


def footnote_aside(opening: Token, html: str) -> str:
    """A footnote of the article itself, built like a note."""
    meta = opening.meta
    ways = [f"fnref-{meta['name']}" + (f"-{at}" if at > 1 else "") for at in range(1, meta["count"] + 1)]
    words = [str(meta["number"]), *"↩" * (len(ways) - 1)]
    head = " ".join(_back(way, word, "Back to the text") for way, word in zip(ways, words, strict=False))
    return (
        f'<aside class="note note-footnote" id="fn-{meta["name"]}" role="note"'
        f' aria-label="Footnote {meta["number"]}">\n'
        f'<p class="note-head">{head or meta["number"]}</p>\n<div class="note-body">\n{html}</div>\n</aside>\n'
    )


def _back(to: str, words: str, label: str) -> str:
    return f'<a class="note-back" href="#{to}" aria-label="{words}: {label}">{words}</a>'


def renumber(tokens: Sequence[Token], numbers: dict[str, int]) -> None:
    """Give footnotes, by name, other numbers."""
    for block in tokens:
        for token in (block, *(block.children or ())):
            if token.type in ("footnote_open", "footnote_ref"):
                token.meta["number"] = numbers[token.meta["name"]]


def with_asides(tokens: Sequence[Token], where: Where, notes: Sequence[tuple[int, int, str]]) -> list[Token]:
    """The article's blocks with asides between them.

    `notes` are asides, each after the index of the block its passage ends in and its number. Footnotes are taken from
    the end of the tokens and put after the block that first refers to them.
    """
    text = list(takewhile(lambda token: token.type != "footnote_open", tokens))
    place = _places(text)
    asides: list[tuple[int, int, str]] = []
    for opening, first, last in _footnotes(tokens):
        at = _first_reference(text, opening.meta["name"])
        at = place[at] if at is not None else len(text) - 1
        place |= dict.fromkeys(range(first, last), at)
        html = footnote_aside(opening, render(tokens[first:last], where))
        asides.append((at, opening.meta["number"], html))
    asides += [(place[block], number, html) for block, number, html in notes]
    return _put(text, asides)


def _put(text: Sequence[Token], asides: list[tuple[int, int, str]]) -> list[Token]:
    """The blocks, and after each the group of its notes; a block of the article itself and its group in one box.

    A block that has notes inside, such as a list, is in no box.
    """
    out: list[Token] = []
    done = 0
    for at, group in groupby(sorted(asides), key=itemgetter(0)):
        notes = _ready('<div class="notes">\n' + "".join(html for _, _, html in group) + "</div>\n")
        first = _opening(text, at)
        boxed = [_ready('<div class="noted">\n'), *text[first : at + 1], notes, _ready("</div>\n")]
        out += [*text[done:first], *boxed] if done <= first <= at else [*text[done : at + 1], notes]
        done = at + 1
    return [*out, *text[done:]]


def _opening(text: Sequence[Token], at: int) -> int:
    """Where the block that ends at this index begins; one past its end where it is no block of the article itself."""
    if at < 0 or text[at].level:
        return at + 1
    return next((n for n in range(at, -1, -1) if not text[n].level and text[n].nesting >= 0), at + 1)


def _ready(html: str) -> Token:
    return Token("ready", "", 0, content=html, block=True)


def _footnotes(tokens: Sequence[Token]) -> Iterator[tuple[Token, int, int]]:
    """Each footnote's opening token, and the half open range of its blocks."""
    opening = 0
    for at, token in enumerate(tokens):
        if token.type == "footnote_open":
            opening = at
        elif token.type == "footnote_close":
            yield tokens[opening], opening + 1, at


def _first_reference(text: Sequence[Token], name: str) -> int | None:
    """The index of the block that first refers to a footnote; None where only other footnotes do, or nothing."""
    for at, block in enumerate(text):
        if any(child.type == "footnote_ref" and child.meta["name"] == name for child in block.children or ()):
            return at
    return None


def _places(text: Sequence[Token]) -> dict[int, int]:
    """For each block of words, by index, the index of the token after which its notes stand."""
    place: dict[int, int] = {}
    depth, inside = 0, []
    for at, token in enumerate(text):
        depth += _WHOLE.get(token.type, 0)
        if token.type in ("inline", "code_block", "fence"):
            place[at] = at + 1 if token.type == "inline" else at
            inside += [at] if depth else []
        elif not depth and inside:
            place |= dict.fromkeys(inside, at)
            inside = []
    return place
