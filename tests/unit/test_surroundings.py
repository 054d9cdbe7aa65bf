"""One build at a time, and no lock that outlives its process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import SurroundingsError
from generator.surroundings import LOCK, locked

HOLD = """
import sys, time
from pathlib import Path
from generator.surroundings import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(cache: Path) -> "subprocess.Popen[str]":
    """A process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, cache], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_build_is_refused_and_told_which_process_holds_the_lock(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        said = rf"another build is running \(process {process.pid}\)\n  fix: "
        with pytest.raises(SurroundingsError, match=said), locked(tmp_path):
            pass
        process.kill()


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        os.kill(process.pid, signal.SIGKILL)

    with locked(tmp_path):
        assert (tmp_path / LOCK).read_text() == str(os.getpid())


def test_the_lock_can_be_had_again_after_a_build(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "deep/.cache"):
            pass


def test_what_an_older_process_left_in_the_file_does_not_stay(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("999999999")

    with locked(tmp_path):
        assert (tmp_path / LOCK).read_text() == str(os.getpid())


def test_a_cache_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with (
        pytest.raises(SurroundingsError, match=r"cache folder .*file/\.cache.*\n  fix: "),
        locked(tmp_path / "file/.cache"),
    ):
        pass
