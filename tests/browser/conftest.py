"""The small archive of `theme_site.txt`, built as an editor would, for tests that read its pages."""

import subprocess
import sys
from pathlib import Path

import pytest

ARCHIVE = Path(__file__).parent / "theme_site.txt"


@pytest.fixture(scope="session")
def theme_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site with every kind of page."""
    archive = tmp_path_factory.mktemp("archive")
    for part in ARCHIVE.read_text(encoding="utf-8").split("=== ")[1:]:
        path, _, text = part.partition("\n")
        file = archive / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    pressmark(archive, "ingest")
    pressmark(archive, "build", "--output", str(archive / "site"))
    return archive / "site"


def pressmark(archive: Path, command: str, *arguments: str) -> None:
    line = [sys.executable, "-m", "generator", command, "--content", str(archive / "content"), *arguments]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
