"""Raw documents out of the files they lie in: a file by itself, or the parts of a container one after the other."""

from collections.abc import Iterator
from pathlib import Path

from generator.archive import Unreadable, opened, read_plain
from generator.clean.document import Document, Part, parts, plain
from generator.read.raws import is_container
from generator.read.records import Defaults


def parts_of(content: Path, path: str, defaults: Defaults) -> Iterator[Part]:
    """What the container at `path` holds, in order; of its bytes never more than is at hand. Raises Unreadable."""
    with opened(content, path) as file:
        yield from parts(path, file, defaults)


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
