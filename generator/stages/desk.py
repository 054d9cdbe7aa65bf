"""One build at work: the engine, the archive's files by reference, and what was found wrong so far."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.engine.build import Build, Ref
from generator.engine.files import Listing
from generator.errors import Place, Problem, warning
from generator.model import Kind
from generator.read.names import full_name
from generator.read.places import unread_files
from generator.stages.findings import Findings
from generator.stages.rows import Made, Rows
from generator.text import caseless
from generator.workshop import Progress, Workshop

ENTITIES = tuple(f"{kind}/" for kind in Kind)
"""The folders of authority files."""


class Desk:
    """What all parts of a build work with."""

    def __init__(self, workshop: Workshop, on_progress: Progress | None) -> None:
        """Nothing is read yet; what cannot be a part of the archive is found wrong."""
        self.workshop = workshop
        self.options = workshop.options
        self.digests = workshop.content.digests
        """Of the archive's files, by path."""
        self.make = Build(workshop.cache, self.options.jobs or os.cpu_count() or 1, Problem)
        self.make.on_progress = on_progress
        self.findings = Findings(self.make, self.options)
        self.findings.add(*_oddities(workshop.content), *unread_files(self.digests))
        self.paths: dict[str, str] = {}
        """Of what was read, by full name: `articles/<id>`, `topics/<slug>`, `pages/<slug>`."""

    def file(self, path: str) -> Ref[bytes]:
        """One of the archive's files."""
        return self.make.file(self.workshop.layout.content / path, self.digests[path])

    def texts(self, *folders: str) -> Rows:
        """The Markdown files of these folders, by path."""
        return {path: (self.file(path),) for path in self._markdown(*folders)}

    def refs(self, files: Listing, folder: Path) -> dict[str, Ref[bytes]]:
        """The files of a folder that is not the archive's, by path."""
        return {path: self.make.file(folder / path, name) for path, name in files.digests.items()}

    def distinct(self, read: Made) -> dict[str, Ref[Any]]:
        """By full name, `articles/<id>`; files whose names differ by nothing or only by case cannot both be had."""
        found: dict[str, Ref[Any]] = {}
        taken: dict[str, str] = {}
        for path, ref in read.items():
            name = full_name(path)
            other = taken.setdefault(caseless(name), path)
            if other == path:
                found[name], self.paths[name] = ref, path
                continue
            how = "has the same name as" if full_name(other) == name else "differs by its name only in case from"
            self.findings.add(Problem(Place(f"content/{path}"), f"this {how} content/{other}", "rename one of them"))
        return found

    def unread(self) -> tuple[str, ...]:
        """The full names of files that are there and could not be read."""
        names = (full_name(path) for path in self._markdown("articles/", "pages/", *ENTITIES))
        return tuple(name for name in names if name not in self.paths)

    def _markdown(self, *folders: str) -> list[str]:
        return [path for path in self.digests if path.startswith(folders) and path.endswith(".md")]


def _oddities(content: Listing) -> Iterator[Problem]:
    for path, what in content.odd:
        fix = "put the thing itself in its place; the build follows no links out of the archive"
        yield warning(Place(f"content/{path}"), f"this is {what}; it was left out", fix)
