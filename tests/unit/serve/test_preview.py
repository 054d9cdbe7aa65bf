"""`pressmark serve` from an editor's side: what is saved is what is shown, whatever stood in the way."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.errors import Place, Problem, warning
from generator.init import new_archive
from generator.serve.state import State, decode_state

ARTICLE = '---\ntitle: "A quiet day"\ndate: "2019-03-05"\n---\n\nNothing happened at the harbour.\n'
RAW = """The ferry sails again

By Sue Pane

The ferry left the quay at noon on Friday with all its lamps lit, and half of the town had come to see it go.

It will sail each day until the spring, the harbour master said, and then be given a new engine and some paint.
"""
HOLD = """
import sys, time
from pathlib import Path
from generator.errors import SurroundingsError
from generator.surroundings import locked
while True:
    try:
        with locked(Path(sys.argv[1])):
            print("held", flush=True)
            sys.stdin.read()
        break
    except SurroundingsError:  # the preview's own build has not ended yet
        time.sleep(0.05)
"""
PATIENCE = 60  # seconds; a rebuild takes about 0.2 on a machine that does nothing else


class Serving(NamedTuple):
    folder: Path
    address: str

    def save(self, path: str, text: str) -> None:
        (self.folder / "content" / path).write_text(text, encoding="utf-8")

    def get(self, path: str = "") -> str:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

    def shows(self, words: str, path: str = "") -> bool:
        """Whether a page comes to hold the words."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if words in self.get(path):
                return True
            time.sleep(0.05)
        return False


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    new_archive(tmp_path / "a", "Preview", '"Preview"')
    (tmp_path / "a/content/articles/a.md").write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "serve", "--port", "0", "--no-search"]
    with subprocess.Popen(command, cwd=tmp_path / "a", stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        served = Serving(tmp_path / "a", process.stderr.readline().split()[1])
        assert served.shows("A quiet day")
        yield served
        process.kill()


@contextmanager
def locking(folder: Path, cache: str) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds a cache's lock until the block ends."""
    command = [sys.executable, "-c", HOLD, cache]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield other


def test_a_raw_article_that_is_dropped_in_is_shown(serving: Serving) -> None:
    serving.save("raw/ferry.txt", RAW)

    assert serving.shows("The ferry sails again")
    assert list((serving.folder / "content/articles").glob("*the-ferry-sails-again.md"))


def test_the_sample_article_was_taken_in_at_the_start(serving: Serving) -> None:
    assert serving.shows("The harbour lamp is lit again")


def test_all_errors_are_shown_at_once(serving: Serving) -> None:
    serving.save("articles/a.md", ARTICLE.replace("2019-03-05", "2019-13-05"))
    serving.save("articles/b.md", "no front matter")

    assert serving.shows("content/articles/b.md")
    assert "content/articles/a.md:3:7" in serving.get()


def test_a_broken_template_is_an_error_like_any_other(serving: Serving) -> None:
    template = serving.folder / "themes/default/templates/article.html"
    template.parent.mkdir(parents=True)

    template.write_text("{% if %}")

    assert serving.shows("article.html")
    assert "not built" in serving.get()


def test_a_preview_waits_for_another_preview_and_then_goes_on(serving: Serving) -> None:
    with locking(serving.folder, ".cache/preview/.cache") as other:
        serving.save("articles/a.md", ARTICLE.replace("Nothing happened", "A gull landed"))
        is_told = serving.shows(f"another build is running (process {other.pid})")

    assert is_told
    assert serving.shows("A gull landed", "articles/a/")


def test_a_preview_goes_on_while_the_site_is_built(serving: Serving) -> None:
    with locking(serving.folder, ".cache"):
        serving.save("articles/a.md", ARTICLE.replace("Nothing happened", "A gull landed"))

        assert serving.shows("A gull landed", "articles/a/")


def test_a_state_comes_through_the_pipe_as_it_was_sent() -> None:
    problems = (Problem(Place("content/ä\udcff.md", 1, 2), "what “is”", "fix\n"), warning(Place("p"), "w"))

    assert decode_state(State("7-1", problems).encode()) == State("7-1", problems)
