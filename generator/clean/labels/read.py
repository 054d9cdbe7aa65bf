"""The files of phrases beside this module, one a language, in a form an editor can write without knowing YAML.

`[name]` begins a section, with a remark for editors after it; each further line is a phrase; `#` begins a line of
remarks. A bar inside a word stands for one word or another: `Der|Die Autor|Autorin ist` is four phrases.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice, product

from generator.errors import ContentError, Place, Problem

LONGEST = 120  # characters of a phrase; a longer line is a sentence that strayed in
MOST = 500  # phrases that one line may stand for
MONTHS = "months"
"""The section of twelve lines, January first."""

_HEAD = re.compile(r"\[(?P<name>[a-z_ -]+)\](?:\s.*)?$")

Sections = dict[str, tuple[str, ...]]
"""Section → its phrases, in the order written; of months each line as it stands."""


def read_labels(path: str, data: bytes, known: Sequence[str]) -> Sections:
    """The sections of a file. Raises ContentError with every line that is wrong; `known` are the sections there are."""
    reading = _Reading(path, known)
    for number, line in enumerate(_text(path, data).splitlines(), start=1):
        reading.line(number, line.strip())
    reading.end()
    if reading.problems:
        raise ContentError(reading.problems)
    return {name: tuple(phrases) for name, phrases in reading.sections.items()}


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(path, data.count(b"\n", 0, error.start) + 1)
        raise ContentError([Problem(place, "this file is not UTF-8", "save the file as UTF-8")]) from error


class _Reading:
    """A file on its way to sections, and what is wrong with it."""

    def __init__(self, path: str, known: Sequence[str]) -> None:
        self.path, self.known = path, known
        self.sections: dict[str, dict[str, int]] = {}
        """Section → phrase → the line it stands on."""
        self.problems: list[Problem] = []
        self._open: dict[str, int] | None = None
        self._heads: dict[str, int] = {}

    def line(self, number: int, line: str) -> None:
        if not line or line[0] == "#":
            return
        if line[0] == "[":
            self._head(number, line)
        elif self._open is None:
            self._wrong(number, f"'{line}' stands in no section", "write a section's name above it: [also-read]")
        else:
            for phrase in islice(alternatives(line), MOST):
                if len(phrase) > LONGEST:
                    self._wrong(number, f"a phrase of {len(phrase)} characters", f"no more than {LONGEST} are a label")
                    return
                if self._open.setdefault(phrase, number) != number:
                    self._wrong(number, f"'{phrase}' stands on line {self._open[phrase]} too", "remove one of the two")

    def _head(self, number: int, line: str) -> None:
        match = _HEAD.match(line)
        name = match["name"] if match else line.strip("[]")
        if name in self._heads:
            self._wrong(number, f"[{name}] began on line {self._heads[name]}", "put its phrases together there")
        if name not in self.known:
            near = get_close_matches(name, self.known, 1)
            fix = f"did you mean [{near[0]}]?" if near else f"there are: {', '.join(self.known)}"
            self._wrong(number, f"there is no section [{name}]", fix)
        self._heads.setdefault(name, number)
        self._open = self.sections.setdefault(name, {})

    def end(self) -> None:
        if MONTHS in self.sections and len(self.sections[MONTHS]) != 12:
            found = len(self.sections[MONTHS])
            fix = "write twelve lines, January first; other spellings follow after commas"
            self._wrong(self._heads[MONTHS], f"[{MONTHS}] has {found} lines", fix)
        for line, number in self.sections.get(MONTHS, {}).items():
            if not all(map(str.strip, line.split(","))):
                self._wrong(number, f"'{line}' has a comma too many", "write name, name")

    def _wrong(self, number: int, what: str, fix: str) -> None:
        self.problems.append(Problem(Place(self.path, number), what, fix))


def alternatives(line: str) -> Iterator[str]:
    """The phrases a line stands for."""
    if "|" not in line:
        yield line
        return
    yield from map(" ".join, product(*(word.split("|") for word in line.split())))


def month_rows(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Twelve lines of spellings as rows of twelve: the first spellings, the second … Who has none lends his last."""
    months = [[name.strip() for name in line.split(",")] for line in lines]
    return [tuple(row[min(at, len(row) - 1)] for row in months) for at in range(max(map(len, months), default=0))]
