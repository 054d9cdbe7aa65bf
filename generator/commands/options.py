"""The options that commands share, and the folders they stand for."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from generator.errors import ContentError, SurroundingsError


class WrongUsage(click.ClickException):
    """A command that cannot mean what it says; exit code 2, without click's three lines of usage."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it as all our messages are printed."""
        click.echo(f"pressmark: {self.message}", file=file, err=file is None)


_Command = TypeVar("_Command", bound=Callable[..., Any])
_FOLDER = click.Path(path_type=Path, file_okay=False)

content_option = click.option(
    "--content", type=_FOLDER, default=Path("content"), show_default=True, help="The archive's folder."
)
theme_option = click.option(
    "--theme", default=None, metavar="NAME|FOLDER", help="A theme in themes/, or its folder.  [default: as archive.yml]"
)
output_option = click.option(
    "--output", type=_FOLDER, default=Path("site"), show_default=True, help="Where the site is made; the build owns it."
)
base_url_option = click.option(
    "--base-url", default=None, metavar="URL", help="The site's address, over archive.yml's."
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), default=None, metavar="N", help="Processes.  [default: one per processor]"
)
strict_option = click.option("--strict", is_flag=True, help="Warnings stop the build, too.")
keep_going_option = click.option("--keep-going", is_flag=True, help="Leave out what is wrong and publish the rest.")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong.")


def build_options(command: _Command) -> _Command:
    """The options of all that builds: where the archive, its theme and its site are, and how it is built."""
    for option in reversed((content_option, theme_option, output_option, base_url_option, jobs_option)):
        command = option(command)
    return command


def processors() -> int:
    """How many processes may run at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def archive_folder(content: Path) -> Path:
    """The content folder, if it holds an archive, after a rename that was stopped; raises WrongUsage otherwise."""
    if not (content / "archive.yml").is_file():
        raise WrongUsage(
            f"there is no archive in {content}/ (it has no archive.yml)\n"
            "  fix: go to the folder above it, name it with --content, or make a new one: pressmark init my-archive"
        )
    from generator.rename.journal import FILE, finish

    if (content / FILE).is_file():
        finish(content)
        click.echo("a rename that was stopped has been brought to its end", err=True)
    return content


def is_cautious(content: Path) -> bool:
    """Whether `archive.yml` asks ingest for caution. Raises ContentError where that file asks and is wrong."""
    data = (content / "archive.yml").read_bytes()
    if b"cautious" not in data:
        return False  # reading settings takes as long as a whole run in which nothing moved
    from generator.config import read_config

    config, problems = read_config(data)
    if config is None:
        raise ContentError(problems)
    return config.cautious


def theme_folders(content: Path, theme: str | None) -> tuple[tuple[Path, ...], str | None]:
    """Where themes are looked for, the first first, and the name to look for (None: what archive.yml says)."""
    if theme is not None and ("/" in theme or os.sep in theme):
        folder = Path(theme).absolute()
        return (folder.parent,), folder.name
    return (content.absolute().parent / "themes", builtin_themes()), theme


def builtin_themes() -> Path:
    """The themes that travel with the program: inside the package, or above it where it is run from its repository."""
    import generator

    package = Path(generator.__file__).parent
    for folder in (package / "themes", package.parent / "themes"):
        if folder.is_dir():
            return folder
    raise SurroundingsError("the default theme is missing from this installation\n  fix: install pressmark anew")
