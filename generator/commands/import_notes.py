"""`pressmark import`: annotations of other programs, written into content/annotations/."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from generator.annotate.append import appended
from generator.archive import write_whole
from generator.commands.held import all_notes, article_ids, markdown_files, mentioning, subject
from generator.commands.options import archive_folder, content_option, json_option, quiet_option
from generator.commands.report import as_values, counted, give, say, tell
from generator.config import PATH, read_config
from generator.errors import ContentError, Problem, Severity
from generator.exchange.addresses import Addresses
from generator.exchange.hypothesis import from_hypothesis
from generator.exchange.incoming import Incoming
from generator.exchange.json_items import Item, JsonFile
from generator.exchange.placing import Placing
from generator.exchange.taken import Archive, Taken, taken, words_in
from generator.exchange.webannotation import from_web_annotation
from generator.markdown.addresses import Where, notes_path
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation
from generator.read.article import read_article
from generator.read.names import full_name

Read = Callable[[Item, Addresses], tuple[tuple[Incoming, ...], tuple[Problem, ...]]]

_KNOWN_BY = (b"source_url", b"archived_url", b"aliases")
"""Keys of an article's front matter under which it may be known to others."""
_KEPT = 64  # articles whose folded text is held at once; annotations come sorted by article
_TOLD = 50  # problems of each severity, in messages; a report has all
_LISTED = 10  # pages that are not held, in messages; a report has all


@click.group()
def command() -> None:
    """Take in what other programs hold: `pressmark import hypothesis FILE`."""


def _command_of(name: str, read: Read, metavar: str, text: str) -> click.Command:
    @click.command(name, help=text)
    @click.argument(
        "files", metavar=metavar, nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
    )
    @click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
    @click.option(
        "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write there, as JSON, what became of each."
    )
    @content_option
    @json_option
    @quiet_option
    def one(
        files: tuple[Path, ...], dry_run: bool, report: Path | None, content: Path, as_json: bool, quiet: bool
    ) -> int:
        return _take_in(read, files, archive_folder(content), dry_run, report, as_json, quiet)

    return one


def _take_in(
    read: Read, files: Sequence[Path], content: Path, dry_run: bool, report: Path | None, as_json: bool, quiet: bool
) -> int:
    """Read, place and write; 1 where something could not be taken in."""
    addresses = _addresses(content)
    found: list[Incoming] = []
    problems: list[Problem] = []
    for file in files:
        notes, told = _read(read, file, addresses)
        found += notes
        problems += told
    here, wrong = all_notes(content)
    if wrong:
        raise ContentError(wrong)
    held: dict[str, list[Annotation]] = {}
    for note in here:
        held.setdefault(note.on, []).append(note)
    result = taken(found, Archive(addresses, _placings(content), held))
    problems += result.problems
    written = _written(content, result, problems, dry_run)
    is_whole = not result.strangers and not any(map(_is_lost, problems))
    if report is not None:
        text = json.dumps(values(result, problems), ensure_ascii=False, indent=1)
        write_whole(report.parent, report.name, text.encode("utf-8", "replace") + b"\n")
    if as_json:
        give(values(result, problems))
    else:
        _tell_most(problems)
        _say_strangers(result.strangers)
        if dry_run:
            click.echo("\n".join(f"content/{path}\n\n{text}" for path, text in written), nl=False)
        if not quiet:
            say(summary(result, dry_run))
    return 0 if is_whole else 1


def summary(result: Taken, dry_run: bool) -> str:
    """The last line."""
    count = sum(map(len, result.notes.values()))
    parts = [f"{counted(count, 'note')} on {counted(len(result.notes), 'page')}"]
    if result.orphans:
        parts.append(f"{counted(len(result.orphans), 'of them', 'of them')} without their words")
    if result.here:
        parts.append(f"{len(result.here):,} here already")
    if result.strangers:
        parts.append(f"{len(result.strangers):,} on pages that are not held")
    return f"{'would write' if dry_run else 'wrote'} {', '.join(parts)}"


def values(result: Taken, problems: Sequence[Problem]) -> dict[str, Any]:
    """What became of each, for JSON."""
    orphans = {(name, one.id) for name, one in result.orphans}
    return {
        "written": [
            {"on": name, "id": note.id, "title": note.title, "is_orphan": (name, note.id) in orphans}
            for name, notes in result.notes.items()
            for note in notes
        ],
        "here": [{"id": one.id, "name": one.name} for one in result.here],
        "strangers": [
            {
                "url": one.urls[0],
                "page": one.page,
                "name": one.name,
                "by": one.by,
                "date": one.date,
                "quote": one.selection.exact if one.selection else "",
                "text": words_in(one.body),
            }
            for one in result.strangers
        ],
        "problems": as_values(problems),
    }


def _is_lost(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _tell_most(problems: Sequence[Problem]) -> None:
    """Print problems; of very many the first of each severity."""
    shown: list[Problem] = []
    for severity in Severity:
        shown += [problem for problem in problems if problem.severity is severity][:_TOLD]
    tell(shown)
    if len(shown) < len(problems):
        say(f"and {counted(len(problems) - len(shown), 'problem')} more; --report FILE lists all")


def _say_strangers(strangers: Sequence[Incoming]) -> None:
    counts: dict[str, int] = {}
    for one in strangers:
        counts[one.urls[0]] = counts.get(one.urls[0], 0) + 1
    if counts:
        say(f"{counted(len(counts), 'page')} that no article has as its source_url or archived_url:")
        for url, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_LISTED]:
            say(f"  {url} ({counted(number, 'annotation')})")
        if len(counts) > _LISTED:
            say(f"  and {len(counts) - _LISTED:,} more; --report FILE lists all")
        say("  fix: give the articles their source_url, or ingest them; then import again, what is here stays")


def _addresses(content: Path) -> Addresses:
    config, problems = read_config((content / PATH).read_bytes())
    if config is None:
        raise ContentError(problems)
    articles = []
    for path in mentioning(content, "articles", _KNOWN_BY):
        article, _ = read_article(path, (content / path).read_bytes())
        articles += [article] if article else []
    pages = (full_name(path).partition("/")[2] for path in markdown_files(content, "pages"))
    return Addresses(articles, article_ids(content), pages, config.base_url)


def _read(read: Read, file: Path, addresses: Addresses) -> tuple[list[Incoming], list[Problem]]:
    source = JsonFile(file.as_posix(), file.read_bytes())
    found: list[Incoming] = []
    problems: list[Problem] = []
    for item in source.items():
        notes, told = read(item, addresses)
        found += notes
        problems += told
    return found, problems + source.problems


def _placings(content: Path) -> Callable[[str], Placing]:
    @lru_cache(maxsize=_KEPT)
    def placing(name: str) -> Placing:
        plain, _ = plain_text(parse(subject(content, name).body, Where(name.partition("/")[0])).tokens)
        return Placing(plain)

    return placing


def _written(content: Path, result: Taken, problems: list[Problem], dry_run: bool) -> list[tuple[str, str]]:
    """Each file that is written, with what is added to it."""
    written = []
    for name, notes in list(result.notes.items()):
        path = notes_path(name)
        data = (content / path).read_bytes() if (content / path).is_file() else b""
        whole, added = _added(path, data, notes, problems)
        result.notes[name] = list(added)
        if added:
            written.append((path, whole[len(data) :].decode("utf-8", "replace").lstrip("\r\n")))
            if not dry_run:
                write_whole(content, path, whole)
    result.notes = {name: notes for name, notes in result.notes.items() if notes}
    return written


def _added(
    path: str, data: bytes, notes: Sequence[Annotation], problems: list[Problem]
) -> tuple[bytes, tuple[Annotation, ...]]:
    """The file with as many of the notes as can be added, and these; those that cannot are told, the others go on."""
    whole, told = appended(path, data, notes)
    if whole is not None:
        return whole, tuple(notes)
    if len(notes) == 1:
        problems += told
        return data, ()
    half = len(notes) // 2
    data, first = _added(path, data, notes[:half], problems)
    data, second = _added(path, data, notes[half:], problems)
    return data, first + second


def _read_hypothesis(item: Item, addresses: Addresses) -> tuple[tuple[Incoming, ...], tuple[Problem, ...]]:
    found, problems = from_hypothesis(item)
    return ((found,) if found else ()), problems


command.add_command(
    _command_of(
        "hypothesis",
        _read_hypothesis,
        "FILE.json…",
        "Take in annotations as Hypothesis' search API gives them: an object with `rows`, a list, or one on each line.",
    )
)
command.add_command(
    _command_of(
        "webannotation",
        from_web_annotation,
        "FILE.jsonld…",
        "Take in W3C Web Annotations: one, a list, one on each line, an AnnotationPage or AnnotationCollection.",
    )
)
