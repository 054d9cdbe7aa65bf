"""Articles and notes of an archive, as commands read them from its folder."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from generator.commands.options import WrongUsage
from generator.errors import ContentError, Problem
from generator.model import Annotation, Article

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


def read_one(content: Path, id: str) -> Article:
    """An article by its id. Raises ContentError where it cannot be read."""
    from generator.read.article import read_article

    path = f"articles/{id}.md"
    article, problems = read_article(path, (content / path).read_bytes())
    if article is None:
        raise ContentError(problems)
    return article


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


def mentioning(content: Path, folder: str, words: Iterable[bytes]) -> Iterator[str]:
    """The Markdown files below a folder that hold one of these words; looking costs a hundredth of reading them."""
    sought = tuple(words)
    for path in markdown_files(content, folder):
        data = (content / path).read_bytes()
        if any(word in data for word in sought):
            yield path
