"""`pressmark check`: every check a build makes, as strict as can be, without publishing."""

from pathlib import Path
from typing import Any

import click

from generator.commands.options import (
    WrongUsage,
    archive_folder,
    build_options,
    json_option,
    processors,
    quiet_option,
    theme_folders,
)
from generator.commands.report import Progress, as_values, counted, give, say, tally, tell


@click.command()
@build_options
@json_option
@quiet_option
@click.option("--fix", is_flag=True, help="Mend what has one answer: quotes whose words have changed a little.")
@click.option("--dry-run", is_flag=True, help="With --fix: show what would be written, and write nothing.")
@click.option(
    "--nth", type=click.IntRange(min=1), default=None, metavar="N", help="With --fix: which passage is meant."
)
@click.argument("names", nargs=-1, metavar="[ARTICLE[/NOTE]]...")
def command(
    content: Path,
    theme: str | None,
    output: Path,
    base_url: str | None,
    jobs: int | None,
    as_json: bool,
    quiet: bool,
    fix: bool,
    dry_run: bool,
    nth: int | None,
    names: tuple[str, ...],
) -> int:
    """Say all that is wrong; change nothing, unless asked to.

    What `build` only warns of is an error here, so that a check that passes means there is nothing to mend.

    With --fix, a note whose quote no longer stands in its article gets the words that stand there now, if one passage
    is clearly the one it was made on; each change is shown, and the rest is told as ever. ARTICLE keeps it to the
    notes on an article, ARTICLE/NOTE to one note, which then gets the nearest passage even if it is not that clear,
    or the one that --nth chooses among those the message shows.
    """
    if (names or dry_run or nth) and not fix:
        raise WrongUsage("names, --dry-run and --nth go with --fix; without it, all of the archive is checked")
    if nth and len(names) != 1:
        raise WrongUsage("--nth chooses for one note: name it after it, as ARTICLE/NOTE")
    from generator.build import build_site
    from generator.layout import Layout, Options, Outcome

    themes, name = theme_folders(archive_folder(content), theme)
    options = Options(
        base_url=base_url, theme=name, jobs=jobs or processors(), strict=True, search=False, publish=False
    )

    def checked() -> Outcome:
        with Progress(is_shown=not quiet) as progress:
            return build_site(Layout(content, themes, output), options, progress)

    outcome = checked()
    fixes: dict[str, Any] = {}
    if fix:
        from generator.commands.mend import mend

        mended = mend(content, names, outcome.problems, nth=nth or 0, is_dry=dry_run)
        if mended.written and not dry_run:
            outcome = checked()
        if as_json:
            fixes = {"fixed": [each.values() for each in mended.written], "left": list(mended.left)}
        else:
            mended.show()
    if as_json:
        values = {"is_sound": not outcome.problems, "pages": outcome.pages, "problems": as_values(outcome.problems)}
        give(values | fixes)
    else:
        tell(outcome.problems)
        if outcome.problems:
            say(tally(outcome.problems))
        elif not quiet:
            say(f"all is well: {counted(outcome.pages, 'page')}")
    return 1 if outcome.problems else 0
