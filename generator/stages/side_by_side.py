"""The site's paths: pages, and files published as they are, of which no two can stand at one address."""

from typing import Any, NamedTuple

from generator.engine.build import Ref
from generator.pages.addresses import are_apart, claims_of, clashes
from generator.pages.kinds import TROUBLE
from generator.stages.desk import Desk
from generator.stages.rows import Made, Rows
from generator.stages.settings import Theme
from generator.theme import PUBLISHED, STATIC, WRITTEN


class Copy(NamedTuple):
    """A file that is published as it is."""

    path: str
    """In the site."""
    source: str
    """Where it is written."""
    ref: Ref[bytes]


def side_by_side(desk: Desk, made: Made, theme: Theme) -> tuple[dict[str, Made], Rows]:
    """The pages by kind and the copies by path, without those that cannot stand beside others; these are told."""
    names = [name for name in made if not name.startswith(TROUBLE)]
    copies = _copies(desk, theme)
    gone = _gone(desk, names, copies)
    by_kind: dict[str, dict[str, Ref[Any]]] = {}
    for name in names:
        if name not in gone:
            by_kind.setdefault(name.partition("\t")[0], {})[name] = made[name]
    kept: Rows = {copy.path: (copy.ref,) for copy in copies if f"copied\t{copy.source}\t{copy.path}" not in gone}
    return dict(by_kind), kept


def _copies(desk: Desk, theme: Theme) -> list[Copy]:
    """The theme's, then the archive's media and static."""
    found = [
        Copy(PUBLISHED + path.removeprefix(STATIC), WRITTEN + path, ref)
        for path, ref in theme.refs.items()
        if path.startswith(STATIC)
    ]
    for path in desk.digests:
        if path.startswith(("media/", "static/")):
            found.append(Copy(path.removeprefix("static/"), path, desk.file(path)))
    return found


def _gone(desk: Desk, names: list[str], copies: list[Copy]) -> set[str]:
    """What cannot stand beside others, by name."""
    if are_apart([name.rpartition("\t")[2] for name in names] + [copy.path for copy in copies]):
        return set()
    gone = set()
    for claim, trouble in clashes(claims_of(names, [copy[:2] for copy in copies], desk.paths)):
        gone.add(claim.name)
        desk.findings.add(trouble)
    return gone
