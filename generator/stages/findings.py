"""Findings: what a build found wrong, from all its steps and from the plan itself, each at its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.engine.build import Build, Ref
from generator.errors import Place, Problem, Severity
from generator.layout import Options
from generator.links.locate import locate
from generator.model import NotesFile, Trouble
from generator.read.names import full_name
from generator.theme import WRITTEN


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote, as far as it is needed to find a line in it."""

    file: Callable[[str], Ref[bytes]]
    """A file by its path."""
    paths: Mapping[str, str]
    """Of what was read, by full name."""
    sidecars: Mapping[str, Ref[NotesFile]]
    """The files of notes by path."""
    theme_folder: Path | None


class Findings:
    """Everything found wrong so far."""

    def __init__(self, make: Build, options: Options) -> None:
        """What the steps of `make` tell counts, too."""
        self._make = make
        self._options = options
        self._problems: list[Problem] = []
        self._troubles: list[Trouble] = []

    def add(self, *found: Problem | Trouble) -> None:
        """Note a problem, or a trouble whose line is still to be found."""
        for each in found:
            if isinstance(each, Problem):
                self._problems.append(each)
            else:
                self._troubles.append(each)

    def hear(self, troubles: Mapping[str, Ref[Trouble]]) -> None:
        """Note what a step gave."""
        self.add(*(ref.value() for ref in troubles.values()))

    def must_stop(self, *, but_theme: bool = False) -> bool:
        """Is anything wrong enough? With `but_theme`, anything else than a template."""
        if self._options.keep_going:
            return False
        problems = [*self._problems, *self._make.messages()]
        if but_theme:
            problems = [problem for problem in problems if not problem.place.path.startswith(WRITTEN)]
        return any(self._options.strict or each.severity is Severity.ERROR for each in (*problems, *self._troubles))

    def all(self, written: Written, *, is_lenient: bool) -> tuple[Problem, ...]:
        """Everything, each once, by place. Lenient: what was left out stopped nothing."""
        located = list(self._located(written))
        told = [*self._problems, *self._make.messages(), *located]
        found = dict.fromkeys(_shown(problem, written.theme_folder) for problem in told)
        if is_lenient:
            found = dict.fromkeys(replace(problem, severity=Severity.WARNING) for problem in found)
        elif self._options.strict:
            found = dict.fromkeys(replace(problem, severity=Severity.ERROR) for problem in found)
        return tuple(sorted(found, key=lambda problem: (problem.place, problem.what)))

    def _located(self, written: Written) -> Iterator[Problem]:
        """The troubles of the theme's files, which have no lines, as they are; the others are told by the step."""
        by_path: dict[str, list[Trouble]] = {}
        homes = _homes(written) if any(trouble.note for trouble in self._troubles) else {}
        for trouble in self._troubles:
            if trouble.path.startswith(WRITTEN):
                yield Problem(Place(trouble.path), trouble.what, trouble.fix, trouble.severity)
            else:
                found = _in_its_file(trouble, written, homes)
                by_path.setdefault(found.path, []).append(found)
        items = {
            path: (written.file(path), self._make.given(tuple(found), tuple[Trouble, ...]))
            for path, found in sorted(by_path.items())
        }
        self._make.map(locate, items, by_name=True)


def _homes(written: Written) -> dict[tuple[str, str], tuple[str, int]]:
    """Where each note stands, by what it is on and by its id: file and line."""
    homes: dict[tuple[str, str], tuple[str, int]] = {}
    for path, ref in written.sidecars.items():
        for note in ref.value().notes:
            homes.setdefault((note.on, note.id), (path, note.line))
    return homes


def _in_its_file(trouble: Trouble, written: Written, homes: Mapping[tuple[str, str], tuple[str, int]]) -> Trouble:
    """The trouble with the path of the file it stands in: for a note, of the one that holds it."""
    if trouble.note and (home := homes.get((full_name(trouble.path), trouble.note))):
        return replace(trouble, path=home[0], line=home[1])
    return replace(trouble, path=written.paths.get(full_name(trouble.path), trouble.path))


def _shown(problem: Problem, theme_folder: Path | None) -> Problem:
    """The problem with the path of a theme's file as it is seen from here."""
    path = problem.place.path
    if not path.startswith(WRITTEN) or theme_folder is None:
        return problem
    folder = theme_folder.absolute()
    here = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    return replace(problem, place=replace(problem.place, path=f"{here.as_posix()}/{path.removeprefix(WRITTEN)}"))
