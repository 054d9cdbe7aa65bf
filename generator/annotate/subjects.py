"""Notes by what they are about, whichever file they stand in."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.errors import Severity
from generator.model import Annotation, Kind, NotesFile, Trouble
from generator.read.front import content_path
from generator.read.names import stem


def notes_by_subject(files: Mapping[str, NotesFile], has_drafts: bool) -> Iterator[tuple[str, tuple[Annotation, ...]]]:
    """`articles/<id>` (or `people/<slug>` …) with its notes, in the order of files and of lines.

    Drafts are left out unless they are asked for.
    """
    found: dict[str, list[Annotation]] = {}
    for file in files.values():
        for note in file.notes:
            if has_drafts or not note.draft:
                found.setdefault(note.on, []).append(note)
    for subject in sorted(found):
        yield subject, tuple(found[subject])


def misplaced_notes(files: Mapping[str, NotesFile], texts: tuple[str, ...]) -> Iterator[tuple[str, Trouble]]:
    """Notes on what is no article or page of the archive, and ids that stand twice on one; named by their numbers.

    `texts` are the full names of all articles and free pages, also of those that could not be read. Whether a topic or
    a person has a page is known only when all articles are (see `links.troubles`).
    """
    held = frozenset(texts)
    told: list[Trouble] = []
    first: dict[tuple[str, str], Annotation] = {}
    for file in files.values():
        for subject, notes in groupby(file.notes, key=lambda note: note.on):
            if subject not in held and subject.partition("/")[0] not in list(Kind):
                told.append(_homeless(subject, list(notes), texts))
        for note in file.notes:
            other = first.setdefault((note.on, note.id), note)
            if other is not note and other.path != note.path:
                told.append(_double(note, other))
    yield from ((str(number), trouble) for number, trouble in enumerate(told))


def _homeless(subject: str, notes: Sequence[Annotation], texts: tuple[str, ...]) -> Trouble:
    """Told where the name stands: in the front matter, in a heading, or as the file's own name."""
    from difflib import get_close_matches

    path = notes[0].path
    kind, _, name = subject.partition("/")
    notes_are = "this note is" if len(notes) == 1 else f"these {len(notes)} notes are"
    near = next(iter(get_close_matches(subject, texts, n=1, cutoff=0.7)), "")
    if kind != "articles":
        what = f"{notes_are} on '{subject}', and there is no such page; nothing of it is published"
        kinds = ", ".join(Kind)
        fix = f"did you mean '{near}'?" if near else f"notes stand on articles, {kinds} and pages, as `kind/name`"
        return Trouble(path, what, fix, needle=subject, line=1)
    near = near.partition("/")[2]
    what = f"{notes_are} on '{name}', an article the archive does not hold; nothing of it is published"
    fix = f"did you mean '{near}'?" if near else "name an article that stands in content/articles/"
    if name == stem(path):
        return Trouble(path, what, f"{fix} Then rename this file to {near}.md" if near else fix)
    return Trouble(path, what, fix, needle=name, line=1)


def _double(note: Annotation, other: Annotation) -> Trouble:
    what = f"two notes on '{note.on}' have the id '{note.id}': the other is {content_path(other.path)}:{other.line}"
    fix = "give one of them another {#id}"
    return Trouble(note.path, what, fix, needle=f"#{note.id}", line=note.line, severity=Severity.ERROR)
