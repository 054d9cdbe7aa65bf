"""Articles and records onto the disk: each under its id, whole or not at all, and none that a person has edited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.archive import read_plain, remove, write_whole
from generator.errors import Problem
from generator.ingest import report as say
from generator.ingest.dated import carried
from generator.ingest.making import Made, problems
from generator.ingest.match import Matched


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one raw file."""

    id: str
    """Of its article; empty if it has none."""
    is_new: bool = False
    is_changed: bool = False
    is_edited: bool = False
    doubtful: int = 0
    """Lines that wait for an editor's word."""
    problems: tuple[Problem, ...] = ()
    failed: str = ""
    """The raw file's path, if nothing could be made of it."""
    is_passing: bool = False
    """True where the reason may be gone the next time."""


class Ids:
    """The ids there are, and new ones beside them."""

    def __init__(self, ids: Iterable[str]) -> None:
        """File systems that tell no case apart hold only one of two ids that differ in it."""
        self._taken = {id.casefold() for id in ids}
        self._next: dict[str, int] = {}

    def new(self, stem: str) -> str:
        """The id of that stem, with `-2`, `-3` and so on if it is taken; it is then taken, too."""
        folded = stem.casefold()
        number = self._next.get(folded, 1)
        while (folded if number == 1 else f"{folded}-{number}") in self._taken:
            number += 1
        self._next[folded] = number + 1
        found = stem if number == 1 else f"{stem}-{number}"
        self._taken.add(found.casefold())
        return found


class Writer:
    """Writes what differs from what stands there."""

    def __init__(self, content: Path, digests: dict[str, str], ids: Iterable[str]) -> None:
        """`digests` are of all files of the archive; those of what is written are put in. `ids` are all there are."""
        self.digests = digests
        self.written: set[str] = set()
        """Paths, relative to the content folder."""
        self._unnoted: list[str] = []
        self._content = content
        self._ids = Ids(ids)

    def write(self, raw: Matched, made: Made, *, is_edited: bool) -> Outcome:
        """Write the record, and the article unless a person has edited it; a new one gets its id here."""
        if made.is_nothing:
            return Outcome(raw.article, problems=problems(made.told), failed=raw.raw, is_passing=made.is_passing)
        id = raw.article or self._ids.new(made.stem)
        told = problems(made.told)
        self.put(f"cleaning/{id}.yml", made.record)
        if is_edited:
            return Outcome(id, is_edited=True, doubtful=made.doubtful, problems=(*_left_behind(raw), *told))
        path = f"articles/{id}.md"
        is_written = self.put(path, carried(made.article, self._before(path)))
        return Outcome(id, not raw.article, is_written and bool(raw.article), False, made.doubtful, told)

    def _before(self, path: str) -> bytes:
        """An article's file as it stands; empty for one that is not there."""
        return read_plain(self._content, path) if path in self.digests else b""

    def remove(self, path: str) -> None:
        """Take a file of ours away."""
        remove(self._content, path)
        self.digests.pop(path, None)

    def unnoted(self) -> list[str]:
        """What was written since this was last asked."""
        found, self._unnoted = self._unnoted, []
        return found

    def digests_of(self, id: str) -> tuple[str, str]:
        """The SHA-256 of an article's file and of its record, as they stand; empty for one that is not there."""
        return self.digests.get(f"articles/{id}.md", ""), self.digests.get(f"cleaning/{id}.yml", "")

    def put(self, path: str, data: bytes) -> bool:
        """Write a file, relative to the content folder, if it differs from what stands there; True if it did."""
        digest = sha256(data).hexdigest()
        if self.digests.get(path) == digest:
            return False
        write_whole(self._content, path, data)
        self.digests[path] = digest
        self.written.add(path)
        self._unnoted.append(path)
        return True


def _left_behind(raw: Matched) -> Iterator[Problem]:
    """What an editor should know of an edited article whose raw file is not what it was."""
    if raw.is_changed:
        yield say.outdated(raw.article, raw.raw)
    elif raw.was:
        yield say.moved(raw.article, raw.was, raw.raw)
