"""`pressmark rename`: what becomes of every file, and that it is all or nothing."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from click.testing import CliRunner
from tiny import EXPECTED, Archive, Case, read_tiny, tree, unpacked

from generator.cli import main

RENAMES = read_tiny(Path(__file__).parent / "renames/renames.txt")


def test_after_each_rename_the_archive_is_as_the_case_says(tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    start = unpacked(RENAMES, tmp_path / "start")

    def outcome(case: Case) -> str:
        archive = start.copy(tmp_path / case.title)
        arguments = archive.do(case.actions)
        before = tree(archive.content)
        code, said = rename(archive, *arguments)
        return f"{EXPECTED}exit {code}\n{said}{differences(before, tree(archive.content))}\n"

    expect(RENAMES.path, RENAMES.told(outcome))


def rename(archive: Archive, *arguments: str) -> tuple[int, str]:
    """The exit code, and what the command says."""
    with contextlib.chdir(archive.folder):
        result = CliRunner().invoke(main, ["rename", *arguments], prog_name="pressmark")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> str:
    """Of each file that differs, the lines that do."""
    found = []
    for path in sorted({*before, *after}):
        texts = [files.get(path, b"").decode().splitlines() for files in (before, after)]
        signs = ["" if path in files else " (is not there)" for files in (before, after)]
        found += unified_diff(*texts, *(f"{path}{sign}" for sign in signs), n=0, lineterm="")
    return "".join(f"{line}\n" for line in found if not line.startswith("@@"))


ALL = (
    ("people/sergey-shoygu", "people/sergei-shoigu"),
    ("people/sergei-shoigu-2", "people/sergei-shoigu", "--merge"),
    ("articles/2014-11-20-gazette-visit", "2014-11-20-the-visit"),
    ("articles/2014-11-20-the-visit", "2014-11-20-visit"),
    ("topics/arms", "arms-trade-2"),
    ("publishers/gazette", "the-gazette"),
    ("pages/about", "imprint"),
)
"""Renames that follow one another."""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = unpacked(RENAMES, tmp_path / "archive")
    made.write("media/sergey-shoygu.png", b"")
    return made


def test_what_was_renamed_is_found_under_either_name_and_nothing_is_amiss(archive: Archive) -> None:
    told = [str(problem) for problem in archive.build().problems]
    for arguments in ALL:
        assert rename(archive, *arguments)[0] == 0, arguments

    built = archive.build()

    assert len(told) == 1, "the two spellings are told of"
    assert "pressmark rename people/sergey-shoygu people/sergei-shoigu-2 --merge" in told[0]
    assert built.problems == ()
    for old, new in (
        ("people/sergey-shoygu", "people/sergei-shoigu"),
        ("people/sergei-shoigu-2", "people/sergei-shoigu"),
        ("people/shoygu", "people/sergei-shoigu"),
        ("articles/2014-11-20-gazette-visit", "articles/2014-11-20-visit"),
        ("articles/2014-11-20-the-visit", "articles/2014-11-20-visit"),
        ("topics/arms", "topics/arms-trade-2"),
        ("publishers/gazette", "publishers/the-gazette"),
        ("about", "imprint"),
    ):
        stub = (archive.site / old / "index.html").read_text(encoding="utf-8")
        assert f'url={"../" * (old.count("/") + 1)}{new}/"' in stub


def test_a_second_run_finds_nothing_to_do(archive: Archive) -> None:
    for arguments in ALL[:3]:
        rename(archive, *arguments)
        before = tree(archive.content)

        code, said = rename(archive, *arguments)

        assert (code, said) == (0, f"nothing to do: {arguments[0]} is {full(*arguments)}\n")
        assert tree(archive.content) == before


def test_a_name_taken_back_is_the_own_one_again(archive: Archive) -> None:
    before = tree(archive.content)
    rename(archive, "people/sergey-shoygu", "sergei-shoigu")
    rename(archive, "articles/2014-11-20-gazette-visit", "x")

    assert rename(archive, "people/sergei-shoigu", "sergey-shoygu")[0] == 0
    assert rename(archive, "articles/x", "2014-11-20-gazette-visit")[0] == 0

    after = tree(archive.content)
    person, visit = "people/sergey-shoygu.md", "articles/2014-11-20-gazette-visit.md"
    assert after.keys() == before.keys()
    assert {path for path in after if after[path] != before[path]} == {person, visit}
    assert after[person].replace(b"redirect_from: [sergei-shoigu]\n", b"") == before[person]
    assert after[visit].replace(b"aliases: [x]\n", b"") == before[visit]


def test_an_old_name_that_comes_back_with_a_file_is_rewritten_by_a_second_run(archive: Archive) -> None:
    rename(archive, "people/sergey-shoygu", "people/sergei-shoigu")
    archive.write("articles/late.md", '---\ntitle: "Late"\npeople: [sergey-shoygu]\n---\n')

    code, said = rename(archive, "people/sergey-shoygu", "people/sergei-shoigu")

    assert (code, said.partition(";")[0]) == (0, "1 reference in 1 file rewritten")
    assert b"people: [sergei-shoigu]" in tree(archive.content)["articles/late.md"]


def test_line_ends_and_a_byte_order_mark_stay(archive: Archive) -> None:
    text = '\ufeff---\r\ntitle: "x"\r\npeople: [a, sergey-shoygu]\r\n---\r\n\r\n[[people/sergey-shoygu]]\r\n'
    archive.write("articles/windows.md", text)

    assert rename(archive, "people/sergey-shoygu", "people/sergei-shoigu")[0] == 0

    assert tree(archive.content)["articles/windows.md"] == text.replace("sergey-shoygu", "sergei-shoigu").encode()


def test_killed_at_any_moment_it_has_done_all_or_nothing(archive: Archive, tmp_path: Path) -> None:
    whole = archive.copy(tmp_path / "whole")
    rename(whole, *ALL[0])
    before, after = tree(archive.content), tree(whole.content)
    found = []
    for moment in range(1, 9):
        killed = archive.copy(tmp_path / str(moment))
        code = run(killed, KILLED, str(moment), "rename", *ALL[0])
        run(killed, MAIN, "status")
        now = {path: data for path, data in tree(killed.content).items() if not path.startswith(".")}
        assert now in (before, after)
        found.append((code, now == after))
        assert rename(killed, *ALL[0])[0] == 0
        assert tree(killed.content) == after

    assert found[0] == (-9, False), "before its plan is whole, nothing is changed"
    assert {(-9, True)} < set(found), "after that, the next command brings it to its end"


def test_a_file_that_was_edited_while_a_rename_was_stopped_is_not_written_over(archive: Archive) -> None:
    run(archive, KILLED, "3", "rename", *ALL[0])
    archive.write("pages/about.md", "---\ntitle: Mine\n---\n")

    code, said = rename(archive, *ALL[0])

    assert (code, said.splitlines()[0]) == (
        3,
        "pressmark: a rename was stopped, and content/pages/about.md was changed since",
    )
    assert tree(archive.content)["pages/about.md"] == b"---\ntitle: Mine\n---\n"


MAIN = "from generator.cli import main\nmain()"
KILLED = (
    """
import os, signal, sys
left, replace = int(sys.argv.pop(1)), os.replace
def killing(*names):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(*names)
os.replace = killing
"""
    + MAIN
)
"""The command, killed in place of the n-th file that it puts where it belongs."""


def run(archive: Archive, program: str, *arguments: str) -> int:
    """The exit code of a process of its own."""
    root = Path(__file__).parent.parent
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(
        command, cwd=archive.folder, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, check=False
    ).returncode


def full(old: str, new: str, *_: str) -> str:
    return new if "/" in new else f"{old.partition('/')[0]}/{new}"
