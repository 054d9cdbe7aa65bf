"""`pressmark new note`: a note, written into the file it belongs to."""

import datetime
import re
import shlex
from collections.abc import Set
from dataclasses import replace
from pathlib import Path

import click

from generator.annotate.anchor import Orphan, Text
from generator.annotate.append import appended, said_of_all
from generator.annotate.describe import describe
from generator.annotate.reports import what_of, worth_saying
from generator.annotate.shown import told_apart, with_signs
from generator.annotate.typed import find_words
from generator.archive import write_whole
from generator.commands.held import notes_on, subject, subject_name
from generator.commands.options import WrongUsage, archive_folder, content_option, json_option
from generator.commands.report import as_values, give, say, tell
from generator.config import PATH, read_config
from generator.edtf import is_edtf, why_not
from generator.errors import ContentError, Place, Problem
from generator.markdown.addresses import Where, notes_path
from generator.markdown.dialect import parse
from generator.markdown.names import unique
from generator.markdown.plain import plain_text
from generator.model import Annotation, NoteKind, Quote
from generator.read.front import content_path
from generator.text import excerpt, slug

NO_DATE = "none"
"""What `--date` says where the note shall have no date."""
_TITLE = 48  # characters of a quote that a title of its own making shows


@click.command("note")
@click.argument("article", metavar="ARTICLE")
@click.option("--quote", default="", metavar="WORDS", help="Of the article; ==…== around those meant, … for a middle.")
@click.option("--nth", type=click.IntRange(min=1), metavar="N", help="Which of several places of the quote is meant.")
@click.option("--kind", type=click.Choice([*map(str, NoteKind)]), default="comment", show_default=True)
@click.option("--title", default="", metavar="WORDS", help="[default: of the quote]")
@click.option("--text", default="", metavar="MARKDOWN", help="What the note says; otherwise it is left to be written.")
@click.option("--by", default="", metavar="NAME", help="[default: as the file says, or the only editor]")
@click.option("--date", default="", metavar=f"EDTF|{NO_DATE}", help="[default: today]")
@click.option("--id", "ident", default="", metavar="ID", help="Its name in its address.  [default: of the title]")
@click.option("--draft", is_flag=True, help="Keep it off the site for now.")
@content_option
@json_option
def command(
    article: str,
    quote: str,
    nth: int | None,
    kind: str,
    title: str,
    text: str,
    by: str,
    date: str,
    ident: str,
    draft: bool,
    content: Path,
    as_json: bool,
) -> int:
    """Write a note into content/annotations/; where it stands is printed.

    ARTICLE is an id, a part of one that no other has, or a file; or else people/x, pages/x and the like. The quote must
    stand there just once; where it does not, nothing is written and the places are shown. Without a quote the note is
    on the whole.
    """
    on = subject_name(archive_folder(content), article)
    described = _described(content, on, quote, nth, as_json=as_json) if quote.strip() else None
    if quote.strip() and described is None:
        return 1
    path = notes_path(on)
    data = (content / path).read_bytes() if (content / path).is_file() else b""
    note = Annotation(
        id="",
        on=on,
        kind=NoteKind(kind),
        title=title or (f"On “{excerpt(' … '.join(described.exact), _TITLE)}”" if described else "On the whole"),
        body=text,
        body_line=0,
        path=path,
        line=0,
        quote=described,
        by=by or _author(content, path, data),
        date=_date(date),
        draft=draft,
    )
    taken = {held.id for held in notes_on(content, on)}
    note = _named(note, ident, taken)
    whole, problems = appended(path, data, (note,))
    if whole is None:
        raise ContentError(problems)
    write_whole(content, path, whole)
    line = whole.count(b"\n") - whole[len(data) :].lstrip(b"\r\n").count(b"\n") + 1
    if as_json:
        give({"path": content_path(path), "line": line, "id": note.id, "on": on})
    else:
        click.echo(f"{content_path(path)}:{line}")
    return 0


def _described(content: Path, on: str, words: str, nth: int | None, *, as_json: bool) -> Quote | None:
    """The quote to write, which stands once; None after saying why there is none."""
    plain, _ = plain_text(parse(subject(content, on).body, Where(on.partition("/")[0])).tokens)
    text = Text(plain)
    found = find_words(words, text)
    if isinstance(found, Orphan):
        if not nth or nth > len(found.places):
            _refuse(found, text, nth, as_json=as_json)
            return None
        found = found.places[nth - 1]
    elif nth and nth > 1:
        raise WrongUsage(f"the quote stands just once, so there is no place {nth}\n  fix: leave --nth out")
    quote = describe(found, text)
    assert quote is not None, "what was found can be described"
    return quote


def _refuse(orphan: Orphan, text: Text, nth: int | None, *, as_json: bool) -> None:
    """Say where the words stand, or what is nearest to them."""
    places = told_apart(text.plain, orphan.places)
    if places:
        what = f"the quote stands {len(places)} times in the article" + (f", not {nth}" if nth else "")
        fix = "choose one with --nth, or quote more words"
    else:
        what, fix = what_of(orphan), "quote words as the article has them"
        if near := worth_saying(orphan):
            fix = f"if these are the words: --quote {_shell(with_signs(text.plain, near[0].span))}"
    problem = Problem(Place("--quote"), what, fix)
    if as_json:
        give({"path": None, "problems": as_values([problem]), "places": places})
        return
    tell([problem])
    for number, place in enumerate(places, start=1):
        say(f"  {number}. {place}")


def _shell(words: str) -> str:
    return shlex.quote(" ".join(words.split()))


def _author(content: Path, path: str, data: bytes) -> str:
    """Who writes: whom the file names for all its notes, or the archive's only editor."""
    if data.strip() and (said := said_of_all(path, data).by):
        return said
    config, _ = read_config((content / PATH).read_bytes())
    return config.editors[0] if config is not None and len(config.editors) == 1 else ""


def _date(date: str) -> str:
    """The date to write. Today only here, where a person sits at the keyboard: no build looks at the clock."""
    if date == NO_DATE:
        return ""
    if date and not is_edtf(date):
        raise WrongUsage(f"{date!r} is not a date: {why_not(date)}")
    return date or datetime.date.today().isoformat()


def _named(note: Annotation, ident: str, taken: Set[str]) -> Annotation:
    """The note with an id that no other of its article has."""
    if not ident:
        return replace(note, id=unique(slug(note.title) or "note", set(taken)))
    if not re.fullmatch(r"[A-Za-z0-9][\w:.-]*", ident, re.ASCII):
        raise WrongUsage(
            f"'{ident}' is no id: letters, digits and _ : . - may stand in one, and a letter or digit first"
        )
    if ident in taken:
        raise WrongUsage(f"the article has a note '{ident}' already\n  fix: give another --id")
    return replace(note, id=ident)
