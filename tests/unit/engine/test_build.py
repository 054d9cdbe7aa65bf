"""Steps run when what they are made of changed, and only then."""

import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from unit.engine.toy import Code, Said, build_site, files_of

import generator
from generator.engine.build import Build, ChangedError, Many, Ref
from generator.engine.cache import Cache, CacheDamagedError
from generator.engine.canonical import digest
from generator.engine.workers import StepError

TOPIC_PAGES = ["topic page topic/peace.html", "topic page topic/war.html"]
ENTRIES = {"a": "war one two", "b": "peace three", "c": "war four"}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "build.sqlite")


def build_on(cache: Cache, jobs: int = 1, code: str = "") -> Build:
    return Build(cache, jobs, Said, Code(code))


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def count(words: tuple[str, ...]) -> int:
    return len(words)


def named(name: str, text: str) -> str:
    return f"{name}: {text}"


def join(texts: Mapping[str, str]) -> str:
    return " ".join(f"{name}={text}" for name, text in texts.items())


def both(one: str, other: str) -> str:
    return one + other


def nothing(text: str) -> str | None:
    return None


def grumble(text: str) -> tuple[str | None, tuple[Said, ...]]:
    return (None if text == "bad" else text), (Said(f"not {text}"), Said("again"))


def letters(text: str) -> Iterator[tuple[str, str]]:
    yield from ((letter, letter.upper()) for letter in text)


def page(text: str) -> bytes:
    return text.encode()


def fail(text: str) -> str:
    raise ValueError(f"cannot stand {text}")


def kill_itself(text: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return text


def hang(text: str) -> str:
    if text == "0":
        raise ValueError("the first one")
    time.sleep(600)
    return text


def given(build: Build, texts: Mapping[str, str]) -> dict[str, tuple[Ref[str]]]:
    return {name: (build.given(text),) for name, text in texts.items()}


def values(refs: Mapping[str, Ref[object]]) -> dict[str, object]:
    return {name: ref.value() for name, ref in refs.items()}


# -- what runs


def test_a_second_build_runs_nothing(tmp_path):
    build_site(tmp_path, ENTRIES)

    assert build_site(tmp_path, ENTRIES).ran == []


@pytest.mark.parametrize(
    "edit, ran",
    [
        ({"a": "war one three"}, ["read entry a", "entry card a", "entry page entry/a.html"]),
        (
            {"c": "peace four"},
            ["read entry c", "entry card c", "by topic", "entry page entry/c.html", *TOPIC_PAGES],
        ),
        (
            {"d": "peace five"},
            ["read entry d", "entry card d", "by topic", "entry page entry/d.html", "topic page topic/peace.html"],
        ),
        ({"b": "bad three"}, ["read entry b", "by topic"]),
        ({"a": "war  one\ttwo"}, ["read entry a"]),
        (
            {"b": "hidden three"},
            ["read entry b", "entry card b", "by topic", "entry page entry/b.html", "topic page topic/hidden.html"],
        ),
    ],
)
def test_an_edit_runs_exactly_these_steps(tmp_path, edit, ran):
    build_site(tmp_path, ENTRIES)

    assert build_site(tmp_path, ENTRIES | edit).ran == ran


def test_going_back_computes_nothing_again(tmp_path):
    build_site(tmp_path, ENTRIES)
    build_site(tmp_path, ENTRIES | {"c": "peace four"})

    ran = build_site(tmp_path, ENTRIES).ran

    assert ran == ["entry page entry/c.html", *TOPIC_PAGES]


AS_A_PROGRAM = """
import sys
from pathlib import Path
from unit.engine.toy import build_site
print(build_site(Path(sys.argv[1]), {"a": "war one", "b": "peace two", "c": "war"}).ran)
"""


@pytest.mark.parametrize(
    "surroundings",
    [{"PYTHONHASHSEED": "1", "TZ": "Asia/Karachi", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "PYTHONUTF8": "0"}],
)
def test_other_surroundings_run_nothing(tmp_path, surroundings):
    build_site(tmp_path, {"a": "war one", "b": "peace two", "c": "war"})
    paths = os.pathsep.join([str(Path(__file__).parents[2]), str(Path(generator.__file__).parents[1])])

    run = subprocess.run(
        [sys.executable, "-c", AS_A_PROGRAM, tmp_path],
        env=os.environ | {"PYTHONPATH": paths} | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout == "[]\n"


def test_items_that_were_gone_for_a_while_are_remembered(cache):
    build_on(cache).map(words, given(build_on(cache), {"a": "one"}))
    build_on(cache).map(words, {})

    build = build_on(cache)
    refs = build.map(words, given(build, {"a": "one"}))

    assert (build.ran, values(refs)) == ([], {"a": ("one",)})


def test_other_code_runs_again_and_old_code_is_remembered(cache):
    for code, ran in [("1", ["words a"]), ("2", ["words a"]), ("1", []), ("2", [])]:
        build = build_on(cache, code=code)
        build.map(words, given(build, {"a": "one"}))
        build.finish(1 << 30)
        assert build.ran == ran


def test_an_item_is_known_by_its_name_too(cache):
    build = build_on(cache)

    first = build.map(named, given(build, {"a": "x"}), by_name=True)
    second = build.map(named, given(build, {"b": "x"}), by_name=True)

    assert (values(first), values(second)) == ({"a": "a: x"}, {"b": "b: x"})


def test_the_order_of_several_counts(cache):
    build = build_on(cache)
    one, two = build.given("1"), build.given("2")

    first = build.step(join, Many({"a": one, "b": two}))
    second = build.step(join, Many({"b": two, "a": one}))

    assert first is not None
    assert second is not None
    assert (first.value(), second.value()) == ("a=1 b=2", "b=2 a=1")


def test_names_are_not_mixed_up_with_values(cache):
    build = build_on(cache)
    one, two = build.given("1"), build.given("2")

    keys = {Many(refs).digest for refs in ({"a": one}, {"a": two}, {"b": one}, {"a": one, "b": two}, {})}

    assert len(keys) == 5


def test_shared_arguments_come_after_the_items_own(cache):
    build = build_on(cache)

    refs = build.map(both, given(build, {"a": "x"}), build.given("shared"))

    assert values(refs) == {"a": "xshared"}


def test_a_shared_argument_that_changes_runs_all_and_comes_back_for_nothing(cache):
    ran = []
    for shared in ("s", "t", "s"):
        build = build_on(cache)
        build.map(both, given(build, {"a": "x", "b": "y"}), build.given(shared))
        ran.append(build.ran)

    assert ran == [["both a", "both b"], ["both a", "both b"], []]


def test_one_function_may_be_mapped_twice_in_a_build(cache):
    def twice() -> list[str]:
        build = build_on(cache)
        build.map(words, given(build, {"a": "one"}))
        build.map(words, given(build, {"b": "two"}))
        build.finish(1 << 30)
        return build.ran

    twice()
    before = cache._open().total_changes
    ran = twice()

    assert (ran, cache._open().total_changes) == ([], before)


def test_a_step_is_known_by_what_is_made_of_it(cache, tmp_path):
    build = build_on(cache)
    folder = tmp_path / "out"
    folder.mkdir()

    def put(path: str, data: bytes) -> str:
        (folder / path).write_bytes(data)
        return "0" * 64

    mapped = build.map(page, given(build, {"a": "x"}))
    files = build.files(page, given(build, {"a": "x"}), (), {}.get, put)
    again = build.map(page, given(build, {"a": "x"}))

    assert values(mapped) == values(again) == {"a": b"x"}
    assert files.wanted == {"a": "0" * 64}


def test_a_file_step_that_makes_nothing_does_not_run_again(tmp_path):
    entries = {"a": "hidden one"}
    build_site(tmp_path, entries)

    build = build_site(tmp_path, entries)

    assert build.ran == []
    assert "topic/hidden.html" not in files_of(tmp_path / "site")


def test_a_file_that_no_longer_stands_there_is_made_again(tmp_path):
    build_site(tmp_path, ENTRIES)
    (tmp_path / "site" / "entry" / "a.html").unlink()

    build = build_site(tmp_path, ENTRIES)

    assert build.ran == ["entry page entry/a.html"]
    assert "entry/a.html" in files_of(tmp_path / "site")


# -- values and messages


def test_an_item_without_a_value_is_left_out(cache):
    build = build_on(cache)

    assert build.map(nothing, given(build, {"a": "x"})) == {}


def test_results_come_in_the_order_of_the_items(cache):
    build = build_on(cache)
    build.map(words, given(build, {"b": "two"}))

    refs = build.map(words, given(build, {"c": "three", "b": "two", "a": "one"}))

    assert list(refs) == ["c", "b", "a"]


def test_messages_are_told_again_when_nothing_runs(cache):
    told = []
    for _ in range(2):
        build = build_on(cache)
        refs = build.map(grumble, given(build, {"a": "good", "b": "bad"}))
        build.finish(1 << 30)
        told.append((list(refs), list(build.messages()), build.ran))

    messages = [Said("not good"), Said("again"), Said("not bad"), Said("again")]
    assert told == [(["a"], messages, ["grumble a", "grumble b"]), (["a"], messages, [])]


def test_messages_of_files_are_told_again(tmp_path):
    entries = {"a": "hidden one", "b": "war"}

    told = [list(build_site(tmp_path, entries).messages()) for _ in range(2)]

    assert told == [[Said("no words"), Said("a hidden topic has no page")]] * 2


def test_split_gives_a_reference_for_each(cache):
    build = build_on(cache)

    refs = build.split(letters, build.given("ba"))

    assert list(values(refs).items()) == [("b", "B"), ("a", "A")]
    assert values(build_on(cache).split(letters, build.given("ba"))) == values(refs)


def test_two_values_of_one_name_are_a_bug(cache):
    build = build_on(cache)

    with pytest.raises(AssertionError, match="letters gives two values of one name"):
        build.split(letters, build.given("aa"))


def test_a_step_must_hold_nothing_that_is_not_in_its_key(cache):
    build = build_on(cache)
    secret = "!"

    def closure(text: str) -> str:
        return text + secret

    class Method:
        def step(self, text: str) -> str:
            return text

    for function in (closure, functools.partial(both, "x"), Method().step):
        with pytest.raises(AssertionError):
            build.map(function, given(build, {"a": "x"}))


# -- files


def test_a_file_is_read_when_it_is_looked_at(cache, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")

    assert build_on(cache).file(path, digest(b"one")).value() == b"one"


def test_a_file_that_changes_during_the_build_is_not_believed(cache, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"two")
    ref = build_on(cache).file(path, digest(b"one"))

    with pytest.raises(ChangedError, match=r"a\.txt changed"):
        ref.value()

    path.unlink()
    with pytest.raises(ChangedError, match=r"a\.txt went away"):
        ref.value()


# -- workers


MANY = {str(number): f"{number} words" for number in range(200)}


def test_workers_give_what_one_process_gives(tmp_path):
    entries = {f"e{number}": f"t{number % 7} {number}" for number in range(150)} | {"x": "bad", "y": "war"}

    one = build_site(tmp_path / "one", entries, jobs=1)
    two = build_site(tmp_path / "two", entries, jobs=2)

    assert files_of(tmp_path / "one" / "site") == files_of(tmp_path / "two" / "site")
    assert one.ran == two.ran
    assert list(one.messages()) == list(two.messages())


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_error_of_a_step_names_the_item(cache, jobs):
    build = build_on(cache, jobs)

    with pytest.raises((ValueError, StepError)) as caught:
        build.map(fail, given(build, MANY))

    assert "in the step fail" in str(caught.value) + "".join(caught.value.__notes__ if jobs == 1 else ())
    assert_no_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_changes_is_told_as_such_by_a_worker_too(cache, tmp_path, jobs):
    (tmp_path / "a.txt").write_bytes(b"two")
    build = build_on(cache, jobs)
    ref = build.file(tmp_path / "a.txt", digest(b"one"))

    with pytest.raises(ChangedError, match="changed while"):
        build.map(read_bytes, {str(number): (ref,) for number in range(100)})


def read_bytes(data: bytes) -> bytes:
    return data


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_refusal_of_the_system_is_told_as_such_by_a_worker_too(cache, tmp_path, jobs):
    build = build_on(cache, jobs)

    def put(path: str, data: bytes) -> str:
        raise OSError(28, "No space left on device", path)

    with pytest.raises(OSError, match="No space left") as caught:
        build.files(page, given(build, MANY), (), {}.get, put)

    assert (caught.value.errno, caught.value.filename in MANY) == (28, True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_value_is_told_as_damage_by_a_worker_too(cache, jobs):
    build = build_on(cache, jobs)
    items = given(build, MANY)
    cache.commit()
    cache._open().execute("DELETE FROM value")

    with pytest.raises(CacheDamagedError):
        build.map(words, items)


def test_a_worker_that_is_killed_is_an_error_and_leaves_nobody_behind(cache):
    build = build_on(cache, 2)

    with pytest.raises(StepError, match="killed"):
        build.map(kill_itself, given(build, MANY))

    assert_no_children()


def test_workers_that_hang_do_not_outlive_an_error(cache):
    build = build_on(cache, 2)

    with pytest.raises(StepError, match="the first one"):
        build.map(hang, given(build, {str(number): str(number) for number in range(100)}))

    assert_no_children()


def test_what_was_made_before_an_interruption_is_not_made_again(cache):
    build = build_on(cache, 1)
    build.on_progress = interrupt
    with pytest.raises(KeyboardInterrupt):
        build.map(words, given(build, MANY))

    again = build_on(cache, 1)
    refs = again.map(words, given(again, MANY))

    assert len(again.ran) == len(MANY) - 64
    assert values(refs) == {name: tuple(text.split()) for name, text in MANY.items()}


def interrupt(stage: str, done: int, all_: int) -> None:
    raise KeyboardInterrupt


def assert_no_children() -> None:
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


# -- forgetting


def test_a_small_limit_forgets_what_is_not_used_and_nothing_else(tmp_path):
    build_site(tmp_path, ENTRIES)
    build_site(tmp_path, ENTRIES | {"a": "peace " + "long " * 9000})
    build_site(tmp_path, ENTRIES, limit=0)

    assert build_site(tmp_path, ENTRIES, limit=0).ran == []
    ran = build_site(tmp_path, ENTRIES | {"a": "peace " + "long " * 9000}).ran
    assert ran[:3] == ["read entry a", "entry card a", "by topic"]


def test_after_forgetting_one_may_go_back(tmp_path):
    for limit in (1 << 30, 0, 0, 1 << 30):
        for title in ("One", "Two"):
            build = build_site(tmp_path, ENTRIES, title, limit=limit)
            list(build.messages())
            clean = tmp_path / f"clean {limit} {title}"
            build_site(clean, ENTRIES, title)
            assert files_of(tmp_path / "site") == files_of(clean / "site")


def test_the_cache_does_not_grow_with_each_edit_of_a_shared_argument(tmp_path):
    build_site(tmp_path, ENTRIES)
    cache = Cache(tmp_path / ".cache" / "build.sqlite")
    before = cache.names()

    for number in range(5):
        build_site(tmp_path, ENTRIES, title=str(number), code=str(number))

    assert cache.names() == before


def test_what_is_larger_than_the_limit_is_not_pruned_again_each_time(cache):
    def once() -> int:
        build = build_on(cache)
        build.map(words, given(build, MANY))
        build.finish(0)
        return cache._open().total_changes

    assert once() == once()


def test_a_trace_without_its_value_is_damage(tmp_path):
    build_site(tmp_path, ENTRIES)
    cache = Cache(tmp_path / ".cache" / "build.sqlite")
    cache._open().execute("DELETE FROM value")
    cache.close()

    with pytest.raises(CacheDamagedError):
        build_site(tmp_path, ENTRIES | {"d": "war six"})
