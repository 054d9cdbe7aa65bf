"""Run a slow function over many items in forked processes, and take the results in the items' order.

Each worker has every so manieth item. None runs far ahead: what waits for its turn is bounded, here and in the pipes.
"""

import marshal
import os
import select
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from generator.engine.workers import KILLED, Row, StepError, children, forks, frames, raise_told, send, start

WORTH_A_FORK = 8
"""Fewer items than this run here; each takes milliseconds."""
AHEAD = 32 << 20
"""Bytes that wait for their turn; while there are more, only the worker whose turn it is is listened to."""
FRAME, FULL, LATE = 64, 1 << 18, 0.25
"""Rows, bytes and seconds after which a worker sends what it has."""


def run_in_order(
    work: Callable[[Any], Row], items: Sequence[Any], jobs: int, lost: Callable[[Any], Row] | None = None
) -> Iterator[Row]:
    """What `work` gave for each item, in the order of the items, and not far ahead of what is asked for.

    For work of milliseconds an item, of which a few are worth a fork. What it raises is raised here, as by `run_all`.
    Where an item brings its worker down (no memory is left, a library crashes), `lost` gives its row, and another
    worker goes on behind it; without `lost` that is a StepError.
    """
    if not forks(len(items), jobs, WORTH_A_FORK):
        yield from map(work, items)
        return
    with children() as crew:
        yield from _in_order(work, items, min(jobs, len(items)), lost, crew)


def _work_in_order(
    work: Callable[[Any], Row], items: Sequence[Any], first: int, jobs: int, frame: int, writing: int
) -> None:
    rows: list[bytes] = []
    size, sent = 0, time.monotonic()
    parent = os.getppid()
    for place in range(first, len(items), jobs):
        if os.getppid() != parent:  # it was killed: nobody is left to tell, and what we hold must be let go
            return
        rows.append(marshal.dumps(work(items[place])))
        size += len(rows[-1])
        if len(rows) == frame or size > FULL or time.monotonic() - sent > LATE:
            send(writing, ("rows", rows))
            rows, size, sent = [], 0, time.monotonic()
    send(writing, ("rows", rows))


def _in_order(
    work: Callable[[Any], Row],
    items: Sequence[Any],
    jobs: int,
    lost: Callable[[Any], Row] | None,
    crew: dict[int, int],
) -> Iterator[Row]:
    def worker(first: int, frame: int = FRAME) -> _Inbox:
        pipe = start(partial(_work_in_order, work, items, first, jobs, frame), (), crew)
        return _Inbox(pipe, first, frame)

    inboxes = [worker(share) for share in range(jobs)]
    for place in range(len(items)):
        share = place % jobs
        while not (inbox := inboxes[share]).rows:
            if not inbox.is_over:
                _wait(inboxes, share)
                continue
            if lost is None:
                raise StepError(KILLED)
            os.close(inbox.pipe)
            os.waitpid(crew.pop(inbox.pipe), 0)
            if inbox.first == place and inbox.frame == 1:
                inboxes[share] = worker(place + jobs)
                inboxes[share].put(marshal.dumps(lost(items[place])))
            else:  # it did not come to send what it had: the next one sends each row as it is made
                inboxes[share] = worker(place, 1)
        yield inboxes[share].next()


def _wait(inboxes: Sequence["_Inbox"], share: int) -> None:
    """Receive what workers have sent; while much waits for its turn, only from the one whose turn it is."""
    waiting = sum(each.size for each in inboxes)
    heard = [each for each in inboxes if not each.is_over] if waiting < AHEAD else [inboxes[share]]
    ready, _, _ = select.select([each.pipe for each in heard], [], [])
    for each in heard:
        if each.pipe in ready:
            each.receive()


class _Inbox:
    """What one worker has sent and nobody has asked for yet."""

    def __init__(self, pipe: int, first: int, frame: int) -> None:
        self.pipe, self.first, self.frame = pipe, first, frame
        self.rows: deque[bytes] = deque()
        self.size = 0
        """Bytes of the rows."""
        self.is_over = False
        self._buffer = bytearray()

    def receive(self) -> None:
        """Read what is there; raises what the worker's work raised."""
        data = os.read(self.pipe, 1 << 20)
        self.is_over = not data
        self._buffer += data
        for told, content in frames(self._buffer):
            if told != "rows":
                raise_told(told, content, ())
            for row in content:
                self.put(row)

    def put(self, row: bytes) -> None:
        """A row to wait for its turn."""
        self.rows.append(row)
        self.size += len(row)

    def next(self) -> Row:
        """The next row."""
        data = self.rows.popleft()
        self.size -= len(data)
        row: Row = marshal.loads(data)
        return row
