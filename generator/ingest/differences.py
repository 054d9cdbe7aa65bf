"""What today's rules would make of raw files otherwise than the archive has it; no file is touched, not even the cache.

An article that a person edited differs from what the rules make of its raw file by the person's work, too: it is shown,
and ingest would leave it as it is.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator.archive import read_plain
from generator.clean.record import Record, Run, read_record
from generator.engine.in_order import run_in_order
from generator.ingest.compose import unsigned
from generator.ingest.dated import carried
from generator.ingest.documents import Documents
from generator.ingest.inventory import take
from generator.ingest.making import Made, Maker
from generator.ingest.match import Matched
from generator.ingest.memory import Memory
from generator.ingest.raws import raw_documents, raw_files
from generator.ingest.report import Told
from generator.ingest.setting import matching, read_articles, read_setting
from generator.ingest.survey import survey


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
        self._content = content
        seen = survey(content, Memory())
        self._digests = seen.digests
        articles = read_articles(seen.digests, self._read)
        self._setting = read_setting(content, seen.digests, articles, is_cautious=is_cautious)
        files = raw_files(seen.digests, seen.odd)
        inventories = {path: take(content, path, self._setting.folders.of(path)[0]) for path in files.containers()}
        self._raws, _ = raw_documents(files, inventories)
        self.matched = matching(self._raws, articles).matched

    def differences(self, ids: Collection[str], jobs: int) -> Iterator[Difference]:
        """Of the articles with these ids, or of all: what would not stay as it is, by raw path."""
        chosen = [raw for raw in self.matched if not ids or raw.article in ids]
        asked = [self._setting.asked(raw, self._raws[raw.raw])[0] for raw in chosen]
        maker = Maker(Documents(self._content), self._setting.names)
        rows = run_in_order(maker, asked, jobs, maker.lost)
        for raw, row in zip(chosen, rows, strict=True):
            found = self._difference(raw, Made(*row))
            if found.is_new or found.changed or found.was != found.becomes:
                yield found

    def _difference(self, raw: Matched, made: Made) -> Difference:
        recorded = self._record(raw)
        after, _ = read_record("", made.record) if made.record else (None, ())
        unit = after.unit if after else "line"
        before = self._read(f"articles/{raw.article}.md") if raw.article else b""
        return Difference(
            raw.article or made.stem,
            raw.raw,
            is_new=not raw.article,
            is_edited=self._setting.is_edited(raw.article),
            was=unsigned(before).decode("utf-8", "replace").replace("\r\n", "\n"),
            becomes=unsigned(carried(made.article, before)).decode(),
            changed=changed(recorded, after) if recorded and after else (),
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
