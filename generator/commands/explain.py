"""`pressmark explain`: a raw article, each line with what became of it, and why, and how surely."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from generator.archive import Unreadable, read_plain
from generator.clean.block import Fact
from generator.clean.judge import is_doubtful
from generator.clean.received import received_document
from generator.clean.record import Record, read_record
from generator.commands.columns import ENDLESS, columns, wrapped
from generator.commands.options import WrongUsage, archive_folder, content_option, json_option
from generator.commands.report import counted, give, say, tell
from generator.ingest.dated import INFERRED, is_inferred
from generator.ingest.documents import document_of
from generator.model import Fate, Received, ReceivedLine
from generator.read.article import read_article

MARKS = {Fate.KEPT: " ", Fate.LIFTED: "^", Fate.DROPPED: "-", Fate.BLANK: " "}
"""What stands before a line: kept, lifted into the front matter, dropped."""
COLOURS = {" ": None, ">": "cyan", "^": "cyan", "-": "bright_black", "?": "yellow"}
INFERRED_SURE = 90
"""Percent of a date from siblings: of some twenty with known answers none was wrong, which is too few to say more."""
LONGEST = 600
"""Code points shown on a terminal of a block that was dropped: a page's scripts run to many thousands."""
ONLY: Mapping[str, Callable[[ReceivedLine], bool]] = {
    "doubtful": lambda line: is_doubtful(line.sure, line.suggest),
    "dropped": lambda line: line.fate is Fate.DROPPED,
    "lifted": lambda line: line.fate is Fate.LIFTED or line.prefix > 0,
}
"""What `--only` shows."""


@click.command()
@click.argument("article", metavar="ID")
@click.option("--only", type=click.Choice(list(ONLY)), help="Show no other lines.")
@click.option(
    "--width",
    type=click.IntRange(min=40),
    metavar="N",
    help="Columns to break lines at.  [default: the terminal's; none where there is no terminal]",
)
@content_option
@json_option
def command(article: str, only: str | None, width: int | None, content: Path, as_json: bool) -> int:
    """Show the raw file of an article: every line, what became of it, which rule said so, why, and how surely.

    Lines marked ^ were lifted into the front matter, those marked - dropped; of those marked > only the beginning was
    lifted. Those marked ? are doubtful. All others stand in the article. ID is the article's id, or its file.
    """
    id = id_of(article)
    told = record_of(archive_folder(content), id)
    record, problems = read_record(f"cleaning/{id}.yml", told)
    tell(problems)
    if record is None:
        return 1
    try:
        document = document_of(content, record.raw)
    except Unreadable as error:
        raise WrongUsage(f"the raw file content/{record.raw} {error}\n  fix: put it back") from error
    shown = received_document(document, record)
    if shown.is_stale:
        say(f"content/{record.raw} has changed since it was cleaned\n  fix: run pressmark ingest")
    lines = [line for line in shown.lines if only is None or ONLY[only](line)]
    record = replace(record, facts=(*record.facts, *_of_siblings(content, id)))
    if as_json:
        give(values(id, record, shown, lines))
    else:
        for text in _page(record, shown, lines, width or columns(), is_whole=only is None):
            click.echo(text)
    return 1 if shown.is_stale else 0


def id_of(article: str) -> str:
    """The id of an article that is named by it, or by one of its files."""
    return Path(article).name.removesuffix(".md").removesuffix(".yml")


def record_of(content: Path, id: str) -> bytes:
    """The bytes of an article's cleaning record. Raises WrongUsage with the nearest id where there is none."""
    try:
        return read_plain(content, f"cleaning/{id}.yml")
    except Unreadable as error:
        from difflib import get_close_matches

        known = [path.stem for path in sorted((content / "cleaning").glob("*.yml"))]
        near = [each for each in known if id and id in each][:1] or get_close_matches(id, known, 1)
        fix = f"did you mean {near[0]}?" if near else "articles made by ingest have one: see content/cleaning/"
        raise WrongUsage(f"there is no cleaning record of '{id}'\n  fix: {fix}") from error


def _of_siblings(content: Path, id: str) -> Iterator[Fact]:
    """The date that others gave the article, which its raw file does not say."""
    try:
        article, _ = read_article(f"articles/{id}.md", read_plain(content, f"articles/{id}.md"))
    except Unreadable:
        return
    if article and is_inferred(article):
        yield Fact("date", article.date, "; ".join(article.date_evidence), INFERRED, INFERRED_SURE)


def _page(
    record: Record, shown: Received, lines: Iterable[ReceivedLine], room: int, *, is_whole: bool
) -> Iterator[str]:
    if is_whole:
        yield from wrapped(_head(record, shown), room)
        yield ""
    yield from told(lines, len(str(shown.lines[-1].number)) if shown.lines else 1, room)
    if is_whole and shown.beside:
        yield "\nbeside the text"
        for each in shown.beside:
            to = f"lifted to {each.why}" if each.fate is Fate.LIFTED else f"dropped: {each.why}"
            yield from _hung("  ", f"{each.text} ({to})", room)
    if is_whole and record.facts:
        yield "\nfront matter"
        for fact in record.facts:
            yield from _hung(f"  {fact.field}: ", _evidence(fact), room)


def _head(record: Record, shown: Received) -> str:
    """`raw/002.txt (utf-8, valid UTF-8): 20 lines kept, 3 lifted, 4 dropped; 1 doubtful`."""
    fates = Counter(line.fate for line in shown.lines)
    parts = [f"{fates[fate]} {fate}" for fate in (Fate.KEPT, Fate.LIFTED, Fate.DROPPED)]
    doubtful = sum(1 for line in shown.lines if is_doubtful(line.sure, line.suggest))
    rest = f"; {doubtful} doubtful" if doubtful else ""
    whole = counted(len(shown.lines), shown.unit)
    return f"content/{shown.raw} ({record.encoding}, {record.encoding_basis}): {whole}: {', '.join(parts)}{rest}"


def told(lines: Iterable[ReceivedLine], digits: int, room: int) -> Iterator[str]:
    """The lines as printed, and under each run of the same fate why; numbers take so many digits."""
    for said, group in groupby(lines, key=_said):
        run = list(group)
        for line in run:
            yield from _printed(line, digits, room)
        if said:
            yield from _hung(" " * (digits + 5), reason(run[-1]), room)


def _said(line: ReceivedLine) -> tuple[object, ...]:
    """What lines of one run have in common; nothing for a blank line, which belongs to none."""
    if line.fate is Fate.BLANK:
        return ()
    alone = line.number if line.prefix or not line.rule else 0
    return line.fate, line.rule, line.why, line.to, line.sure, line.suggest, alone


def _printed(line: ReceivedLine, digits: int, room: int) -> Iterator[str]:
    sign = mark(line)
    for at, text in enumerate(wrapped(_text(line, room), room - digits - 3)):
        head = f"{'' if at else line.number:>{digits}} {' ' if at else sign} "
        yield click.style((head + text).rstrip(), fg=COLOURS[sign])


def mark(line: ReceivedLine) -> str:
    """The sign before a line: `^` lifted, `>` its beginning, `-` dropped, `?` doubtful, a blank for kept."""
    if is_doubtful(line.sure, line.suggest):
        return "?"
    return ">" if line.prefix else MARKS[line.fate]


def _text(line: ReceivedLine, room: int) -> str:
    if room < ENDLESS and line.fate is Fate.DROPPED and len(line.text) > LONGEST:
        return f"{line.text[:LONGEST]} … and {len(line.text) - LONGEST:,} characters more"
    return line.text


def _hung(head: str, text: str, room: int) -> Iterator[str]:
    """A text with its first line behind a head and the others under it; nothing where there is no text."""
    indent = " " * (len(head) if head.isspace() else 4)
    for number, line in enumerate(wrapped(text, room - len(head)) if text else ()):
        yield (indent if number else head) + line


def reason(line: ReceivedLine) -> str:
    """`dropped by ad-label: label of an advertisement slot (97 %)`; empty for a line kept without a rule."""
    if not line.rule and line.sure == 100:
        return ""
    lifted = line.text[: line.prefix].strip()
    to = f" to {line.to}" if line.to else ""
    did = f"'{lifted}' lifted" if lifted else "kept; a drop suggested" if line.suggest else str(line.fate)
    by = f" by {line.rule}: {line.why}" if line.rule else ""
    doubt = ", doubtful" if is_doubtful(line.sure, line.suggest) else ""
    return f"{did}{to}{by} ({line.sure} %{doubt})"


def _evidence(fact: Fact) -> str:
    """`Old rivals sign (line 1, 90 %)`."""
    more = "".join(f" ({key}: {value})" for key, value in fact.more)
    basis = f", {fact.basis}" if fact.basis else ""
    return f"{fact.value}{more} ({fact.evidence}{basis}, {fact.sure} %)".strip()


def values(id: str, record: Record, shown: Received, lines: Iterable[ReceivedLine]) -> dict[str, Any]:
    """What is shown, for JSON."""
    return {
        "article": id,
        "raw": shown.raw,
        "encoding": record.encoding,
        "encoding_basis": record.encoding_basis,
        "unit": shown.unit,
        "is_stale": shown.is_stale,
        "lines": [
            {
                "number": line.number,
                "text": line.text,
                "fate": line.fate.value,
                "suggest": line.suggest.value if line.suggest else None,
                "prefix": line.prefix,
                "to": line.to,
                "rule": line.rule,
                "why": line.why,
                "sure": line.sure,
                "is_doubtful": is_doubtful(line.sure, line.suggest),
            }
            for line in lines
        ],
        "beside": [{"text": each.text, "fate": each.fate.value, "why": each.why} for each in shown.beside],
        "metadata": [
            {
                "field": fact.field,
                "value": fact.value,
                **dict(fact.more),
                "evidence": fact.evidence,
                "basis": fact.basis,
                "sure": fact.sure,
            }
            for fact in record.facts
        ],
    }
