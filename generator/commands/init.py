"""`pressmark init`: a new archive, ready to be built."""

import shutil
import sys
from pathlib import Path

import click

from generator.commands.options import builtin_themes
from generator.commands.report import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The archive's name.  [default: from the folder's name]")
@click.option("--with-theme", is_flag=True, help="With a copy of the default theme, to be changed.")
def command(folder: Path, title: str, with_theme: bool) -> None:
    """Make a new archive in a new folder."""
    from generator.init import copy_theme, new_archive
    from generator.read.write import quoted
    from generator.text import squeeze

    title = squeeze(title) or title_from(folder)
    new_archive(folder, title, quoted(title))
    if with_theme:
        copy_theme(builtin_themes() / "default", folder)
    click.echo(folder)
    say(next_steps(folder))


def title_from(folder: Path) -> str:
    """`my-archive` → `My archive`."""
    words = folder.absolute().name.replace("-", " ").replace("_", " ").strip() or "An archive"
    return words[:1].upper() + words[1:]


def next_steps(folder: Path) -> str:
    """What to type next; names the program in full where it is not on the PATH."""
    program = Path(sys.argv[0])
    on_path = shutil.which("pressmark") is not None or program.name != "pressmark"
    named = "" if on_path else f" PRESSMARK={program.absolute()}"
    return f"Next:\n  cd {folder}\n  make serve{named}\nThen put articles into content/raw/. README.md says the rest."
