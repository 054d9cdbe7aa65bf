"""The line and column of a trouble, found by its key or by its words."""

import pytest

from generator.errors import Severity
from generator.links.locate import locate
from generator.model import Trouble

TEXT = """---
title: "See nobody"
topics: [ports, shiping]
broader: trade
---

Nobody, nobody-else and [[nobody]] or [her](../people/nobody.md), [[people/nobody|she]].
[[nobody]] again; ![](../media/a%20b.png) ![](../media/pier.jpg)
"""


def place(**more: object) -> str:
    trouble = Trouble("articles/a.md", "what", "fix", **more)  # type: ignore[arg-type]
    _, (problem,) = locate("articles/a.md", TEXT.encode(), (trouble,))
    return str(problem.place)


@pytest.mark.parametrize(
    "more, found",
    [
        ({"key": "broader"}, "content/articles/a.md:4:10"),
        ({"key": "topics[1]"}, "content/articles/a.md:3:17"),
        ({"key": "topics[7]"}, "content/articles/a.md:3:9"),
        ({"key": "people[0]"}, "content/articles/a.md"),
        ({}, "content/articles/a.md"),
        ({"needle": "nobody"}, "content/articles/a.md:7:27"),
        ({"needle": "people/nobody"}, "content/articles/a.md:7:69"),
        ({"needle": "nobody", "line": 8}, "content/articles/a.md:8:3"),
        ({"needle": "nobody", "line": 2}, "content/articles/a.md:7:27"),
        ({"needle": "media/pier.jpg"}, "content/articles/a.md:8:50"),
        ({"needle": "media/nowhere.jpg"}, "content/articles/a.md"),
    ],
)
def test_a_trouble_stands_where_a_link_or_value_has_its_words(more: dict[str, object], found: str) -> None:
    assert place(**more) == found


def test_the_same_words_twice_are_two_places() -> None:
    links = tuple(Trouble("articles/a.md", f"{n}", "", needle="nobody") for n in range(2))

    _, problems = locate("articles/a.md", TEXT.encode(), links)

    assert [(problem.place.line, problem.place.column) for problem in problems] == [(7, 27), (8, 3)]


def test_a_trouble_keeps_how_much_it_stops() -> None:
    _, (problem,) = locate("articles/a.md", b"", (Trouble("articles/a.md", "w", "f", severity=Severity.ERROR),))

    assert (problem.severity, problem.what, problem.fix) == (Severity.ERROR, "w", "f")


def test_settings_have_keys_from_their_first_line() -> None:
    _, (problem,) = locate("archive.yml", b"format: 1\ntheme: x\n", (Trouble("archive.yml", "w", "f", "theme"),))

    assert str(problem.place) == "content/archive.yml:2:8"
