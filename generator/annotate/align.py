"""A quote's words laid along a text's words at the least cost, where the quote does not stand word for word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

ALIKE = 2
"""What it costs that a word is spelled otherwise."""
OTHER = 7
"""What it costs that another word stands in its place: less than that one is too many and one is missing."""
EXTRA = 4
"""What a word too many in the text costs."""
MISSING = 5
"""What a word of the quote costs that the text lacks: more, so that one put in near an end does not cut the end off."""

_FAR = 1 << 30
_WAYS = 3


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each word of a quote stands in a text."""

    cost: int
    places: tuple[int, ...]
    """For each word of the quote the number of the text's word that stands for it; -1 where none does."""

    @property
    def start(self) -> int:
        """The first word of the text that stands for one."""
        return next(place for place in self.places if place >= 0)

    @property
    def end(self) -> int:
        """One past the last."""
        return max(self.places) + 1


def align(
    wanted: Sequence[str], have: Sequence[str], first: int, reach: int, are_alike: Callable[[str, str], bool]
) -> list[Alignment]:
    """The cheapest ways to read all of `wanted` in `have`, begun at about the `first` word of it, give or take `reach`.

    The cheapest first, then others that share no word with it. Edit distance with a free beginning and end in the text
    (Sellers 1980), of which only a band is looked at; none where the text is too short for it.
    """
    low = max(0, min(first, len(have) - len(wanted))) - reach
    width = 2 * reach + 1  # a cell of row r and column c stands before the text's word low + r + c
    rows = [[0 if 0 <= low + column <= len(have) else _FAR for column in range(width)]]
    for number, word in enumerate(wanted):
        above = [*rows[-1], _FAR]
        row: list[int] = []
        left = _FAR
        for at in range(low + number, low + number + width):
            column = len(row)
            if -1 <= at < len(have):
                left = min(above[column + 1] + MISSING, left + EXTRA)
                if at >= 0 and above[column] < left:
                    other = have[at]
                    left = min(
                        left, above[column] + (0 if word == other else ALIKE if are_alike(word, other) else OTHER)
                    )
            else:
                left = _FAR
            row.append(left)
        rows.append(row)
    found: list[Alignment] = []
    last = rows[-1]
    for column in sorted(range(width), key=lambda at: (last[at], abs(at - reach))):
        if last[column] >= min(_FAR, OTHER * len(wanted)) or len(found) == _WAYS:
            break
        end = low + len(wanted) + column
        if not any(each.start < end <= each.end + len(wanted) // 2 for each in found):
            way = _traced(rows, column, wanted, have, low, are_alike)
            if way and not any(each.start < way.end and way.start < each.end for each in found):
                found.append(way)
    return found


def _traced(
    rows: list[list[int]],
    column: int,
    wanted: Sequence[str],
    have: Sequence[str],
    low: int,
    are_alike: Callable[[str, str], bool],
) -> Alignment | None:
    """The way back from an end; None where no word of the text stands for any."""
    cost = rows[-1][column]
    places = [-1] * len(wanted)
    number = len(wanted)
    while number:
        word, here = wanted[number - 1], rows[number][column]
        at = low + number - 1 + column
        if 0 <= at < len(have):
            other = have[at]
            step = 0 if word == other else ALIKE if are_alike(word, other) else OTHER
            if rows[number - 1][column] + step == here:
                places[number - 1] = at
                number -= 1
                continue
        if column + 1 < len(rows[0]) and rows[number - 1][column + 1] + MISSING == here:
            number, column = number - 1, column + 1
        else:
            column -= 1
    return Alignment(cost, tuple(places)) if max(places) >= 0 else None
