"""A file's front matter and body by the fields of a noun: what articles, authority files and free pages share."""

from typing import Any

from generator.read import schema as s
from generator.read.front import content_path, read_front
from generator.read.names import misnamed


def read_fields(path: str, data: bytes, keys: s.Schema, required: str) -> tuple[dict[str, Any] | None, s.Reading]:
    """What the noun is made of, `body` and `body_line` with it, and what was met; None where there is an error.

    The file must have the `required` key, and a name that can stand in an address.
    """
    front, problems = read_front(path, data)
    reading = s.Reading(content_path(path), misnamed(path) + problems)
    if front is None:
        return None, reading
    values = s.read_rows(keys, front.values, reading)
    s.require(required, front.values, reading)
    if not reading.is_usable:
        return None, reading
    return {**values, "body": front.body, "body_line": front.body_line}, reading
