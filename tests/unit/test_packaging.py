"""What an installed Pressmark holds, and what the locks promise."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import generator

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built as a packager builds it, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", folder, ROOT], check=True)
    return zipfile.ZipFile(next(folder.glob("pressmark-*.whl")))


def test_the_wheel_holds_the_program_and_the_theme_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    program = {path.relative_to(ROOT).as_posix() for path in files_under(ROOT / "generator")}
    theme = {f"generator/{path.relative_to(ROOT).as_posix()}" for path in files_under(ROOT / "themes/default")}

    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert packed == program | theme


def test_the_wheel_brings_the_command(wheel: zipfile.ZipFile) -> None:
    name = f"pressmark-{generator.__version__}.dist-info/entry_points.txt"

    assert "pressmark = generator.cli:main" in wheel.read(name).decode()


def test_the_installed_version_is_the_one_in_the_code() -> None:
    assert importlib.metadata.version("pressmark") == generator.__version__


@pytest.mark.parametrize(
    "lock, group",
    [("requirements.lock", "build"), ("requirements-dev.lock", "dev"), ("requirements-bench.lock", "bench")],
)
def test_a_lock_pins_every_direct_dependency(lock: str, group: str) -> None:
    asked = PROJECT["project"]["dependencies"] + dependency_group(group)

    missing = {name_of(line) for line in asked} - set(pins(lock))

    assert missing == set()


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_a_larger_lock_holds_all_of_the_run_lock_at_the_same_versions(lock: str) -> None:
    assert pins("requirements.lock").items() <= pins(lock).items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_place_on_a_machine(lock: str) -> None:
    assert re.findall(r"\S*(?:://|--index|--find-links|file:|(?<!\S)[/~])\S*", (ROOT / lock).read_text()) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_of_a_lock_has_a_digest(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())

    assert [block for block in blocks if not block.startswith("#") and "--hash=sha256:" not in block] == []


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def dependency_group(name: str) -> list[str]:
    """A group's requirements with those of the groups it includes."""
    found = []
    for line in PROJECT["dependency-groups"][name]:
        found += [line] if isinstance(line, str) else dependency_group(line["include-group"])
    return found


def pins(lock: str) -> dict[str, set[str]]:
    """Each locked distribution and its versions, with their markers; more than one where they depend on the Python."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==(.*?) \\$", (ROOT / lock).read_text(), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def name_of(requirement: str) -> str:
    return re.match(r"[\w-]+", requirement)[0].lower()
