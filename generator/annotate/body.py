"""A text with its notes: the steps that parse, anchor, weave and number."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.annotate.anchor import Orphan, Text, anchor
from generator.annotate.copies import copied, described
from generator.annotate.correction import change
from generator.annotate.fragment import Fragments
from generator.annotate.margin import aside, home_refs, renumber, with_asides
from generator.annotate.order import Position, ReadingOrder
from generator.annotate.reports import orphan_problem
from generator.annotate.selected import selected
from generator.annotate.shared import shared_words
from generator.errors import Problem
from generator.markdown.addresses import Where
from generator.markdown.dialect import Document, parse
from generator.markdown.html import render
from generator.markdown.links import links_in, media_refs
from generator.markdown.plain import Piece, first_words, paragraphs, plain_text
from generator.markdown.prose import prose
from generator.markdown.sanitise import sanitise
from generator.markdown.weave import Passage, weave
from generator.model import (
    Annotation,
    Article,
    Body,
    CopiedNote,
    Described,
    Entity,
    FreePage,
    Home,
    Link,
    NoteCopy,
    NoteText,
    Span,
)
from generator.text import excerpt, word_count


@dataclass(frozen=True, slots=True)
class _Placed:
    """A note and where its passage stands; None for an orphan, and for a note on the whole article."""

    note: Annotation
    span: Span | None
    text: NoteText
    links: tuple[Link, ...]


def body(
    article: Article, notes: tuple[Annotation, ...], copies: tuple[CopiedNote, ...] = ()
) -> tuple[Body, tuple[Problem, ...]]:
    """The article's HTML with these notes on it, in any order.

    Of the notes on its copies those stand on it whose passage it has, word for word and once. An error among the
    problems means that a text is shown as written; a warning, that a note is an orphan.
    """
    is_published = not (article.draft or article.withdrawn)
    copies = copies if is_published else ()
    made, problems = noted(article.path, article.body, article.body_line, notes, copies, article.source_url, ids="p-")
    return made if is_published else replace(made, passages=()), problems


def intro(entity: Entity, notes: tuple[Annotation, ...]) -> tuple[Body, tuple[Problem, ...]]:
    """An authority file's introduction as HTML with the notes on it, and what is wrong with them."""
    return _text(entity.path, entity.body, entity.body_line, notes)


def free_text(page: FreePage, notes: tuple[Annotation, ...]) -> tuple[Body, tuple[Problem, ...]]:
    """A free page's text as HTML with the notes on it, and what is wrong with them."""
    return _text(page.path, page.body, page.body_line, notes)


def bare_notes(notes: tuple[Annotation, ...]) -> tuple[Body, tuple[Problem, ...]]:
    """Notes on an entity of which nobody has written an introduction."""
    return noted("", "", 1, notes)


def _text(path: str, source: str, line: int, notes: tuple[Annotation, ...]) -> tuple[Body, tuple[Problem, ...]]:
    """A text of the editors' own: its notes do not go elsewhere; where it has none, its footnotes stand at its end."""
    if notes:
        made, problems = noted(path, source, line, notes)
        return replace(made, passages=()), problems
    text, problems = prose(path, source, line)
    return Body(text.html, text.links, (), text.excerpt, text.words), problems


def noted(
    path: str,
    source: str,
    line: int,
    notes: Sequence[Annotation],
    copies: Sequence[CopiedNote] = (),
    source_url: str = "",
    ids: str = "",
) -> tuple[Body, tuple[Problem, ...]]:
    """A Markdown text as HTML with notes; `line` is the file's line on which `source` begins.

    `source_url` is the publisher's page that has the same text. With `ids`, each paragraph of the text has one:
    this and its number, from 0.
    """
    where = Where(posixpath.dirname(path))
    document = parse(source, where, path, line)
    plain, pieces = plain_text(document.tokens)
    first, links, words = excerpt(first_words(document.tokens)), links_in(document.tokens), word_count(plain)
    texts = paragraphs(document.tokens, plain, pieces, ids) if ids else ()
    text = Text(plain)
    copied = _copied(copies, text)
    if not notes and not copied and (not document.tokens or document.tokens[-1].type != "footnote_close"):
        return Body(sanitise(render(document.tokens, where)), links, (), first, words, blocks=texts), document.problems
    placed, problems = _placed(notes, text)
    every = _with_addresses([*placed, *copied], source_url, plain)
    html, told = _woven(document, where, plain, pieces, every)
    made = Body(
        html,
        links + tuple(link for one in placed for link in one.links),
        tuple(text for text in told if not text.home),
        first,
        words,
        tuple(_copy(one) for one in copied),
        _passages(placed, text),
        texts,
    )
    return made, document.problems + problems


def _placed(notes: Sequence[Annotation], text: Text) -> tuple[list[_Placed], tuple[Problem, ...]]:
    """The notes with the places of their passages, in the order given."""
    placed: list[_Placed] = []
    problems: list[Problem] = []
    for note in notes:
        span = anchor(note.quote, text) if note.quote else None
        if isinstance(span, Orphan):
            assert note.quote
            problems.append(orphan_problem(span, note))
            span = None
        written, links, told = note_text(note, is_orphan=note.quote is not None and span is None)
        problems += told
        placed.append(_Placed(note, span, written, links))
    return placed, tuple(problems)


def _with_addresses(placed: list[_Placed], source: str, plain: str) -> list[_Placed]:
    """The notes with the addresses of their passages on the publisher's page, where that is known."""
    if not source:
        return placed
    fragments = Fragments(plain)
    return [
        replace(one, text=replace(one.text, at_publisher=fragments.url(source, one.span))) if one.span else one
        for one in placed
    ]


def _copied(copies: Sequence[CopiedNote], text: Text) -> list[_Placed]:
    """Those of the notes on copies whose passage this text has; what is wrong with one is told where it was made."""
    placed = []
    for copy in copies:
        if span := copied(copy.passage, text):
            written, links, _ = note_text(copy.note, is_orphan=False, home=copy.home)
            placed.append(_Placed(copy.note, span, written, links))
    return placed


def _copy(placed: _Placed) -> NoteCopy:
    home = placed.text.home
    assert home
    return NoteCopy(home.id, placed.note.id, placed.links, media_refs(placed.text.html))


def _passages(placed: Sequence[_Placed], text: Text) -> tuple[Described, ...]:
    found = (described(one.note, one.span, text) for one in placed if one.span and not one.note.draft)
    return tuple(passage for passage in found if passage)


def note_text(
    note: Annotation, *, is_orphan: bool, home: Home | None = None
) -> tuple[NoteText, tuple[Link, ...], tuple[Problem, ...]]:
    """A note's own Markdown made HTML, not yet numbered; its links and what is wrong with it.

    `home` is the article it was made on, where it is to stand on another: its id then says so, and cannot be one of
    that article's own, in which no `@` may stand.
    """
    ident = f"{note.id}@{home.id}" if home else note.id
    page = f"articles/{home.id}" if home else ""
    where = Where(posixpath.dirname(note.path), f"note-{ident}-", "note-", 4, page, note.others)
    document = parse(note.body, where, note.path, note.body_line)
    first = excerpt(first_words(document.tokens))
    html = sanitise(render(document.tokens, where))
    quote = " … ".join(note.quote.exact) if note.quote else ""
    was, now = change(note, quote)
    text = NoteText(
        *(ident, 0, note.kind, note.title, html, quote, note.by, note.date, is_orphan, first, note.attributes),
        home=home,
        was=was,
        now=now,
        draft=note.draft,
    )
    links = links_in(document.tokens, note.id)
    return text, links + tuple(Link(ref, "", note.id) for ref in home_refs(text)), document.problems


def _woven(
    document: Document, where: Where, plain: str, pieces: Sequence[Piece], placed: list[_Placed]
) -> tuple[str, tuple[NoteText, ...]]:
    """The article's HTML with marks and asides, and the notes with their numbers, in the order of these."""
    order = ReadingOrder(document.tokens, pieces)
    placed = sorted(placed, key=lambda one: _place(one, order))
    names = [str(token.meta["name"]) for token in document.tokens if token.type == "footnote_open"]
    numbers = _numbers([_place(one, order) for one in placed], [(0, order.footnote(name)) for name in names])
    renumber(document.tokens, dict(zip(names, numbers[len(placed) :], strict=True)))
    texts = [
        replace(one.text, number=number, selected=selected(one.span, plain) if one.span else None)
        for one, number in zip(placed, numbers, strict=False)
    ]
    anchored = [(one.span, text) for one, text in zip(placed, texts, strict=True) if one.span]
    passages = [
        Passage(span, text.id, text.kind, text.number, f"Note {text.number}: {text.kind}") for span, text in anchored
    ]
    woven = weave(document.tokens, pieces, passages)
    about = shared_words([span for span, _ in anchored], plain)
    asides = [(text.number, aside(text, words)) for (_, text), words in zip(anchored, about, strict=True)]
    notes = [(end, *numbered) for end, numbered in zip(woven.ends, asides, strict=True)]
    return sanitise(render(with_asides(woven.tokens, where, notes), where)), tuple(texts)


def _place(placed: _Placed, order: ReadingOrder) -> tuple[int, Position, int, str, int]:
    """Sorts by where the passage ends; orphans come after, then notes on the whole article."""
    group = 0 if placed.span else 1 if placed.note.quote else 2
    position = order.passage(placed.span.end) if placed.span else ()
    return group, position, placed.span.start if placed.span else 0, placed.note.path, placed.note.line


def _numbers(notes: Sequence[tuple[Any, ...]], footnotes: Sequence[tuple[Any, ...]]) -> list[int]:
    """The number, from 1, of each note and then of each footnote, by their places."""
    places = [*notes, *footnotes]
    ranked = sorted(range(len(places)), key=places.__getitem__)
    numbers = dict(zip(ranked, range(1, len(places) + 1), strict=True))
    return [numbers[index] for index in range(len(places))]
