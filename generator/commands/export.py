"""`pressmark export`: notes for a reader, a spreadsheet, another program."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from generator.archive import write_whole
from generator.commands.held import all_notes, subject_name, subjects
from generator.commands.options import archive_folder, content_option, quiet_option
from generator.commands.report import counted, say, tell
from generator.config import PATH, Config, read_config
from generator.errors import ContentError
from generator.exchange.outgoing import Choice, Outgoing, outgoing
from generator.exchange.written import as_csv, as_jsonld, as_markdown
from generator.model import NoteKind
from generator.text import fold

FORMATS: Mapping[str, Callable[[Sequence[Outgoing], Config, str], str]] = {
    "md": lambda notes, config, _: as_markdown(notes, config),
    "csv": lambda notes, config, _: as_csv(notes, config),
    "jsonld": as_jsonld,
}
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes a CSV file for one of its own country's encoding."""


@click.group()
def command() -> None:
    """Give what the archive holds to other programs: `pressmark export notes`."""


@command.command("notes")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="md", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="[default: standard output]")
@click.option("--kind", "kinds", type=click.Choice([*map(str, NoteKind)]), multiple=True, help="Of this kind.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="By this author.")
@click.option("--article", "articles", multiple=True, metavar="ARTICLE", help="On this article, or on `people/x`.")
@click.option("--topic", "topics", multiple=True, metavar="SLUG", help="On articles of this topic.")
@click.option("--drafts", is_flag=True, help="Drafts as well.")
@content_option
@quiet_option
def notes(
    form: str,
    output: Path | None,
    kinds: tuple[str, ...],
    authors: tuple[str, ...],
    articles: tuple[str, ...],
    topics: tuple[str, ...],
    drafts: bool,
    content: Path,
    quiet: bool,
) -> int:
    """Write the notes as one document, a table, or W3C Web Annotations.

    Options that choose may be given several times: a note of any of the kinds, by any of the authors.
    """
    choice = Choice(
        frozenset(map(NoteKind, kinds)),
        frozenset(map(fold, authors)),
        frozenset(subject_name(archive_folder(content), one) for one in articles),
        frozenset(topics),
        drafts,
    )
    archive_folder(content)
    config, problems = read_config((content / PATH).read_bytes())
    if config is None:
        raise ContentError(problems)
    held, wrong = all_notes(content)
    found = list(outgoing(held, subjects(content, {note.on for note in held}, wrong), choice))
    tell(wrong)
    chosen = (("kind", kinds), ("author", authors), ("article", articles), ("topic", topics))
    text = FORMATS[form](found, config, "&".join(f"{key}={one}" for key, values in chosen for one in values))
    data = text.encode("utf-8", "replace")
    if output is None:
        sys.stdout.buffer.write(data) if hasattr(sys.stdout, "buffer") else click.echo(text, nl=False)
    else:
        mark = BYTE_ORDER_MARK.encode() if form == "csv" else b""
        write_whole(output.parent, output.name, mark + data)
        if not quiet:
            say(f"{counted(len(found), 'note')} in {output}")
    return 1 if wrong else 0
