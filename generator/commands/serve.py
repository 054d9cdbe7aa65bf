"""`pressmark serve`: a preview in the browser that follows what an editor writes."""

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.build import build_site
from generator.commands.build import summary
from generator.commands.ingest import summary as ingested
from generator.commands.options import (
    archive_folder,
    build_options,
    is_cautious,
    processors,
    quiet_option,
    theme_folders,
)
from generator.commands.report import Progress, errors, say, tell
from generator.errors import ContentError
from generator.ingest import ingest
from generator.layout import CONFIG, Layout, Options
from generator.serve.preview import Built, preview
from generator.serve.server import serving
from generator.surroundings import locked

TAKEN_IN = ("raw", "verdicts")
"""Folders a change of which is a matter for ingest first; so is `archive.yml`, which says how cautious it is."""


@click.command()
@build_options
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option(
    "--search/--no-search", default=None, help="Index at each change, or not at all.  [default: once, at the start]"
)
@quiet_option
def command(
    content: Path,
    theme: str | None,
    output: Path,
    base_url: str | None,
    jobs: int | None,
    port: int,
    search: bool | None,
    quiet: bool,
) -> None:
    """Preview the site in a browser.

    It follows each change of the content and the theme, and takes in new raw articles as they come. Notes that are
    drafts are shown, marked as such: the preview is made in .cache/, and site/ is left alone. Only this machine can see
    it. Ctrl-C ends it.
    """
    themes, name = theme_folders(archive_folder(content), theme)
    options = Options(base_url, name, jobs or processors(), search=search is not False, drafts=True)
    layout = Layout(content, themes, output)
    builder = _Builder(layout, options, bool(search), quiet)
    with serving(layout.preview.output, port) as (address, show):
        say(f"Preview: {address} (Ctrl-C ends it)")
        preview([content, *themes], builder.build, show)


class _Builder:
    """Brings the site up to date, and says what became of it where there is something to say."""

    def __init__(self, layout: Layout, options: Options, is_indexed_anew: bool, quiet: bool) -> None:
        self.layout = layout
        self.first, self.later = options, replace(options, reindex=is_indexed_anew)
        self.quiet = quiet
        self.was_stopped = True

    def build(self, paths: Sequence[str]) -> Built:
        """Take in what is new, then build; `paths` are what changed, nothing at the first time."""
        if not paths or any(self._is_taken_in(path) for path in paths):
            self._take_in()
        began = time.monotonic()
        with Progress(is_shown=not self.quiet) as progress:
            outcome = build_site(self.layout.preview, self.later if paths else self.first, progress)
        if outcome.changes or outcome.is_stopped or self.was_stopped:
            tell(outcome.problems)
            if not self.quiet or outcome.is_stopped:
                say(summary(outcome, self.layout.preview.output, time.monotonic() - began))
        self.was_stopped = outcome.is_stopped
        return Built(errors(outcome.problems) if outcome.is_stopped else (), bool(outcome.changes))

    def _is_taken_in(self, path: str) -> bool:
        folders = (os.path.join(self.layout.content, name, "") for name in TAKEN_IN)
        return path == os.path.join(self.layout.content, CONFIG) or any(map(path.startswith, folders))

    def _take_in(self) -> None:
        began = time.monotonic()
        try:
            cautious = is_cautious(self.layout.content)
        except ContentError:
            return  # the build that comes next tells what is wrong with archive.yml
        with locked(self.layout.cache):
            report = ingest(self.layout.content, self.layout.cache, jobs=self.later.jobs, is_cautious=cautious)
        tell(report.problems)
        if report.wrote and not self.quiet:
            say(ingested(report, time.monotonic() - began))
