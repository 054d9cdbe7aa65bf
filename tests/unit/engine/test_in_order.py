"""Results come in the order of the items, however long each takes and whoever makes it."""

import os
import signal
import sys
import time

import pytest

from generator.engine.in_order import AHEAD, WORTH_A_FORK, run_in_order
from generator.engine.workers import StepError


def slow_first(item: int) -> tuple[int, int]:
    time.sleep(0.05 if item == 0 else 0)
    return item, os.getpid()


def large(item: int) -> tuple[bytes]:
    return (bytes([item]) * (1 << 20),)


def at_seventy(item: int) -> tuple[int]:
    if item == 70:
        raise ValueError("seventy")
    return (item,)


def refused_at_seventy(item: int) -> tuple[int]:
    if item == 70:
        raise FileNotFoundError(2, "No such file or directory", "x/y")
    return (item,)


def leave_at_seventy(item: int) -> tuple[int]:
    if item == 70:
        os._exit(1)
    return (item,)


@pytest.mark.parametrize("jobs", [1, 2, 7])
@pytest.mark.parametrize("count", [0, 1, WORTH_A_FORK, 300])
def test_rows_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    assert [row[0] for row in run_in_order(slow_first, range(count), jobs)] == list(range(count))


def test_a_few_slow_items_are_shared_out() -> None:
    places = {row[1] for row in run_in_order(slow_first, range(WORTH_A_FORK), 2)}

    assert len(places - {os.getpid()}) == 2


def test_more_than_may_wait_comes_whole() -> None:
    count = 3 * AHEAD >> 20

    found = [row[0][0] for row in run_in_order(large, range(count), 3)]

    assert found == list(range(count))


@pytest.mark.parametrize(
    "work, kind, told",
    [
        (at_seventy, StepError, "ValueError: seventy"),
        (refused_at_seventy, FileNotFoundError, "x/y"),
        (leave_at_seventy, StepError, "a worker was killed"),
    ],
)
def test_what_a_worker_raises_is_raised_here(work, kind, told):
    with pytest.raises(kind, match=told):
        list(run_in_order(work, range(200), 3))


def mortal(item: int) -> tuple[int, bool]:
    if item in (3, 4, 70, 71, 199):
        os.kill(os.getpid(), signal.SIGKILL)
    return item, True


@pytest.mark.parametrize("jobs", [2, 3])
def test_an_item_that_brings_its_worker_down_is_told_and_the_others_are_done(jobs: int) -> None:
    rows = list(run_in_order(mortal, range(200), jobs, lambda item: (item, False)))

    assert [row[0] for row in rows] == list(range(200))
    assert [row[0] for row in rows if not row[1]] == [3, 4, 70, 71, 199]


def test_who_wants_no_more_leaves_no_worker_behind() -> None:
    rows = run_in_order(slow_first, range(10_000), 2)
    _, child = next(rows)

    rows.close()

    assert not os.path.exists(f"/proc/{child}") or sys.platform != "linux"
