"""A folder's files are read when they may have changed, and what is no file is said."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from unit.engine.test_cache import in_child

from generator.engine.cache import Cache
from generator.engine.canonical import digest
from generator.engine.files import Listing, look

LATER = 3_000_000_000


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "build.sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "b.md").write_text("b")
    (folder / "a.md").write_text("a")
    (folder / "deep" / "er" / "c.md").write_text("c")
    return folder


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock says three seconds more: nothing in the folder is young."""
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + LATER)


def contents(listing: Listing) -> dict[str, bytes]:
    known = {digest(text.encode()): text for text in ("a", "b", "c", "d", "x", "")}
    return {path: known.get(name, "?") for path, name in listing.digests.items()}


def test_files_come_by_path_in_order(folder, cache):
    listing = look("content", folder, cache)

    assert list(contents(listing).items()) == [("a.md", "a"), ("b.md", "b"), ("deep/er/c.md", "c")]
    assert (listing.odd, listing.is_unchanged) == ((), False)


def test_a_second_look_finds_nothing_new(folder, cache):
    first = look("content", folder, cache)

    second = look("content", folder, cache)

    assert (second.digests, second.is_unchanged) == (first.digests, True)


@pytest.mark.parametrize(
    "edit, expected",
    [
        (lambda folder: (folder / "a.md").write_text("x"), {"a.md": "x", "b.md": "b", "deep/er/c.md": "c"}),
        (lambda folder: (folder / "a.md").unlink(), {"b.md": "b", "deep/er/c.md": "c"}),
        (lambda folder: (folder / "d").write_text("d"), {"a.md": "a", "b.md": "b", "d": "d", "deep/er/c.md": "c"}),
        (lambda folder: (folder / "a.md").rename(folder / "b.md"), {"b.md": "a", "deep/er/c.md": "c"}),
        (lambda folder: (folder / "deep").rename(folder / "d"), {"a.md": "a", "b.md": "b", "d/er/c.md": "c"}),
        (lambda folder: same_stamp(folder / "a.md", "x"), {"a.md": "x", "b.md": "b", "deep/er/c.md": "c"}),
    ],
)
@pytest.mark.usefixtures("later")
def test_a_change_is_found(folder, cache, edit, expected):
    look("content", folder, cache)
    edit(folder)

    listing = look("content", folder, cache)

    assert (contents(listing), listing.is_unchanged) == (expected, False)
    assert look("content", folder, cache).is_unchanged


def same_stamp(path: Path, text: str) -> None:
    """Another file of the same size and time in its place."""
    status = path.stat()
    path.with_name("other").write_text(text)
    os.utime(path.with_name("other"), ns=(status.st_atime_ns, status.st_mtime_ns))
    path.with_name("other").rename(path)


def test_a_file_that_was_young_is_read_again_although_its_stamp_did_not_move(folder, cache, monkeypatch):
    look("content", folder, cache)
    freeze_stamps(monkeypatch, folder / "a.md")
    (folder / "a.md").write_text("x")

    assert contents(look("content", folder, cache))["a.md"] == "x"


@pytest.mark.usefixtures("later")
def test_an_old_file_whose_stamp_did_not_move_is_not_read(folder, cache, monkeypatch):
    look("content", folder, cache)
    freeze_stamps(monkeypatch, folder / "a.md")
    (folder / "a.md").write_text("x")

    assert contents(look("content", folder, cache))["a.md"] == "a"


def test_a_file_of_the_future_is_read_each_time(folder, cache, monkeypatch):
    os.utime(folder / "a.md", (4e9, 4e9))
    look("content", folder, cache)
    freeze_stamps(monkeypatch, folder / "a.md")
    for text in "xd":
        (folder / "a.md").write_text(text)
        assert contents(look("content", folder, cache))["a.md"] == text


def freeze_stamps(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let a file's stamp stand still, as within one tick of a file system's clock."""
    status = path.stat()
    real = os.scandir

    class Entry:
        name = path.name

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            return status

    class Entries(list[object]):
        def __enter__(self) -> "Entries":
            return self

        def __exit__(self, *_: object) -> None:
            pass

    def scandir(folder: str) -> Iterator[object]:
        with real(folder) as found:
            return Entries([Entry() if entry.name == path.name else entry for entry in found])

    monkeypatch.setattr(os, "scandir", scandir)


def test_what_is_no_plain_file_is_left_out_and_said(folder, cache):
    (folder / "link.md").symlink_to("a.md")
    (folder / "deep" / "loop").symlink_to("..")
    (folder / "broken").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")

    listing = look("content", folder, cache)

    assert list(contents(listing)) == ["a.md", "b.md", "deep/er/c.md"]
    assert listing.odd == (
        ("broken", "a symbolic link"),
        ("deep/loop", "a symbolic link"),
        ("link.md", "a symbolic link"),
        ("pipe", "not a plain file"),
    )


def test_something_odd_that_comes_or_goes_is_a_change(folder, cache):
    look("content", folder, cache)
    (folder / "link.md").symlink_to("a.md")

    assert not look("content", folder, cache).is_unchanged
    assert look("content", folder, cache).is_unchanged
    (folder / "link.md").unlink()
    assert not look("content", folder, cache).is_unchanged


def test_what_may_not_be_read_is_left_out_and_said(open_folder, unprivileged):
    content = open_folder / "content"
    for name in ("secret", "blind", "open"):
        (content / name).mkdir(parents=True)
        (content / name / "a.md").write_text("a")
    (content / "a.md").write_text("a")
    (content / "b.md").write_text("b")
    (content / "b.md").chmod(0)
    (content / "secret").chmod(0)
    (content / "blind").chmod(0o744)
    open_folder.chmod(0o777)

    def read() -> None:
        cache = Cache(open_folder / "cache" / "build.sqlite")
        for _ in range(2):
            listing = look("content", content, cache)
            assert list(listing.digests) == ["a.md", "open/a.md"]
            assert listing.odd == (
                ("b.md", "a file that may not be read (Permission denied)"),
                ("blind/a.md", "something that may not be looked at (Permission denied)"),
                ("secret", "a folder that may not be read (Permission denied)"),
            )

    assert in_child(lambda: unprivileged(read)) == ""


def test_hidden_files_and_backups_are_passed_over(folder, cache):
    for name in (".hidden", ".git/config", "a.md~", "deep/.swp", "deep/.x/y"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")

    assert list(contents(look("content", folder, cache))) == ["a.md", "b.md", "deep/er/c.md"]


def test_folders_may_be_skipped_at_the_top(folder, cache):
    (folder / "er").mkdir()
    (folder / "er" / "d.md").write_text("d")

    assert list(look("content", folder, cache, frozenset({"er"})).digests) == ["a.md", "b.md", "deep/er/c.md"]


def test_a_folder_that_is_not_there_is_empty(tmp_path, cache):
    assert look("content", tmp_path / "nowhere", cache).digests == {}


@pytest.mark.parametrize("name", ["a\nb.md", "a\udcff.md", "ä.md", "a b.md", "\\", "'\"", "-"])
def test_any_name_comes_back(folder, cache, name):
    (folder / name).write_text("x")
    (folder / "deep" / name).write_text("d")

    for _ in range(2):
        found = contents(look("content", folder, cache))
        assert (found[name], found[f"deep/{name}"]) == ("x", "d")


def test_two_folders_are_kept_apart(folder, cache):
    look("one", folder, cache)
    look("two", folder / "deep", cache)

    assert look("one", folder, cache).is_unchanged
    assert look("two", folder / "deep", cache).is_unchanged


def test_a_file_that_goes_away_while_one_looks_is_not_there(folder, cache, monkeypatch):
    freeze_stamps(monkeypatch, folder / "a.md")
    (folder / "a.md").unlink()
    (folder / "a.md").symlink_to("nowhere")

    assert list(look("content", folder, cache).digests) == ["b.md", "deep/er/c.md"]
