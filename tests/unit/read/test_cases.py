"""What each kind of file is read as, and what is said when it is wrong: the cases of `tests/cases/read/`."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from markdown_it.utils import read_fixture_file

from generator.config import read_config
from generator.errors import Problem
from generator.read.article import read_article
from generator.read.entity import read_entity
from generator.read.page import read_page
from generator.read.records import read_defaults, read_verdicts

Read: TypeAlias = Callable[[bytes], tuple[Any, tuple[Problem, ...]]]

CASES = Path(__file__).parents[2] / "cases" / "read"
READERS: dict[str, Read] = {
    "article": lambda data: read_article("articles/a.md", data),
    "yaml": lambda data: read_article("articles/a.md", data),
    "topic": lambda data: read_entity("topics/arms-trade.md", data),
    "person": lambda data: read_entity("people/sergei-shoigu.md", data),
    "publisher": lambda data: read_entity("publishers/dawn.md", data),
    "page": lambda data: read_page("pages/about.md", data),
    "config": read_config,
    "defaults": lambda data: read_defaults("raw/dawn/_defaults.yml", data),
    "verdicts": lambda data: read_verdicts("verdicts/a.yml", data),
}


def test_every_case_file_has_a_reader() -> None:
    assert {path.stem for path in CASES.glob("*.md")} == READERS.keys()


@pytest.mark.parametrize("name", READERS)
def test_files_are_read_and_refused_as_the_cases_say(name: str, expect: Callable[[Path, str], None]) -> None:
    path = CASES / f"{name}.md"
    cases = read_fixture_file(path)

    told = "\n".join(f"{title}\n.\n{source}.\n{outcome(READERS[name], source)}.\n" for _, title, source, _ in cases)

    expect(path, told)


def outcome(read: Read, source: str) -> str:
    """The problems as printed, then each field of the value that isn't its default."""
    value, problems = read(source.encode())
    lines = [str(problem) + "\n" for problem in problems]
    if value is None:
        return "".join(lines)
    severities = {problem.severity for problem in problems}
    assert severities <= {"warning"}, "a file with an error has no value"
    for field in fields(value):
        if field.name not in {"fields", "path"} and (found := getattr(value, field.name)) != field.default:
            lines.append(f"{field.name} = {found!r}\n")
    return "".join(lines)
