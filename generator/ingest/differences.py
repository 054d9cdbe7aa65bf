"""What today's rules would make of raw files otherwise than the archive has it; no file is touched, not even the cache.

An article that a person edited differs from what the rules make of its raw file by the person's work, too: it is shown,
and ingest would leave it as it is.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator.archive import read_plain
from generator.clean.judge import NO_WORD
from generator.clean.record import Record, Run, read_record
from generator.engine.in_order import run_in_order
from generator.ingest.compose import stated, unsigned
from generator.ingest.folders import is_defaults, read_folders
from generator.ingest.making import Asked, Made, Maker
from generator.ingest.match import Known, Matched, match
from generator.ingest.memory import Memory
from generator.ingest.names import Names, read_names
from generator.ingest.raws import raws
from generator.ingest.report import Told
from generator.ingest.survey import FOLDERS, survey
from generator.ingest.verdicts import word

AUTHORITY = FOLDERS[4:]


@dataclass(frozen=True, slots=True)
class Changed:
    """Lines (of a page: blocks) whose fate would be another."""

    first: int
    last: int
    was: Run
    """What the record says of them."""
    becomes: Run


@dataclass(frozen=True, slots=True)
class Difference:
    """A raw file of which today's rules would make something else than the archive has."""

    id: str
    """The article's; of a new one the id it would have, if no other took it first."""
    raw: str
    is_new: bool
    is_edited: bool
    was: str
    """The article's file without the line that signs it; empty for a new one."""
    becomes: str
    """Empty where nothing can be made of the raw file; `told` says why."""
    changed: tuple[Changed, ...]
    unit: str
    told: tuple[Told, ...]


class Plan:
    """What a run of ingest would start from."""

    def __init__(self, content: Path, *, is_cautious: bool) -> None:
        """Reads the whole archive but its articles' texts."""
        self._content, self._is_cautious = content, is_cautious
        seen = survey(content, Memory())
        self._digests = dict(seen.digests)
        self._names = _names(self._digests, self._read)
        folders = ((path, digest) for path, digest in self._digests.items() if is_defaults(path))
        self._folders = read_folders(folders, self._read)
        self._articles = {path[9:-3]: stated(self._read(path)) for path in _articles(self._digests)}
        known = [Known(id, each.raw, each.raw_sha256) for id, each in self._articles.items() if each.raw]
        self.matched = match(raws(self._digests, seen.odd).digests, known).matched

    def differences(self, ids: Collection[str], jobs: int) -> Iterator[Difference]:
        """Of the articles with these ids, or of all: what would not stay as it is, by raw path."""
        chosen = [raw for raw in self.matched if not ids or raw.article in ids]
        rows = run_in_order(Maker(self._read, self._names), [self._asked(raw) for raw in chosen], jobs)
        for raw, row in zip(chosen, rows, strict=True):
            found = self._difference(raw, Made(*row))
            if found.is_new or found.changed or found.was != found.becomes:
                yield found

    def _asked(self, raw: Matched) -> Asked:
        path = f"verdicts/{raw.article}.yml"
        said, _ = word(path, self._read(path), raw) if path in self._digests else (NO_WORD, ())
        return Asked(raw.raw, self._folders.of(raw.raw)[0], said, self._is_cautious)

    def _difference(self, raw: Matched, made: Made) -> Difference:
        before = self._record(raw)
        after, _ = read_record("", made.record) if made.record else (None, ())
        unit = after.unit if after else "line"
        was = unsigned(self._read(f"articles/{raw.article}.md")) if raw.article else b""
        return Difference(
            raw.article or made.stem,
            raw.raw,
            is_new=not raw.article,
            is_edited=bool(raw.article) and self._articles[raw.article].is_edited,
            was=was.decode("utf-8", "replace").replace("\r\n", "\n"),
            becomes=unsigned(made.article).decode(),
            changed=changed(before, after) if before and after else (),
            unit=unit,
            told=made.told,
        )

    def _record(self, raw: Matched) -> Record | None:
        """The record of the same bytes; of others the numbers mean something else."""
        path = f"cleaning/{raw.article}.yml"
        found = read_record(path, self._read(path))[0] if path in self._digests else None
        return found if found and found.raw_sha256 == raw.sha256 else None

    def _read(self, path: str) -> bytes:
        return read_plain(self._content, path)


def changed(before: Record, after: Record) -> tuple[Changed, ...]:
    """The lines that two records of one raw file give another fate, or lift to other fields."""
    was, becomes = _by_number(before), _by_number(after)
    both = sorted(was.keys() & becomes.keys())  # a blank line belongs to a run by what stands around it
    found = []
    numbers = [number for number in both if _fate(was[number]) != _fate(becomes[number])]
    for (old, new), group in groupby(numbers, key=lambda number: (was[number], becomes[number])):
        run = list(group)
        found.append(Changed(run[0], run[-1], old, new))
    return tuple(found)


def _by_number(record: Record) -> dict[int, Run]:
    return {number: run for run in record.runs for number in range(run.first, run.last + 1)}


def _fate(run: Run) -> tuple[object, ...]:
    return run.fate, run.to, run.prefix, run.suggest, run.is_heading


def _names(digests: Collection[str], read: Callable[[str], bytes]) -> Names:
    paths = [path for path in digests if path.partition("/")[0] in AUTHORITY and path.endswith(".md")]
    return read_names({path: read(path) for path in paths})


def _articles(digests: Collection[str]) -> list[str]:
    return [path for path in digests if path.startswith("articles/") and path.endswith(".md")]
