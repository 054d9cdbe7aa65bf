"""`pressmark status`: the editor's work list."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.commands.options import archive_folder, content_option, json_option
from generator.commands.report import counted, give
from generator.commands.status.held import read
from generator.commands.status.lists import LISTS, WorkList
from generator.commands.status.notes import Lost
from generator.suggest.waiting import waiting as waiting_suggestions

SHOWN = 20
"""Of each list, unless --all: what fits a screen."""


@click.command()
@content_option
@click.option("--all", "show_all", is_flag=True, help=f"The whole of each list, not the first {SHOWN}.")
@json_option
def command(content: Path, show_all: bool, as_json: bool) -> None:
    """List what waits for an editor.

    Raw articles not taken in yet, notes without their words, missing dates, suggestions nobody has confirmed.
    """
    held = read(archive_folder(content))
    found = {each.name: list(each.found(held)) for each in LISTS}
    suggested = waiting_suggestions(content.absolute().parent / ".cache")
    if as_json:
        give({**{name: _values(items) for name, items in found.items()}, "suggested": suggested})
        return
    for each in LISTS:
        if items := found[each.name]:
            _show(each, items, show_all=show_all)
    _show_suggested(suggested)
    if not any(found.values()):
        click.echo(f"nothing waits; {counted(len(held.articles), 'article')}, {counted(len(held.notes), 'note')}")


def _values(items: Sequence[str | Lost]) -> list[str | dict[str, str]]:
    return [each if isinstance(each, str) else each.values() for each in items]


def _show(each: WorkList, items: Sequence[str | Lost], *, show_all: bool) -> None:
    shown = len(items) if show_all else 0 if each.is_counted else SHOWN
    rest = " (pressmark status --all lists them)" if shown < len(items) else ""
    click.echo(f"{counted(len(items), each.one, each.many)}{rest}")
    for item in items[:shown]:
        click.echo(f"  {item}")
    repairs = sum(isinstance(item, Lost) and item.repair != "" for item in items)
    if repairs > 1:
        click.echo(f"  pressmark check --fix mends {repairs} of them at once; --dry-run with it shows how")


def _show_suggested(suggested: Mapping[str, int]) -> None:
    counts = [counted(count, name.removesuffix("s")) for name, count in suggested.items() if count]
    if counts:
        click.echo(f"suggestions at the last `pressmark suggest`: {', '.join(counts)}")
