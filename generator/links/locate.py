"""Where a trouble stands: its line and column, found in the file by its words."""

from generator.errors import Place, Problem, warning
from generator.links.catalog import Trouble
from generator.read.front import content_path


def locate(path: str, data: bytes, troubles: tuple[Trouble, ...]) -> tuple[bool, tuple[Problem, ...]]:
    """True, and each trouble as a warning at the place where its words first stand in the file."""
    lines = data.decode("utf-8", "replace").splitlines()
    return True, tuple(warning(_place(path, lines, each.needle), each.what, each.fix) for each in troubles)


def _place(path: str, lines: list[str], needle: str) -> Place:
    for number, line in enumerate(lines, start=1):
        column = line.find(needle)
        if column >= 0:
            return Place(content_path(path), number, column + 1)
    return Place(content_path(path))
