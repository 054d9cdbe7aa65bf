"""A new archive: made from an installed program, anywhere, and at once ready to be built."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from generator.config import read_config
from generator.errors import SurroundingsError
from generator.init import new_archive
from generator.read.write import quoted

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pressmark(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as a wheel installs it in an environment of its own; what it needs is borrowed from ours."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True)
    venv.create(folder / "venv", symlinks=True)
    packages = next((folder / "venv/lib").glob("python*/site-packages"))
    install = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder / "venv/bin/python"]
    wheel = next(folder.glob("pressmark-*.whl"))
    subprocess.run([*install, "install", "--quiet", "--no-index", "--no-deps", wheel], check=True)
    for package in Path(sysconfig.get_paths()["purelib"]).iterdir():
        if "pressmark" not in package.name and not (packages / package.name).exists() and package.suffix != ".pth":
            (packages / package.name).symlink_to(package)
    return folder / "venv/bin/pressmark"


def run(folder: Path, *command: object, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHON"))}
    return subprocess.run(
        [str(word) for word in command], cwd=folder, env=environment | variables, capture_output=True, text=True
    )


def test_an_installed_program_makes_an_archive_that_make_builds(pressmark: Path, tmp_path: Path) -> None:
    path = f"{pressmark.parent}{os.pathsep}{os.environ['PATH']}"

    made = run(tmp_path, pressmark, "init", "my-archive", "--title", 'Ships & "lamps"')
    built = run(tmp_path / "my-archive", "make", "build", PATH=path)
    again = run(tmp_path / "my-archive", "make", "build", PATH=path)
    checked = run(tmp_path / "my-archive", "make", "check", PATH=path)

    assert (made.returncode, made.stdout) == (0, "my-archive\n"), made.stderr
    assert (built.returncode, again.returncode, checked.returncode) == (0, 0, 0), built.stderr + checked.stderr
    assert "nothing changed" in again.stderr
    home = (tmp_path / "my-archive/site/index.html").read_text()
    assert "Ships &amp; &#34;lamps&#34;" in home
    assert "The harbour lamp is lit again" in home


def test_the_sample_article_loses_its_dirt_and_nothing_else(pressmark: Path, tmp_path: Path) -> None:
    run(tmp_path, pressmark, "init", "a")

    run(tmp_path / "a", pressmark, "ingest")

    (article,) = (tmp_path / "a/content/articles").glob("*.md")
    text = article.read_text()
    assert article.name.startswith("2019-03-05-the-harbour-sheet-")
    assert 'authors: ["Asha Fernando"]' in text
    assert text.rstrip().endswith("begun a list of all the boats it brings home.")


def test_a_theme_can_be_brought_along_and_changed(pressmark: Path, tmp_path: Path) -> None:
    run(tmp_path, pressmark, "init", "a", "--with-theme")
    style = tmp_path / "a/themes/default/static/css/site.css"
    style.write_text(style.read_text() + "/* mine */")

    built = run(tmp_path / "a", pressmark, "build", "--no-search")

    assert built.returncode == 0, built.stderr
    published = [path for path in (tmp_path / "a/site").rglob("*.css") if path.read_text().endswith("/* mine */")]
    assert len(published) == 1


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")

    with pytest.raises(SurroundingsError, match=r"is not empty: it holds letter\.txt; nothing was written\n  fix: "):
        new_archive(tmp_path, "A", '"A"')

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_where_git_was_begun_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    new_archive(tmp_path, "A", '"A"')

    assert (tmp_path / ".gitignore").is_file()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("")

    with pytest.raises(SurroundingsError, match=r"archive"):
        new_archive(tmp_path / "archive", "A", '"A"')


@pytest.mark.parametrize("title", ["Ships", 'A "quoted": title', "#1 \\ {title}", "خبریں", "null"])
def test_any_title_comes_back_from_the_settings(tmp_path: Path, title: str) -> None:
    new_archive(tmp_path / "a", title, quoted(title))

    config, problems = read_config((tmp_path / "a/content/archive.yml").read_bytes())

    assert problems == ()
    assert config is not None
    assert config.title == title


def test_git_is_told_to_leave_raw_bytes_alone(tmp_path: Path) -> None:
    new_archive(tmp_path, "A", '"A"')

    assert "content/raw/** -text\n" in (tmp_path / ".gitattributes").read_text()
