"""`pressmark serve`: a preview in the browser that follows what an editor writes."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator.commands.build import summary
from generator.commands.ingest import summary as ingested
from generator.commands.options import (
    archive_folder,
    base_url_option,
    content_option,
    jobs_option,
    output_option,
    processors,
    quiet_option,
    theme_folders,
    theme_option,
)
from generator.commands.report import Progress, errors, say, tell
from generator.ingest import ingest
from generator.layout import Layout, Options, Outcome
from generator.plan import build_site
from generator.serve.preview import Built, preview
from generator.serve.server import serving
from generator.surroundings import locked

TAKEN_IN = ("raw", "verdicts")
"""Folders a change of which is a matter for ingest first."""


@click.command()
@content_option
@theme_option
@output_option
@base_url_option
@jobs_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--no-search", is_flag=True, help="Without a search index (it is made once, at the start).")
@quiet_option
def command(
    content: Path,
    theme: str | None,
    output: Path,
    base_url: str | None,
    jobs: int | None,
    port: int,
    no_search: bool,
    quiet: bool,
) -> None:
    """Preview the site in a browser.

    It follows each change of the content and the theme, and takes in new raw articles as they come. Only this machine
    can see it. Ctrl-C ends it.
    """
    themes, name = theme_folders(archive_folder(content), theme)
    layout = Layout(content, themes, output)

    def build(paths: Sequence[str]) -> Built:
        if not paths or any(path.startswith(taken_in) for path in paths):
            take_in(content, layout.cache, quiet=quiet)
        options = Options(base_url, name, jobs or processors(), search=not no_search and not paths)
        outcome, seconds = timed(lambda: build_site(layout, options, progress))
        progress.close()
        if outcome.changes or outcome.is_stopped or not paths:
            tell(outcome.problems)
            say(summary(outcome, output, seconds))
        return Built(errors(outcome.problems) if outcome.is_stopped else (), bool(outcome.changes))

    taken_in = tuple(os.path.join(content, name, "") for name in TAKEN_IN)
    progress = Progress(is_shown=not quiet)
    with serving(output, port) as (address, show):
        say(f"Preview: {address} (Ctrl-C ends it)")
        preview([content, *themes], build, show)


def take_in(content: Path, cache: Path, *, quiet: bool) -> None:
    """Ingest what is new, and say so if there was anything."""
    began = time.monotonic()
    with locked(cache):
        report = ingest(content, cache)
    tell(report.problems)
    if report.wrote and not quiet:
        say(ingested(report, time.monotonic() - began))


def timed(build: Callable[[], Outcome]) -> tuple[Outcome, float]:
    """The outcome, and how many seconds it took."""
    began = time.monotonic()
    return build(), time.monotonic() - began
