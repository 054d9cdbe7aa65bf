"""Run a pure function over many items in forked processes; results come as they are made.

Forked, so that what the parent has in memory need not be sent; a child sends back frames of marshalled rows. Where
forking is not to be had, or is not worth its cost, the items run here, one after another.
"""

import contextlib
import gc
import marshal
import os
import selectors
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NoReturn

WORTH_A_FORK = 48
"""Fewer items than this run here: a fork of a large process costs about as much as they do."""
_FRAME = 64  # rows in a frame: small enough to show progress, large enough to cost nothing
_INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM)
_TURN = 32  # items one worker does in a row: neighbours often read the same, which is then at hand
_TURNS = 4  # at least so many of each worker, so that all end at about the same time
_HEAD = struct.Struct("<Q")

# numpy would start threads when it is loaded, and to fork beside threads is not safe.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

KILLED = "a worker was killed; is there enough memory?"

Row = tuple[Any, ...]


class StepError(Exception):
    """A step broke in a worker; the message is its traceback. A bug of ours, not of the content."""


def run_all(
    work: Callable[[Any], Row], items: Sequence[Any], jobs: int, passed: tuple[type[Exception], ...] = ()
) -> Iterator[tuple[int, Row]]:
    """Pairs of an item's place and what `work` gave for it, in no particular order.

    What `work` raises is raised here: from a worker an OSError and the kinds in `passed` (made of one message) as they
    are, all else as StepError.
    """
    if not forks(len(items), jobs):
        yield from ((place, work(item)) for place, item in enumerate(items))
        return
    with workers(partial(_work_through, work, items), min(jobs, len(items)), passed) as children:
        yield from _collect(children, passed)


def forks(count: int, jobs: int, worth: int = WORTH_A_FORK) -> bool:
    """Will so many items be done in workers?"""
    return jobs > 1 and count >= worth and hasattr(os, "fork")


@contextlib.contextmanager
def workers(
    work_through: Callable[[int, int, int], None], jobs: int, passed: tuple[type[Exception], ...]
) -> Iterator[dict[int, int]]:
    """Forked workers, by the pipe each writes to; `work_through` is told its share, of how many, and that pipe."""
    with children() as found:
        for share in range(jobs):
            start(partial(work_through, share, jobs), passed, found)
        yield found


@contextlib.contextmanager
def children() -> Iterator[dict[int, int]]:
    """Where the workers are put that are started, pipe → process; none of them outlives it."""
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()
    found: dict[int, int] = {}
    try:
        yield found
    finally:
        with _uninterrupted():
            gc.unfreeze()
            _end(found)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """What would interrupt waits until this is over, so that it never comes between a fork and the note of it."""
    if threading.current_thread() is not threading.main_thread():  # no other is ever interrupted, or may set handlers
        yield
        return
    held: list[int] = []
    handlers = {number: signal.signal(number, lambda number, _: held.append(number)) for number in _INTERRUPTIONS}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if held:
            signal.raise_signal(held[0])


def _end(children: Mapping[int, int]) -> None:
    """Wait for the workers; those that are not done are no longer needed, and might not end by themselves."""
    for reading, child in children.items():
        os.close(reading)
        os.kill(child, signal.SIGKILL)  # not waited for yet, so that the number is still the worker's
    for child in children.values():
        os.waitpid(child, 0)


def start(work_through: Callable[[int], None], passed: tuple[type[Exception], ...], crew: dict[int, int]) -> int:
    """Fork a worker that writes to the pipe it is told, and enter it in `crew`; our end of that pipe."""
    with _uninterrupted():
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent decides, and ends its workers
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            _be_worker(work_through, passed, writing, (reading, *crew))
        crew[reading] = child
        os.close(writing)
    return reading


def _be_worker(
    work_through: Callable[[int], None], passed: tuple[type[Exception], ...], writing: int, others: tuple[int, ...]
) -> NoReturn:
    """What a worker does all its life; `others` are the parent's ends of pipes, which it has no use for."""
    for pipe in others:
        os.close(pipe)
    try:
        work_through(writing)
    except BaseException as error:  # noqa: BLE001 - whatever broke must reach the parent, which raises it
        with contextlib.suppress(BrokenPipeError):  # the parent has gone or given up: nobody is left to tell
            send(writing, _told_of(error, passed))
    finally:
        os._exit(0)


def _told_of(error: BaseException, passed: tuple[type[Exception], ...]) -> tuple[str, Any]:
    """The frame that tells the parent what a worker's work raised."""
    for place, kind in enumerate(passed):
        if isinstance(error, kind):
            return "passed", (place, str(error))
    if isinstance(error, OSError) and error.errno is not None:
        return "refused", (error.errno, error.strerror, None if error.filename is None else str(error.filename))
    return "broken", "".join(traceback.format_exception(error))


def raise_told(word: str, content: Any, passed: tuple[type[Exception], ...]) -> NoReturn:
    """Raise here what a worker's frame tells of."""
    if word == "passed":
        place, message = content
        raise passed[place](message)
    if word == "refused":
        raise OSError(*content)
    raise StepError(content)


def _work_through(work: Callable[[Any], Row], items: Sequence[Any], share: int, jobs: int, writing: int) -> None:
    rows: list[tuple[int, Row]] = []
    for place in _places(share, jobs, len(items)):
        rows.append((place, work(items[place])))
        if len(rows) == _FRAME:
            send(writing, ("rows", rows))
            rows = []
    send(writing, ("rows", rows))
    send(writing, ("done", None))


def _places(share: int, jobs: int, count: int) -> Iterator[int]:
    """Which of so many items one of the workers does, rising."""
    turn = max(1, min(_TURN, count // (jobs * _TURNS)))
    for start in range(share * turn, count, jobs * turn):
        yield from range(start, min(start + turn, count))


def send(pipe: int, frame: tuple[str, Any]) -> None:
    """Write a frame, a word and what it is about, to the parent's pipe; waits while that is full."""
    data = marshal.dumps(frame)
    view = memoryview(_HEAD.pack(len(data)) + data)
    while view:
        view = view[os.write(pipe, view) :]


def _collect(children: Mapping[int, int], passed: tuple[type[Exception], ...]) -> Iterator[tuple[int, Row]]:
    buffers = {reading: bytearray() for reading in children}
    done: set[int] = set()
    with selectors.DefaultSelector() as selector:
        for reading in children:
            selector.register(reading, selectors.EVENT_READ)
        while len(done) < len(children):
            for key, _ in selector.select():
                reading = key.fd
                data = os.read(reading, 1 << 20)
                if not data:
                    if reading not in done:
                        raise StepError(KILLED)
                    continue
                buffers[reading] += data
                for word, content in frames(buffers[reading]):
                    if word == "rows":
                        yield from content
                    elif word == "done":
                        done.add(reading)
                        selector.unregister(reading)
                    else:
                        raise_told(word, content, passed)


def frames(buffer: bytearray) -> Iterator[tuple[str, Any]]:
    """The whole frames in a buffer, which are then taken out of it."""
    start = 0
    while len(buffer) - start >= _HEAD.size:
        (size,) = _HEAD.unpack_from(buffer, start)
        end = start + _HEAD.size + size
        if len(buffer) < end:
            break
        yield marshal.loads(memoryview(buffer)[start + _HEAD.size : end])
        start = end
    del buffer[:start]
