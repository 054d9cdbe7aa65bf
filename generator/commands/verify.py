"""`pressmark verify`: are the files still those that were published and received? (fixity)"""

import os
from collections.abc import Iterator, Mapping
from hashlib import file_digest
from pathlib import Path

import click

from generator.commands.options import archive_folder, content_option, json_option, output_option, quiet_option
from generator.commands.report import as_values, counted, give, say, tell
from generator.errors import Place, Problem

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
    moved: Mapping[str, str] | None = None
    for record, raw, digest in _records(content):
        found = _digest(content / raw)
        if found == digest:
            continue
        if moved is None:
            moved = {str(_digest(content / "raw" / path)): path for path in _files(content / "raw")}
        if digest not in moved:
            what = "is missing" if found is None else "has changed since it was cleaned"
            fix = f"bring back the file whose SHA-256 is {digest} (content/{record} names it)"
            yield Problem(Place(f"content/{raw}"), f"the raw article {what}", fix)


def _records(content: Path) -> Iterator[tuple[str, str, str]]:
    """For each cleaning record: its path, the raw file's, and that file's digest."""
    from generator.clean.record import read_record

    for name in sorted(_files(content / "cleaning")):
        path = f"cleaning/{name}"
        record, _ = read_record(path, (content / path).read_bytes())
        if record is not None:
            yield path, record.raw, record.raw_sha256


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
