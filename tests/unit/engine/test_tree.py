"""The output changes all at once, keeps what is not ours, and is one whole tree again after any crash."""

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from unit.engine.toy import files_of

from generator.engine import folder as folder_module
from generator.engine import tree as tree_module
from generator.engine.cache import Cache
from generator.engine.tree import IGNORE, MANIFEST, Changes, NotOursError, Tree, read_manifest

OLD = {"index.html": "old", "a/index.html": "a", "a/b/c.txt": "c", "gone/x/y.html": "y", "same.css": "css", "file": "f"}
NEW = {
    "index.html": "new",
    "a/index.html": "a",
    "a/b": "now a file",
    "new/z.html": "z",
    "same.css": "css",
    "file/g": "g",
}


@pytest.fixture(autouse=True)
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the disk was told to hold; only written down, as the tests do not cut the power, and disks are slow."""
    paths: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda handle: paths.append(os.readlink(f"/proc/self/fd/{handle}")))
    monkeypatch.setattr(os, "sync", lambda: paths.append("all"))
    return paths


def opened(archive: Path) -> tuple[Cache, Tree]:
    cache = Cache(archive / ".cache" / "build.sqlite")
    return cache, Tree(archive / "site", archive / ".cache" / "output", cache)


def publish(archive: Path, files: Mapping[str, str]) -> Changes:
    """One build whose pages are these; only those that differ are made."""
    cache, tree = opened(archive)
    wanted = {path: sha256(text.encode()).hexdigest() for path, text in files.items()}
    written = [path for path in wanted if tree.held.get(path) != wanted[path]]
    tree.begin()
    for path in written:
        assert tree.put(path, files[path].encode()) == wanted[path]
    changes = tree.publish(wanted, written)
    cache.commit()
    cache.close()
    return changes


def is_as_left(archive: Path) -> bool:
    cache, tree = opened(archive)
    cache.close()
    return tree.is_as_left()


def site(archive: Path) -> dict[str, str]:
    """The live tree without the build's two files, which must be right."""
    found = {path: data.decode() for path, data in files_of(archive / "site").items()}
    assert found.pop(IGNORE).endswith("*\n")
    listed = found.pop(MANIFEST)
    assert listed == "".join(f"{sha256(found[path].encode()).hexdigest()}  {path}\n" for path in sorted(found))
    return found


def folders(archive: Path) -> set[str]:
    return {path.relative_to(archive / "site").as_posix() for path in (archive / "site").rglob("*") if path.is_dir()}


# -- what is published


def test_what_is_published_stands_there(tmp_path):
    assert publish(tmp_path, OLD) == Changes(added=6, changed=0, removed=0)
    assert site(tmp_path) == OLD

    assert publish(tmp_path, NEW) == Changes(added=3, changed=1, removed=3)
    assert site(tmp_path) == NEW
    assert folders(tmp_path) == {"a", "new", "file"}


def test_nothing_is_published_twice(tmp_path):
    publish(tmp_path, OLD)
    before = (tmp_path / "site").stat().st_ino

    assert not publish(tmp_path, OLD)
    assert (tmp_path / "site").stat().st_ino == before


def test_trees_change_back_and_forth(tmp_path):
    for files in (OLD, NEW, OLD, OLD, NEW, {}, NEW, OLD):
        publish(tmp_path, files)
        assert site(tmp_path) == files
        assert is_as_left(tmp_path)


def test_a_site_may_become_empty(tmp_path):
    publish(tmp_path, OLD)

    assert publish(tmp_path, {}) == Changes(added=0, changed=0, removed=6)
    assert (site(tmp_path), folders(tmp_path)) == ({}, set())
    assert publish(tmp_path, {}) == Changes(0, 0, 0)


def test_names_that_differ_by_case_are_two_names(tmp_path):
    publish(tmp_path, {"A.html": "one", "B/x": "x"})
    publish(tmp_path, {"a.html": "two", "b/x": "x"})

    assert site(tmp_path) == {"a.html": "two", "b/x": "x"}


def test_another_spelling_of_a_wanted_file_is_not_taken_away(tmp_path):
    (tmp_path / "a.html").touch()
    (tmp_path / "A.html").hardlink_to(tmp_path / "a.html")  # as a file system that tells no case apart would show it
    (tmp_path / "B.html").touch()
    (tmp_path / "b.html").touch()

    gone = folder_module.without_spellings(tmp_path, ["A.html", "B.html", "C.html"], ["a.html", "b.html", "c.html"])

    assert gone == ["B.html", "C.html"]


def test_a_site_with_a_file_missing_never_goes_live(tmp_path):
    publish(tmp_path, OLD)
    cache, tree = opened(tmp_path)
    tree.begin()
    wanted = tree.held | {"new.html": tree.put("new.html", b"new")}
    (tree.spare / "new.html").unlink()

    with pytest.raises(NotOursError, match=r"new\.html went away while the build ran; nothing was published"):
        tree.publish(wanted, ["new.html"])

    cache.close()
    assert site(tmp_path) == OLD
    publish(tmp_path, NEW)
    assert site(tmp_path) == NEW


@pytest.mark.parametrize("name", ["a\nb", "a\\nb", "\\", "a\rb", "a\u2028b", "ä", "a\udcffb", "x..y", " ", "a  b"])
def test_any_file_name_comes_back_from_the_manifest(tmp_path, name):
    publish(tmp_path, {name: "1", f"sub/{name}": "2"})

    assert set(read_manifest(tmp_path / "site") or {}) == {name, f"sub/{name}"}
    assert not publish(tmp_path, {name: "1", f"sub/{name}": "2"})
    assert publish(tmp_path, {}) == Changes(0, 0, 2)


def test_the_manifest_is_one_that_sha256sum_checks(tmp_path):
    publish(tmp_path, {"a\nb": "1", "c\\d": "2", "e/f.html": "3"})

    run = subprocess.run(["sha256sum", "--check", "--strict", MANIFEST], cwd=tmp_path / "site", capture_output=True)

    assert (run.returncode, run.stderr) == (0, b"")


def test_a_path_cannot_be_a_file_and_a_folder(tmp_path):
    _cache, tree = opened(tmp_path)
    tree.begin()

    with pytest.raises(AssertionError, match=r"\['a/'\] are wanted as files and as folders"):
        tree.publish({"a": "0" * 64, "a/b": "0" * 64}, [])


def test_a_program_may_read_the_spare_before_it_goes_live(tmp_path):
    publish(tmp_path, OLD)
    _cache, tree = opened(tmp_path)
    wanted = {path: tree.held[path] for path in ("a/index.html", "same.css")}
    tree.begin()
    wanted["new.html"] = tree.put("new.html", b"new")

    spare = tree.prepare(wanted, ["new.html"])
    seen = {path: data.decode() for path, data in files_of(spare).items() if path != IGNORE}
    wanted["index/found.txt"] = tree.put("index/found.txt", repr(sorted(seen)).encode())
    tree.publish(wanted, ["new.html", "index/found.txt"])

    assert seen == {"a/index.html": "a", "same.css": "css", "new.html": "new"}
    assert site(tmp_path) == seen | {"index/found.txt": repr(sorted(seen))}


def test_what_was_prepared_and_is_as_before_leaves_the_site_alone(tmp_path):
    publish(tmp_path, OLD)
    cache, tree = opened(tmp_path)
    wanted = dict(tree.held)
    tree.begin()
    tree.put("index.html", b"other")
    tree.prepare({path: wanted[path] for path in ("same.css",)} | {"index.html": "0" * 64}, ["index.html"])
    tree.put("index.html", b"old")

    changes = tree.publish(wanted, ["index.html"])
    cache.commit()
    cache.close()

    assert (changes, site(tmp_path)) == (Changes(0, 0, 0), OLD)
    publish(tmp_path, OLD | {"more": "more"})
    assert site(tmp_path) == OLD | {"more": "more"}


def test_a_build_that_gave_up_leaves_nothing_behind(tmp_path):
    publish(tmp_path, OLD)
    cache, tree = opened(tmp_path)
    tree.begin()
    tree.put("index.html", b"half done")
    tree.put("stray.html", b"half done")
    cache.commit()
    cache.close()

    assert site(tmp_path) == OLD
    publish(tmp_path, OLD | {"more": "more"})
    assert site(tmp_path) == OLD | {"more": "more"}


def test_what_goes_live_is_held_by_the_disk(tmp_path, synced):
    publish(tmp_path, OLD)
    synced.clear()

    publish(tmp_path, OLD | {"deep/er/new.html": "new"})

    spare = tmp_path / ".cache" / "output" / "spare"
    names = ["deep/er/new.html", "deep/er", "deep", MANIFEST, IGNORE]
    assert set(synced) == {str(spare / name) for name in names} | {str(spare), str(tmp_path)}
    assert synced[-1] == str(tmp_path)


def test_many_new_files_are_synced_at_once(tmp_path, synced):
    publish(tmp_path, {f"{number}.html": str(number) for number in range(300)})

    assert synced == ["all", str(tmp_path)]


# -- the live tree is never written to


def test_a_file_of_the_live_tree_is_never_written_to(tmp_path):
    publish(tmp_path, OLD)
    held = {path: (tmp_path / "site" / path).open("rb") for path in [*OLD, MANIFEST, IGNORE]}
    was = {path: file.read() for path, file in held.items()}
    _cache, tree = opened(tmp_path)
    tree.begin()
    for path in OLD:
        tree.put(path, b"written anew")
    tree.put(MANIFEST, b"!")

    assert site(tmp_path) == OLD
    publish(tmp_path, NEW)
    publish(tmp_path, OLD | {"index.html": "third"})
    for path, file in held.items():
        file.seek(0)
        assert file.read() == was[path]
        file.close()


def test_both_trees_share_their_files(tmp_path):
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)

    for path in NEW:
        spare = tmp_path / ".cache" / "output" / "spare" / path
        assert (tmp_path / "site" / path).samefile(spare)


def test_an_unchanged_file_keeps_its_time(tmp_path):
    publish(tmp_path, OLD)
    before = (tmp_path / "site" / "same.css").stat()

    publish(tmp_path, NEW)
    after = (tmp_path / "site" / "same.css").stat()

    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


# -- hands other than ours


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a file is deleted": lambda tree: (tree / "a/b/c.txt").unlink(),
    "a file is changed": lambda tree: (tree / "index.html").write_text("hacked"),
    "a file is replaced by one of the same size": lambda tree: replaced(tree / "index.html", "OLD"),
    "a folder is deleted": lambda tree: shutil.rmtree(tree / "a"),
    "an empty folder is added": lambda tree: (tree / "empty/deep").mkdir(parents=True),
    "a file is a folder": lambda tree: ((tree / "index.html").unlink(), (tree / "index.html").mkdir()),
    "a file is a link": lambda tree: ((tree / "index.html").unlink(), (tree / "index.html").symlink_to("same.css")),
    "a file is a link to its twin": lambda tree: (
        (tree / "index.html").rename(tree.parent / "twin"),
        (tree / "index.html").symlink_to(tree.parent / "twin"),
    ),
    "a file is a pipe": lambda tree: ((tree / "index.html").unlink(), os.mkfifo(tree / "index.html")),
    "the manifest has another end": lambda tree: appended(tree / MANIFEST, b"\n"),
    "the manifest leads out": lambda tree: appended(tree / MANIFEST, f"{'0' * 64}  ../outside\n".encode()),
    "the manifest leads to the root": lambda tree: appended(tree / MANIFEST, f"{'0' * 64}  /outside\n".encode()),
    "the manifest has bytes that are no text": lambda tree: appended(tree / MANIFEST, b"\xff\n"),
    "the file for git is deleted": lambda tree: (tree / IGNORE).unlink(),
    "the file for git is changed": lambda tree: (tree / IGNORE).write_text("!*"),
    "all is deleted": lambda tree: shutil.rmtree(tree),
}


def appended(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)


def replaced(path: Path, text: str) -> None:
    path.with_name("other").write_text(text)
    path.with_name("other").rename(path)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("then", [OLD, NEW], ids=["nothing is new", "much is new"])
def test_a_damaged_site_is_made_whole(tmp_path, damage, then):
    publish(tmp_path, OLD)
    (tmp_path / "outside").write_text("mine")
    damage(tmp_path / "site")

    assert not is_as_left(tmp_path)
    publish(tmp_path, then)

    assert site(tmp_path) == then
    assert is_as_left(tmp_path)
    publish(tmp_path, OLD | {"later": "later"})
    assert site(tmp_path) == OLD | {"later": "later"}
    assert (tmp_path / "outside").read_text() == "mine"


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_spare_never_goes_live(tmp_path, damage):
    publish(tmp_path, OLD)
    publish(tmp_path, OLD | {"second": "2"})
    damage(tmp_path / ".cache" / "output" / "spare")

    publish(tmp_path, OLD | {"third": "3"})

    assert site(tmp_path) == OLD | {"third": "3"}


def test_a_spare_without_the_cache_is_made_anew(tmp_path):
    publish(tmp_path, OLD)
    (tmp_path / ".cache" / "build.sqlite").unlink()
    (tmp_path / ".cache" / "output" / "spare" / "index.html").unlink()

    publish(tmp_path, OLD | {"third": "3"})

    assert site(tmp_path) == OLD | {"third": "3"}


FOREIGN: dict[str, Callable[[Path], object]] = {
    "CNAME": lambda tree: (tree / "CNAME").write_text("mine"),
    "a/b/mine.txt": lambda tree: (tree / "a/b/mine.txt").write_text("mine"),
    "notes/mine.txt": lambda tree: ((tree / "notes").mkdir(), (tree / "notes/mine.txt").write_text("mine")),
    "elsewhere": lambda tree: (tree / "elsewhere").symlink_to("/"),
    "a/broken": lambda tree: (tree / "a/broken").symlink_to("nowhere"),
    "pipe": lambda tree: os.mkfifo(tree / "pipe"),
    ".hidden": lambda tree: (tree / ".hidden").write_text("mine"),
}


@pytest.mark.parametrize("path, put", FOREIGN.items(), ids=FOREIGN)
def test_a_foreign_file_is_refused_by_name_and_stays(tmp_path, path, put):
    publish(tmp_path, OLD)
    put(tmp_path / "site")
    before = sorted(os.walk(tmp_path / "site"))

    with pytest.raises(NotOursError, match=f"did not write: {path}; nothing was changed"):
        publish(tmp_path, NEW)

    assert sorted(os.walk(tmp_path / "site")) == before


@pytest.mark.parametrize("path, put", FOREIGN.items(), ids=FOREIGN)
def test_a_foreign_file_that_comes_during_the_build_stays(tmp_path, path, put):
    publish(tmp_path, OLD)
    _cache, tree = opened(tmp_path)
    tree.begin()
    wanted = {"index.html": tree.put("index.html", b"new")}
    put(tmp_path / "site")
    before = sorted(os.walk(tmp_path / "site"))

    with pytest.raises(NotOursError, match="changed while the build ran"):
        tree.publish(wanted, ["index.html"])

    assert sorted(os.walk(tmp_path / "site")) == before


def test_a_site_that_somebody_else_made_during_the_first_build_stays(tmp_path):
    _cache, tree = opened(tmp_path)
    tree.begin()
    wanted = {"index.html": tree.put("index.html", b"new")}
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine")

    with pytest.raises(NotOursError):
        tree.publish(wanted, ["index.html"])

    assert files_of(tmp_path / "site") == {"mine.txt": b"mine"}


def test_a_folder_of_somebody_else_is_refused(tmp_path):
    (tmp_path / "site").mkdir()
    for number in range(9):
        (tmp_path / "site" / f"{number}.txt").write_text("mine")

    with pytest.raises(NotOursError, match=r"0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more; nothing was changed\n  fix"):
        publish(tmp_path, NEW)


def test_a_list_of_the_same_name_does_not_make_a_folder_ours(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("mine")
    (tmp_path / "site" / MANIFEST).write_text(f"{sha256(b'mine').hexdigest()}  thesis.txt\n")

    with pytest.raises(NotOursError, match=f"did not write: {MANIFEST}, thesis.txt;"):
        publish(tmp_path, NEW)


def test_a_site_is_known_as_ours_without_the_cache(tmp_path):
    publish(tmp_path, OLD)
    shutil.rmtree(tmp_path / ".cache")

    publish(tmp_path, NEW)

    assert site(tmp_path) == NEW


def test_an_empty_folder_may_be_published_into(tmp_path):
    (tmp_path / "site" / "deep").mkdir(parents=True)

    publish(tmp_path, NEW)

    assert site(tmp_path) == NEW


def test_an_archive_may_be_moved(tmp_path):
    publish(tmp_path / "here", OLD)
    (tmp_path / "here").rename(tmp_path / "there")

    assert is_as_left(tmp_path / "there")
    publish(tmp_path / "there", NEW)
    assert site(tmp_path / "there") == NEW


def test_two_outputs_may_share_a_workshop(tmp_path):
    for name, files in [("one", OLD), ("two", NEW), ("one", NEW), ("two", OLD)]:
        cache = Cache(tmp_path / ".cache" / "build.sqlite")
        tree = Tree(tmp_path / name, tmp_path / ".cache" / "output", cache)
        tree.begin()
        wanted = {path: tree.put(path, text.encode()) for path, text in files.items()}
        tree.publish(wanted, list(wanted))
        cache.commit()
        cache.close()
        found = {path: data.decode() for path, data in files_of(tmp_path / name).items()}
        assert {path: found[path] for path in found if path not in (MANIFEST, IGNORE)} == files


def test_an_output_that_cannot_be_exchanged_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to("elsewhere")
    with pytest.raises(NotOursError, match="is a symbolic link"):
        opened(tmp_path)

    (tmp_path / "site").unlink()
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotOursError, match="is not a folder"):
        opened(tmp_path)

    cache = Cache(tmp_path / "b.sqlite")
    for live, workshop in [("", "x"), ("x", ""), ("x", "x"), ("x/y", "x"), ("x", "x/y")]:
        with pytest.raises(NotOursError, match="must not lie in one another"):
            Tree(tmp_path / "out" / live, tmp_path / "out" / workshop, cache)


def test_a_file_system_of_its_own_is_refused(tmp_path):
    shm = Path("/dev/shm")
    if not shm.is_dir() or shm.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second file system at /dev/shm")

    with pytest.raises(NotOursError, match="is a mount point"):
        Tree(shm, tmp_path / ".cache" / "output", Cache(tmp_path / "b.sqlite"))
    with pytest.raises(NotOursError, match="must lie on the same file system"):
        Tree(shm / "pressmark-test-site", tmp_path / ".cache" / "output", Cache(tmp_path / "b.sqlite"))


# -- file systems and disks


def test_without_hard_links_files_are_copied(tmp_path, monkeypatch):
    def refuse(*arguments: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)

    for files in (OLD, NEW, OLD):
        publish(tmp_path, files)
        assert site(tmp_path) == files
    (tmp_path / ".cache" / "output" / "spare" / "index.html").write_text("hacked")
    publish(tmp_path, OLD | {"third": "3"})
    assert site(tmp_path) == OLD | {"third": "3"}


def test_too_many_links_make_a_copy(tmp_path, monkeypatch):
    real = os.link

    def refuse(source: str, target: str) -> None:
        if source.endswith(".css"):
            raise OSError(errno.EMLINK, "Too many links")
        real(source, target)

    monkeypatch.setattr(os, "link", refuse)

    for files in (OLD, NEW, OLD):
        publish(tmp_path, files)
        assert site(tmp_path) == files


@pytest.mark.parametrize("size", [10, 60, 3000])
def test_a_full_disk_leaves_the_site_as_it_was(tmp_path, size):
    publish(tmp_path, OLD)

    def fill() -> None:
        _cache, tree = opened(tmp_path)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        tree.begin()
        wanted = {f"{number}.html": tree.put(f"{number}.html", b"x" * 500 * number) for number in range(9)}
        tree.publish(wanted, list(wanted))

    assert exit_code(fill) == errno.EFBIG
    assert site(tmp_path) == OLD
    publish(tmp_path, NEW)
    assert site(tmp_path) == NEW


def exit_code(work: Callable[[], object]) -> int:
    """Of a child process that did the work: 0, an OSError's number, or minus the signal that ended it."""
    child = os.fork()
    if not child:
        code = 255
        try:
            work()
            code = 0
        except OSError as error:
            code = error.errno or 255
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


IN_A_MOUNT = """
import sys
from pathlib import Path
from generator.engine.cache import Cache
from generator.engine.tree import NotOursError, Tree

folder = Path(sys.argv[1])
try:
    tree = Tree(folder / "site", folder / ".cache", Cache(Path(sys.argv[2]) / "build.sqlite"))
    tree.begin()
    wanted = {f"{n}/index.html": tree.put(f"{n}/index.html", b"x" * 4000) for n in range(int(sys.argv[3]))}
    tree.publish(wanted, list(wanted))
except (NotOursError, OSError) as error:
    print(f"{type(error).__name__}: {error}")
print(sorted(path.name for path in (folder / "site").iterdir()) if (folder / "site").exists() else "no site")
"""


def in_a_mount(mount: str, folder: Path, cache: Path, pages: int) -> str:
    """What the program above prints, in a mount namespace of its own in which `mount` was done first."""
    command = f'{mount} && for n in {pages}; do "$0" -c "$1" "$2" "$3" $n; done'
    run = subprocess.run(
        ["unshare", "--mount", "sh", "-c", command, sys.executable, IN_A_MOUNT, folder, cache],
        capture_output=True,
        text=True,
        check=False,
    )
    if "mount" in run.stderr or "unshare" in run.stderr:
        pytest.skip("needs the right to mount")
    assert run.stderr == ""
    return run.stdout


def test_a_bind_mount_is_refused_in_words(tmp_path):
    for name in ("site", ".cache", "other"):
        (tmp_path / "d" / name).mkdir(parents=True)

    said = in_a_mount(f"mount --bind '{tmp_path}/d/other' '{tmp_path}/d/site'", tmp_path / "d", tmp_path, 1)

    assert "NotOursError" in said
    assert said.endswith("[]\n")


def test_a_disk_that_fills_up_while_the_spare_catches_up_leaves_a_whole_site(tmp_path):
    (tmp_path / "d").mkdir()

    said = [
        in_a_mount(f"mount -t tmpfs -o size=400k,nr_inodes={inodes} none '{tmp_path}/d'", tmp_path / "d", tmp_path, 40)
        for inodes in (20, 60, 100, 130, 1000)
    ]

    whole = str(sorted([IGNORE, MANIFEST, *map(str, range(40))]))
    assert {text.splitlines()[-1] for text in said} == {"no site", whole}
    assert "OSError" in said[0]
    assert "OSError" not in said[-1]


# -- crashes


CALLS = ("open", "link", "unlink", "mkdir", "rmdir", "rename", "fsync", "sync")


def crash_at(number: int, work: Callable[[], object], *, can_exchange: bool) -> bool:
    """Do the work in a child that is killed before that many calls that change the disk; was it killed?"""
    left = number

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
            return real(*arguments, **options)

        return call

    def child() -> None:
        for name in CALLS:
            setattr(os, name, counted(getattr(os, name)))
        tree_module.exchange = counted(tree_module.exchange) if can_exchange else lambda one, other: False
        work()

    code = exit_code(child)
    assert code in (0, -signal.SIGKILL)
    return code != 0


def lost_cache(archive: Path) -> None:
    for path in (archive / ".cache").glob("build.sqlite*"):
        path.unlink()


BEFORE: dict[str, Callable[[Path], object]] = {
    "a first build": lambda archive: archive.mkdir(),
    "an edit": lambda archive: publish(archive, OLD),
    "an edit after others": lambda archive: (publish(archive, NEW), publish(archive, OLD)),
    "a damaged site": lambda archive: (publish(archive, OLD), (archive / "site/same.css").write_text("?")),
    "no cache": lambda archive: (publish(archive, OLD), lost_cache(archive)),
}


EXCHANGES = [(name, True) for name in BEFORE] + [("a first build", False), ("an edit after others", False)]


@pytest.mark.slow
@pytest.mark.parametrize("before, can_exchange", EXCHANGES)
def test_a_crash_at_any_moment_leaves_one_whole_site(tmp_path, before, can_exchange):
    start = tmp_path / "start"
    BEFORE[before](start)
    old = files_of(start / "site") if (start / "site").exists() else {}
    publish(tmp_path / "clean", NEW)
    new = files_of(tmp_path / "clean" / "site")
    seen = []
    number, archive = 0, tmp_path / "archive"

    while True:
        shutil.rmtree(archive, ignore_errors=True)
        subprocess.run(["cp", "--archive", start, archive], check=True)
        if not crash_at(number, lambda: publish(archive, NEW), can_exchange=can_exchange):
            break
        if can_exchange or (archive / "site").exists():
            seen.append(files_of(archive / "site"))
            assert seen[-1] in (old, new)
        opened(archive)[0].close()
        assert files_of(archive / "site") in (old, new)
        if number % 2:
            publish(archive, OLD)
            assert site(archive) == OLD
        publish(archive, NEW)
        assert site(archive) == NEW
        assert is_as_left(archive)
        number += 1

    assert number > 30
    assert old in seen or not (can_exchange or old)
    assert new in seen


def test_a_crash_while_a_crash_is_repaired_is_repaired_too(tmp_path):
    start, archive = tmp_path / "start", tmp_path / "archive"
    publish(start, OLD)
    between = 0
    for first in range(30, 200):
        shutil.rmtree(archive, ignore_errors=True)
        subprocess.run(["cp", "--archive", start, archive], check=True)
        if not crash_at(first, lambda: publish(archive, NEW), can_exchange=False):
            break
        if not (archive / ".cache" / "output" / "exchange").exists():
            continue
        for second in range(4):
            crash_at(second, lambda: opened(archive), can_exchange=False)
        opened(archive)[0].close()
        assert site(archive) in (OLD, NEW)
        between += 1
    assert between >= 4


def test_a_site_made_by_somebody_between_two_renames_is_theirs(tmp_path):
    publish(tmp_path, OLD)
    workshop = tmp_path / ".cache" / "output"
    (workshop / "exchange").touch()
    (tmp_path / "site").rename(workshop / "old")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine")

    with pytest.raises(NotOursError, match=r"mine\.txt"):
        opened(tmp_path)

    (tmp_path / "site" / "mine.txt").unlink()
    publish(tmp_path, NEW)
    assert site(tmp_path) == NEW


def test_without_a_spare_the_old_site_comes_back(tmp_path):
    publish(tmp_path, OLD)
    workshop = tmp_path / ".cache" / "output"
    (workshop / "exchange").touch()
    (tmp_path / "site").rename(workshop / "old")
    shutil.rmtree(workshop / "spare")

    opened(tmp_path)

    assert site(tmp_path) == OLD


def test_a_second_rename_that_fails_is_taken_back(tmp_path, monkeypatch):
    publish(tmp_path, OLD)
    real = os.rename

    def refuse(source: Path, target: Path) -> None:
        if Path(source).name == "spare":
            raise OSError(errno.EBUSY, "Device or resource busy")
        real(source, target)

    monkeypatch.setattr(tree_module, "exchange", lambda one, other: False)
    monkeypatch.setattr(os, "rename", refuse)

    with pytest.raises(NotOursError, match="cannot be exchanged"):
        publish(tmp_path, NEW)
    assert site(tmp_path) == OLD


def test_the_kernels_exchange_is_tried(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "x").touch()

    if folder_module.exchange(tmp_path / "one", tmp_path / "two"):
        assert (tmp_path / "one" / "x").exists()
    else:
        assert (tmp_path / "two" / "x").exists()
    with pytest.raises(OSError, match="No such file"):
        folder_module.exchange(tmp_path / "one", tmp_path / "three")
