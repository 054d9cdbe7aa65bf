"""What an editor who wrote something wrong is told: everything that is wrong, in one run, and no traceback."""

import contextlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tiny import EXPECTED, Archive, Case, read_tiny, tree, unpacked

from generator.cli import main
from generator.commands.options import builtin_themes

FILES = sorted((Path(__file__).parent / "sites_invalid").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_wrong_is_told_as_the_cases_say(
    path: Path, tmp_path: Path, expect: Callable[[Path, str], None]
) -> None:
    tiny = read_tiny(path)
    start = unpacked(tiny, tmp_path / "start")
    if "themes/" in path.read_text(encoding="utf-8"):
        shutil.copytree(builtin_themes() / "default", start.folder / "themes/default")
    start.build()
    before = tree(start.site)

    def outcome(case: Case) -> str:
        archive = start.copy(tmp_path / case.title)
        arguments = archive.do(case.actions)
        code, said = build(archive, *arguments)
        assert code == 0 or tree(archive.site) == before, "an error leaves the live site as it was"
        assert re.search(r"^built|^nothing changed", said, flags=re.M) is None or code == 0
        return f"{EXPECTED}exit {code}\n{said}\n"

    told = tiny.told(outcome)

    expect(path, told)
    assert "Traceback" not in told


def build(archive: Archive, *arguments: str) -> tuple[int, str]:
    """The exit code, and what the command says; without what differs from run to run."""
    with contextlib.chdir(archive.folder):
        result = CliRunner().invoke(main, ["build", "--no-search", "--jobs", "1", *arguments], prog_name="pressmark")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.stdout == ""
    said = re.sub(
        r"^built \d+ pages in [^:]+: \d+ files? new, \d+ changed, \d+ removed", "built", result.stderr, flags=re.M
    )
    said = re.sub(r"^nothing changed \([^)]*\)", "nothing changed", said, flags=re.M)
    return result.exit_code, said.replace(str(archive.folder), "FOLDER")
