"""The vocabulary's files, read: every scalar is text, every list a text with commas."""

from collections.abc import Iterator
from importlib import resources
from typing import TypeAlias, cast

import yaml

Value: TypeAlias = "str | dict[str, Value]"
Row: TypeAlias = dict[str, str]
"""What a file says of one term: key → text."""


def groups(name: str) -> dict[str, Value]:
    """The mapping that the file of this name holds."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    events = yaml.parse(text, Loader=yaml.CBaseLoader)
    start = next(event for event in events if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent))
    assert isinstance(start, yaml.MappingStartEvent), f"{name}: not a mapping"
    return _mapping(events)


def _mapping(events: Iterator[yaml.Event]) -> dict[str, Value]:
    """What stands up to the mapping's end, all as text: building nodes takes twice as long and would see booleans."""
    found: dict[str, Value] = {}
    key = None
    for event in events:
        if key is None:
            if isinstance(event, yaml.MappingEndEvent):
                return found
            assert isinstance(event, yaml.ScalarEvent), f"{event.start_mark}: a key must be text"
            assert event.value not in found, f"{event.start_mark}: '{event.value}' stands twice"
            key = event.value
        else:
            found[key] = _value(event, events)
            key = None
    raise AssertionError("a mapping without an end")


def _value(event: yaml.Event, events: Iterator[yaml.Event]) -> Value:
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    assert isinstance(event, yaml.MappingStartEvent), f"{event.start_mark}: lists are written with commas, in quotes"
    return _mapping(events)


def group(value: Value) -> dict[str, Value]:
    """A group of terms: slug → what is known of it."""
    assert isinstance(value, dict), f"not a group: {value}"
    return value


def row(value: Value) -> Row:
    """A term's row; a text alone is its name."""
    if isinstance(value, str):
        return {"name": value}
    assert not any(isinstance(each, dict) for each in value.values()), f"a term with terms in it: {value}"
    return cast(Row, value)


def listed(text: str) -> tuple[str, ...]:
    """The parts between commas."""
    if not text:
        return ()
    return tuple(map(str.strip, text.split(",")))
