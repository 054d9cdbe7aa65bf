"""A rename in one file of the archive, and proof that nothing else in it changed."""

from generator.annotate.sidecar import front_or_none
from generator.errors import Place, Problem
from generator.ingest.compose import signed, stated
from generator.read.front import Front, content_path, read_front, read_settings
from generator.rename.change import CannotWrite, Change, edited
from generator.rename.front import front_edits
from generator.rename.lines import Lines
from generator.rename.prose import difference, notes_difference, prose_edits


def rewritten(path: str, data: bytes, change: Change) -> tuple[bytes, int]:
    """The file with the new name, and how often it stands in it now.

    Raises CannotWrite where the file cannot be read, or says the name in a way that cannot be rewritten for certain.
    """
    if path.endswith(".yml"):
        values, told = read_settings(path, data)
        if values is None:
            raise CannotWrite(list(told))
        front = Front(values, "", 1)
    else:
        front = _front(path, data)
    lines = Lines(data.decode())
    edits, problems = front_edits(path, lines, front.values, change)
    if problems:
        raise CannotWrite(problems)
    if path.endswith(".md"):
        edits += prose_edits(path, lines, front.body_line, change)
    found = edited(lines.text, edits).encode()
    if path.endswith(".md") and (problem := _wrong(path, data, found, front, change)):
        raise CannotWrite([problem])
    return found, len(set(edits))


def owned(path: str, before: bytes, after: bytes) -> bytes:
    """The file as it is to be written: one that only ingest has written stays ingest's."""
    if path.startswith("articles/") and after != before and not stated(before).is_edited:
        return signed(after)
    return after


def _front(path: str, data: bytes) -> Front:
    read = front_or_none if path.startswith("annotations/") else read_front
    front, told = read(path, data)
    if front is None:
        raise CannotWrite(list(told) or [Problem(Place(content_path(path)), "this cannot be read", "mend it first")])
    return front


def _wrong(path: str, before: bytes, after: bytes, front: Front, change: Change) -> Problem | None:
    if path.startswith("annotations/") and before != after and (problem := notes_difference(path, before, after)):
        return problem
    return difference(path, front.body, _front(path, after).body, change)
