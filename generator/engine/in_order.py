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

from generator.engine.workers import KILLED, Row, StepError, forks, frames, raise_told, send, workers

WORTH_A_FORK = 8
"""Fewer items than this run here; each takes milliseconds."""
AHEAD = 32 << 20
"""Bytes that wait for their turn; while there are more, only the worker whose turn it is is listened to."""
FRAME, FULL, LATE = 64, 1 << 18, 0.25
"""Rows, bytes and seconds after which a worker sends what it has."""


def run_in_order(work: Callable[[Any], Row], items: Sequence[Any], jobs: int) -> Iterator[Row]:
    """What `work` gave for each item, in the order of the items, and not far ahead of what is asked for.

    For work of milliseconds an item, of which a few are worth a fork. What it raises is raised here, as by `run_all`.
    """
    if not forks(len(items), jobs, WORTH_A_FORK):
        yield from map(work, items)
        return
    with workers(partial(_work_in_order, work, items), min(jobs, len(items)), ()) as children:
        yield from _in_order(list(children), len(items))


def _work_in_order(work: Callable[[Any], Row], items: Sequence[Any], share: int, jobs: int, writing: int) -> None:
    rows: list[bytes] = []
    size, sent = 0, time.monotonic()
    parent = os.getppid()
    for place in range(share, len(items), jobs):
        if os.getppid() != parent:  # it was killed: nobody is left to tell, and what we hold must be let go
            return
        rows.append(marshal.dumps(work(items[place])))
        size += len(rows[-1])
        if len(rows) == FRAME or size > FULL or time.monotonic() - sent > LATE:
            send(writing, ("rows", rows))
            rows, size, sent = [], 0, time.monotonic()
    send(writing, ("rows", rows))


def _in_order(pipes: Sequence[int], count: int) -> Iterator[Row]:
    """The rows of workers who have every so manieth item each."""
    inboxes = {pipe: _Inbox(pipe) for pipe in pipes}
    for place in range(count):
        inbox = inboxes[pipes[place % len(pipes)]]
        while not inbox.rows:
            waiting = sum(each.size for each in inboxes.values())
            open_ = [each for each in inboxes.values() if not each.is_over] if waiting < AHEAD else [inbox]
            ready, _, _ = select.select([each.pipe for each in open_], [], [])
            for pipe in ready:
                inboxes[pipe].receive()
            if inbox.is_over and not inbox.rows:
                raise StepError(KILLED)
        yield inbox.next()


class _Inbox:
    """What one worker has sent and nobody has asked for yet."""

    def __init__(self, pipe: int) -> None:
        self.pipe = pipe
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
            self.rows.extend(content)
            self.size += sum(map(len, content))

    def next(self) -> Row:
        """The next row."""
        data = self.rows.popleft()
        self.size -= len(data)
        row: Row = marshal.loads(data)
        return row
