"""`pressmark build`: site/ from content/."""

import time
from pathlib import Path

import click

from generator.build import build_site
from generator.commands.options import (
    archive_folder,
    build_options,
    json_option,
    keep_going_option,
    processors,
    quiet_option,
    strict_option,
    theme_folders,
)
from generator.commands.report import Progress, as_values, counted, give, say, tally, tell
from generator.layout import Layout, Options, Outcome


@click.command()
@build_options
@strict_option
@keep_going_option
@click.option("--no-search", is_flag=True, help="Without the search index, which takes the most time.")
@json_option
@quiet_option
def command(
    content: Path,
    theme: str | None,
    output: Path,
    base_url: str | None,
    jobs: int | None,
    strict: bool,
    keep_going: bool,
    no_search: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Make the site from the content.

    Only what changed is made anew. New raw articles are not taken in: `pressmark ingest` does that.
    """
    themes, name = theme_folders(archive_folder(content), theme)
    options = Options(
        base_url=base_url,
        jobs=jobs or processors(),
        strict=strict,
        keep_going=keep_going,
        search=not no_search,
        theme=name,
    )
    began = time.monotonic()
    with Progress(is_shown=not quiet) as progress:
        outcome = build_site(Layout(content, themes, output), options, progress)
    seconds = time.monotonic() - began
    if as_json:
        give(values(outcome, seconds))
    else:
        tell(outcome.problems)
        if not quiet or outcome.is_stopped:
            say(summary(outcome, output, seconds))
    return 1 if outcome.is_stopped else 0


def summary(outcome: Outcome, output: Path, seconds: float) -> str:
    """The last line: what became of the site, and how many problems were told."""
    told = tally(outcome.problems)
    changes = outcome.changes
    if changes is None:
        return f"not built: {told}; {output}/ stays as it was"
    if not changes:
        line = f"nothing changed ({counted(outcome.pages, 'page')}, {seconds:.1f} s)"
    else:
        parts = f"{counted(changes.added, 'file')} new, {changes.changed:,} changed, {changes.removed:,} removed"
        line = f"built {counted(outcome.pages, 'page')} in {seconds:.1f} s: {parts}"
    if outcome.cache_was_damaged:
        line = f"the cache was damaged and made anew\n{line}"
    return f"{line}; {told}" if told else line


def values(outcome: Outcome, seconds: float) -> dict[str, object]:
    """The outcome for JSON."""
    changes = outcome.changes
    counts = changes and {"added": changes.added, "changed": changes.changed, "removed": changes.removed}
    return {
        "is_built": changes is not None,
        "pages": outcome.pages,
        "files": None if changes is None else counts or {"added": 0, "changed": 0, "removed": 0},
        "seconds": round(seconds, 3),
        "problems": as_values(outcome.problems),
    }
