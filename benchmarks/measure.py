"""What a command costs, with everything it starts: wall time, processor time, memory."""

import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.02  # a build that changes nothing takes about 0.2 s
SAMPLER_SHARE = 0.1  # of the time at most: summing up the pages of a process that holds 1 GB takes 10 ms and stops it
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


class CommandFailed(Exception):
    """The command did not exit with 0."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run cost."""

    wall: float
    """Seconds from the start until the last process of the tree is gone."""
    cpu: float
    """Seconds of processor time, user and system, of the whole tree."""
    largest: int
    """Bytes: the largest resident set any one process of the tree ever had (wait4's ru_maxrss)."""
    tree: int
    """Bytes: the highest sum over the tree's processes of their proportional set sizes; 0 if not sampled."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], *, is_sampled: bool) -> Usage:
    """Run the command in the folder and wait for it and all it started. Its output is kept for the error only.

    A sampled run gives the tree's memory; its times are not to be used, as looking at memory slows it down.
    """
    adopt_orphans()
    os.sync()  # what earlier runs wrote must not be written during this one
    with open(folder / "output.log", "wb") as log:
        started = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        sampler = Sampler() if is_sampled else None
        ended = list(_ended())
        wall = time.perf_counter() - started
    child.returncode = {pid: code for pid, code, _ in ended}[child.pid]
    if child.returncode:
        said = (folder / "output.log").read_text("utf-8", "replace")
        raise CommandFailed(f"{Path(command[0]).name} exited with {child.returncode}:\n{said[-4000:]}")
    cpu = sum(usage.ru_utime + usage.ru_stime for _, _, usage in ended)
    unit = 1 if sys.platform == "darwin" else 1024
    largest = max(usage.ru_maxrss for _, _, usage in ended) * unit
    return Usage(wall, cpu, largest, sampler.stop() if sampler else 0)


def adopt_orphans() -> None:
    """Make processes that outlive their parent our children, so that nothing a build leaves running goes uncounted."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _ended() -> Iterator[tuple[int, int, resource.struct_rusage]]:
    """Each child as it ends, with its exit code and what it and its own children used, until there are none."""
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return
        yield pid, os.waitstatus_to_exitcode(status), usage


class Sampler:
    """Adds up the memory of all our descendants again and again, and remembers the highest sum."""

    def __init__(self) -> None:
        """Start at once, in a thread."""
        self._highest = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The highest sum seen, in bytes; 0 where the system has no /proc/*/smaps_rollup."""
        self._stopped.set()
        self._thread.join()
        return self._highest

    def _sample(self) -> None:
        pause = 0.0
        while not self._stopped.wait(pause):
            started = time.perf_counter()
            self._highest = max(self._highest, sum(map(proportional, descendants(os.getpid()))))
            pause = max(SAMPLE_SECONDS, (time.perf_counter() - started) / SAMPLER_SHARE)


def descendants(ancestor: int) -> list[int]:
    """The ids of all processes below the ancestor."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        if (parent := _parent(entry)) is not None:
            children.setdefault(parent, []).append(int(entry.name))
    found: list[int] = []
    waiting = list(children.get(ancestor, ()))
    while waiting:
        found.append(pid := waiting.pop())
        waiting += children.get(pid, ())
    return found


def _parent(entry: Path) -> int | None:
    try:
        stat = (entry / "stat").read_text()
    except OSError:  # it has ended meanwhile
        return None
    return int(stat.rpartition(")")[2].split()[1])


def proportional(pid: int) -> int:
    """The process's share of memory in bytes: pages it has alone, and its part of each page that it shares."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
