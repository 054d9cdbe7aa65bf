"""A notes' file, read: front matter, then a section for each note."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markdown_it.token import Token

from generator.annotate.quote import read_quote
from generator.edtf import is_edtf, why_not
from generator.errors import Place, Problem, Severity, warning
from generator.markdown.addresses import Where, noted_name
from generator.markdown.attributes import Attributes
from generator.markdown.dialect import parse
from generator.markdown.names import unique
from generator.markdown.rules import words_of
from generator.model import Annotation, NoteKind, NotesFile
from generator.read import schema as s
from generator.read.front import Front, content_path, decode, read_front
from generator.read.yaml import Mapping
from generator.text import slug, slug_words, titled

SCOPES = ("here", "copies")
"""Where a note may stand: on its own article only, or wherever else its passage stands word for word."""
NOTES = s.schema(
    s.Row("article", s.name),
    s.Row("on", s.reference),
    s.Row("by", s.text),
    s.Row("date", s.edtf),
    s.Row("draft", s.boolean),
    s.Row("scope", s.one_of(SCOPES)),
)
"""Every key of a notes' file: what holds for each of its notes that does not say otherwise."""

OWN = ("article", "on", "by", "date", "draft")
"""Attributes of a heading that fill fields of the note."""
FURTHER = ("person", "place", "organisation", "topic", "publisher", "source", "claim", "was", "now", "scope")
"""Attributes that are kept with the note."""

_BRACES = re.compile(r"(?<!\\)\{(?:[^{}]*\}|(?=[#.]\w|\w+=)[^{}]*)\s*\Z")
"""Attributes, also such as were never closed."""
_FRAGMENT = re.compile(r"\]\(<?#([A-Za-z0-9][\w:.-]*)|^ {0,3}\[[^\]]+\]:\s*<?#([A-Za-z0-9][\w:.-]*)", re.MULTILINE)
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)\s*>")


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and what stands under it; lines from 0 of the body."""

    source: str
    """The heading's line, as written."""
    title: str
    attributes: Attributes
    line: int
    first: int
    """The first line under the heading."""
    end: int
    quote: tuple[int, int] | None
    """The lines of a block quote that opens the section."""
    has_braces: bool
    """The heading ends in braces that could not be read."""


def read_notes(path: str, data: bytes) -> tuple[NotesFile | None, tuple[Problem, ...]]:
    """The notes of a sidecar file in their order, or None when there is an error, and every problem of the file.

    Front matter may be left out; the file's name then names the article.
    """
    front, problems = front_or_none(path, data)
    if front is None:
        return None, problems
    reading = s.Reading(content_path(path), problems)
    base = base_note(path, s.read_rows(NOTES, front.values, reading))
    notes = _with_others(tuple(_notes(front, base, reading)))
    if not reading.is_usable:
        return None, reading.told
    return NotesFile(path, notes), reading.told


def _with_others(notes: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """The notes, each knowing where those are that it links to and that are on something else."""
    on = {note.id: note.on for note in notes}
    if len(set(on.values())) < 2:
        return notes
    return tuple(
        replace(note, others=tuple((id, on[id]) for id in sorted(_linked(note) & on.keys()) if on[id] != note.on))
        for note in notes
    )


def _linked(note: Annotation) -> set[str]:
    return {id for link in _FRAGMENT.findall(note.body) for id in link if id}


def base_note(path: str, values: dict[str, Any]) -> Annotation:
    """What each note of a file has that does not say otherwise, by the values of its front matter."""
    on = values.get("on") or (f"articles/{values['article']}" if "article" in values else noted_name(path))
    base = Annotation("", on, NoteKind.COMMENT, "", "", 0, path, 0)
    base = replace(base, attributes=(("scope", "here"),) if values.get("scope") == "here" else ())
    return replace(base, by=values.get("by", ""), date=values.get("date", ""), draft=values.get("draft", False))


def front_or_none(path: str, data: bytes) -> tuple[Front | None, tuple[Problem, ...]]:
    """The front matter and what stands below it; a file without front matter has an empty one."""
    text, problems = decode(path, data)
    if text is None or text.startswith("---"):
        return read_front(path, data)
    return Front(Mapping({}, 1, 1), text, 1), problems


def quote_lines(path: str, data: bytes) -> dict[int, tuple[int, int]]:
    """By the line of a note's heading: the lines of its quote, the last one past the end; lines count from 1."""
    front, _ = front_or_none(path, data)
    if front is None:
        return {}
    tokens = parse(front.body, Where("annotations", heading=1), only_headings=True).tokens
    first = front.body_line
    return {
        first + section.line: (first + section.quote[0], first + section.quote[1])
        for section in _sections(tokens, front.body.split("\n"))
        if section.quote
    }


def _notes(front: Front, base: Annotation, reading: s.Reading) -> Iterator[Annotation]:
    document = parse(front.body, Where("annotations", heading=1), base.path, front.body_line, only_headings=True)
    reading.problems += [p for p in document.problems if p.severity is Severity.ERROR]
    lines = front.body.split("\n")
    sections = list(_sections(document.tokens, lines))
    _tell_of_loose_text(lines, sections, front, reading)
    given = Counter(section.attributes.id for section in sections if section.attributes.id)
    seen = set(given)
    for section in sections:
        line = front.body_line + section.line
        ident = section.attributes.id or unique(slug(section.title) or "note", seen)
        if given[ident] > 1:
            what = f"{given[ident]} notes of this file have the id '{ident}'"
            place = _at(reading, line, section, f"#{ident}")
            reading.problems.append(Problem(place, what, "give all but one another {#id}"))
        note = replace(base, id=ident, title=section.title, line=line)
        yield _with_text(_with_attributes(note, section, reading), section, lines, front.body_line, reading)


def _sections(tokens: list[Token], lines: list[str]) -> Iterator[_Section]:
    """The file's parts, from each heading of the first heading's level (or above) to the next."""
    tops = [at for at, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
    if not tops:
        return
    level = tokens[tops[0]].tag
    heads = [at for at in tops if tokens[at].tag <= level]
    for at, following in zip(heads, [*heads[1:], None], strict=True):
        line, first = tokens[at].map or (0, 0)
        end = (tokens[following].map or (0, 0))[0] if following is not None else len(lines)
        after = tokens[at + 3] if at + 3 < len(tokens) else None
        quote = after.map if after and after.type == "blockquote_open" else None
        yield _Section(
            lines[line],
            titled(words_of(tokens[at + 1]), slug_words).strip(),
            tokens[at].meta.get("attributes") or Attributes(),
            line,
            first,
            end,
            (quote[0], quote[1]) if quote else None,
            bool(_BRACES.search(tokens[at + 1].content)),
        )


def _tell_of_loose_text(lines: list[str], sections: list[_Section], front: Front, reading: s.Reading) -> None:
    for number in range(sections[0].line if sections else len(lines)):
        if lines[number].strip():
            place = Place(reading.path, front.body_line + number)
            what = "this text belongs to no note" + ("" if sections else ": the file has no heading")
            reading.problems.append(warning(place, what, "put a heading before it, such as `## Title {.comment}`"))
            return


def _with_attributes(note: Annotation, section: _Section, reading: s.Reading) -> Annotation:
    if section.has_braces:
        place = _at(reading, note.line, section, "{")
        what = "these braces cannot be read as attributes, and stay words of the title"
        reading.problems.append(warning(place, what, 'write them like {#id .claim date=2026-11-22 by="A. Editor"}'))
    note = replace(note, kind=_kind(section, note.line, reading))
    further: list[tuple[str, str]] = []
    for key, value in section.attributes.pairs:
        place = _at(reading, note.line, section, f"{key}=")
        if key in OWN:
            note = replace(note, **_field(key, value, place, reading))
        else:
            further.append((key, value))
            if doubt := _doubt(key, value, note.kind):
                reading.problems.append(warning(place, *doubt))
            if key not in FURTHER:
                _unknown(f"attribute '{key}'", key, OWN + FURTHER, place, reading)
    given = {key for key, _ in further}
    return replace(note, attributes=(*further, *(pair for pair in note.attributes if pair[0] not in given)))


def _doubt(key: str, value: str, kind: NoteKind) -> tuple[str, str] | None:
    """What is wrong with an attribute that is kept with the note, and the fix."""
    if key == "scope" and value not in SCOPES:
        fix = "write {scope=here} for a note that its copies do not show"
        return f"scope is here or copies, not '{value}'", fix
    if key == "claim" and not slug(value):
        return f"'{value}' names no question", 'write {claim=first-visit}, or {claim="Was it the first visit?"}'
    if key in ("was", "now") and kind is not NoteKind.CORRECTION:
        return f"'{key}' belongs to a correction, and this is a {kind}", "make it {.correction}, or take it away"
    return None


def _at(reading: s.Reading, line: int, section: _Section, written: str) -> Place:
    """Where something stands in a heading; what is in braces stands last."""
    return Place(reading.path, line, section.source.rfind(written) + 1)


def _kind(section: _Section, line: int, reading: s.Reading) -> NoteKind:
    """The kind a heading gives; several or an unknown one are told of, and the first known one counts."""
    known = [kind for kind in section.attributes.kinds if kind in list(NoteKind)]
    for kind in section.attributes.kinds:
        if kind not in known:
            _unknown(f"kind '{kind}'", kind, tuple(NoteKind), _at(reading, line, section, f".{kind}"), reading)
    if len(known) > 1:
        place = _at(reading, line, section, f".{known[1]}")
        what = f"a note has one kind, this has {' and '.join(known)}"
        reading.problems.append(warning(place, what, f"keep one; until then it is a {known[0]}"))
    return NoteKind(known[0]) if known else NoteKind.COMMENT


def _field(key: str, value: str, place: Place, reading: s.Reading) -> dict[str, Any]:
    """The note's field that an attribute fills; none when its value is wrong."""
    match key:
        case "article":
            return {"on": f"articles/{value}"}
        case "draft" if value not in ("true", "false"):
            reading.problems.append(Problem(place, f"draft is true or false, not '{value}'", "write {draft=true}"))
            return {}
        case "draft":
            return {"draft": value == "true"}
        case "date" if value and not is_edtf(value):
            what = f"'{value}' is not a date: {why_not(value)}"
            reading.problems.append(Problem(place, what, "write it like {date=2026-11-22}"))
            return {}
        case _:
            return {key: value}


def _unknown(what: str, word: str, known: tuple[str, ...], place: Place, reading: s.Reading) -> None:
    near = s.nearest(word, known)
    fix = f"did you mean '{near}'?" if near else f"known are {', '.join(known)}"
    reading.problems.append(warning(place, f"unknown {what}", fix))


def _with_text(note: Annotation, section: _Section, lines: list[str], body_line: int, reading: s.Reading) -> Annotation:
    """The note with its quote and its Markdown, verbatim but for blank lines around it."""
    first = section.quote[1] if section.quote else section.first
    end = section.end
    while first < end and not lines[first].strip():
        first += 1
    while end > first and not lines[end - 1].strip():
        end -= 1
    note = replace(note, body="\n".join(lines[first:end]), body_line=body_line + first)
    if not section.quote:
        if (line := lines[first : first + 1]) and _INDENTED.match(line[0]):
            place = Place(reading.path, body_line + first, line[0].index(">") + 1)
            what = "four spaces before > make this code, and the note one on the whole article"
            reading.problems.append(warning(place, what, "begin the line with >, if it is the note's quote"))
        return note
    start, stop = section.quote
    quote, problems = read_quote("\n".join(lines[start:stop]), note.path, body_line + start)
    reading.problems += problems
    return replace(note, quote=quote)
