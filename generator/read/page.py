"""A free page, read."""

from generator.errors import Problem
from generator.model import FreePage
from generator.read import schema as s
from generator.read.front import content_path, read_front
from generator.read.names import misnamed, stem
from generator.read.schema import Row

PAGE = s.schema(
    Row("title", s.text),
    Row("description", s.text),
    Row("lastmod", s.day),
    Row("redirect_from", s.list_of(s.name)),
    Row("order", s.whole_number),
)
"""Every key a free page may have."""


def read_page(path: str, data: bytes) -> tuple[FreePage | None, tuple[Problem, ...]]:
    """The page, or None when there is an error, and every problem of the file; its slug is the file's name."""
    front, problems = read_front(path, data)
    reading = s.Reading(content_path(path), misnamed(path) + problems)
    if front is None:
        return None, reading.told
    values = s.read_rows(PAGE, front.values, reading)
    s.require("title", front.values, reading)
    if not reading.is_usable:
        return None, reading.told
    return FreePage(stem(path), path, body=front.body, body_line=front.body_line, **values), reading.told
