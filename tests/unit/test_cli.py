"""The command line as an editor meets it: what it says, where it says it, and with which exit code it ends."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import COMMANDS, main
from generator.init import new_archive

WELL = '---\ntitle: "A quiet day"\ndate: "2019-03-05"\n---\n\nNothing happened at the harbour.\n'
BAD_DATE = WELL.replace("2019-03-05", "2019-13-05")
UNKNOWN_KEY = WELL.replace("date:", "dtae: x\ndate:")


class Archive:
    """An archive in a folder, and the command run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        new_archive(folder, "Tests", '"Tests"')

    def write(self, path: str, text: str) -> Path:
        target = self.folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def run(self, *arguments: str) -> Result:
        return pressmark(self.folder, *arguments)


def pressmark(folder: Path, *arguments: str) -> Result:
    """What the command says, run in this process from a folder."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, arguments, prog_name="pressmark")


def started(folder: Path, *arguments: str, **streams: Any) -> "subprocess.Popen[str]":
    """The command as a process of its own."""
    return subprocess.Popen([sys.executable, "-m", "generator", *arguments], cwd=folder, text=True, **streams)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    made.write("articles/a.md", WELL)
    return made


# -- the table of commands


def test_every_command_that_is_listed_explains_itself(tmp_path: Path) -> None:
    listed = re.findall(r"^  (\w+)  ", pressmark(tmp_path, "--help").stdout, re.MULTILINE)

    assert listed == list(COMMANDS)
    for name in listed:
        asked = pressmark(tmp_path, name, "--help")
        assert (asked.exit_code, asked.stdout.startswith("Usage: pressmark")) == (0, True), asked.stderr


def test_a_mistyped_command_is_told_the_nearest(tmp_path: Path) -> None:
    asked = pressmark(tmp_path, "biuld")

    assert (asked.exit_code, asked.stdout) == (2, "")
    assert "there is no command 'biuld'; did you mean 'build'?" in asked.stderr


@pytest.mark.parametrize("command", ["build", "check", "ingest", "serve", "status", "verify", "new topic x"])
def test_without_an_archive_nothing_is_made(tmp_path: Path, command: str) -> None:
    asked = pressmark(tmp_path, *command.split())

    assert asked.exit_code == 2
    assert asked.stderr.startswith("pressmark: there is no archive in content/ (it has no archive.yml)\n  fix: ")
    assert list(tmp_path.iterdir()) == []


# -- building


def test_a_build_says_what_it_did_and_a_second_that_nothing_changed(archive: Archive) -> None:
    first, second = archive.run("build", "--no-search"), archive.run("build", "--no-search")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert (first.stdout, second.stdout) == ("", "")
    assert re.fullmatch(r"built \d+ pages in \d+\.\d s: \d+ files new, 0 changed, 0 removed\n", first.stderr)
    assert re.fullmatch(r"nothing changed \(\d+ pages, \d+\.\d s\)\n", second.stderr)


def test_bad_content_is_told_with_place_and_fix_and_leaves_the_live_site(archive: Archive) -> None:
    archive.run("build", "--no-search")
    before = (archive.folder / "site/articles/a/index.html").read_bytes()
    archive.write("articles/a.md", BAD_DATE)
    archive.write("articles/b.md", UNKNOWN_KEY)

    built = archive.run("build", "--no-search")

    lines = built.stderr.splitlines()
    places = [line.partition(": ")[0] for line in lines if line.startswith("content/")]
    assert built.exit_code == 1
    assert places == [
        "content/articles/b.md:3:1",
        "content/articles/a.md:3:7",
    ]  # warnings first, errors where one looks
    assert lines[-1] == "not built: 1 error, 1 warning; site/ stays as it was"
    assert "Traceback" not in built.stderr
    assert (archive.folder / "site/articles/a/index.html").read_bytes() == before


def test_warnings_are_told_again_when_nothing_changed(archive: Archive) -> None:
    archive.write("articles/b.md", UNKNOWN_KEY)
    first = archive.run("build", "--no-search")

    second = archive.run("build", "--no-search")

    assert "nothing changed" in second.stderr
    assert second.stderr.splitlines()[:2] == first.stderr.splitlines()[:2]
    assert "content/articles/b.md:3:1: " in second.stderr


@pytest.mark.parametrize("command, code", [("build --strict", 1), ("check", 1), ("build", 0)])
def test_a_warning_stops_what_is_strict(archive: Archive, command: str, code: int) -> None:
    archive.write("articles/b.md", UNKNOWN_KEY)

    assert archive.run(*command.split()).exit_code == code


def test_keep_going_leaves_out_what_is_wrong_and_publishes_the_rest(archive: Archive) -> None:
    archive.write("articles/b.md", BAD_DATE)

    built = archive.run("build", "--no-search", "--keep-going")

    assert built.exit_code == 0
    assert "content/articles/b.md:3:7: " in built.stderr
    assert (archive.folder / "site/articles/a/index.html").is_file()
    assert not (archive.folder / "site/articles/b").exists()


def test_a_check_makes_no_site(archive: Archive) -> None:
    checked = archive.run("check")

    assert (checked.exit_code, checked.stderr.startswith("all is well: ")) == (0, True), checked.stderr
    assert not (archive.folder / "site").exists()


def test_quiet_says_only_what_is_wrong(archive: Archive) -> None:
    well = archive.run("build", "--no-search", "--quiet")
    archive.write("articles/a.md", BAD_DATE)
    wrong = archive.run("build", "--no-search", "--quiet")

    assert (well.exit_code, well.stderr) == (0, "")
    assert "content/articles/a.md:3:7: " in wrong.stderr


def test_json_is_one_object_on_standard_output(archive: Archive) -> None:
    archive.write("articles/b.md", BAD_DATE)

    built = archive.run("build", "--json")

    told = json.loads(built.stdout)
    assert (built.exit_code, built.stderr) == (1, "")
    assert told["is_built"] is False
    assert [problem["path"] for problem in told["problems"]] == ["content/articles/b.md"]
    assert {"line": 3, "column": 7, "severity": "error"}.items() <= told["problems"][0].items()


@pytest.mark.parametrize("no_color, is_coloured", [("", True), ("1", False)])
def test_colour_is_for_terminals_whose_owner_wants_it(archive: Archive, no_color: str, is_coloured: bool) -> None:
    archive.write("articles/a.md", BAD_DATE)
    reading, terminal = os.openpty()
    with started(archive.folder, "build", stderr=terminal, env={**os.environ, "NO_COLOR": no_color}) as building:
        os.close(terminal)
        said = everything(reading)

    assert building.returncode == 1
    assert b"content/articles/a.md" in said
    assert (b"\x1b[" in said) == is_coloured


def test_there_is_no_colour_in_a_file(archive: Archive) -> None:
    archive.write("articles/a.md", BAD_DATE)

    assert "\x1b" not in archive.run("build").stderr


def everything(terminal: int) -> bytes:
    """All that is written to a terminal until its other end is closed."""
    said = b""
    try:
        while part := os.read(terminal, 4096):
            said += part
    except OSError:
        pass  # Linux says EIO where others say that nothing follows
    os.close(terminal)
    return said


# -- what the machine refuses, and interruptions


def test_an_output_that_holds_other_files_is_refused(archive: Archive) -> None:
    (archive.folder / "site").mkdir()
    (archive.folder / "site/thesis.doc").write_text("mine")

    built = archive.run("build", "--no-search")

    assert built.exit_code == 3
    assert "thesis.doc" in built.stderr
    assert "\n  fix: " in built.stderr
    assert (archive.folder / "site/thesis.doc").read_text() == "mine"


def test_a_second_build_at_once_is_refused(archive: Archive) -> None:
    hold = "import sys, time; from pathlib import Path; from generator.surroundings import locked\n"
    hold += "with locked(Path('.cache')): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", hold], cwd=archive.folder, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        built = archive.run("build")
        other.kill()

    assert built.exit_code == 3
    assert f"another build is running (process {other.pid})" in built.stderr


def test_a_reader_who_has_seen_enough_ends_the_command_without_a_word(archive: Archive) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with started(archive.folder, "build", "--json", stdout=writing, stderr=subprocess.PIPE) as building:
        os.close(writing)
        assert building.stderr is not None
        said = building.stderr.read()

    assert (building.returncode, said) == (130, "")


def test_an_interrupt_ends_the_preview_without_a_traceback(archive: Archive) -> None:
    with started(archive.folder, "serve", "--port", "0", "--no-search", stderr=subprocess.PIPE) as serving:
        assert serving.stderr is not None
        said = serving.stderr.readline()
        serving.send_signal(signal.SIGINT)
        rest = serving.stderr.read()

    assert said.startswith("Preview: http://127.0.0.1:")
    assert (serving.returncode, "Traceback" in rest) == (130, False), rest


def test_a_build_in_which_nothing_changed_imports_nothing_heavy(archive: Archive) -> None:
    archive.run("build", "--no-search")

    watched = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}
    with started(archive.folder, "build", "--no-search", stderr=subprocess.PIPE, env=watched) as again:
        assert again.stderr is not None
        lines = again.stderr.read().splitlines()

    imported = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
    heavy = (
        "rich yaml jinja2 markdown_it bs4 lxml nh3 numpy anyascii http.server multiprocessing tempfile email subprocess"
    )
    assert "click" in imported
    assert imported & {*heavy.split(), "generator.serve", "generator.ingest", "generator.init"} == set()


# -- new


@pytest.mark.parametrize(
    "arguments, path, line",
    [
        (["topic", "Arms trade"], "topics/arms-trade.md", 'name: "Arms trade"'),
        (["topic", "arms-trade"], "topics/arms-trade.md", 'name: "Arms trade"'),
        (["person", "sergei-shoigu"], "people/sergei-shoigu.md", 'name: "Sergei Shoigu"'),
        (["place", "Île de Ré"], "places/ile-de-re.md", 'name: "Île de Ré"'),
        (["organisation", "UN: “HQ”"], "organisations/un-hq.md", 'name: "UN: “HQ”"'),
        (["publisher", "the-sheet"], "publishers/the-sheet.md", 'name: "The Sheet"'),
        (["story", "A visit", "--articles", "a"], "stories/a-visit.md", 'articles: ["a"]'),
        (["page", "About us"], "pages/about-us.md", 'title: "About us"'),
        (["article", "A visit"], "articles/undated-a-visit.md", 'title: "A visit"'),
        (["article", "A visit", "--date", "2014-11"], "articles/undated-a-visit.md", 'date: "2014-11"'),
        (
            ["article", "A visit", "--date", "2014-11-20", "--publisher", "dawn"],
            "articles/2014-11-20-dawn-a-visit.md",
            "publisher: dawn",
        ),
        (["article", "2014-11-20-dawn-a-visit"], "articles/2014-11-20-dawn-a-visit.md", 'title: "Dawn a visit"'),
    ],
)
def test_a_new_file_can_be_built_as_it_is(archive: Archive, arguments: list[str], path: str, line: str) -> None:
    made = archive.run("new", *arguments)

    assert (made.exit_code, made.stdout) == (0, f"content/{path}\n"), made.stderr
    assert line in (archive.folder / "content" / path).read_text(encoding="utf-8").splitlines()
    assert archive.run("check").stderr.startswith("all is well")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["topic", "…"], "no address can be made of '…'"),
        (["article", "x", "--date", "2014-13-01"], "'2014-13-01' is not a date: "),
        (["topic", "x", "--date", "2014"], "--date and --publisher belong to articles"),
        (["topic", "x", "--articles", "a"], "--articles belongs to stories"),
        (
            ["story", "x", "--articles", "undated-min"],
            "the archive holds no article 'undated-min'\n  fix: did you mean 'undated-mine'?",
        ),
        (
            ["story", "x", "--articles", "nope"],
            "the archive holds no article 'nope'\n  fix: an id is the name of a file",
        ),
        (["article", "undated-mine"], "content/articles/undated-mine.md is there already; it was not touched"),
    ],
)
def test_what_cannot_be_made_new_is_refused(archive: Archive, arguments: list[str], said: str) -> None:
    mine = archive.write("articles/undated-mine.md", WELL)

    made = archive.run("new", *arguments)

    assert (made.exit_code, made.stdout) == (2, "")
    assert made.stderr.startswith(f"pressmark: {said}")
    assert mine.read_text() == WELL


# -- status


def test_the_work_list_names_what_waits(archive: Archive) -> None:
    archive.write("articles/b.md", WELL.replace("2019-03-05", "XXXX-03-05"))
    archive.write("articles/c.md", WELL.replace("---\n\n", "unreviewed: [topics]\n---\n\n"))
    archive.write("articles/d.md", BAD_DATE)
    archive.write("people/e.md", "---\nname Asha\n---\n")
    archive.write(
        "annotations/a.md", "## Found {#found}\n\n> Nothing happened\n\n## Lost {#lost}\n\n> words never said\n"
    )

    told = json.loads(archive.run("status", "--json").stdout)

    assert [item.partition(": ")[0] for item in told["unreadable"]] == [
        "content/articles/d.md:3:7",
        "content/people/e.md:2:1",
    ]
    assert told["waiting_raws"] == ["content/raw/welcome/first-light.txt"]
    assert [(item["place"], item["article"], item["note"]) for item in told["lost_notes"]] == [
        ("content/annotations/a.md:7", "a", "lost")
    ]
    assert told["undated"] == ["content/articles/b.md: XXXX-03-05"]
    assert told["unreviewed"] == ["content/articles/c.md: topics"]


def test_the_work_list_names_notes_that_are_on_nothing(archive: Archive) -> None:
    archive.write("articles/a.md", WELL.replace("---\n\n", "people: [ada-quill]\n---\n\n"))
    archive.write("topics/shipping.md", "---\nname: Shipping\n---\n\nShips, and those who wait.\n")
    notes = (
        "# Well {on=people/ada-quill}\n# Found {on=topics/shipping}\n> those who wait\n# Lost {on=topics/shipping}\n"
    )
    notes += "> words never said\n# Nobody {on=people/x}\n# Nowhere {on=pages/x}\n"
    archive.write("annotations/others.md", notes)

    lost = json.loads(archive.run("status", "--json").stdout)["lost_notes"]

    assert [(item["note"], item["article"], item["repair"]) for item in lost] == [
        ("lost", "topics/shipping", ""),
        ("nobody", "people/x", ""),
        ("nowhere", "pages/x", ""),
    ]


def test_a_note_on_copies_is_nothing_that_waits(archive: Archive) -> None:
    wire = "The harbour master signed the agreement on Thursday, and nobody spoke against it."
    for name in "ab":
        archive.write(f"articles/{name}.md", WELL.rpartition("---")[0] + f"---\n\n{wire}\n")
    archive.write("annotations/a.md", "# Who\n\n> The harbour master signed the agreement on Thursday\n")

    told = json.loads(archive.run("status", "--json").stdout)

    built = archive.run("build", "--strict")
    assert (told["lost_notes"], built.exit_code) == ([], 0)
    assert 'id="note-who@a"' in (archive.folder / "site/articles/b/index.html").read_text()


def test_waiting_suggestions_are_one_line_with_a_count(archive: Archive) -> None:
    for name in "bc":
        archive.write(f"articles/{name}.md", WELL.replace("---\n\n", "unreviewed: [topics]\n---\n\n"))

    lines = archive.run("status").stdout.splitlines()

    assert [line for line in lines if "suggestions" in line] == [
        "2 articles with waiting suggestions (pressmark status --all lists them)"
    ]
    assert not any("articles/b.md" in line for line in lines)


def test_a_raw_file_that_changed_after_it_was_cleaned_is_on_the_list(archive: Archive) -> None:
    archive.run("ingest")
    before = json.loads(archive.run("status", "--json").stdout)
    raw = archive.folder / "content/raw/welcome/first-light.txt"
    raw.write_text(raw.read_text() + "more\n")

    after = json.loads(archive.run("status", "--json").stdout)

    assert (before["waiting_raws"], before["changed_raws"]) == ([], [])
    assert after["changed_raws"][0].endswith("raw/welcome/first-light.txt has changed")


# -- verify


def one_byte_more(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize(
    "path, harm, said",
    [
        ("site/index.html", one_byte_more, "site/index.html: the file is not what the build made"),
        ("site/index.html", Path.unlink, "site/index.html: the file is missing"),
        ("site/extra.html", Path.touch, "site/extra.html: the build did not make this file"),
        (
            "content/raw/welcome/first-light.txt",
            one_byte_more,
            "content/raw/welcome/first-light.txt: the raw article has changed since it was cleaned",
        ),
        (
            "content/raw/welcome/first-light.txt",
            Path.unlink,
            "content/raw/welcome/first-light.txt: the raw article is missing",
        ),
    ],
)
def test_fixity_is_lost_with_a_single_byte(
    archive: Archive, path: str, harm: Callable[[Path], object], said: str
) -> None:
    archive.run("ingest")
    archive.run("build", "--no-search")
    before = archive.run("verify")

    harm(archive.folder / path)

    after = archive.run("verify")
    assert (before.exit_code, after.exit_code) == (0, 1)
    assert after.stderr.splitlines()[0] == said
    assert "  fix: " in after.stderr


def test_a_raw_file_that_was_moved_is_the_same_file(archive: Archive) -> None:
    archive.run("ingest")
    archive.run("build", "--no-search")
    raw = archive.folder / "content/raw/welcome/first-light.txt"

    raw.rename(archive.folder / "content/raw/moved.txt")

    assert archive.run("verify").exit_code == 0


def test_a_site_that_was_never_built_is_not_sound(archive: Archive) -> None:
    verified = archive.run("verify")

    assert verified.exit_code == 1
    assert verified.stderr.startswith("site/manifest-sha256.txt: there is no manifest, so no finished site\n  fix: ")


def test_headlines_that_are_mentioned_and_not_held_are_listed_most_wanted_first(archive: Archive) -> None:
    archive.write("publishers/gazette.md", "---\nname: Gazette\n---\n")
    pact = "The Harbour Master Signs A Pact"
    headlines = ("Coal is dear again", "Fish is dear again", f"{pact} - Gazette", "FISH IS DEAR AGAIN | Gazette")
    archive.write("articles/a.md", WELL.replace("---\n\n", f"related: {json.dumps(headlines[:2])}\n---\n\n"))
    archive.write("articles/b.md", WELL.replace("---\n\n", f"related: {json.dumps(headlines[2:])}\n---\n\n"))
    archive.write("articles/c.md", f'---\ntitle: "{pact}"\n---\n\nText.\n')

    told = json.loads(archive.run("status", "--json").stdout)

    assert told["wanted"] == ["Fish is dear again: in a and 1 more", "Coal is dear again: in a"]
