"""The lists of words that come with this package: files to read and to mend."""

from functools import cache
from importlib import resources

_PACKAGE = "generator.links.spellings"


@cache
def _paragraphs() -> dict[str, str]:
    found = {}
    for paragraph in _text("words.txt").split("\n\n")[1:]:
        name, _, words = paragraph.partition(":")
        found[name] = words
    return found


def listed(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_paragraphs()[name].split())


def listed_groups(name: str) -> list[list[str]]:
    """A list of words that belong together: groups apart by commas."""
    return [group.split() for group in _paragraphs()[name].split(",")]


@cache
def given_names() -> dict[str, frozenset[int]]:
    """Given name → the lines of the file on which it stands: names of one line are one name in several forms."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_text("givens.txt").splitlines()):
        for word in () if line.startswith("#") else line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(lines) for word, lines in found.items()}


def _text(name: str) -> str:
    return resources.files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")
