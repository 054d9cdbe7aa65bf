"""Which of many names to lay along each other, so that an archive's thousands need not be compared all with all."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.links.spellings.person import LIKELY, Alike, alike_parts, keys, name_parts

MOST = 400
"""Names of one key that are compared: more share it only by a part that tells nobody apart (`Khan`, `Mohammed`)."""


class Pair(NamedTuple):
    """Two names that may be one person's."""

    one: str
    other: str
    alike: Alike


def pairs(names: Sequence[str], *, least: int = LIKELY) -> Iterator[Pair]:
    """The pairs of these names that are at least so sure to be one person's; each once, in the order of the names."""
    cut = {name: name_parts(name) for name in names}
    by_key: dict[str, list[str]] = {}
    for name, parts in cut.items():
        for key in keys(parts):
            by_key.setdefault(key, []).append(name)
    order = {name: at for at, name in enumerate(cut)}
    seen: set[tuple[str, str]] = set()
    for found in by_key.values():
        for at, one in enumerate(found[:MOST]):
            for other in found[at + 1 : MOST]:
                seen.add((one, other) if order[one] < order[other] else (other, one))
    for one, other in sorted(seen, key=lambda pair: (order[pair[0]], order[pair[1]])):
        alike = alike_parts(cut[one], cut[other])
        if alike.sure >= least:
            yield Pair(one, other, alike)
