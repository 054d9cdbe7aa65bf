"""How a build ends: stopped, or published."""

from collections.abc import Mapping
from pathlib import Path

from generator.engine.build import Ref
from generator.engine.tree import Changes
from generator.errors import Problem
from generator.layout import Outcome
from generator.model import NotesFile
from generator.publish import Output
from generator.stages.desk import Desk
from generator.stages.findings import Written
from generator.stages.settings import Theme

CACHE_LIMIT = 2 << 30
"""Bytes above which the cache forgets what the last build did not use."""
Sidecars = Mapping[str, Ref[NotesFile]]


def stopped(desk: Desk, sidecars: Sidecars, theme: Theme | None) -> Outcome:
    """What was found wrong; the live site is as it was."""
    problems = desk.findings.all(_written(desk, sidecars, theme), is_lenient=False)
    return _outcome(desk, problems, None, 0)


def published(desk: Desk, sidecars: Sidecars, theme: Theme, output: Output, program: Path | None) -> Outcome:
    """The output is the site now, with its search index where there is a `program` that makes one."""
    workshop, options = desk.workshop, desk.options
    problems = desk.findings.all(_written(desk, sidecars, theme), is_lenient=options.keep_going)
    count = len(output.wanted)
    changes = None
    if options.publish:
        if program is not None:
            output.index(program, workshop.cache, is_fresh=options.reindex)
        changes = workshop.tree.publish(output.wanted, output.written)
        workshop.remember(theme.folder.name, theme.files, problems, count)
    return _outcome(desk, problems, changes, count)


def _written(desk: Desk, sidecars: Sidecars, theme: Theme | None) -> Written:
    return Written(desk.file, desk.paths, sidecars, theme.folder if theme else None)


def _outcome(desk: Desk, problems: tuple[Problem, ...], changes: Changes | None, count: int) -> Outcome:
    desk.make.finish(CACHE_LIMIT)
    return Outcome(problems, changes, count, tuple(desk.make.ran), desk.workshop.cache.was_damaged)
