"""`pressmark check --fix`: quotes that have lost their words get those that stand in the article now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import Any

import click

from generator.annotate.anchor import Orphan, anchor
from generator.annotate.describe import describe
from generator.annotate.nearest import Suggestion
from generator.annotate.repair import new_quote, requoted
from generator.annotate.reports import WORTH_SAYING, clear_answer, name_of
from generator.annotate.sidecar import read_notes
from generator.annotate.text import Text
from generator.archive import write_whole
from generator.commands.held import markdown_files, mentioning, subject, subject_name
from generator.commands.options import WrongUsage
from generator.commands.report import counted, say
from generator.errors import ContentError, Problem
from generator.markdown.addresses import NOTED, Where, noted_name
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation, Quote
from generator.read.front import content_path

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class Written:
    """A quote that was written anew."""

    note: Annotation
    score: int
    """How like the old quote the new words are, in per cent."""
    diff: tuple[str, ...]
    """Of the notes' file, lines of a unified diff."""

    def values(self) -> dict[str, Any]:
        """For JSON."""
        path, line = content_path(self.note.path), self.note.quote.line if self.note.quote else self.note.line
        return {
            "note": name_of(self.note),
            "path": path,
            "line": line,
            "score": self.score,
            "diff": "\n".join(self.diff),
        }


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of it."""

    is_dry: bool
    written: list[Written] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Names of notes that need an editor."""

    def show(self) -> None:
        """The changes on standard output, the counts on standard error."""
        for each in self.written:
            for line in each.diff:
                click.echo(click.style(line, fg=COLOURS.get(line[:1])))
        would = "would be written" if self.is_dry else "written"
        left = f", {counted(len(self.left), 'note')} left to an editor" if self.left else ""
        say(f"{counted(len(self.written), 'quote')} {would}{left}")


def mend(content: Path, names: Sequence[str], problems: Sequence[Problem], *, nth: int, is_dry: bool) -> Mended:
    """Write new quotes into the notes' files: of the notes that are named, or else of those the problems tell of.

    `nth` chooses among the places, or the nearest passages, of a note that is named; 0: there must be one answer.
    Raises WrongUsage for a name of nothing, or where there is nothing to choose.
    """
    chosen = [_named(content, name) for name in names]
    if nth and not all(id for _, id in chosen):
        raise WrongUsage("--nth chooses for one note: name it after it, as ARTICLE/NOTE")
    paths = _paths_of(content, [on for on, _ in chosen]) if names else _paths_in(content, problems)
    mended = Mended(is_dry)
    texts: dict[str, Text | None] = {}
    seen: set[tuple[str, str]] = set()
    for path in paths:
        for note in _notes(content, path):
            seen.add((note.on, note.id))
            is_chosen = (note.on, note.id) in chosen
            if not note.quote or not (not names or is_chosen or (note.on, "") in chosen):
                continue
            if note.on not in texts:
                texts[note.on] = _text(content, note.on)
            if text := texts[note.on]:
                _mend(content, note, text, mended, is_chosen=is_chosen, nth=nth)
    for on, id in chosen:
        if id and (on, id) not in seen:
            held = sorted(other for subject, other in seen if subject == on)
            fix = f"its notes are {', '.join(held)}" if held else "it has no notes"
            raise WrongUsage(f"there is no note '{id}' on '{on.removeprefix('articles/')}'\n  fix: {fix}")
    return mended


def _named(content: Path, name: str) -> tuple[str, str]:
    """The full name of what notes are on, and a note's id, which is empty where all its notes are meant."""
    rest = name.removesuffix(".md").removeprefix("articles/")
    is_kind = rest.partition("/")[0] in NOTED
    subject, slash, id = rest.rpartition("/")
    if slash and (not is_kind or "/" in subject):
        return subject_name(content, subject), id
    return subject_name(content, rest), ""


def _paths_of(content: Path, subjects: Sequence[str]) -> list[str]:
    """Files that may hold notes on these: those named like them, and those that name them."""
    own = [path for path in markdown_files(content, "annotations") if noted_name(path) in subjects]
    named = mentioning(content, "annotations", [on.removeprefix("articles/").encode() for on in subjects])
    return list(dict.fromkeys([*own, *named]))


def _paths_in(content: Path, problems: Sequence[Problem]) -> list[str]:
    """Files of notes that something is wrong with."""
    places = sorted({problem.place.path for problem in problems})
    start = content_path("annotations/")
    return [path.removeprefix(content_path("")) for path in places if path.startswith(start) and path.endswith(".md")]


def _notes(content: Path, path: str) -> Sequence[Annotation]:
    file, _ = read_notes(path, (content / path).read_bytes())
    return file.notes if file else ()


def _text(content: Path, on: str) -> Text | None:
    """The text of what a note is on; where it cannot be read, the check says so."""
    try:
        found = subject(content, on)
    except ContentError:
        return None
    return Text(plain_text(parse(found.body, Where(on.partition("/")[0])).tokens)[0])


def _mend(content: Path, note: Annotation, text: Text, mended: Mended, *, is_chosen: bool, nth: int) -> None:
    """Write a note's quote anew if there is an answer. The file is read again: notes before it may have been mended."""
    assert note.quote
    orphan = anchor(note.quote, text)
    if not isinstance(orphan, Orphan):
        return
    if is_chosen and nth:
        quote, score = _nth(orphan, nth)
    else:
        near = _nearest(orphan) if is_chosen else clear_answer(orphan)
        quote, score = (new_quote(orphan, near), near.score) if near else (None, 0)
    data = (content / note.path).read_bytes()
    file, _ = read_notes(note.path, data)
    here = next((each for each in file.notes if (each.on, each.id) == (note.on, note.id)), None) if file else None
    whole = requoted(data, here, quote) if here and quote else None
    if whole is None:
        mended.left.append(name_of(note))
        return
    mended.written.append(Written(note, score, tuple(_diff(note.path, data, whole))))
    if not mended.is_dry:
        real = (content / note.path).resolve()  # a link stays a link
        write_whole(real.parent, real.name, whole)


def _nth(orphan: Orphan, nth: int) -> tuple[Quote | None, int]:
    """The quote of one of the passages that the message lists, and its score; WrongUsage where there are fewer."""
    places, near = orphan.places, orphan.nearest
    count = len(places) or len(near)
    if nth > count:
        fix = f"choose one up to {count}" if count else "quote words as the article has them"
        raise WrongUsage(f"there is no passage {nth}: {counted(count, 'passage')} may be meant\n  fix: {fix}")
    return (
        (describe(places[nth - 1], orphan.text), 100)
        if places
        else (new_quote(orphan, near[nth - 1]), near[nth - 1].score)
    )


def _nearest(orphan: Orphan) -> Suggestion | None:
    """The nearest passage, if it is the nearest and near enough to be what an editor chose who read of it."""
    near = orphan.nearest
    if not near or near[0].score < WORTH_SAYING or (len(near) > 1 and near[1].score == near[0].score):
        return None
    return near[0]


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = ([line.rstrip("\r") for line in data.decode().split("\n")] for data in (before, after))
    return unified_diff(old, new, content_path(path), content_path(path), lineterm="", n=1)
