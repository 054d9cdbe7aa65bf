"""Roles over time: which one somebody held on a day, and all of them on one scale with the articles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator import edtf
from generator.model import Role
from generator.pages.views import Career, Dot, RoleSpan, Tick

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""Years between the words of a scale."""
TICKS = 5
"""Words of a scale at most: what a phone has room for."""
SCALE = 1000
"""Parts of a scale. Finer ones no screen shows."""
DOTS = 200
"""Places that dots may have: nearer to each other they would be one spot."""


def role_on(roles: Iterable[Role], text: str) -> str:
    """The role held on a date (EDTF), several joined by semicolons; empty where that is not certain.

    It is certain when the role begins before, and ends after, all days that the date may mean.
    """
    first, last = edtf.earliest(text), edtf.latest(text)
    if not first:
        return ""
    held = (role.role for role in roles if (role.since or role.until) and _holds(role, first, last))
    return "; ".join(dict.fromkeys(held))


def _holds(role: Role, first: str, last: str) -> bool:
    begins, ends = edtf.earliest(role.since), edtf.latest(role.until)
    return (not begins or begins <= first) and (not ends or last <= ends)


def career(roles: Sequence[Role], dates: Iterable[str]) -> Career | None:
    """The roles, each with its part of the whole time, and the articles of these dates; None without any dated role.

    A role that goes on, or of which the beginning is not known, reaches to the end of the scale: there is no today.
    """
    days = Counter(day for each in dates if (day := edtf.earliest(each)))
    known = [day for role in roles for day in (edtf.earliest(role.since), edtf.latest(role.until)) if day]
    if not known:
        return None
    first, last = min([*known, *days])[:4], max([*known, *days])[:4]
    begin, end = date(int(first), 1, 1), date(int(last), 12, 31)
    spans = tuple(_span(role, begin, end) for role in roles)
    return Career(spans, _dots(days, begin, end), tuple(_ticks(int(first), int(last), begin, end)))


def _place(day: str, begin: date, end: date) -> int:
    return (date.fromisoformat(day) - begin).days * SCALE // ((end - begin).days or 1)


def _span(role: Role, begin: date, end: date) -> RoleSpan:
    since, until = edtf.earliest(role.since), edtf.latest(role.until)
    if not since and not until:
        return RoleSpan(role, 0, 0)
    start = _place(since, begin, end) if since else 0
    stop = _place(until, begin, end) if until else SCALE
    return RoleSpan(role, start, max(stop - start, 1))


def _dots(days: Counter[str], begin: date, end: date) -> tuple[Dot, ...]:
    step = SCALE // DOTS
    counts: Counter[int] = Counter()
    for day, count in days.items():
        counts[_place(day, begin, end) // step * step] += count
    return tuple(Dot(place, count) for place, count in sorted(counts.items()))


def _ticks(first: int, last: int, begin: date, end: date) -> Iterator[Tick]:
    """Round years, and the first where it is not too near to one."""
    step = next((step for step in STEPS if (last - first) // step < TICKS), last - first)
    for year in range(-(-first // step) * step, last + 1, step):
        yield Tick(str(year), _place(f"{year:04}-01-01", begin, end))
