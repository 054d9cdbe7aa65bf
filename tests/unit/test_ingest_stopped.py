"""A run that is stopped at any moment leaves whole files, and the next one goes on from there."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_folder import Archive

from generator.engine.cache import Cache
from generator.ingest import ingest
from generator.ingest.memory import FILE, recall_past

COUNT = 60
STUB = """
import time
import generator.ingest.work as work
from generator.cli import main

add = work.Notebook.add
done = []

def slowly(*what):
    add(*what)
    done.append(what)
    time.sleep(len(done) > 20)

work.PAUSE = 0.0
work.Notebook.add = slowly
main()
"""
"""The command, noting what it did after each article; from the twentieth on each takes a second."""


def full(folder: Path) -> Archive:
    """An archive in which plain files, rows and pages wait; some of them take the same id."""
    archive = Archive(folder)
    archive.put("archive.yml", "title: Valley\n")
    for number in range(COUNT // 2):
        archive.put(f"raw/{number:02}.txt", text(number))
    rows = (json.dumps({"title": f"Report {number % 7}", "body": text(number)}) for number in range(COUNT // 2, COUNT))
    archive.put("raw/rows.jsonl", "\n".join(rows))
    return archive


def text(number: int) -> str:
    return f"The bridge was closed on Sunday after {number} cracks were found in two of its piers.\n" * 3


def made(archive: Archive) -> dict[str, bytes]:
    return {name: data for name, (data, _) in archive.files().items()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run that nobody stops makes."""
    archive = full(tmp_path_factory.mktemp("whole"))
    ingest(archive.content)
    return made(archive)


def stop_at(count: int) -> Callable[[str, int, int], None]:
    def progress(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("cleaning", count):
            raise KeyboardInterrupt

    return progress


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stopped_run_is_gone_on_with_where_it_was(tmp_path: Path, whole: dict[str, bytes], jobs: int) -> None:
    archive = full(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        ingest(archive.content, progress=stop_at(40), jobs=jobs)
    store = Cache(tmp_path / ".cache" / FILE)
    known = recall_past(store)
    store.close()

    report = ingest(archive.content, jobs=jobs)

    assert (len(known.rows), list(known.held)) == (40, ["raw/rows.jsonl"])
    assert (len(report.new), report.unchanged) == (COUNT - 40, 40)
    assert made(archive) == whole


def test_a_run_stopped_again_and_again_comes_to_the_same(tmp_path: Path, whole: dict[str, bytes]) -> None:
    archive = full(tmp_path)
    for count in (1, 13, 31, 59):
        with pytest.raises(KeyboardInterrupt):
            ingest(archive.content, progress=stop_at(count))

    ingest(archive.content)

    assert made(archive) == whole
    assert ingest(archive.content).unchanged == COUNT
    store = Cache(tmp_path / ".cache" / FILE)
    assert [name for name in store.names() if name[-1].isdigit()] == []


def test_a_stopped_run_of_another_program_is_not_taken_for_done(tmp_path: Path) -> None:
    archive = full(tmp_path)
    ingest(archive.content)
    with pytest.raises(KeyboardInterrupt):
        ingest(archive.content, progress=stop_at(30), is_cautious=True)

    ingest(archive.content)
    after = made(archive)

    (tmp_path / ".cache" / FILE).unlink()
    ingest(archive.content)
    assert made(archive) == after


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_ended_from_outside_leaves_whole_files(tmp_path: Path, whole: dict[str, bytes], number: int) -> None:
    archive = full(tmp_path)
    run = subprocess.Popen(
        [sys.executable, "-c", STUB, "ingest", "--jobs", "2"], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    articles = archive.content / "articles"
    while run.poll() is None and len(list(articles.glob("[!.]*"))) < 20:
        time.sleep(0.01)
    run.send_signal(number)
    _, said = run.communicate(timeout=60)

    assert run.returncode == (-signal.SIGKILL if number == signal.SIGKILL else 130)
    assert said.strip() == ("" if number == signal.SIGKILL else "stopped; pressmark ingest goes on from here")
    left = {name: data for name, data in made(archive).items() if not name.startswith(".")}
    assert left.items() <= whole.items()
    if number != signal.SIGKILL:
        assert [path.name for path in archive.content.rglob(".*")] == []

    report = ingest(archive.content)

    assert report.unchanged >= 20
    assert made(archive) == whole
    assert [path.name for path in archive.content.rglob(".*")] == []
