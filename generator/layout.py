"""Where an archive stands, what is asked of a build, and what came of it."""

from dataclasses import dataclass, replace
from pathlib import Path

from generator.engine.tree import Changes
from generator.errors import Problem, Severity

CONFIG = "archive.yml"
"""The archive's settings, relative to its content folder."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where an archive stands on this machine."""

    content: Path
    themes: tuple[Path, ...]
    """Folders in which a theme is sought by its name, the archive's own first."""
    output: Path

    @property
    def cache(self) -> Path:
        """Disposable; beside the output, so that both lie on one file system."""
        return self.output.parent / ".cache"

    @property
    def preview(self) -> "Layout":
        """The same archive with an output, and so a cache, that is shown and never published."""
        return replace(self, output=self.cache / "preview" / "site")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says about a build."""

    base_url: str | None = None
    """None: as `archive.yml` has it."""
    theme: str | None = None
    jobs: int = 0
    """Worker processes; 0 means one for each core."""
    strict: bool = False
    """Warnings stop the build as errors do."""
    keep_going: bool = False
    """Errors leave out what is wrong instead of stopping the build."""
    search: bool = True
    reindex: bool = True
    """False: a search index that is there stays as it is, though articles changed; for a preview, where each edit
    would cost a look at every page. The next build with True makes it anew."""
    drafts: bool = False
    """True: notes that are drafts are shown, marked as such; for a preview, which has an output of its own."""
    publish: bool = True
    """False: everything is made and checked, but the output stays as it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and did."""

    problems: tuple[Problem, ...]
    """Sorted by place; under `strict` all are errors, under `keep_going` all are warnings."""
    changes: Changes | None
    """None: errors stopped the build, or nothing was to be published. The live site is as it was."""
    pages: int
    ran: tuple[str, ...] = ()
    """The steps that ran, in order."""
    cache_was_damaged: bool = False

    @property
    def is_stopped(self) -> bool:
        """Did errors stop it?"""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
