"""The raw files that articles are made of, and those that cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.ingest.folders import is_defaults

READ = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", "")
"""Endings of raw files that are read."""


@dataclass(frozen=True, slots=True)
class Raws:
    """An archive's raw files."""

    digests: Mapping[str, str]
    """Path relative to the content folder → SHA-256."""
    unread: Mapping[str, str]
    """Path → why nothing is made of it."""


def raws(digests: Mapping[str, str], odd: Sequence[tuple[str, str]]) -> Raws:
    """Sort out the raw files among an archive's, given as path → SHA-256; `odd` are paths that are no plain files."""
    unread = {path: what for path, what in odd if path.partition("/")[0] == "raw"}
    found = {}
    for path, digest in digests.items():
        if not path.startswith("raw/") or is_defaults(path):
            continue
        ending = _ending(path)
        if ending in READ:
            found[path] = digest
        else:
            unread[path] = f"`{ending}` files are not read; {', '.join(READ[:-1])} are"
    return Raws(found, unread)


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""
