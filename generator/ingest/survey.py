"""What stands in the archive, by digest; only files that may have changed since the last run are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.archive import LARGEST, Listed, Unreadable, digest_of, listed
from generator.ingest.memory import Memory
from generator.ingest.report import Progress, quietly
from generator.read.raws import is_container

FOLDERS = ("raw", "articles", "cleaning", "verdicts", "topics", "people", "places", "organisations", "publishers")
"""What ingest looks at; annotations, pages and pictures are none of its business."""


@dataclass(frozen=True, slots=True)
class Survey:
    """An archive's files, and those that are none."""

    content: Path
    listing: Listed
    digests: Mapping[str, str]
    """Path relative to the content folder → SHA-256."""
    odd: tuple[tuple[str, str], ...]
    """Paths that are no plain files that can be read, and why."""

    def is_what(self, memory: Memory, code: bytes) -> bool:
        """True where every file is what it was after the last run, and so is the program."""
        same = {path: row[2] for path, row in memory.digests.items()} == self.digests
        return same and memory.code == code and memory.told.get("odd") == self.odd


def survey(content: Path, memory: Memory, progress: Progress = quietly) -> Survey:
    """Look at the archive."""
    listing = listed(content, FOLDERS)
    digests: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    for number, (path, stamp) in enumerate(listing.stamps.items(), start=1):
        known = memory.digest(path, stamp)
        try:
            digests[path] = known or _digest(content, path, stamp[0])
        except Unreadable as error:
            unreadable[path] = str(error)
        progress("looking", number, len(listing.stamps))
    return Survey(content, listing, digests, (*listing.odd, *unreadable.items()))


def _digest(content: Path, path: str, size: int) -> str:
    """The SHA-256 of a file; of one that holds many documents, whatever its size."""
    if size > LARGEST and not is_container(path):
        raise Unreadable(f"too large for an article: {size >> 20} MB, and {LARGEST >> 20} MB are read")
    return digest_of(content, path)
