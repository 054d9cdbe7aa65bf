"""The raw files by what they are: documents, containers of documents, and what is not read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.ingest.folders import is_defaults
from generator.ingest.inventory import Held, Inventory
from generator.read.raws import FORMATS, ending, format_of, is_container

LONGEST = 200  # bytes of a container's name: that of its record is longer, and file systems take 255


@dataclass(frozen=True, slots=True)
class Raw:
    """A raw document."""

    file: str
    """The file it is or lies in, relative to the content folder."""
    sha256: str
    """Of its own bytes."""
    made_of: str
    """Names all that its article is made of: besides its bytes what stands beside them in the file."""


@dataclass(frozen=True, slots=True)
class Files:
    """An archive's raw files, in order of their paths."""

    digests: Mapping[str, str]
    """Path relative to the content folder → SHA-256, of those that are read."""
    unread: Mapping[str, str]
    """Path → why nothing is made of it."""

    def containers(self) -> list[str]:
        """Those that hold documents."""
        return [path for path in self.digests if is_container(path)]


def raw_files(digests: Mapping[str, str], odd: Sequence[tuple[str, str]]) -> Files:
    """The raw files among an archive's, given as path → SHA-256; `odd` are paths that are no plain files."""
    unread = {path: what for path, what in odd if path.partition("/")[0] == "raw"}
    found = {}
    for path, digest in digests.items():
        if not path.startswith("raw/") or is_defaults(path):
            continue
        if is_container(path) and len(path.rpartition("/")[2].encode()) > LONGEST:
            unread[path] = "a name that is too long for that of a record"
        elif format_of(path):
            found[path] = digest
        else:
            unread[path] = f"`{ending(path)}` files are not read; {', '.join(filter(None, FORMATS))} are"
    return Files(found, unread)


def raw_documents(files: Files, inventories: Mapping[str, Inventory]) -> tuple[dict[str, Raw], dict[str, str]]:
    """The documents by name, in the order of their files and then of their places; and those left out, with why.

    Left out is a document in a container whose name another raw file has.
    """
    found: dict[str, Raw] = {}
    left_out: dict[str, str] = {}
    for path, digest in files.digests.items():
        if path not in inventories:
            found[path] = Raw(path, digest, digest)
            continue
        for held in map(Held._make, inventories[path].held):
            if held.raw in files.digests and held.raw != path:
                left_out[held.raw] = f"a file of this name stands beside {path}, and is read in its place"
            else:
                found[held.raw] = Raw(path, held.sha256, held.made_of)
    return found, left_out
