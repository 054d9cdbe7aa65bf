"""What `make` does before the program runs: finding a Python, making .venv, mending one that is broken."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Makefile and a fresh .venv in which nothing is installed yet."""
    folder = tmp_path_factory.mktemp("checkout") / "a folder"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    assert make(folder, f"PYTHON={sys.executable}", ".venv/made").returncode == 0
    return folder


def test_make_alone_lists_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split()

    listed = re.findall(r"^make ([\w-]+) ", make(ROOT).stdout, re.MULTILINE)

    assert sorted(listed) == sorted(set(phony) - {"remake"})


@pytest.mark.parametrize("target", ["build", "test", "serve"])
def test_a_python_too_old_is_refused_with_what_to_do(tmp_path: Path, target: str) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    refused = make(ROOT, f"PYTHON={old}", f"VENV={tmp_path / 'venv'}", target)

    assert refused.returncode == 2
    assert refused.stderr.startswith(
        f"Python 3.11 or later is needed; looked for: {old}\n  fix: install one, or name it:"
    )
    assert not (tmp_path / "venv").exists()


def test_a_sound_venv_is_left_alone(checkout: Path) -> None:
    assert make(checkout, "--question", ".venv/made").returncode == 0


def test_a_venv_cut_off_half_way_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv/unfinished").touch()
    (checkout / ".venv/half-installed").touch()

    assert "Making .venv" in make(checkout, f"PYTHON={sys.executable}", ".venv/made").stderr
    assert not (checkout / ".venv/unfinished").exists()
    assert not (checkout / ".venv/half-installed").exists()


def test_a_venv_whose_folder_was_moved_is_made_anew(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("another folder"))

    up_to_date = make(moved, "--question", ".venv/made")
    moved.rename(checkout)

    assert up_to_date.returncode == 1


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs make as from a shell, whatever make the tests themselves were started by."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True)
