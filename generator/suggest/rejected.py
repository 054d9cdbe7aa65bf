"""What an editor has rejected, so that it is not suggested again: `suggestions/rejected.yml`."""

from generator.errors import ContentError, Place, Problem
from generator.read.front import content_path, read_settings
from generator.read.nodes import Items, Mapping, Scalar
from generator.read.write import quoted

PATH = "suggestions/rejected.yml"
"""Relative to the content folder."""
HEAD = """# What nobody is to be asked again. `pressmark suggest --reject` adds to it; a line taken out is asked again.
rejected:
"""


def read_rejected(data: bytes) -> frozenset[str]:
    """The keys of rejected suggestions. Raises ContentError where the file is no list of them."""
    values, problems = read_settings(PATH, data)
    if values is None:
        raise ContentError(problems)
    return frozenset(_keys(values))


def _keys(values: Mapping) -> list[str]:
    entry = values.entries.get("rejected")
    if entry is None or not isinstance(entry.value, Items):
        fix = 'write `rejected:` and below it a line `  - "people/a-name"` for each'
        raise ContentError((Problem(Place(content_path(PATH)), "a list `rejected` was expected here", fix),))
    return [item.text for item in entry.value.items if isinstance(item, Scalar)]


def with_rejected(data: bytes, keys: list[str]) -> bytes:
    """The file with these keys at its end; an empty file is begun."""
    text = data.decode() or HEAD
    text += "" if text.endswith("\n") else "\n"
    return (text + "".join(f"  - {quoted(key)}\n" for key in keys)).encode()
