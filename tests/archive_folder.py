"""An archive in a folder, for tests that run ingest on real files."""

import contextlib
from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.ingest import ingest
from generator.ingest.report import IngestReport


class Archive:
    """A content folder, and ingest run on it."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        (self.content / "raw").mkdir(parents=True)

    def put(self, path: str, text: str | bytes) -> Path:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def ingest(self) -> IngestReport:
        return ingest(self.content)

    def run(self, *arguments: str, answers: str = "") -> Result:
        """What the command says when it is run here, with these answers through a pipe."""
        if not (self.content / "archive.yml").exists():
            self.put("archive.yml", "format: 1\ntitle: Tests\n")
        with contextlib.chdir(self.content.parent):
            return CliRunner().invoke(main, arguments, input=answers, prog_name="pressmark")

    def front(self, id: str) -> dict[str, object]:
        _, front, _ = self.text(id).split("---\n", 2)
        values = yaml.safe_load(front)
        assert isinstance(values, dict)
        return values

    def text(self, id: str) -> str:
        return (self.content / "articles" / f"{id}.md").read_text(encoding="utf-8")

    def record(self, id: str) -> str:
        return (self.content / "cleaning" / f"{id}.yml").read_text(encoding="utf-8")

    def link(self, id: str, other: str) -> None:
        """Name one article in another's `see_also`, as an editor does."""
        self.put(f"articles/{id}.md", self.text(id).replace("---\n", f"---\nsee_also: [articles/{other}]\n", 1))

    def ids(self) -> list[str]:
        return sorted(path.stem for path in (self.content / "articles").glob("*.md"))

    def files(self) -> dict[str, tuple[bytes, int]]:
        found = [path for folder in ("articles", "cleaning") for path in (self.content / folder).rglob("*.*")]
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in found}
