"""The list of what the build made in a folder: a line for each file, as sha256sum writes and checks them."""

from collections.abc import Mapping
from pathlib import Path

MANIFEST = "manifest-sha256.txt"
_DIGEST = 64  # letters of a SHA-256 in hex
_SUSPECT = ("..", "//", "/./", "  /", "  ./", "\n\\")
"""Where one of these stands in a manifest, each line is looked at more closely."""


def read_manifest(tree: Path) -> dict[str, str] | None:
    """Path → SHA-256 in hex of what a build made in a folder; None where it has no manifest.

    Lines that are none of ours are passed over, above all those that would lead out of the folder.
    """
    try:
        text = (tree / MANIFEST).read_bytes().decode("utf-8", "surrogateescape")
    except (FileNotFoundError, NotADirectoryError):
        return None
    lines = text.split("\n")
    if text.startswith("\\") or any(sign in text for sign in _SUSPECT):
        lines = [line for line in map(_unescaped, lines) if _is_inside(line[_DIGEST + 2 :])]
    return {line[_DIGEST + 2 :]: line[:_DIGEST] for line in lines if line[_DIGEST : _DIGEST + 2] == "  "}


def manifest(files: Mapping[str, str]) -> bytes:
    """The manifest's bytes, by path."""
    lines = [_escaped(f"{files[path]}  {path}") + "\n" for path in sorted(files)]
    return "".join(lines).encode("utf-8", "surrogateescape")


def _escaped(line: str) -> str:
    """As sha256sum writes a name with a line end or a backslash in it: marked by a backslash before the digest."""
    if not ("\n" in line or "\\" in line or "\r" in line):
        return line
    return "\\" + line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def _unescaped(line: str) -> str:
    if not line.startswith("\\"):
        return line
    parts = line[1:].split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\r", "\r") for part in parts)


def _is_inside(path: str) -> bool:
    return all(part not in ("", ".", "..") for part in path.split("/"))
