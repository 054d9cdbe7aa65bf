"""The run itself: what stands where, what lies in it, whose it is, what is made of it, and what is remembered."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.archive import read_plain, remove, stamped
from generator.engine.cache import Cache
from generator.engine.in_order import run_in_order
from generator.errors import Problem
from generator.ingest import inventory
from generator.ingest import report as say
from generator.ingest.cleaning import outcomes
from generator.ingest.compose import Stated, stated
from generator.ingest.duplicates import alike, captured_twice, reprints
from generator.ingest.folders import Folders
from generator.ingest.inventory import Inventory, stale_records
from generator.ingest.match import Matching
from generator.ingest.memory import Digest, Memory, Notebook, recall_past, remembered
from generator.ingest.quirks import silent
from generator.ingest.raws import Files, Raw, raw_documents, raw_files
from generator.ingest.report import BROUGHT_DOWN, IngestReport, Progress
from generator.ingest.sameness import Alike
from generator.ingest.setting import Setting, article_paths, digest, matching, read_setting
from generator.ingest.siblings import Siblings
from generator.ingest.survey import Survey
from generator.ingest.verdicts import homeless
from generator.ingest.writing import Outcome, Writer

PAUSE = 5.0  # seconds of work that a run stopped at any moment may lose


@dataclass(frozen=True, slots=True)
class _Course:
    """What a run has come to."""

    setting: Setting
    files: Files
    inventories: Mapping[str, Inventory]
    left_out: Mapping[str, str]
    """Name of a document of which nothing is made, and why."""
    matching: Matching
    outcomes: Collection[Outcome]
    alike: tuple[Alike, ...]
    spoke: Collection[str]
    """The patterns of publishers that decided a line of any article."""
    dated: tuple[str, ...]
    """Articles that have their date of others."""


class Work:
    """One run over an archive."""

    def __init__(
        self,
        survey: Survey,
        memory: Memory,
        store: Cache,
        code: bytes,
        progress: Progress,
        jobs: int,
        *,
        is_cautious: bool,
    ) -> None:
        """Nothing is read or written yet."""
        self.content, self.odd, self.spares = survey.content, survey.odd, survey.listing.spares
        self.digests = dict(survey.digests)
        self.memory, self.store, self.code, self.progress, self.jobs = memory, store, code, progress, jobs
        self.is_cautious = is_cautious
        self.past = recall_past(store)
        self.table = remembered(survey.listing, survey.digests)
        self.notebook = Notebook(store, self.table)
        self.due = time.monotonic() + PAUSE

    def report(self) -> IngestReport:
        """Do it."""
        for path in self.spares:
            remove(self.content, path)
        setting = read_setting(self.content, self.digests, self._articles(), is_cautious=self.is_cautious)
        writer = Writer(self.content, self.digests, setting.articles)
        try:
            course = self._course(setting, writer)
        except BaseException:
            self._note(writer)  # whatever stops a run, what it has done is done
            raise
        report = _report(course)
        self._remember(report, course, writer)
        return report

    def _course(self, setting: Setting, writer: Writer) -> _Course:
        files = raw_files(self.digests, self.odd)
        inventories = self._inventories(files, setting.folders, writer)
        raws, left_out = raw_documents(files, inventories)
        sorted_out = matching(raws, setting.articles)
        done = list(self._outcomes(sorted_out, raws, setting, writer))
        told_of = [path for path, each in inventories.items() if not each.is_wrapping(files.digests[path])]
        for path in stale_records(self.digests, told_of, [each.raw for each in sorted_out.missing]):
            writer.remove(path)
        dated, done = self._dated(done, setting, writer)
        pairs = alike(self.digests, self._read, self.store, self.code, self.progress)
        rows = (self.past.row(each.id) for each in done)
        spoke = {pattern for row in rows if row for pattern in row.spoke}
        return _Course(setting, files, inventories, left_out, sorted_out, done, pairs, spoke, dated)

    # -- what the articles are made with, and of

    def _articles(self) -> dict[str, Stated]:
        """Id → what each article states; only those that changed are read."""
        found, table = {}, {}
        for path, id in article_paths(self.digests).items():
            row = self.past.articles.get(path)
            if row is None or row[0] != self.digests[path]:
                said = stated(self._read(path))
                row = (self.digests[path], said.raw, said.raw_sha256, said.is_edited, said.aliases, said.suggested)
            table[path] = row
            found[id] = Stated(*row[1:])
        self.past.articles = table
        return found

    def _inventories(self, files: Files, folders: Folders, writer: Writer) -> dict[str, Inventory]:
        """What each container holds, by path; taken anew only where it or its folder's field map has changed."""
        containers = files.containers()
        keys = {path: digest(files.digests[path], folders.of(path)[1], self.code.hex()) for path in containers}
        known = {path: row for path, (key, row) in self.past.held.items() if key == keys.get(path)}
        fresh = [path for path in containers if path not in known]
        found = {path: Inventory._make(row) for path, row in known.items()}

        def take(path: str) -> tuple[object, ...]:
            return tuple(inventory.take(self.content, path, folders.of(path)[0]))

        def lost(path: str) -> tuple[object, ...]:
            return tuple(inventory.unknown(path, BROUGHT_DOWN))

        for number, row in enumerate(run_in_order(take, fresh, self.jobs, lost), start=1):
            path = fresh[number - 1]
            found[path] = Inventory._make(row)
            if not found[path].is_passing:
                self.past.note("held", path, (keys[path], row))
            self._step("opening", number, len(fresh), writer)
        for path, each in found.items():
            if not each.is_wrapping(files.digests[path]):
                writer.put(inventory.record_of(path), inventory.record(path, files.digests[path], each))
        return {path: found[path] for path in containers}

    def _outcomes(
        self, sorted_out: Matching, raws: Mapping[str, Raw], setting: Setting, writer: Writer
    ) -> Iterator[Outcome]:
        found = outcomes(sorted_out.matched, raws, setting, self.past, writer, self.code, self.jobs)
        for number, outcome in enumerate(found, start=1):
            yield outcome
            self._step("cleaning", number, len(sorted_out.matched), writer)

    def _dated(self, done: list[Outcome], setting: Setting, writer: Writer) -> tuple[tuple[str, ...], list[Outcome]]:
        """Give articles the dates that their siblings know; the outcomes with those that were changed by it."""
        siblings = Siblings(self.digests, self._read, self.store, self.code, self.progress)
        looked = siblings.look({id for id, each in setting.articles.items() if each.is_edited})
        changed = {each.id for each in looked.changed if writer.put(f"articles/{each.id}.md", each.data)}
        for id in sorted(changed):
            if row := self.past.row(id):
                path = f"articles/{id}.md"
                self.past.note("rows", id, tuple(row._replace(article=self.digests[path])))
                self.past.note("articles", path, (self.digests[path], *self.past.articles[path][1:]))
        siblings.remember(looked)
        return looked.inferred, [
            replace(each, is_changed=True) if each.id in changed and not each.is_new else each for each in done
        ]

    def _read(self, path: str) -> bytes:
        return read_plain(self.content, path)

    # -- what is remembered

    def _step(self, stage: str, number: int, count: int, writer: Writer) -> None:
        """Tell how far it is, and note now and then what was done."""
        self.progress(stage, number, count)
        if time.monotonic() > self.due:
            self._note(writer)

    def _note(self, writer: Writer) -> None:
        self.notebook.add(self._stamped(writer.unnoted()), self.past)
        self.due = time.monotonic() + PAUSE

    def _remember(self, report: IngestReport, course: _Course, writer: Writer) -> None:
        """Keep what is known now: of files written here by a new look, of all others as they were first seen."""
        self.table = {path: row for path, row in self.table.items() if path in self.digests}
        self.table.update(self._stamped(writer.written))
        ids = {each.id for each in course.outcomes}
        self.past.keep_only(ids, {each.failed for each in course.outcomes}, course.inventories)
        told = {**say.told(report), "odd": self.odd}
        is_passing = any(each.is_passing for each in course.outcomes)
        is_passing |= any(each.is_passing for each in course.inventories.values())
        self.notebook.end(Memory(b"" if is_passing else self.code, self.table, told), self.past)

    def _stamped(self, paths: Iterable[str]) -> dict[str, Digest]:
        """A new look at files that were written."""
        stamps = ((path, stamped(self.content, path)) for path in paths)
        return {path: (*stamp, self.digests[path]) for path, stamp in stamps if stamp}


def _report(course: _Course) -> IngestReport:
    done = [each for each in course.outcomes if not each.failed]
    failed = [each.failed for each in course.outcomes if each.failed]
    lost = [name for each in course.inventories.values() for name, _ in each.lost]
    return IngestReport(
        new=tuple(each.id for each in done if each.is_new),
        changed=tuple(each.id for each in done if each.is_changed),
        unchanged=sum(1 for each in done if not each.is_new and not each.is_changed),
        edited=tuple(each.id for each in done if each.is_edited),
        doubtful=tuple(each.id for each in done if each.doubtful),
        copies=course.matching.copies,
        missing=tuple((each.raw, each.id) for each in course.matching.missing),
        failed=tuple(sorted([*course.files.unread, *course.left_out, *lost, *failed])),
        reprints=reprints(course.alike),
        dated=course.dated,
        containers=tuple(
            (path, len(each.held), len(each.lost) + each.others) for path, each in course.inventories.items()
        ),
        problems=tuple(sorted(_problems(course), key=lambda problem: (problem.place, problem.what))),
    )


def _problems(course: _Course) -> Iterator[Problem]:
    """All that an editor should know."""
    setting, sorted_out = course.setting, course.matching
    yield from setting.folders.problems
    yield from (say.failed(path, what) for path, what in (*course.files.unread.items(), *course.left_out.items()))
    for path, each in course.inventories.items():
        yield from say.lost(each.lost, inventory.record_of(path))
    yield from (problem for each in course.outcomes for problem in each.problems)
    yield from (say.copy(path, other) for path, other in sorted_out.copies)
    yield from (say.missing(each.id, each.raw) for each in sorted_out.missing)
    yield from homeless(setting.digests, {*setting.articles, *(each.id for each in course.outcomes)})
    yield from setting.names.problems
    publishers = setting.names.publishers
    yield from silent(setting.names.entities, publishers, course.spoke, course.files.digests)
    yield from captured_twice(course.alike)
