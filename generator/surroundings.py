"""One build at a time, by a lock in the cache folder that dies with the process that holds it; and how to stop one."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO, NoReturn

from generator.errors import SurroundingsError

LOCK = "lock"
"""The file's name in the cache folder; it stays behind, empty or not, and means nothing by itself."""
_LOCKED_BYTE = 1 << 20  # on Windows the locked byte cannot be read, so it lies behind the process's number


@contextmanager
def locked(cache: Path) -> Iterator[None]:
    """Hold the archive for one build; raises SurroundingsError while another process does.

    The kernel's lock, not the file, is what counts: it is gone with the process, however that ended. Processes
    forked while it is held keep it until they end, as they may still be writing.
    """
    with _opened(cache) as file:
        if not _try_lock(file):
            raise SurroundingsError(_refusal(file))
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        yield


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM end what runs as Ctrl-C does, so that it can put down what it has done; raises KeyboardInterrupt."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _opened(cache: Path) -> BinaryIO:
    try:
        cache.mkdir(parents=True, exist_ok=True)
        return os.fdopen(os.open(cache / LOCK, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
    except OSError as error:
        raise SurroundingsError(
            f"cannot write to the cache folder {cache}: {error.strerror}\n"
            "  fix: choose an --output in a folder you may write to; the cache lies beside it"
        ) from error


def _refusal(file: BinaryIO) -> str:
    holder = file.read(20).decode("ascii", "replace").strip()
    named = f" (process {holder})" if holder.isdigit() else ""
    return f"another build is running{named}\n  fix: wait until it has ended, then build again"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:
    import errno
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise SurroundingsError(
                f"cannot lock {file.name}: {error.strerror}\n  fix: choose an --output on a disk of this machine"
            ) from error
        return True
