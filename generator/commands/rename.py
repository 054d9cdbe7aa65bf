"""`pressmark rename`: a new name for something of the archive, wherever it is named; the old address leads to it."""

from difflib import unified_diff
from pathlib import Path

import click

from generator.commands.options import WrongUsage, archive_folder, content_option, json_option
from generator.commands.report import counted, give, say
from generator.errors import ContentError
from generator.rename.change import CannotRename, CannotWrite
from generator.rename.holding import Holding
from generator.rename.journal import carry_out, clear
from generator.rename.renaming import Renaming, renaming
from generator.surroundings import locked

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command()
@click.argument("old", metavar="KIND/OLD")
@click.argument("new", metavar="[KIND/]NEW")
@content_option
@click.option("--merge", is_flag=True, help="NEW is there already: make the two one.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@json_option
def command(old: str, new: str, content: Path, merge: bool, dry_run: bool, as_json: bool) -> None:
    """Give an article, a topic, a person, a page … another id or slug.

    `pressmark rename people/sergey-shoygu people/sergei-shoigu`. All that names it is rewritten, its old address leads
    to the new one, and nothing is written unless all of it can be.
    """
    folder = archive_folder(content)
    with locked(content.absolute().parent / ".cache"):
        clear(folder)
        try:
            found = renaming(Holding(folder), old, new, is_merge=merge)
        except CannotRename as error:
            raise WrongUsage(str(error)) from None
        except CannotWrite as error:
            raise ContentError(error.problems) from None
        if not dry_run and found.files:
            carry_out(folder, found.files)
    if as_json:
        give(_values(found, is_dry=dry_run))
        return
    if dry_run:
        _show_diffs(found)
    _tell(found, is_dry=dry_run)


def _tell(found: Renaming, *, is_dry: bool) -> None:
    """What was moved on standard output, the counts on standard error."""
    for source, target in found.moves:
        click.echo(f"content/{source} → content/{target}")
    if not found.files:
        say(f"nothing to do: {found.was} is {found.now}")
        return
    would = "would be rewritten" if is_dry else "rewritten"
    references = counted(sum(found.counts.values()), "reference")
    say(f"{references} in {counted(len(found.counts), 'file')} {would}; {found.was} leads to {found.now}")


def _show_diffs(found: Renaming) -> None:
    """What each file would be, as a diff with what it is; a moved file beside the one it was."""
    sources = {target: source for source, target in found.moves}
    texts = {file.path: file for file in found.files}
    for file in found.files:
        if file.after is None:
            continue
        source = sources.get(file.path)
        held = file.before if file.before is not None or source is None else texts[source].before
        before, after = ((data or b"").decode("utf-8", "replace").splitlines() for data in (held, file.after))
        names = f"content/{source or file.path}", f"content/{file.path}"
        for line in unified_diff(before, after, *names, n=0, lineterm=""):
            click.echo(click.style(line, fg=COLOURS.get(line[:1])))


def _values(found: Renaming, *, is_dry: bool) -> dict[str, object]:
    """For JSON."""
    return {
        "was": found.was,
        "now": found.now,
        "moved": [{"from": f"content/{source}", "to": f"content/{target}"} for source, target in found.moves],
        "rewritten": {f"content/{path}": count for path, count in sorted(found.counts.items())},
        "files": len(found.files),
        "dry_run": is_dry,
    }
