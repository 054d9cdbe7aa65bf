"""Every place where a quote stands in a text."""

from collections.abc import Iterator, Sequence

from generator.annotate.folded import Folded, is_apart


def places(quote: Sequence[str], text: Folded) -> list[tuple[int, ...]]:
    """Every place where the parts of a quote stand one after another: offsets in the folded text.

    A place is the start and end of each part in turn. Parts are folded like the text. A part begins and ends
    where words do, so that `art` is not found in `party`. Between parts anything may stand, as little as possible.
    """
    first, *rest = quote
    found: dict[int, tuple[int, ...]] = {}
    for start in _all(first, text.text, 0):
        place: tuple[int, ...] | None = (start, start + len(first))
        for part in rest:
            after = next(_all(part, text.text, place[-1]), None) if place else None
            place = (*place, after, after + len(part)) if place and after is not None else None
        if place:
            found[place[-1]] = place
    return list(found.values())


def _all(part: str, text: str, start: int) -> Iterator[int]:
    at = text.find(part, start)
    while at >= 0:
        if is_apart(text, at) and is_apart(text, at + len(part)):
            yield at
        at = text.find(part, at + 1)
