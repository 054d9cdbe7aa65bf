"""A new archive: the folders, the settings, a sample article, and a Makefile that calls the program."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.errors import SurroundingsError

TEMPLATE = Path(__file__).parent / "archive_template"
EMPTY = ("annotations", "articles", "organisations", "people", "places", "topics")
"""Folders under content/ that are there from the start; a file of no content has git keep them."""
DOTTED = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""Names that would rule this repository if they stood in the template as they stand in an archive."""


def new_archive(folder: Path, title: str, yaml_title: str) -> None:
    """Make an archive in a folder that is empty or not there yet.

    `yaml_title` is the title as it stands in YAML. Raises SurroundingsError when there is something in the folder, or
    it cannot be written to; then nothing was written.
    """
    _refuse_unless_empty(folder)
    try:
        for path, data in _files(title, yaml_title):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:
        raise SurroundingsError(
            f"cannot write {error.filename}: {error.strerror}\n  fix: choose another folder"
        ) from error


def copy_theme(source: Path, folder: Path) -> None:
    """Give the archive a copy of a theme to change; the copy goes before the program's own."""
    shutil.copytree(source, folder / "themes" / source.name, ignore=shutil.ignore_patterns("__pycache__", ".*"))


def _refuse_unless_empty(folder: Path) -> None:
    try:
        found = sorted(set(os.listdir(folder)) - {".git"})
    except FileNotFoundError:
        return
    except NotADirectoryError:
        found = [folder.name]
    if found:
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        raise SurroundingsError(
            f"{folder} is not empty: it holds {', '.join(found[:3])}{more}; nothing was written\n"
            "  fix: name a folder that does not exist yet"
        )


def _files(title: str, yaml_title: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
        path = file.relative_to(TEMPLATE).as_posix()
        data = file.read_bytes()
        if path in ("README.md", "content/archive.yml"):
            text = data.decode().replace("{title}", title).replace("{yaml_title}", yaml_title)
            data = text.encode("utf-8", "replace")
        yield DOTTED.get(path, path), data
    for name in EMPTY:
        yield f"content/{name}/.gitkeep", b""
