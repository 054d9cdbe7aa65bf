"""Names that must differ within one page: ids of headings, footnotes and notes."""


def unique(name: str, seen: set[str]) -> str:
    """The name, or it with `-2`, `-3` …, whichever is not in `seen` yet; it is added there."""
    number, free = 1, name
    while free in seen:
        number += 1
        free = f"{name}-{number}"
    seen.add(free)
    return free
