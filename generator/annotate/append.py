"""A notes' file with further notes at its end; what stands in it stays as it is, to the byte."""

from collections.abc import Sequence

from generator.annotate.section import section
from generator.annotate.sidecar import NOTES, base_note, front_or_none, read_notes
from generator.errors import Place, Problem
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.model import Annotation
from generator.read import schema as s
from generator.read.front import content_path
from generator.text import squeeze

DEEPEST = 5
"""A note at a heading of level 6 would leave no room for headings of its own."""


def appended(path: str, data: bytes, notes: Sequence[Annotation]) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The file's bytes with these notes after what is there (nothing: a new file), or None and why that cannot be.

    The notes are read back: what the file held must read as before, and each new note as it is given.
    """
    before, problems = read_notes(path, data) if data.strip() else (None, ())
    if data.strip() and before is None:
        return None, problems
    level, default = _level(path, data), said_of_all(path, data)
    newline = "\r\n" if b"\r\n" in data else "\n"
    added = "\n".join(section(note, level, default) for note in notes)
    lead = "" if not data.strip() else "\n" if data.endswith(b"\n") else "\n\n"
    whole = data + (lead + added).replace("\n", newline).encode("utf-8")
    held = before.notes if before else ()
    return (whole, ()) if _reads_so(path, whole, held, notes) else (None, (_unsafe(path, notes),))


def said_of_all(path: str, data: bytes) -> Annotation:
    """What a file's front matter says for each of its notes, of which there is none yet."""
    front, _ = front_or_none(path, data)
    values = s.read_rows(NOTES, front.values, s.Reading(content_path(path), ())) if front else {}
    return base_note(path, values)


def _level(path: str, data: bytes) -> int:
    """The level of the headings of a file's notes."""
    front, _ = front_or_none(path, data)
    tokens = parse(front.body, Where("annotations", heading=1)).tokens if front else []
    levels = (int(token.tag[1]) for token in tokens if token.type == "heading_open" and token.level == 0)
    return min(next(levels, 2), DEEPEST)


def _reads_so(path: str, whole: bytes, held: Sequence[Annotation], notes: Sequence[Annotation]) -> bool:
    file, _ = read_notes(path, whole)
    if file is None or file.notes[: len(held)] != tuple(held):
        return False
    return [*map(_essence, file.notes[len(held) :])] == [*map(_essence, notes)]


def _essence(note: Annotation) -> tuple[object, ...]:
    """What must come back as it was given; a heading's words may lose signs, a text blank lines and ranks."""
    quote = note.quote and (tuple(map(squeeze, note.quote.exact)), bool(note.quote.prefix or note.quote.suffix))
    return note.id, note.on, note.kind, note.date, note.draft, quote, bool(note.body.strip())


def _unsafe(path: str, notes: Sequence[Annotation]) -> Problem:
    which = f"note '{notes[0].id}'" if len(notes) == 1 else "these notes"
    what = f"{which} cannot be added at its end so that all notes read as they should"
    return Problem(Place(content_path(path)), what, "see what its last note leaves open, such as a block of code")
