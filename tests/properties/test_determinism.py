"""The same content gives the same bytes, wherever and however it is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tiny import Archive, learn_code, read_tiny, tree, unpacked

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
START = read_tiny(TESTS / "sites" / "edits.txt")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """More than fifty articles, so that workers are worth their while; some with notes, aliases and equal dates."""
    made = unpacked(START, tmp_path_factory.mktemp("determinism"))
    for number in range(60):
        rows = f'title: "Article {number}"\ndate: "2014-{number % 12 + 1:02}"\npublisher: p{number % 3}\n'
        names = (
            f"topics: [t{number % 5}, t{number % 7}]\npeople: [a{number % 4}, b{number % 9}]\naliases: [o{number}]\n"
        )
        text = f"---\n{rows}{names}---\n\nWords of article {number}, see [[n{(number * 7) % 60}]].\n"
        made.write(f"articles/n{number}.md", text)
        if number % 10 == 0:
            made.write(f"annotations/n{number}.md", f"## A note\n\n> Words of\n\nOn {number}.\n")
    return made


@pytest.fixture(scope="module")
def expected(archive: Archive) -> dict[str, bytes]:
    archive.build()
    return tree(archive.site)


def build(archive: Archive, output: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    """The files that the command makes in an environment."""
    learn_code(output.parent / ".cache")
    line = [sys.executable, "-m", "generator", "build", "--no-search", "--content", str(archive.content)]
    done = subprocess.run(
        [*line, "--output", str(output), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=output.parent,  # and not the checkout, which would be looked into first
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tree(output)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "random", "TZ": "UTC", "LC_ALL": "de_DE.ISO-8859-1", "SOURCE_DATE_EPOCH": "1"},
    ],
    ids=lambda environment: environment["PYTHONHASHSEED"],
)
def test_the_surroundings_shape_no_byte(
    archive: Archive, expected: dict[str, bytes], tmp_path: Path, environment: dict[str, str]
) -> None:
    assert build(archive, tmp_path / "site", "--jobs", "2", **environment) == expected


@pytest.mark.parametrize("jobs", ["1", "2", "4"])
def test_the_number_of_workers_shapes_no_byte(
    archive: Archive, expected: dict[str, bytes], tmp_path: Path, jobs: str
) -> None:
    archive.build(str(tmp_path / "site"), jobs=int(jobs))

    assert tree(tmp_path / "site") == expected


def test_another_place_shapes_no_byte(archive: Archive, expected: dict[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "Ein anderer Ort – हिन्दी" / "deeper" / "still"
    shutil.copytree(archive.content, folder / "content")

    moved = Archive(folder)
    moved.build()

    assert tree(moved.site) == expected


def test_the_order_and_age_of_files_shape_no_byte(archive: Archive, expected: dict[str, bytes], tmp_path: Path) -> None:
    again = Archive(tmp_path)
    for number, (path, data) in enumerate(reversed(tree(archive.content).items())):
        again.write(path, data)
        os.utime(again.path(path), (number, number))
    again.build()

    assert tree(again.site) == expected


def test_another_checkout_of_the_program_shapes_no_byte(
    archive: Archive, expected: dict[str, bytes], tmp_path: Path
) -> None:
    checkout = tmp_path / "checkout"
    for folder in ("generator", "themes"):
        shutil.copytree(ROOT / folder, checkout / folder, ignore=shutil.ignore_patterns("__pycache__"))

    made = build(archive, tmp_path / "site", PYTHONPATH=str(checkout), PYTHONDONTWRITEBYTECODE="1")

    assert made == expected
