"""`pressmark new`: a starter file, named and filled in as far as can be known; or a note (`new_note`)."""

import re
from difflib import get_close_matches
from pathlib import Path

import click

from generator.commands import new_note
from generator.commands.options import WrongUsage, archive_folder, content_option
from generator.errors import SurroundingsError
from generator.text import slug

FOLDERS = {
    "article": "articles",
    "topic": "topics",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "publisher": "publishers",
    "story": "stories",
    "page": "pages",
}
"""What can be made new → its folder."""

HINTS = {
    "article": (
        'date: "2014-11-20"',
        "publisher: the-paper",
        'authors: ["A Name"]',
        "topics: [a-topic]",
        "people: [a-person]",
        "places: [a-place]",
    ),
    "topic": ('aliases: ["Another name"]', "broader: a-wider-topic"),
    "person": (
        'aliases: ["As others spell it"]',
        'same_as: ["https://www.wikidata.org/entity/Q42"]',
        'roles: [{role: "Minister of defence", from: "2012-11", to: "2024-05"}]',
    ),
    "place": ('aliases: ["Another name"]', "broader: a-country"),
    "organisation": ('aliases: ["ITS LETTERS"]', "broader: a-larger-one"),
    "publisher": (
        'aliases: ["As it signs"]',
        "publish_received: false",
        'drop: [{text: "Follow us on *", why: "under every report", seen: raw/the-paper/a.txt}]',
    ),
    "story": (
        "articles: [an-article]",
        "not: [another-article]",
        "after: [an-earlier-story]",
        "frozen: true",
    ),
    "page": ('description: "What search engines show"', "order: 1"),
}
"""Further keys, which stand in the new file as comments to be filled in or deleted."""

PROPER = frozenset({"person", "place", "organisation", "publisher"})
"""Kinds whose names are proper names."""

ARTICLE = "article"
STORY = "story"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = re.compile(r"(?:\d{4}-\d{2}-\d{2}|undated)-")


class _Kinds(click.Group):
    """What can be made new; a word that is none of it is answered with the nearest."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.commands, 1)
            fix = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(sorted(self.commands))}"
            raise WrongUsage(f"there is no kind '{args[0]}'\n  fix: {fix}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Kinds)
def command() -> None:
    """Start a file for an article, a topic, a person; or write a note.

    `pressmark new topic "Arms trade"`, `pressmark new note ARTICLE --quote "…"`. What was made is printed.
    """


def _command_of(kind: str) -> click.Command:
    """`pressmark new` for one kind of file."""

    @click.command(kind, help=f"Start a file for {'an' if kind[0] in 'ao' else 'a'} {kind}; its path is printed.")
    @click.argument("name", metavar="SLUG|TITLE")
    @click.option("--date", default="", metavar="EDTF", help="Of an article, as it is printed.", hidden=kind != ARTICLE)
    @click.option("--publisher", default="", metavar="SLUG", help="Of an article.", hidden=kind != ARTICLE)
    @click.option(
        "--articles", multiple=True, metavar="ID", help="Of a story, those that belong.", hidden=kind != STORY
    )
    @content_option
    def one(name: str, date: str, publisher: str, articles: tuple[str, ...], content: Path) -> None:
        _start(kind, name, date, publisher, articles, content)

    return one


def _start(kind: str, name: str, date: str, publisher: str, articles: tuple[str, ...], content: Path) -> None:
    """Write a file. A slug is made a title, and a title a slug."""
    if kind != ARTICLE and (date or publisher):
        raise WrongUsage("--date and --publisher belong to articles")
    if kind != STORY and articles:
        raise WrongUsage("--articles belongs to stories")
    _refuse_unless_date(date)
    articles = tuple(ident for each in articles for ident in each.replace(",", " ").split())
    _refuse_unless_held(archive_folder(content), articles)
    title, short = _title_and_slug(kind, name)
    stem = _article_id(short, date, publisher) if kind == ARTICLE else short
    path = archive_folder(content) / FOLDERS[kind] / f"{stem}.md"
    _write(path, starter(kind, title, date, publisher, articles))
    click.echo(path)


def starter(kind: str, title: str, date: str = "", publisher: str = "", articles: tuple[str, ...] = ()) -> str:
    """The text of a new file."""
    from generator.read.write import quoted, yaml_lines

    given = yaml_lines([("date", date), ("publisher", publisher), ("articles", articles)])
    keys = {line.partition(":")[0] for line in given.splitlines()}
    hints = "".join(f"# {hint}\n" for hint in HINTS[kind] if hint.partition(":")[0] not in keys)
    key = "title" if kind in {"article", "page"} else "name"
    return f"---\n{key}: {quoted(title)}\n{given}{hints}---\n\n"


def _title_and_slug(kind: str, name: str) -> tuple[str, str]:
    """A slug is made a title, a title a slug; names get capitals throughout, titles at the head only."""
    if _SLUG.fullmatch(name):
        words = _ID.sub("", name).split("-")
        capital = len(words) if kind in PROPER else 1
        return " ".join([word.capitalize() for word in words[:capital]] + words[capital:]), name
    short = slug(name)
    if not short:
        raise WrongUsage(f"no address can be made of {name!r}; give a slug of letters and hyphens")
    return name, short


def _article_id(short: str, date: str, publisher: str) -> str:
    if _ID.match(short):
        return short
    return "-".join(part for part in (date if _ID.match(f"{date}-") else "undated", publisher, short) if part)


def _refuse_unless_date(date: str) -> None:
    from generator.edtf import is_edtf, why_not

    if date and not is_edtf(date):
        raise WrongUsage(f"{date!r} is not a date: {why_not(date)}")


def _refuse_unless_held(content: Path, articles: tuple[str, ...]) -> None:
    for ident in articles:
        if not (content / f"articles/{ident}.md").is_file():
            held = sorted(file.stem for file in (content / "articles").glob("*.md"))
            near = get_close_matches(ident, held, 1) or [each for each in held if ident in each][:1]
            fix = (
                f"did you mean '{near[0]}'?" if near else "an id is the name of a file in content/articles/ without .md"
            )
            raise WrongUsage(f"the archive holds no article '{ident}'\n  fix: {fix}")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise WrongUsage(f"{path} is there already; it was not touched") from None
    except OSError as error:
        raise SurroundingsError(f"cannot write {path}: {error.strerror}\n  fix: see who owns the folder") from error


command.add_command(new_note.command)
for _kind in FOLDERS:
    command.add_command(_command_of(_kind))
