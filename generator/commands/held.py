"""Articles and notes of an archive, as commands read them from its folder."""

from collections.abc import Iterable, Iterator, Set
from difflib import get_close_matches
from pathlib import Path

from generator.commands.options import WrongUsage
from generator.errors import ContentError, Problem
from generator.exchange.outgoing import Subject
from generator.markdown.addresses import NOTED, noted_name
from generator.model import Annotation, Kind
from generator.read.names import full_name

MOST_NAMED = 8
"""Articles that a message lists."""


def article_ids(content: Path) -> list[str]:
    """The ids of all articles, sorted."""
    folder = content / "articles"
    return sorted(path.relative_to(folder).as_posix().removesuffix(".md") for path in folder.rglob("*.md"))


def article_id(content: Path, named: str) -> str:
    """The article that is named by its id, its file, or a part of its id that no other has. Raises WrongUsage."""
    ids = article_ids(content)
    name = named.removesuffix(".md").rpartition("articles/")[2].strip("/")
    if name in ids:
        return name
    found = [id for id in ids if name and name.casefold() in id.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        shown = "".join(f"\n  {id}" for id in found[:MOST_NAMED])
        more = f"\n  and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise WrongUsage(f"{len(found)} articles have '{name}' in their ids:{shown}{more}\n  fix: give more of the id")
    near = get_close_matches(name, ids, 1, 0.5)
    fix = f"did you mean '{near[0]}'?" if near else "ids are the names of the files in content/articles/"
    raise WrongUsage(f"there is no article '{named}'\n  fix: {fix}")


def subject_name(content: Path, named: str) -> str:
    """The full name of what notes may be on: `people/<slug>` and the like, or the article that is meant."""
    kind, _, slug = named.removesuffix(".md").partition("/")
    if kind in NOTED and slug:
        return f"{kind}/{slug}"
    return f"articles/{article_id(content, named)}"


def subject(content: Path, name: str) -> Subject:
    """What notes are on. Raises ContentError where it cannot be read; an entity may have no file."""
    path = f"{name}.md"
    if (content / path).is_file():  # a look at the whole folder, for each of ten thousand, takes too long
        one, told = _subject(path, (content / path).read_bytes())
        if one is None:
            raise ContentError(told)
        return one
    problems: list[Problem] = []
    found = subjects(content, {name}, problems)
    if name not in found:
        raise ContentError(problems)
    return found[name]


def subjects(content: Path, names: Set[str], problems: list[Problem]) -> dict[str, Subject]:
    """What notes are on, by full name; what keeps a file from being read is added to `problems`."""
    found: dict[str, Subject] = {}
    for folder in sorted({name.partition("/")[0] for name in names} & {"articles", *NOTED}):
        for path in markdown_files(content, folder):
            if full_name(path) in names:
                one, told = _subject(path, (content / path).read_bytes())
                found |= {one.name: one} if one else {}
                problems += () if one else told
        for name in sorted(names - found.keys()):
            kind, _, slug = name.partition("/")
            if kind == folder and kind in list(Kind) and not (content / f"{name}.md").exists():
                found[name] = Subject(name, slug.replace("-", " ").capitalize())
    return found


def _subject(path: str, data: bytes) -> tuple[Subject | None, tuple[Problem, ...]]:
    from generator.read.article import read_article
    from generator.read.entity import read_entity
    from generator.read.page import read_page

    folder, name = path.partition("/")[0], full_name(path)
    if folder == "articles":
        article, told = read_article(path, data)
        if article is None:
            return None, told
        is_hidden = article.draft or bool(article.withdrawn)
        facts = (article.date, article.publisher, article.topics, is_hidden)
        return Subject(name, article.title, article.body, *facts), told
    if folder == "pages":
        page, told = read_page(path, data)
        return (Subject(name, page.title, page.body) if page else None), told
    entity, told = read_entity(path, data)
    return (Subject(name, entity.name, entity.body) if entity else None), told


def markdown_files(content: Path, folder: str) -> list[str]:
    """The Markdown files below a folder, relative to the content folder, sorted."""
    return sorted(path.relative_to(content).as_posix() for path in (content / folder).rglob("*.md") if path.is_file())


def all_notes(content: Path) -> tuple[list[Annotation], list[Problem]]:
    """All notes, in the order of files and lines, and what keeps files from being read."""
    from generator.annotate.sidecar import read_notes

    notes: list[Annotation] = []
    wrong: list[Problem] = []
    for path in markdown_files(content, "annotations"):
        file, problems = read_notes(path, (content / path).read_bytes())
        notes += file.notes if file else ()
        wrong += () if file else problems
    return notes, wrong


def notes_on(content: Path, name: str) -> list[Annotation]:
    """The notes on what has this full name; files that cannot be read have none, nor those that never name it."""
    from generator.annotate.sidecar import read_notes

    slug = name.partition("/")[2].encode()
    found: list[Annotation] = []
    for path in markdown_files(content, "annotations"):
        data = (content / path).read_bytes()
        if noted_name(path) == name or slug in data:
            file, _ = read_notes(path, data)
            found += [note for note in file.notes if note.on == name] if file else []
    return found


def mentioning(content: Path, folder: str, words: Iterable[bytes]) -> Iterator[str]:
    """The Markdown files below a folder that hold one of these words; looking costs a hundredth of reading them."""
    sought = tuple(words)
    for path in markdown_files(content, folder):
        data = (content / path).read_bytes()
        if any(word in data for word in sought):
            yield path
