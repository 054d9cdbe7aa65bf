"""`pressmark explain`: a raw article, each line with what became of it and why."""

from pathlib import Path
from typing import Any

import click

from generator.archive import Unreadable, read_plain
from generator.clean.received import received_file
from generator.clean.record import read_record
from generator.commands.options import WrongUsage, archive_folder, content_option, json_option
from generator.commands.report import give, say, tell
from generator.model import Fate, Received, ReceivedLine

MARKS = {Fate.KEPT: " ", Fate.LIFTED: "^", Fate.DROPPED: "-", Fate.BLANK: " "}
"""What stands before a line: kept, lifted into the front matter, dropped."""


@click.command()
@click.argument("article", metavar="ID")
@content_option
@json_option
def command(article: str, content: Path, as_json: bool) -> int:
    """Show the raw file of an article: every line, what became of it, which rule said so, and why.

    Lines marked ^ were lifted into the front matter, those marked - dropped; of those marked > only the beginning was
    lifted. All others stand in the article. ID is the article's id, or its file.
    """
    id = Path(article).name.removesuffix(".md").removesuffix(".yml")
    told = _record(archive_folder(content), id)
    record, problems = read_record(f"cleaning/{id}.yml", told)
    tell(problems)
    if record is None:
        return 1
    try:
        data = read_plain(content, record.raw)
    except Unreadable as error:
        raise WrongUsage(f"the raw file content/{record.raw} {error}\n  fix: put it back") from error
    shown, _ = received_file(record.raw, data, f"cleaning/{id}.yml", told)
    assert shown is not None, "a record that can be read shows its raw file"
    if shown.is_stale:
        say(f"content/{record.raw} has changed since it was cleaned\n  fix: run pressmark ingest")
    if as_json:
        give(values(id, shown))
    else:
        _print(shown)
    return 1 if shown.is_stale else 0


def _record(content: Path, id: str) -> bytes:
    """The bytes of an article's cleaning record. Raises WrongUsage with the nearest id where there is none."""
    try:
        return read_plain(content, f"cleaning/{id}.yml")
    except Unreadable as error:
        from difflib import get_close_matches

        known = [path.stem for path in sorted((content / "cleaning").glob("*.yml"))]
        near = get_close_matches(id, known, 1)
        fix = f"did you mean {near[0]}?" if near else "articles made by ingest have one: see content/cleaning/"
        raise WrongUsage(f"there is no cleaning record of '{id}'\n  fix: {fix}") from error


def _print(shown: Received) -> None:
    width = len(str(shown.lines[-1].number)) if shown.lines else 1
    for line in shown.lines:
        text, lifted = line.text.strip(), line.text[: line.prefix]
        mark = ">" if line.prefix else MARKS[line.fate]
        click.echo(f"{line.number:>{width}} {mark} {text}".rstrip())
        if reason := _reason(line, lifted):
            click.echo(f"{'':>{width}}     {reason}")


def _reason(line: ReceivedLine, lifted: str) -> str:
    """`dropped by ad-label: label of an empty advertisement slot`; empty for a line kept without a rule."""
    if not line.rule:
        return ""
    to = f" to {line.to}" if line.to else ""
    did = f"{lifted.strip()!r} lifted" if lifted else str(line.fate)
    return f"{did}{to} by {line.rule}: {line.why}"


def values(id: str, shown: Received) -> dict[str, Any]:
    """What is shown, for JSON."""
    lines = [
        {
            "number": line.number,
            "text": line.text,
            "fate": line.fate.value,
            "prefix": line.prefix,
            "to": line.to,
            "rule": line.rule,
            "why": line.why,
        }
        for line in shown.lines
    ]
    return {"article": id, "raw": shown.raw, "unit": shown.unit, "is_stale": shown.is_stale, "lines": lines}
