"""Annotations of other programs → notes of ours: each on its page, with a quote that leads to the passage meant."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator import edtf
from generator.annotate.anchor import Orphan, anchor
from generator.annotate.describe import describe
from generator.errors import Problem, Severity, warning
from generator.exchange.addresses import Addresses
from generator.exchange.incoming import Incoming, Selection
from generator.exchange.placing import Placing
from generator.markdown.addresses import Where, notes_path
from generator.markdown.dialect import parse
from generator.markdown.escape import escape, escape_heading
from generator.markdown.plain import plain_text
from generator.markdown.rules import words_of
from generator.model import Annotation, Quote, Span
from generator.text import excerpt, slug_words, squeeze, titled

BARE = "Highlighted"
"""The title of a note that says nothing."""
_TITLE = 60  # characters of a text that a title of its own making shows
_SKIP = " … "
_LAST = (1 << 40, 0)  # after every passage of a text


@dataclass
class Taken:
    """What came of the annotations."""

    notes: dict[str, list[Annotation]] = field(default_factory=dict)
    """New notes by the full name of what they are on, in the order of its text."""
    orphans: list[tuple[str, Incoming]] = field(default_factory=list)
    """Those whose words were not found, each after what it is on; they are among the notes."""
    here: list[Incoming] = field(default_factory=list)
    """Those that are here already."""
    strangers: list[Incoming] = field(default_factory=list)
    """Those on pages that the archive does not hold."""
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds, as far as notes that come in need it."""

    addresses: Addresses
    placing: Callable[[str], Placing]
    """Of the text of anything, by full name."""
    held: Mapping[str, Sequence[Annotation]]
    """The notes that are here, by what they are on."""


def taken(found: Sequence[Incoming], archive: Archive) -> Taken:
    """The notes of these annotations. Replies stand in the note they answer, oldest first.

    A reply to a note that was here before is a note of its own on the same passage: what is here is never rewritten.
    """
    result = Taken()
    threads = _threads(found)
    by_subject: dict[str, list[tuple[Incoming, tuple[Incoming, ...], tuple[str, ...]]]] = {}
    for root, replies in threads:
        names = tuple(dict.fromkeys(name for url in root.urls for name in archive.addresses.subjects(url)))
        if names:
            by_subject.setdefault(names[0], []).append((root, replies, names))
        else:
            result.strangers += [root, *replies]
    for first in sorted(by_subject):
        desks: dict[str, _Desk] = {}
        for number, (root, replies, names) in enumerate(by_subject[first]):
            name, span = _place(root, names, archive)
            if name not in desks:
                desks[name] = _Desk(name, archive.held.get(name, ()), archive, result)
            desks[name].take(root, replies, span, number)
        for name, desk in desks.items():
            if notes := desk.in_order():
                result.notes.setdefault(name, []).extend(notes)
    return result


def _threads(found: Sequence[Incoming]) -> list[tuple[Incoming, tuple[Incoming, ...]]]:
    """Each annotation that answers none of the others, with all that answer it or its answers, oldest first."""
    by_name = {one.name: one for one in found if one.name}
    replies: dict[str, list[Incoming]] = {}
    roots = []
    for one in found:
        root, seen = one, {one.name}
        while parent := next((by_name[name] for name in reversed(root.answers) if name in by_name), None):
            if parent.name in seen:  # they answer one another in a circle
                root = one
                break
            root = parent
            seen.add(parent.name)
        if root is one:
            roots.append(one)
        else:
            replies.setdefault(root.name, []).append(one)
    return [(root, tuple(sorted(replies.pop(root.name, []), key=lambda one: one.moment))) for root in roots]


class _Desk:
    """Where the new notes on one text are written."""

    def __init__(self, name: str, held: Sequence[Annotation], archive: Archive, result: Taken) -> None:
        """`held` are the notes that are here."""
        self._name, self._archive, self._result = name, archive, result
        self._held = {note.id: note for note in held} | {note.id: note for note in result.notes.get(name, ())}
        self._told = "\n".join(note.body for note in held)
        self._made: list[tuple[tuple[int, int], str, int, Annotation]] = []

    def take(self, root: Incoming, replies: Sequence[Incoming], span: Span | None, number: int) -> None:
        """Write the note of a thread, or, where it is here, those of its replies that are new."""
        if root.id not in self._held:
            quote = _quote(root, self._name, span, self._archive, self._result) if root.selection else None
            answered = next((self._held[key] for name in root.answers for key in _ids(name) if key in self._held), None)
            if answered is not None and quote is None:
                quote = answered.quote
            place = (span.end, span.start) if span else _LAST
            self._write(_note(root, replies, self._name, quote), place, root.moment, number)
            return
        self._result.here.append(root)
        for reply in replies:
            if reply.id in self._held or (reply.address and reply.address in self._told):
                self._result.here.append(reply)
            else:
                quote = self._held[root.id].quote
                self._write(_note(reply, (), self._name, quote), _LAST, reply.moment, number)

    def _write(self, note: Annotation, place: tuple[int, int], moment: str, number: int) -> None:
        self._held[note.id] = note
        self._made.append((place, moment, number, note))

    def in_order(self) -> list[Annotation]:
        """The new notes as a reader meets their passages, those without one last; of one place the oldest first."""
        return [note for *_, note in sorted(self._made, key=lambda one: one[:3])]


def _ids(name: str) -> tuple[str, str]:
    """What a note of ours may be called that came from an annotation of this name."""
    return f"h-{name}", name


def _place(one: Incoming, names: Sequence[str], archive: Archive) -> tuple[str, Span | None]:
    """What it is on, of all that its address may mean, and where its passage stands there."""
    if one.selection is not None and one.selection.exact:
        for name in names:
            if span := archive.placing(name).place(one.selection, is_ours=one.is_ours):
                return name, span
    return names[0], None


def _quote(one: Incoming, name: str, span: Span | None, archive: Archive, result: Taken) -> Quote | None:
    """What is to be quoted: words that lead to the passage, or those that were marked; None where there are none."""
    selection = one.selection
    assert selection is not None
    if not selection.exact:
        what = f"{one.way or 'this'} is on a passage that is not given in words"
        result.problems.append(warning(one.place, what, f"quote the words by hand: note {one.id} on {_short(name)}"))
        return None
    text = archive.placing(name).text
    quote = describe(span, text) if span else None
    if quote is not None:
        return quote
    result.orphans.append((name, one))
    words = excerpt(selection.exact, 60)
    what = f"{one.way or 'this'} is on words that are not found, just once, in {_short(name)}: “{words}”"
    fix = f"they are quoted as they were; pressmark check shows note {one.id} with the nearest passage"
    result.problems.append(warning(one.place, what, fix))
    plain = _as_it_was(selection, is_ours=one.is_ours)
    return plain if isinstance(anchor(plain, text), Orphan) else _in_context(selection)


def _short(name: str) -> str:
    return name.removeprefix("articles/")


def _as_it_was(selection: Selection, *, is_ours: bool) -> Quote:
    if not is_ours:
        return Quote((squeeze(selection.exact),))
    parts = tuple(filter(None, map(squeeze, selection.exact.split(_SKIP))))
    return Quote(parts or (squeeze(selection.exact),), selection.prefix, selection.suffix)


def _in_context(selection: Selection) -> Quote:
    """The words among others that do not stand around them here, so that they are not taken for these."""
    left = " " if selection.prefix[-1:].isspace() or selection.exact[:1].isspace() else ""
    right = " " if selection.suffix[:1].isspace() or selection.exact[-1:].isspace() else ""
    before, after = squeeze(selection.prefix), squeeze(selection.suffix)
    return Quote((squeeze(selection.exact),), before and before + left, after and right + after)


def _note(one: Incoming, replies: Iterable[Incoming], on: str, quote: Quote | None) -> Annotation:
    title, body = (_ours if one.is_ours else _titled)(one.title, _readable(one.body))
    tags = f"Tags: {', '.join(escape(squeeze(tag)) for tag in one.tags)}" if one.tags else ""
    body = "\n\n".join(filter(None, [body, tags, *map(_answer, replies)]))
    note = Annotation(one.id, on, one.kind, title, body, 0, notes_path(on), 0, quote, one.by, one.date, one.draft)
    return replace(note, attributes=one.attributes)


def _readable(body: str) -> str:
    """A text as Markdown, or, where it is nested deeper than can be read, its signs as words."""
    problems = parse(body, Where("annotations")).problems
    is_wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return escape(body) if is_wrong else body


def _ours(title: str, body: str) -> tuple[str, str]:
    """Title and text of a note of ours, whose text has the title as a heading."""
    first, _, rest = body.partition("\n")
    return (title, rest.strip("\n")) if title and first == escape_heading(title, 3) else (title, body)


def _titled(title: str, body: str) -> tuple[str, str]:
    """A title: the one given, the heading of the text, or its first words; and the text without what the title says."""
    heading, rest = _heading(body)
    if heading and (not title or squeeze(heading) == squeeze(title)):
        return squeeze(heading), rest
    if title:
        return title, body
    if not body.strip():
        return BARE, ""
    tokens = parse(body, Where("annotations")).tokens
    words = squeeze(next((words_of(token) for token in tokens if token.type == "inline" and words_of(token)), ""))
    short = excerpt(titled(words, slug_words), _TITLE)
    is_all = short == words and squeeze(body) == escape(words)
    return short or BARE, "" if is_all else body


def _heading(body: str) -> tuple[str, str]:
    """The words of the heading a text begins with, and what is below; no words where it begins with none."""
    tokens = parse(body, Where("annotations")).tokens
    if not tokens or tokens[0].type != "heading_open" or not tokens[0].map:
        return "", body
    return words_of(tokens[1]), "\n".join(body.split("\n")[tokens[0].map[1] :]).strip("\n")


def _answer(reply: Incoming) -> str:
    """A reply as a block quote, under who wrote it and when."""
    who = escape(reply.by or "somebody")
    who = f"[{who}]({reply.address})" if reply.address else who
    said = f"{who}, {edtf.in_words(reply.date)}:" if reply.date else f"{who}:"
    body = _readable(reply.body)
    lines = [said, "", *body.split("\n")] if body.strip() else [said]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def words_in(markdown: str) -> str:
    """The plain text of a note's Markdown, for reports."""
    return squeeze(plain_text(parse(markdown, Where("annotations")).tokens)[0])
