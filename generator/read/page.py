"""A free page, read."""

from generator.errors import Problem
from generator.model import FreePage
from generator.read import schema as s
from generator.read.fields import read_fields
from generator.read.names import stem
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
    values, reading = read_fields(path, data, PAGE, "title")
    if values is None:
        return None, reading.told
    return FreePage(stem(path), path, **values), reading.told
