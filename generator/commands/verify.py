"""`pressmark verify`: are the files still those that were published and received? (fixity)"""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

import click

from generator.commands.options import archive_folder, content_option, json_option, output_option, quiet_option
from generator.commands.report import as_values, counted, give, say, tell
from generator.errors import Place, Problem
from generator.read.raws import file_of, is_container

OURS = frozenset({"manifest-sha256.txt", ".gitignore"})
"""What the build writes beside the files its manifest names."""


@click.command()
@content_option
@output_option
@json_option
@quiet_option
def command(content: Path, output: Path, as_json: bool, quiet: bool) -> int:
    """Compare all files with their digests.

    Those of the site with its manifest, and the raw articles with what was noted when they were cleaned.
    """
    archive_folder(content)
    site = list(site_problems(output))
    raw = list(raw_problems(content))
    problems = site + raw
    if as_json:
        give({"is_sound": not problems, "problems": as_values(problems)})
    else:
        tell(problems)
        if problems:
            say(f"{counted(len(problems), 'file')} not as recorded")
        elif not quiet:
            say("every file of the site and every raw article is as recorded")
    return 1 if problems else 0


def site_problems(site: Path) -> Iterator[Problem]:
    """What differs between a built site and its manifest."""
    from generator.engine.tree import read_manifest

    fix = "run pressmark build; if it does not come right, delete the folder and build again"
    wanted = read_manifest(site)
    if wanted is None:
        yield Problem(Place(f"{site}/manifest-sha256.txt"), "there is no manifest, so no finished site", fix)
        return
    for path, digest in wanted.items():
        found = _digest(site / path)
        if found != digest:
            what = "is missing" if found is None else "is not what the build made"
            yield Problem(Place(f"{site}/{path}"), f"the file {what}", fix)
    for path in sorted(set(_files(site)) - wanted.keys() - OURS):
        yield Problem(Place(f"{site}/{path}"), "the build did not make this file", "move it to content/static/")


def raw_problems(content: Path) -> Iterator[Problem]:
    """What differs between raw articles and the digests in their cleaning records. A moved file is the same file."""
    raws = _Raws(content)
    for record, raw, digest, is_whole in _records(content):
        found = raws.digest_of(raw, is_whole=is_whole)
        if digest != found and digest not in raws.all():
            what = "is missing" if not found else "has changed since it was cleaned"
            fix = f"bring back the file whose SHA-256 is {digest} (content/{record} names it)"
            if not is_whole and is_container(raws.file_of(raw)):
                fix = f"bring back the file in which it lay (content/{record} names the document)"
            yield Problem(Place(f"content/{raw}"), f"the raw {'file' if is_whole else 'article'} {what}", fix)


def _records(content: Path) -> Iterator[tuple[str, str, str, bool]]:
    """For each cleaning record: its path, the raw document's name and digest; and so for files that hold documents."""
    from generator.clean.record import read_record
    from generator.ingest.inventory import RECORDS, read_head

    for name in sorted(_files(content / "cleaning")):
        path = f"cleaning/{name}"
        data = (content / path).read_bytes()
        if path.startswith(f"{RECORDS}/"):
            if head := read_head(path, data):
                yield path, *head, True
            continue
        record, _ = read_record(path, data)
        if record is not None:
            yield path, record.raw, record.raw_sha256, False


class _Raws:
    """The raw files, and the documents in those that hold several, with their digests; each is read once."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._paths = frozenset(f"raw/{path}" for path in _files(content / "raw"))
        self._files: dict[str, str] = {}
        self._documents: dict[str, dict[str, str]] = {}
        self._all: frozenset[str] | None = None

    def file_of(self, raw: str) -> str:
        """The file that a raw document is or lies in; empty if it is not there."""
        return file_of(raw, self._paths)

    def digest_of(self, raw: str, *, is_whole: bool) -> str:
        """The digest of a raw document, or of a whole file that holds documents; empty if it is not there."""
        file = self.file_of(raw)
        if not file or is_whole or not is_container(file):
            return self._file(file) if file else ""
        return self._held(file).get(raw, "")

    def all(self) -> frozenset[str]:
        """The digests of all raw files and documents."""
        if self._all is None:
            held = (digest for path in self._paths if is_container(path) for digest in self._held(path).values())
            self._all = frozenset([*map(self._file, self._paths), *held])
        return self._all

    def _file(self, path: str) -> str:
        if path not in self._files:
            self._files[path] = _digest(self._content / path) or ""
        return self._files[path]

    def _held(self, file: str) -> dict[str, str]:
        from generator.archive import Unreadable
        from generator.clean.document import Document
        from generator.ingest.documents import defaults_of, parts_of

        if file not in self._documents:
            found: dict[str, str] = {}
            with suppress(Unreadable):
                for part in parts_of(self._content, file, defaults_of(self._content, file)):
                    if isinstance(part.held, Document):
                        found[part.raw] = part.held.sha256
            self._documents[file] = found
        return self._documents[file]


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _files(folder: Path) -> Iterator[str]:
    """Paths below a folder, relative to it, with `/`."""
    for above, _, names in os.walk(folder):
        for name in names:
            yield Path(above, name).relative_to(folder).as_posix()
