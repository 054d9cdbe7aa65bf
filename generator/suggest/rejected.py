"""What an editor has rejected, so that it is not suggested again: `suggestions/rejected.yml`."""

from generator.errors import ContentError, Place, Problem, Severity
from generator.read import schema as s
from generator.read.added import CannotAdd, with_items
from generator.read.front import BYTE_ORDER_MARK, FENCE, content_path, read_settings
from generator.read.write import quoted

PATH = "suggestions/rejected.yml"
"""Relative to the content folder."""
HEAD = """# What nobody is to be asked again. `pressmark suggest --reject` adds to it; a line taken out is asked again.
rejected:
"""
_KEYS = s.schema(s.Row("rejected", s.list_of(s.text)))
_FENCE = f"{FENCE}\n".encode()


def read_rejected(data: bytes) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The keys of rejected suggestions, and warnings. Raises ContentError where the file is no list of them."""
    values, problems = read_settings(PATH, data)
    reading = s.Reading(content_path(PATH), problems)
    found = s.read_rows(_KEYS, values, reading, unknown=Severity.ERROR) if values is not None else {}
    if not reading.is_usable:
        raise ContentError(reading.told)
    return frozenset(found.get("rejected", ())), reading.told


def with_rejected(data: bytes, keys: list[str]) -> bytes:
    """The file with these keys at the end of its list, each once; where there is none yet, one is begun.

    Raises ContentError where the list is written in a form that cannot be added to.
    """
    held = data.removeprefix(BYTE_ORDER_MARK).rstrip()
    if not held or held.splitlines()[-1] == b"rejected:":
        head = f"{held.decode()}\n" if held else HEAD
        return (head + "".join(f"  - {quoted(key)}\n" for key in dict.fromkeys(keys))).encode()
    try:
        return with_items(_FENCE + held + b"\n" + _FENCE, "rejected", keys)[len(_FENCE) : -len(_FENCE)]
    except CannotAdd:
        fix = f"write each on a line of its own: - {quoted(keys[0])}"
        raise ContentError((Problem(Place(content_path(PATH)), "this list cannot be added to", fix),)) from None
