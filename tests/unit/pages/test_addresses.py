"""Files that cannot stand side by side: what remains always can, and nothing else is taken away."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.pages.addresses import Claim, are_apart, claims_of, clashes
from generator.text import caseless

NAMES = st.sampled_from(["a", "A", "b", "é", "e\u0301", "É", "index.html", "pagefind", ".gitignore", "ß", "SS"])
PATHS = st.lists(st.lists(NAMES, min_size=1, max_size=3).map("/".join), max_size=6)


def claims(paths: list[str]) -> list[Claim]:
    return [Claim(path, str(number), f"static/{path}") for number, path in enumerate(paths)]


@given(PATHS)
@example(["pagefind", "a"])
@example(["a/b/index.html", "a"])
@example(["a", "A/b"])
@example(["PAGEFIND/x"])
def test_what_is_left_can_stand_side_by_side(paths: list[str]) -> None:
    gone = {claim.name for claim, _ in clashes(claims(paths))}

    left = [path for number, path in enumerate(paths) if str(number) not in gone]
    files = [caseless(path) for path in left]
    folders = {key[:end] for key in files for end, sign in enumerate(key) if sign == "/"}
    assert len(files) == len(set(files))
    assert folders.isdisjoint(files)
    assert clashes(claims(left)) == []


@given(PATHS)
@example(["pagefind"])
@example(["Pagefind/x"])
@example(["a/b/index.html", "a"])
def test_the_early_answer_is_the_true_one(paths: list[str]) -> None:
    assert are_apart(paths) == (clashes(claims(paths)) == [])


@given(PATHS)
def test_what_came_first_never_gives_way_to_what_came_later(paths: list[str]) -> None:
    gone = [claim.name for claim, _ in clashes(claims(paths))]
    before = [claim.name for claim, _ in clashes(claims(paths[:-1]))]

    assert gone[: len(before)] == before


@pytest.mark.parametrize(
    "paths, what",
    [
        (["a", "a"], "this would stand at 'a', where content/static/a stands"),
        (["a", "A"], "this would stand at 'A', which differs from 'a' only by case; content/static/a is there"),
        (
            ["é", "É"],
            "this would stand at 'É', which differs from 'é' only by case or Unicode form; content/static/é is there",
        ),
        (["a/b", "a"], "this would be a file at 'a', where content/static/a/b needs a folder"),
        (["a", "a/b/c"], "this would stand at 'a/b/c', in a folder where content/static/a stands as a file"),
        (["pagefind/x.js"], "this would stand at 'pagefind/x.js', which the build makes itself"),
    ],
)
def test_what_is_in_the_way_is_named(paths: list[str], what: str) -> None:
    ((claim, trouble),) = clashes(claims(paths))

    assert (trouble.path, trouble.what) == (claim.source, what)


def test_what_an_editor_can_rename_gives_way_to_the_archives_own_pages() -> None:
    made = ["page\ttopics\ttopics/index.html", "redirect\tb 0\tarticles/a/index.html"]
    made += ["article\ta\tarticles/a/index.html", "index\t\ttopics/index.html"]
    paths = {"articles/a": "articles/2014/a.md", "articles/b": "articles/b.md", "pages/topics": "pages/topics.md"}

    found = clashes(claims_of(made, [("topics/index.html", "static/topics/index.html")], paths))

    assert [(trouble.path, trouble.key) for _, trouble in found] == [
        ("articles/b.md", "aliases[0]"),
        ("pages/topics.md", ""),
        ("static/topics/index.html", ""),
    ]
