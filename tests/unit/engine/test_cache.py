"""The cache: what it holds comes back as it was put, or not at all."""

import errno
import multiprocessing
import os
import resource
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator.engine.cache import VERSION, Cache, CacheDamagedError
from generator.engine.canonical import digest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "build.sqlite"


def filled(path: Path) -> Cache:
    cache = Cache(path)
    for number in range(300):
        name = cache.put_value(b"%d " % number * 50)
        cache.put_trace(b"key %d" % number, name)
    cache.keep("table", b"rows" * 3000)
    cache.commit()
    cache.close()
    return cache


def sql(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


def in_child(work: Callable[[], object]) -> str:
    """What the work raised in a process of its own, as `Kind: words`; empty where nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - it is told to the parent
            os.write(writing, f"{type(error).__name__} {getattr(error, 'errno', None)}: {error}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    os.waitpid(child, 0)
    return told


def test_what_was_committed_comes_back_in_another_process(path):
    filled(path)

    cache = Cache(path)

    assert cache.value(digest(b"7 " * 50)) == b"7 " * 50
    assert cache.trace(b"key 7") == digest(b"7 " * 50)
    assert cache.kept("table") == b"rows" * 3000
    assert (cache.value(b"?" * 16), cache.trace(b"?"), cache.kept("?")) == (None, None, None)
    assert not cache.was_damaged


def test_what_waits_is_seen_before_it_is_committed(path):
    cache = Cache(path)

    name = cache.put_value(b"new")
    cache.put_trace(b"key", name)
    cache.keep("table", b"")

    assert (cache.value(name), cache.trace(b"key"), cache.kept("table")) == (b"new", name, b"")


def test_many_values_do_not_wait_in_memory(path):
    cache = Cache(path)

    for number in range(40):
        cache.put_value(bytes([number]) * (1 << 20))

    assert sum(map(len, cache._values.values())) < 20 << 20
    assert all(Cache(path).value(digest(bytes([number]) * (1 << 20))) is not None for number in range(16))


def test_opening_a_cache_writes_nothing(path):
    filled(path)
    before = path.read_bytes(), path.stat().st_mtime_ns

    cache = Cache(path)
    cache.trace(b"key 7")
    cache.commit()
    cache.close()

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\0" + bytes(5000), bytes(4096)])
def test_a_file_that_is_no_cache_is_replaced(path, content):
    path.parent.mkdir()
    path.write_bytes(content)

    cache = Cache(path)
    cache.keep("table", b"new")
    cache.commit()

    assert cache.was_damaged
    assert Cache(path).kept("table") == b"new"


def test_an_empty_file_is_a_new_cache(path):
    path.parent.mkdir()
    path.touch()

    assert not Cache(path).was_damaged


def test_a_cache_of_another_version_is_replaced(path):
    filled(path)
    sql(path, f"PRAGMA user_version = {VERSION + 1}")

    cache = Cache(path)

    assert cache.was_damaged
    assert cache.kept("table") is None


def test_a_folder_in_its_place_goes_when_it_is_empty(path):
    path.mkdir(parents=True)

    assert Cache(path).kept("table") is None


def test_a_folder_in_its_place_is_refused_by_name_when_something_is_in_it(path):
    (path / "letters").mkdir(parents=True)

    with pytest.raises(OSError, match="not empty") as caught:
        Cache(path)

    assert (caught.value.errno, Path(caught.value.filename)) == (errno.ENOTEMPTY, path)
    assert (path / "letters").is_dir()


@pytest.mark.parametrize("size", [50, 4096, 5000, 20_000])
def test_a_truncated_cache_says_that_it_is_damaged(path, size):
    filled(path)
    os.truncate(path, size)

    assert_nothing_wrong_is_told(path)


@pytest.mark.parametrize("place", range(0, 90_000, 2503))
def test_a_flipped_bit_is_never_told_as_true(path, place):
    filled(path)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1 << place % 8
    path.write_bytes(content)

    assert_nothing_wrong_is_told(path)


def assert_nothing_wrong_is_told(path: Path) -> None:
    told: list[tuple[object, object]] = []
    try:
        cache = Cache(path)
        for number in range(300):
            value = b"%d " % number * 50
            told.append((cache.value(digest(value)), value))
            told.append((cache.trace(b"key %d" % number), digest(value)))
        told.append((cache.kept("table"), b"rows" * 3000))
    except CacheDamagedError:
        Cache(path).throw_away()
        assert Cache(path).kept("table") is None
    assert all(found in (None, right) for found, right in told)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kept SET data = x'0102'",
        "UPDATE kept SET data = 'text'",
        "UPDATE trace SET out = (SELECT out FROM trace WHERE key = CAST('key 8' AS BLOB))",
        "UPDATE value SET data = x'00'",
        "UPDATE value SET data = 5",
        "DROP TABLE kept",
        "ALTER TABLE trace RENAME COLUMN out TO other",
    ],
)
def test_a_changed_row_is_damage(path, statement):
    filled(path)
    sql(path, statement)
    cache = Cache(path)

    with pytest.raises(CacheDamagedError):
        cache.kept("table"), cache.trace(b"key 7"), cache.value(digest(b"7 " * 50))


def test_a_commit_that_is_broken_off_leaves_nothing_half_done(path):
    filled(path)
    cache = Cache(path)
    cache.put_trace(b"new", b"out")
    cache._kept = {"new": 7}  # type: ignore[dict-item]
    with pytest.raises(TypeError):
        cache.commit()

    cache._kept = {"new": b"rows"}
    cache.commit()

    assert (Cache(path).trace(b"new"), Cache(path).kept("new")) == (b"out", b"rows")


def test_a_cache_in_use_is_not_taken_for_damaged(path):
    filled(path)
    cache = Cache(path)
    cache._open().execute("PRAGMA busy_timeout=1")
    cache.keep("table", b"mine")

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OSError, match="locked") as caught:
            cache.commit()

    assert caught.value.errno == errno.EBUSY
    assert Cache(path).kept("table") == b"rows" * 3000


def test_a_full_disk_is_not_taken_for_damage(path):
    filled(path)
    cache = Cache(path)
    cache.keep("table", b"large" * 100_000)

    def write() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
        cache.commit()

    assert in_child(write).startswith("OSError")
    assert Cache(path).kept("table") == b"rows" * 3000


def test_a_folder_that_may_not_be_written_to_is_not_taken_for_damage(unprivileged, open_folder):
    (open_folder / "deep").mkdir(mode=0o555)

    told = in_child(lambda: unprivileged(lambda: Cache(open_folder / "deep" / "build.sqlite")))

    assert told.startswith(f"PermissionError {errno.EACCES}")


def test_a_forked_worker_reads_and_the_parent_goes_on(path):
    cache = filled(path)
    cache.before_fork()

    def read() -> None:
        assert cache.trace(b"key 7") == digest(b"7 " * 50)

    told = in_child(read)
    cache.keep("table", b"after")
    cache.commit()

    assert told == ""
    assert Cache(path).kept("table") == b"after"


def test_a_connection_that_crosses_a_fork_all_the_same_is_left_alone(path):
    cache = filled(path)
    cache.keep("table", b"in the log")
    cache.commit()  # leaves the connection open and the log unfolded

    def read() -> None:
        assert cache.kept("table") == b"in the log"
        cache.close()

    assert in_child(read) == ""
    assert cache.kept("table") == b"in the log"
    cache.keep("table", b"later")
    cache.commit()
    assert Cache(path).kept("table") == b"later"


def test_pruning_keeps_what_is_named_and_makes_the_file_smaller(path):
    filled(path)
    cache = Cache(path)
    before = cache.size()
    cache.keep("other", b"")

    cache.prune([digest(b"7 " * 50)], [b"key 8"], ["table"])

    assert cache.size() < before
    assert cache.names() == ["table"]
    assert (cache.value(digest(b"7 " * 50)), cache.value(digest(b"8 " * 50))) == (b"7 " * 50, None)
    assert (cache.trace(b"key 7"), cache.trace(b"key 8")) == (None, digest(b"8 " * 50))


def test_two_processes_may_write_at_once(path):
    filled(path)
    writers = [multiprocessing.get_context("fork").Process(target=keep_many, args=(path, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [writer.exitcode for writer in writers] == [0, 0]
    assert set(Cache(path).names()) == {"table"} | {f"{name}{number}" for name in "ab" for number in range(20)}


def keep_many(path: Path, name: str) -> None:
    for number in range(20):
        cache = Cache(path)
        cache.keep(f"{name}{number}", b"rows")
        cache.commit()
        cache.close()


def test_a_table_that_is_forgotten_is_gone_before_and_after_it_is_committed(path):
    cache = Cache(path)
    cache.keep("table", b"old")
    cache.commit()

    cache.forget("table")

    assert cache.kept("table") is None
    cache.commit()
    assert cache.kept("table") is None
    assert Cache(path).names() == []
