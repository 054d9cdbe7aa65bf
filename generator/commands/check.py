"""`pressmark check`: every check a build makes, as strict as can be, without publishing."""

from pathlib import Path

import click

from generator.commands.options import (
    archive_folder,
    base_url_option,
    content_option,
    jobs_option,
    json_option,
    output_option,
    processors,
    quiet_option,
    theme_folders,
    theme_option,
)
from generator.commands.report import Progress, as_values, counted, give, say, tally, tell


@click.command()
@content_option
@theme_option
@output_option
@base_url_option
@jobs_option
@json_option
@quiet_option
def command(
    content: Path,
    theme: str | None,
    output: Path,
    base_url: str | None,
    jobs: int | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Say all that is wrong; change nothing.

    What `build` only warns of is an error here, so that a check that passes means there is nothing to mend.
    """
    from generator.build import build_site
    from generator.layout import Layout, Options

    themes, name = theme_folders(archive_folder(content), theme)
    options = Options(
        base_url=base_url, theme=name, jobs=jobs or processors(), strict=True, search=False, publish=False
    )
    progress = Progress(is_shown=not quiet)
    try:
        outcome = build_site(Layout(content, themes, output), options, progress)
    finally:
        progress.close()
    if as_json:
        give({"is_sound": not outcome.problems, "pages": outcome.pages, "problems": as_values(outcome.problems)})
    else:
        tell(outcome.problems)
        if outcome.problems:
            say(tally(outcome.problems))
        elif not quiet:
            say(f"all is well: {counted(outcome.pages, 'page')}")
    return 1 if outcome.problems else 0
