"""Work is done once for each item, wherever it is done, and nobody is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.engine.workers import WORTH_A_FORK, StepError, run_all

ENOUGH = range(WORTH_A_FORK * 3)


class OddError(Exception):
    pass


def twice(item: int) -> tuple[int, bytes]:
    return item * 2, bytes(item)


def where(item: int) -> tuple[int]:
    return (os.getpid(),)


def large(item: int) -> tuple[bytes]:
    return (bytes([item % 256]) * 300_000,)


def at_seventy(item: int) -> tuple[int]:
    if item == 70:
        raise OddError("seventy")
    return (item,)


def system_at_seventy(item: int) -> tuple[int]:
    if item == 70:
        raise FileExistsError(17, "File exists", Path("x/y"))
    return (item,)


def leave_at_seventy(item: int) -> tuple[int]:
    if item == 70:
        sys.exit("I leave")
    return (item,)


def no_number(item: int) -> tuple[int]:
    raise OSError("in words")


@pytest.mark.parametrize("jobs", [1, 2, 7, 500])
@pytest.mark.parametrize("count", [0, 1, WORTH_A_FORK - 1, WORTH_A_FORK, len(ENOUGH)])
def test_each_item_is_done_once(jobs, count):
    rows = list(run_all(twice, range(count), jobs))

    assert sorted(rows) == [(item, (item * 2, bytes(item))) for item in range(count)]


def test_few_items_are_not_worth_a_fork():
    places = {row[0] for _, row in run_all(where, range(WORTH_A_FORK - 1), 4)}

    assert places == {os.getpid()}


def test_many_items_are_shared_out():
    places = {row[0] for _, row in run_all(where, ENOUGH, 3)}

    assert len(places - {os.getpid()}) == 3


def test_neighbours_fall_to_one_worker():
    done = dict(run_all(where, range(640), 2))

    assert [len({done[place] for place in range(start, start + 32)}) for start in range(0, 640, 32)] == [1] * 20


def test_rows_larger_than_a_pipe_come_whole():
    assert dict(run_all(large, ENOUGH, 2)) == {item: large(item) for item in ENOUGH}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_to_be_passed_is_passed(jobs):
    with pytest.raises(OddError, match=r"^seventy$"):
        list(run_all(at_seventy, ENOUGH, jobs, (ValueError, OddError)))


def test_what_is_not_is_told_with_its_traceback():
    with pytest.raises(StepError, match=r"(?s)Traceback.*at_seventy.*OddError: seventy"):
        list(run_all(at_seventy, ENOUGH, 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_system_error_is_passed_with_its_kind_and_file(jobs):
    with pytest.raises(FileExistsError) as caught:
        list(run_all(system_at_seventy, ENOUGH, jobs))

    assert (caught.value.errno, str(caught.value.filename)) == (17, "x/y")


def test_a_system_error_without_a_number_is_told_with_its_traceback():
    with pytest.raises(StepError, match="in words"):
        list(run_all(no_number, ENOUGH, 2))


def test_leaving_is_an_error():
    with pytest.raises(StepError, match="I leave"):
        list(run_all(leave_at_seventy, ENOUGH, 2))


def test_whoever_wants_no_more_leaves_no_workers():
    rows = run_all(large, ENOUGH, 3)
    next(rows)
    rows.close()

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_pipes_are_left_open():
    before = os.listdir("/proc/self/fd")
    for _ in range(3):
        list(run_all(twice, ENOUGH, 4))
        with pytest.raises(OddError):
            list(run_all(at_seventy, ENOUGH, 4, (OddError,)))

    assert os.listdir("/proc/self/fd") == before


SLOW = """
import os, sys, time
from generator.engine.workers import run_all

def slow(item):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(float(sys.argv[1]))
    return (item,)

try:
    list(run_all(slow, range(1000), 2))
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def test_an_interruption_ends_even_workers_that_hang():
    process, workers = started("600")

    process.send_signal(signal.SIGINT)

    assert process.communicate(timeout=60)[0] == "interrupted\n"
    assert not any(map(lives, workers))


BETWEEN = """
import os, signal, sys
number = getattr(signal, sys.argv[2])
signal.signal(number, signal.default_int_handler)
fork = os.fork

def interrupted_at_once():
    child = fork()
    os.kill(os.getpid(), number)  # in the parent and in the worker, before either has done anything
    return child

os.fork = interrupted_at_once
"""


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
def test_an_interruption_between_a_fork_and_its_note_leaves_nobody(number):
    command = [sys.executable, "-c", BETWEEN + SLOW, "600", number]

    found = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=60, check=True)

    *workers, said = found.stdout.splitlines()
    assert said == "interrupted"
    assert not any(lives(int(worker)) for worker in workers)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted by Linux's /proc")
def test_a_library_that_would_start_threads_starts_none_where_workers_are_forked():
    code = "import os, generator.engine.workers, numpy; print(len(os.listdir('/proc/self/task')))"
    started = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}

    found = subprocess.run([sys.executable, "-c", code], env=started, capture_output=True, text=True, check=True)

    assert found.stdout == "1\n"


def test_workers_whose_parent_was_killed_end_by_themselves():
    process, workers = started("0.01")

    process.kill()

    assert not any(map(lives, workers))
    process.communicate(timeout=60)


def started(seconds: str) -> tuple["subprocess.Popen[str]", set[int]]:
    """A process with two workers, each item of which takes that long."""
    process = subprocess.Popen([sys.executable, "-c", SLOW, seconds], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    workers = {int(process.stdout.readline())}
    while len(workers) < 2:
        workers.add(int(process.stdout.readline()))
    return process, workers


def lives(process: int) -> bool:
    """Does it still live after half a minute?"""
    for _ in range(600):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True
