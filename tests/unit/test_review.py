"""`pressmark ingest --review`: answers through a pipe and at a terminal, and what becomes of them."""

import os
import pty
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from archive_folder import Archive

from generator.read.verdict_text import HEAD

CASES = Path(__file__).resolve().parents[1] / "cases" / "review"
BRIDGE = """The bridge was closed on Sunday after cracks were found in two of its piers.

The northern ford
Lorries are sent round by the northern ford, which adds an hour to the way.

Fog in the valley
Drivers are asked to wait at the mill until the fog has gone, the office said.
"""
ID = "undated-the-bridge-was-closed-on-sunday-after-cracks-were-found-in"
SHA256 = sha256(BRIDGE.encode()).hexdigest()
VERDICTS = f"verdicts/{ID}.yml"
TWO = """The bridge was closed on Sunday after cracks were found in two of its piers.
Read more: Who built the bridge
Read more: Who paid for the bridge

Read more: Who crossed it first
Lorries are sent round by the northern ford, which adds an hour to the way.
"""


def test_an_answer_is_written_down_and_the_article_follows(archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)

    done = archive.run("ingest", "--review", answers="d\nk\n")

    assert done.exit_code == 0
    assert verdicts(archive) == f'{HEAD}raw_sha256: "{SHA256}"\nkeep: [6]\ndrop: [3]\n'
    assert "The northern ford\n" not in archive.text(ID)
    assert "## Fog in the valley\n" in archive.text(ID)
    assert done.stderr.splitlines()[-1].startswith("2 lines decided; ingested in ")


def test_what_is_decided_is_not_asked_again_and_holds_for_ever(archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)
    archive.run("ingest", "--review", answers="dk")
    (archive.content / "raw/a.txt").rename(archive.content / "raw/moved.txt")

    again = archive.run("ingest", "--review")

    assert (again.stdout, again.stderr.splitlines()[-1]) == ("", "no line is doubtful")
    assert "The northern ford\n" not in archive.text(ID)


def test_what_a_person_wrote_into_the_file_stays(archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)
    written = f'# Zainab looked at this.\nkeep:\n  - 1  # the lead\nraw_sha256: "{SHA256}"\n'
    archive.put(VERDICTS, written)

    archive.run("ingest", "--review", answers="kd")

    assert verdicts(archive) == written.replace("the lead\n", "the lead\n  - 3\n") + "drop: [6]\n"


def test_an_answer_can_be_taken_back(archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)

    archive.run("ingest", "--review", answers="dbkdbs")

    assert verdicts(archive) == f'{HEAD}raw_sha256: "{SHA256}"\nkeep: [3]\n'


def test_all_the_answers_taken_back_leave_no_file(archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)

    done = archive.run("ingest", "--review", answers="ddbbq")

    assert not (archive.content / VERDICTS).exists()
    assert done.stderr.splitlines()[-1] == "nothing was decided"


@pytest.mark.parametrize("answers", ["", "s", "ss", "q", "x?b"])
def test_where_nothing_is_decided_nothing_is_written(answers: str, archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)

    done = archive.run("ingest", "--review", answers=answers)

    assert done.exit_code == 0
    assert not (archive.content / "verdicts").exists()


def test_one_answer_for_the_rest_of_a_run_of_lines(archive: Archive) -> None:
    archive.put("raw/a.txt", TWO)

    archive.run("ingest", "--cautious", "--review", answers="sad")

    assert verdicts(archive).splitlines()[-1] == "drop: [3-5]"
    assert archive.text(ID).count("Read more") == 1


def test_an_edited_article_is_said_not_to_change(archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)
    archive.ingest()
    edited = archive.text(ID).replace("cracks", "deep cracks")
    archive.put(f"articles/{ID}.md", edited)

    done = archive.run("ingest", "--review", ID, answers="dd")

    assert f"a person has edited content/articles/{ID}.md: verdicts are noted, but will not change it" in done.stdout
    assert verdicts(archive).splitlines()[-1] == "drop: [3, 6]"
    assert archive.text(ID) == edited


def test_only_the_articles_named_are_asked_about(archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)
    archive.put("raw/b.txt", BRIDGE.replace("bridge", "tunnel"))
    archive.ingest()

    archive.run("ingest", "--review", f"content/articles/{ID.replace('bridge', 'tunnel')}.md", answers="dddd")

    assert [path.stem for path in (archive.content / "verdicts").iterdir()] == [ID.replace("bridge", "tunnel")]


def test_an_article_that_is_not_there_is_told_with_the_nearest(archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)

    done = archive.run("ingest", "--review", ID.replace("closed", "clsoed"))

    assert done.exit_code == 2
    assert f"did you mean {ID}?" in done.stderr


@pytest.mark.parametrize(
    "file, told",
    [
        (f'raw_sha256: "{"b" * 64}"\ndrop: [3]\n', "these verdicts are on other bytes"),
        (f'raw_sha256: "{SHA256}"\ndrop: 3\n', "expected a list for 'drop'"),
        (f'{{raw_sha256: "{SHA256}", drop: [1]}}\n', "written in a way that nothing can be added to"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_told_and_left_alone(file: str, told: str, archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)
    archive.ingest()
    archive.put(VERDICTS, file)

    done = archive.run("ingest", "--review", answers="kk")

    assert told in done.stderr
    assert "Traceback" not in done.output
    assert verdicts(archive) == file


def test_a_file_saved_while_it_is_reviewed_is_added_to(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.commands.review import review

    archive.put("raw/a.txt", BRIDGE)
    archive.ingest()
    saved = f'raw_sha256: "{SHA256}"\n# saved by hand\ndrop: [1]\n'

    def answers() -> str:
        if not (archive.content / VERDICTS).exists():
            archive.put(VERDICTS, saved)
            return "k"
        return "d"

    review(archive.content, [ID], answers)

    assert verdicts(archive) == saved.replace("[1]", "[1, 6]") + "keep: [3]\n"


def test_the_conversation_reads_as_its_case_says(archive: Archive, expect: Callable[[Path, str], None]) -> None:
    archive.put("raw/a.txt", BRIDGE)

    done = archive.run("ingest", "--review", answers="?kbdq")

    expect(CASES / "conversation.txt", done.stdout)


@pytest.mark.parametrize("no_color", ["", "1"])
def test_at_a_terminal_a_key_is_enough_and_colour_can_be_done_without(no_color: str, archive: Archive) -> None:
    archive.put("raw/a.txt", BRIDGE)
    archive.run("ingest")
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "ingest", "--review"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NO_COLOR": no_color, "TERM": "xterm"}

    with subprocess.Popen(
        command, cwd=archive.content.parent, env=environment, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL
    ) as reviewing:
        os.close(theirs)
        shown = b""
        for answer in (b"k", b"q"):
            while shown.count(b"quit, ? ") < (1 if answer == b"k" else 2):
                shown += os.read(mine, 4096)
            while termios.tcgetattr(mine)[3] & termios.ICANON:  # a key that comes before it waits for one is lost
                time.sleep(0.01)
            os.write(mine, answer)
        code = reviewing.wait(timeout=60)
    os.close(mine)

    assert code == 0
    assert verdicts(archive).splitlines()[-1] == "keep: [3]"
    assert (b"\x1b[" in shown) is not bool(no_color)


def verdicts(archive: Archive) -> str:
    return (archive.content / VERDICTS).read_text(encoding="utf-8")
