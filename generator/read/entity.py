"""An authority file, read: a topic, person, place, organisation, publisher or story."""

from collections.abc import Iterator

from generator.edtf import earliest, latest
from generator.errors import Place, Problem
from generator.model import Entity, Kind, Role
from generator.read import schema as s
from generator.read.fields import read_fields
from generator.read.names import stem
from generator.read.quirk import quirks
from generator.read.schema import Row

_ROLE = s.schema(
    Row("role", s.text),
    Row("organisation", s.text),
    Row("from", s.edtf, "since"),
    Row("to", s.edtf, "until"),
)
_ROWS = (
    Row("name", s.text),
    Row("aliases", s.list_of(s.text)),
    Row("description", s.text),
    Row("same_as", s.list_of(s.url)),
    Row("lastmod", s.day),
    Row("redirect_from", s.list_of(s.name)),
)
_BROADER = Row("broader", s.name)

ENTITY = {
    Kind.TOPICS: s.schema(*_ROWS, _BROADER),
    Kind.PEOPLE: s.schema(*_ROWS, Row("roles", s.list_of(s.record_of(Role, _ROLE, ("role",))))),
    Kind.PLACES: s.schema(*_ROWS, _BROADER),
    Kind.ORGANISATIONS: s.schema(*_ROWS, _BROADER),
    Kind.PUBLISHERS: s.schema(
        *_ROWS,
        Row("publish_received", s.boolean),
        Row("drop", quirks(takes=False)),
        Row("lift", quirks(takes=True)),
        Row("keep", quirks(takes=False)),
    ),
    Kind.STORIES: s.schema(
        *_ROWS,
        Row("articles", s.list_of(s.name)),
        Row("not", s.list_of(s.name), "without"),
        Row("frozen", s.boolean, "is_frozen"),
        Row("after", s.list_of(s.name)),
    ),
}
"""Every key an authority file may have, by its kind."""


def read_entity(path: str, data: bytes) -> tuple[Entity | None, tuple[Problem, ...]]:
    """The authority file, or None when there is an error, and every problem of it.

    Its kind is the folder, its slug the file's name. Raises ValueError for a folder that holds no authority files.
    """
    kind = Kind(path.partition("/")[0])
    values, reading = read_fields(path, data, ENTITY[kind], "name")
    if values is None:
        return None, reading.told
    if ends := tuple(_left_too_early(values.get("roles", ()), reading)):
        return None, (*reading.told, *ends)
    return Entity(kind, stem(path), path, fields=tuple(reading.fields), **values), reading.told


def _left_too_early(roles: tuple[Role, ...], reading: s.Reading) -> Iterator[Problem]:
    """An error for each office that was left before it was taken."""
    places = {field.key: field for field in reading.fields}
    for number, role in enumerate(roles):
        if role.since and role.until and latest(role.until) < earliest(role.since):
            at = places[f"roles[{number}]"]
            what = f"'{role.role}' ends before it begins: from {role.since} to {role.until}"
            yield Problem(Place(reading.path, at.line, at.column), what, "correct one of the dates")
