"""Many files changed at once: all of them or none, whenever the program is stopped.

What is to be written stands first in one file of its own. Once that is whole, the change is decided: whoever meets it,
this run or the next command on the archive, carries it out to its end. Before, nothing of the archive has been touched.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from glob import escape
from hashlib import sha256
from pathlib import Path

from generator.archive import SPARE, Unreadable, read_plain, remove, write_whole
from generator.errors import SurroundingsError

FILE = ".pressmark-rename.json"
"""In the content folder; hidden, so that nothing reads it as content."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is to hold something else."""

    path: str
    """Relative to the content folder."""
    before: bytes | None
    """None for a file that is not there."""
    after: bytes | None
    """None for a file that is to go."""


def carry_out(content: Path, files: Sequence[Written]) -> None:
    """Write them all. Raises SurroundingsError, with nothing changed, where one is not what it was when it was read."""
    for file in files:
        if _digest(content, file.path) != _sha(file.before):
            raise SurroundingsError(
                f"{content}/{file.path} was changed meanwhile; nothing was renamed\n  fix: run pressmark rename again"
            )
    rows = [[file.path, _sha(file.before), _text(file.after)] for file in files]
    write_whole(content, FILE, json.dumps({"format": 1, "files": rows}).encode())
    handle = os.open(content, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    finish(content)


def finish(content: Path) -> bool:
    """Bring a rename that was stopped to its end; False where there is none.

    Raises SurroundingsError where a file is neither what it was nor what it is to be: an editor has changed it since.
    """
    try:
        told = json.loads((content / FILE).read_bytes())
    except FileNotFoundError:
        return False
    rows = [(str(path), str(was), None if text is None else b64decode(text)) for path, was, text in told["files"]]
    left = [(path, after) for path, was, after in rows if not _is_done(content, path, was, after)]
    for path, after in [*((p, a) for p, a in left if a is not None), *((p, a) for p, a in left if a is None)]:
        if after is None:
            remove(content, path)
        else:
            write_whole(content, path, after)
    for path, _, _ in rows:
        _clear(content / path)
    (content / FILE).unlink(missing_ok=True)
    return True


def clear(content: Path) -> None:
    """Take away what a run that was killed while it wrote its plan has left."""
    _clear(content / FILE)


def _clear(path: Path) -> None:
    """Take away what was begun of a file by a run that was killed."""
    for spare in path.parent.glob(f".{escape(path.name)}.*{SPARE}"):
        spare.unlink(missing_ok=True)


def _is_done(content: Path, path: str, was: str, after: bytes | None) -> bool:
    now = _digest(content, path)
    if now == _sha(after):
        return True
    if now == was:
        return False
    raise SurroundingsError(
        f"a rename was stopped, and {content}/{path} was changed since\n"
        f"  fix: put the file back as it was, or remove {content}/{FILE} and look at each file that `git status` names"
    )


def _digest(content: Path, path: str) -> str:
    try:
        return _sha(read_plain(content, path))
    except Unreadable:
        return ""


def _sha(data: bytes | None) -> str:
    return "" if data is None else sha256(data).hexdigest()


def _text(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode()
