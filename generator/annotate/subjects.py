"""Notes by what they are about, whichever file they stand in."""

from collections.abc import Iterator, Mapping

from generator.errors import Place, Problem, warning
from generator.model import Annotation, NotesFile
from generator.read.front import content_path


def notes_by_subject(files: Mapping[str, NotesFile]) -> Iterator[tuple[str, tuple[Annotation, ...]]]:
    """`articles/<id>` (or `people/<slug>` …) with its notes, in the order of files and of lines."""
    found: dict[str, list[Annotation]] = {}
    for file in files.values():
        for note in file.notes:
            found.setdefault(note.on, []).append(note)
    for subject in sorted(found):
        yield subject, tuple(found[subject])


def misplaced_notes(files: Mapping[str, NotesFile], articles: tuple[str, ...]) -> tuple[bool, tuple[Problem, ...]]:
    """Whether all is well; notes on articles that are not held, and ids that stand twice on one article."""
    held = {f"articles/{article}" for article in articles}
    told: list[Problem] = []
    first: dict[tuple[str, str], Annotation] = {}
    for file in files.values():
        for note in file.notes:
            if note.on not in held:
                told.append(_homeless(note, articles))
            other = first.setdefault((note.on, note.id), note)
            if other is not note and other.path != note.path:
                told.append(_double(note, other))
    return not told, tuple(told)


def _homeless(note: Annotation, articles: tuple[str, ...]) -> Problem:
    from difflib import get_close_matches

    kind, _, name = note.on.partition("/")
    place = Place(content_path(note.path), note.line)
    if kind != "articles":
        fix = "put it on an article, or into the introduction of that page"
        return warning(place, f"this note is on '{note.on}'; only notes on articles are published", fix)
    near = next(iter(get_close_matches(name, articles, n=1, cutoff=0.6)), "")
    fix = f"did you mean '{near}'?" if near else "name an article that stands in content/articles/"
    return warning(place, f"this note is on '{name}', an article the archive does not hold; it is not published", fix)


def _double(note: Annotation, other: Annotation) -> Problem:
    what = f"two notes on '{note.on}' have the id '{note.id}': the other is {content_path(other.path)}:{other.line}"
    return Problem(Place(content_path(note.path), note.line), what, "give one of them another {#id}")
