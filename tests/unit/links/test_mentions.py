"""Mentions of an archive's names in an article: cases in a file, and what holds of each page."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from generator.links.mentions.find import Doubt, Occurrence, Reader, Stretch
from generator.links.mentions.sought import sought_names
from generator.model import Entity, Kind

CASES = Path(__file__).parents[2] / "cases" / "names" / "mentions.md"


def entity(line: str) -> tuple[str, Entity]:
    name, _, said = line.partition(": ")
    kind, _, slug = name.partition("/")
    first, *aliases = said.split(", ")
    return name, Entity(Kind(kind), slug, f"{name}.md", first, aliases=tuple(aliases))


@pytest.mark.parametrize(
    "article, expected",
    [pytest.param(*given, id=f"{title} ({line})") for line, title, *given in read_fixture_file(CASES)],
)
def test_names_are_those_the_case_says(article: str, expected: str) -> None:
    head, _, text = article.partition("\n\n")
    lines = dict(line.split(": ", 1) for line in head.splitlines())
    listed = [tuple(name.split("/")) for name in lines.pop("listed", "").split()]
    language = lines.pop("language", "en")
    terms = sought_names(dict(map(entity, (f"{key}: {value}" for key, value in lines.items()))))

    reader = Reader(terms, [(Kind(kind), slug) for kind, slug in listed], language)
    found = [each for at, stretch in enumerate(text.split("\n\n")) for each in reader.read(Stretch(stretch, at))]

    assert "".join(f"{shown(each)}\n" for each in found) == expected


def shown(found: Occurrence | Doubt) -> str:
    if isinstance(found, Doubt):
        return f"? {' '.join(found.may_be)}: {found.printed}"
    return f"{found.key[0]}/{found.key[1]} {found.printed}"
