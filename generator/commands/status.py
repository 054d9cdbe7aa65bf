"""`pressmark status`: the editor's work list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import click

from generator.clean.record import waiting
from generator.commands.options import archive_folder, content_option, json_option
from generator.commands.report import counted, give
from generator.errors import Problem
from generator.model import Annotation, Article, Entity, FreePage, Kind
from generator.read.names import full_name
from generator.read.raws import file_of, is_container
from generator.suggest.waiting import waiting as waiting_suggestions
from generator.text import excerpt

SHOWN = 20
"""Of each list, unless --all: what fits a screen."""


LIMIT = 100
"""Characters of a paragraph that a list shows."""
HEAD = 4000
"""Bytes of a cleaning record in which it says how many lines are doubtful."""

LISTED = (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS, Kind.PUBLISHERS)
"""Kinds that articles name."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the list is made from."""

    articles: Mapping[str, Article]
    """By id; those that cannot be read are not here but among the problems."""
    notes: tuple[Annotation, ...]
    noted: Mapping[str, Article | Entity | FreePage]
    """What notes are on, by full name, as far as it is held and can be read."""
    raws: Mapping[str, str]
    """Raw file, relative to the content folder → SHA-256 in hex."""
    taken_in: frozenset[tuple[str, str]]
    """Raw files that hold documents, as they were when these were taken in: path, SHA-256."""
    problems: tuple[Problem, ...]
    """What keeps files from being read."""
    waiting: Mapping[str, tuple[int, int]]
    """Cleaning record, relative to the content folder → lines it suggests to drop, and others that are doubtful."""
    entities: Mapping[str, Entity]
    """Authority files by full name; those that cannot be read are left out."""
    papers: tuple[str, ...] = ()
    """Names of publishers that have a file."""
    dates: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """Articles that a person has edited and that state no whole date: id, the date others give, why."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A note without its words."""

    note: Annotation
    title: str
    """Of its article; empty where that is not held."""
    what: str
    """Why it has no place."""
    fix: str
    """What to do about it."""
    repair: str = ""
    """The command that does it; empty where an editor has to choose."""

    def __str__(self) -> str:
        """Two or three lines of the list."""
        draft = " (draft)" if self.note.draft else ""
        on = f"“{self.title}”" if self.title else f"'{self.note.on.removeprefix('articles/')}'"
        head = f"{self.place}: {self.note.title or self.note.id}{draft}, on {on}"
        return "\n    ".join(filter(None, [head, self.what, self.fix]))

    @property
    def place(self) -> str:
        """Of the quote, or of the heading."""
        return f"content/{self.note.path}:{self.note.quote.line if self.note.quote else self.note.line}"

    def values(self) -> dict[str, str]:
        """For JSON."""
        note = self.note
        names = {"article": note.on.removeprefix("articles/"), "note": note.id}
        titles = {"article_title": self.title, "title": note.title}
        return {"place": self.place, **names, **titles, "what": self.what, "fix": self.fix, "repair": self.repair}


@click.command()
@content_option
@click.option("--all", "show_all", is_flag=True, help=f"The whole of each list, not the first {SHOWN}.")
@json_option
def command(content: Path, show_all: bool, as_json: bool) -> None:
    """List what waits for an editor.

    Raw articles not taken in yet, notes without their words, missing dates, suggestions nobody has confirmed.
    """
    held = read(archive_folder(content))
    lists = {name: list(found(held)) for name, (found, _) in LISTS.items()}
    suggested = waiting_suggestions(content.absolute().parent / ".cache")
    if as_json:
        found = {
            name: [each if isinstance(each, str) else each.values() for each in items] for name, items in lists.items()
        }
        give({**found, "suggested": suggested})
        return
    for name, items in lists.items():
        if items:
            one, many = LISTS[name][1]
            shown = len(items) if show_all else 0 if name in COUNTED else SHOWN
            rest = " (pressmark status --all lists them)" if shown < len(items) else ""
            click.echo(f"{len(items):,} {one if len(items) == 1 else many}{rest}")
            for item in items[:shown]:
                click.echo(f"  {item}")
            repairs = sum(isinstance(item, Lost) and item.repair != "" for item in items)
            if repairs > 1:
                click.echo(f"  pressmark check --fix mends {repairs} of them at once; --dry-run with it shows how")
    if any(suggested.values()):
        counts = (counted(count, name.removesuffix("s")) for name, count in suggested.items() if count)
        click.echo(f"suggestions at the last `pressmark suggest`: {', '.join(counts)}")
    if not any(lists.values()):
        click.echo(f"nothing waits; {counted(len(held.articles), 'article')}, {counted(len(held.notes), 'note')}")


def read(content: Path) -> Held:
    """The archive as far as it can be read."""
    from generator.annotate.sidecar import read_notes
    from generator.read.article import read_article

    articles: dict[str, Article] = {}
    notes: list[Annotation] = []
    wrong: list[Problem] = []
    for path in _markdown(content, "articles"):
        article, problems = read_article(path, (content / path).read_bytes())
        wrong += [] if article else problems
        articles |= {article.id: article} if article else {}
    for path in _markdown(content, "annotations"):
        file, problems = read_notes(path, (content / path).read_bytes())
        wrong += [] if file else problems
        notes += file.notes if file else ()
    entities, told = _entities(content)
    return Held(
        articles,
        tuple(notes),
        {f"articles/{id}": article for id, article in articles.items()} | dict(_noted(content, notes)),
        dict(_raws(content)),
        frozenset(_taken_in(content)),
        (*wrong, *told),
        dict(_waiting(content)),
        entities,
        tuple(_papers(content)),
        tuple(_dates(content)),
    )


def _entities(content: Path) -> tuple[dict[str, Entity], list[Problem]]:
    """Authority files by full name, and what keeps others from being read."""
    from generator.read.entity import read_entity

    entities: dict[str, Entity] = {}
    wrong: list[Problem] = []
    for kind in Kind:
        for path in _markdown(content, kind):
            entity, problems = read_entity(path, (content / path).read_bytes())
            wrong += [] if entity else problems
            entities |= {f"{kind}/{entity.slug}": entity} if entity else {}
    return entities, wrong


def _dates(content: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What the last run of ingest found; without its cache nothing is known until the next."""
    from generator.engine.cache import Cache
    from generator.ingest.memory import FILE
    from generator.ingest.siblings import suggestions

    path = content.absolute().parent / ".cache" / FILE
    if path.is_file():
        store = Cache(path)
        yield from ((each.id, each.date, each.evidence) for each in suggestions(store))
        store.close()


def _papers(content: Path) -> Iterator[str]:
    from generator.read.entity import read_entity

    for path in _markdown(content, Kind.PUBLISHERS):
        publisher, _ = read_entity(path, (content / path).read_bytes())
        yield from (publisher.name, *publisher.aliases) if publisher else ()


def _noted(content: Path, notes: list[Annotation]) -> Iterator[tuple[str, Entity | FreePage]]:
    """The entities and free pages that notes are on."""
    from generator.read.entity import read_entity
    from generator.read.page import read_page

    names = {note.on for note in notes if not note.on.startswith("articles/")}
    for kind in sorted({name.partition("/")[0] for name in names} & {*Kind, "pages"}):
        for path in _markdown(content, kind):
            if (name := full_name(path)) in names:
                read = read_page if kind == "pages" else read_entity
                text, _ = read(path, (content / path).read_bytes())
                if text:
                    yield name, text


def unreviewed(held: Held) -> Iterator[str]:
    """Articles with values that nobody has confirmed."""
    for article in held.articles.values():
        if article.unreviewed:
            yield f"content/{article.path}: {', '.join(article.unreviewed)}"


def undated(held: Held) -> Iterator[str]:
    """Articles without a date, or with one that lacks its year."""
    for article in held.articles.values():
        if not article.date or article.date.startswith("X"):
            yield f"content/{article.path}" + (f": {article.date}" if article.date else "")


def suggested_dates(held: Held) -> Iterator[str]:
    """Dates that others of the same event give to articles that a person has edited, where ingest writes nothing."""
    for id, date, evidence in held.dates:
        if id in held.articles and held.articles[id].date != date:
            yield f'content/articles/{id}.md: date: "{date}" ({"; ".join(evidence)})'


def lost_notes(held: Held) -> Iterator[str | Lost]:
    """Notes whose words are not in their text, or there more than once, or whose article is not held."""
    about: dict[str, list[Annotation]] = {}
    for note in held.notes:
        about.setdefault(note.on, []).append(note)
    named = {f"{kind}/{slug}" for article in held.articles.values() for kind, slug in _named(article)}
    for name, notes in about.items():
        text = held.noted.get(name)
        if text or name in named:
            yield from _lost(notes, text)
        else:
            yield from (Lost(note, "", *_unknown(name)) for note in notes)


def _named(article: Article) -> Iterator[tuple[Kind, str]]:
    lists = (article.topics, article.people, article.places, article.organisations, (article.publisher,))
    for kind, slugs in zip(LISTED, lists, strict=True):
        yield from ((kind, slug) for slug in slugs)


def _unknown(name: str) -> tuple[str, str]:
    """What is wrong with the name of what a note is on, and the fix."""
    kind = name.partition("/")[0]
    if kind == "articles":
        return "the archive does not hold this article", "name one that stands in content/articles/"
    if kind in list(Kind):
        return f"nothing of '{name}' is known", f"make the file content/{name}.md, or name it in an article"
    return (
        f"there is no page '{name}'",
        "notes stand on articles, topics, people and the like, and pages, as `kind/name`",
    )


def _lost(notes: list[Annotation], noted: Article | Entity | FreePage | None) -> Iterator[Lost]:
    """Those of a text's notes that have no place in it; of an entity nothing may be written."""
    from generator.annotate.anchor import Orphan, Text, anchor
    from generator.annotate.reports import clear_answer, fix_of, name_of, what_of
    from generator.markdown.addresses import Where
    from generator.markdown.dialect import parse
    from generator.markdown.plain import plain_text

    text = Text(plain_text(parse(noted.body, Where("articles")).tokens)[0] if noted else "")
    title = "" if noted is None else noted.name if isinstance(noted, Entity) else noted.title
    for note in notes:
        found = anchor(note.quote, text) if note.quote else None
        if isinstance(found, Orphan):
            name = name_of(note)
            repair = f"pressmark check --fix {name}" if clear_answer(found) else ""
            yield Lost(note, title, what_of(found, note.on), fix_of(found, name), repair)


def waiting_raws(held: Held) -> Iterator[str]:
    """Raw files of which no article was made yet."""
    paths = {article.raw for article in held.articles.values()}
    digests = {article.raw_sha256 for article in held.articles.values()}
    taken_in = {digest for _, digest in held.taken_in}
    for path, digest in held.raws.items():
        is_known = digest in digests or (digest in taken_in if is_container(path) else path in paths)
        if not is_known:
            yield f"content/{path}"


def changed_raws(held: Held) -> Iterator[str]:
    """Articles whose raw file is no longer the one they were made from. A moved file is the same file.

    A file that holds documents waits as a whole, and says nothing of any of them.
    """
    digests = set(held.raws.values())
    for article in held.articles.values():
        file = file_of(article.raw, held.raws)
        if article.raw_sha256 and article.raw_sha256 not in digests and not (file and is_container(file)):
            yield f"content/{article.path}: {article.raw} {'has changed' if file else 'is missing'}"


def doubtful(held: Held) -> Iterator[str]:
    """Articles with lines whose fate is a guess, or that a cautious ingest kept and would rather have dropped."""
    for path, (suggested, guessed) in held.waiting.items():
        counts = ((suggested, "suggested"), (guessed, "doubtful"))
        yield f"content/{path}: " + ", ".join(f"{count} {what}" for count, what in counts if count)


def recurring_paragraphs(held: Held) -> Iterator[str]:
    """What recurs on a publisher's pages, with the line by which its file has it dropped."""
    from generator.links.passages.recurring import recurring

    for each in recurring(held.articles.values()):
        file = f"content/publishers/{each.publisher}.md"
        words = excerpt(each.words, LIMIT)
        yield f"{file}: in {len(each.articles)} articles, first in {each.articles[0]}: {words}"


def wanted_headlines(held: Held) -> Iterator[str]:
    """Headlines that pages pointed to and whose articles are not held, those of most articles first."""
    from generator.links.wanted import pointed, wanted

    articles = tuple(held.articles.values())
    for each in wanted(articles, pointed(articles, held.papers)):
        first, count = each.mentions[0].id, len(each.mentions)
        yield f"{each.headline}: in {first}" + (f" and {count - 1} more" if count > 1 else "")


def unclear(held: Held) -> Iterator[str]:
    """Names that two files have, and those that articles leave open."""
    from generator.commands.unclear import unclear_names

    return unclear_names(held.articles.values(), held.entities, held.notes)


def unreadable(held: Held) -> Iterator[str]:
    """What keeps articles, notes and authority files from being read."""
    return (str(problem) for problem in held.problems)


LISTS: Mapping[str, tuple[Callable[[Held], Iterator[str | Lost]], tuple[str, str]]] = {
    "unreadable": (unreadable, ("problem keeps a file from being read", "problems keep files from being read")),
    "waiting_raws": (waiting_raws, ("raw article waits: pressmark ingest", "raw articles wait: pressmark ingest")),
    "changed_raws": (
        changed_raws,
        ("article was made from another raw file", "articles were made from other raw files"),
    ),
    "lost_notes": (lost_notes, ("note without its words", "notes without their words")),
    "undated": (undated, ("article without a full date", "articles without a full date")),
    "suggested_dates": (
        suggested_dates,
        ("date that other articles give, for you to write", "dates that other articles give, for you to write"),
    ),
    "doubtful": (
        doubtful,
        (
            "article with doubtful lines: pressmark ingest --review",
            "articles with doubtful lines: pressmark ingest --review",
        ),
    ),
    "recurring": (
        recurring_paragraphs,
        (
            "paragraph recurs on a publisher's pages: if it is no part of them, name it under drop in its file",
            "paragraphs recur on a publisher's pages: if they are no part of them, name them under drop in its file",
        ),
    ),
    "wanted": (
        wanted_headlines,
        ("headline is mentioned and its article not held", "headlines are mentioned and their articles not held"),
    ),
    "unclear": (
        unclear,
        (
            "name may be several people's: docs/mentions.md says how to tell who is meant",
            "names may be several people's: docs/mentions.md says how to tell who is meant",
        ),
    ),
    "unreviewed": (unreviewed, ("article with waiting suggestions", "articles with waiting suggestions")),
}
"""What waits, most urgent first: how it is found, and what it is called, one and many."""
COUNTED = frozenset({"doubtful", "recurring", "wanted", "unreviewed"})
"""Lists of which only the count is shown: they are information, and in a fresh archive as long as the archive."""


def _markdown(content: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(content).as_posix() for path in (content / folder).rglob("*.md") if path.is_file())


def _waiting(content: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in sorted((content / "cleaning").glob("*.yml")):
        with path.open("rb") as file:
            found = waiting(file.read(HEAD))
        if any(found):
            yield path.relative_to(content).as_posix(), found


def _taken_in(content: Path) -> Iterator[tuple[str, str]]:
    from generator.ingest.inventory import RECORDS, read_head

    for path in sorted((content / RECORDS).rglob("*.yml")):
        if path.is_file() and (head := read_head(path.as_posix(), path.read_bytes())):
            yield head


def _raws(content: Path) -> Iterator[tuple[str, str]]:
    """Raw files with their digests; notes to the program (`_defaults.yml`) and hidden files are none."""
    for path in sorted((content / "raw").rglob("*")):
        parts = path.relative_to(content).parts
        if path.is_file() and not path.name.startswith("_") and not any(part.startswith(".") for part in parts):
            with path.open("rb") as file:
                yield "/".join(parts), file_digest(file, "sha256").hexdigest()
