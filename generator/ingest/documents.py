"""Raw documents out of the files they lie in: a file by itself, or the parts of a container one after the other."""

from collections.abc import Container, Iterator
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from generator.archive import Unreadable, opened, read_plain
from generator.clean.document import Document, Part, parts, plain
from generator.read.raws import DEFAULTS, file_of, is_container
from generator.read.records import Defaults, read_defaults


def parts_of(content: Path, path: str, defaults: Defaults) -> Iterator[Part]:
    """What the container at `path` holds, in order; of its bytes never more than is at hand. Raises Unreadable."""
    with opened(content, path) as file:
        yield from parts(path, file, defaults)


def document_of(content: Path, raw: str) -> Document:
    """The raw document of that name, found on the disk. Raises Unreadable."""
    file = file_of(raw, _Files(content)) or raw
    return Documents(content).get(raw, file, defaults_of(content, file))


def defaults_of(content: Path, file: str) -> Defaults:
    """The defaults of the nearest folder of a raw file that has any; none where they are wrong, as ingest has it."""
    folders = list(accumulate(file.split("/")[:-1], "{}/{}".format))
    for path in (f"{folder}/{DEFAULTS}" for folder in reversed(folders)):
        with suppress(Unreadable):
            return read_defaults(path, read_plain(content, path))[0] or Defaults()
    return Defaults()


class _Files(Container[str]):
    """The plain files of an archive."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and (self._content / path).is_file()


class Documents:
    """The documents of an archive by name; soonest had in the order in which they lie in their files."""

    def __init__(self, content: Path) -> None:
        """Nothing is opened yet."""
        self._content = content
        self._file = ""
        self._rest: Iterator[Part] = iter(())

    def get(self, raw: str, file: str, defaults: Defaults) -> Document:
        """The document of that name, which lies in `file` or is it. Raises Unreadable."""
        if not is_container(file):
            return plain(raw, read_plain(self._content, file))
        if self._file != file:
            self._begin(file, defaults)
        found = self._next(raw)
        if found is None:  # it may have been passed by
            self._begin(file, defaults)
            found = self._next(raw)
        if found is None:
            raise Unreadable("is no longer in its file")
        return found

    def _begin(self, file: str, defaults: Defaults) -> None:
        self._file, self._rest = file, parts_of(self._content, file, defaults)

    def _next(self, raw: str) -> Document | None:
        for part in self._rest:
            if part.raw == raw and isinstance(part.held, Document):
                return part.held
        return None
