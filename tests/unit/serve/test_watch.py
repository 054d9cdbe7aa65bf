"""What the preview notices, and what it passes over."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.serve.watch import changed, next_change, stamps


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.md").write_text("one")
    return tmp_path


def move_with_its_times(content: Path) -> None:
    other = content / "articles/.other"
    other.write_text("two")
    status = (content / "articles/a.md").stat()
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.rename(content / "articles/a.md")


@pytest.mark.parametrize(
    "edit, path",
    [
        (lambda content: (content / "articles/a.md").write_text("three"), "articles/a.md"),
        (lambda content: (content / "articles/a.md").unlink(), "articles/a.md"),
        (lambda content: (content / "articles/b.md").write_text(""), "articles/b.md"),
        (move_with_its_times, "articles/a.md"),
    ],
)
def test_a_change_is_noticed(content: Path, edit: Callable[[Path], object], path: str) -> None:
    before = stamps([content])

    edit(content)

    assert changed(before, stamps([content])) == [str(content / path)]


@pytest.mark.parametrize("name", [".a.md.swp", ".git/index", "a.md~", "articles/.#a.md"])
def test_what_editors_and_git_leave_is_passed_over(content: Path, name: str) -> None:
    before = stamps([content])

    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text("x")

    assert changed(before, stamps([content])) == []


def test_a_folder_that_links_to_itself_is_walked_once(content: Path) -> None:
    (content / "again").symlink_to(content)

    assert [path for path in stamps([content]) if path.endswith(".md")] == [str(content / "articles/a.md")]


def test_a_folder_that_is_not_there_yet_has_no_files(content: Path) -> None:
    assert stamps([content / "themes"]) == {}


def test_waiting_ends_with_a_change_and_gives_the_stamps_after_it(content: Path) -> None:
    known = stamps([content])
    (content / "articles/b.md").write_text("new")

    seen = next_change([content], known)

    assert seen == stamps([content])
    assert changed(known, seen) == [str(content / "articles/b.md")]
