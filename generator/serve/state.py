"""What the building process tells the serving one: which build the site is of, and what stopped the last one."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from generator.errors import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class State:
    """The preview between two builds."""

    stamp: str
    """Names the last build that changed what a reader would see; a page of another stamp reloads itself."""
    problems: tuple[Problem, ...] = ()
    """What stopped the last build, sorted by place; empty when the site is of the content as it is now."""

    def encode(self) -> bytes:
        """The state as bytes, for a pipe."""
        return json.dumps(asdict(self)).encode()


def decode_state(data: bytes) -> State:
    """What `State.encode` gave."""
    given = json.loads(data)
    return State(given["stamp"], tuple(map(_problem, given["problems"])))


def _problem(given: dict[str, Any]) -> Problem:
    return Problem(Place(**given["place"]), given["what"], given["fix"], Severity(given["severity"]))
