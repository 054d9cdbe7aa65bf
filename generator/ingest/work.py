"""The run itself: sorts out whose each raw file is, cleans what is new, and writes what nobody has edited."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.archive import Listed, listed, read_plain
from generator.clean.judge import NO_WORD
from generator.engine.cache import Cache
from generator.engine.in_order import run_in_order
from generator.errors import Place, Problem
from generator.ingest import report as say
from generator.ingest.compose import Stated, stated
from generator.ingest.duplicates import alike, captured_twice, reprints
from generator.ingest.folders import Folders, is_defaults, read_folders
from generator.ingest.making import Asked, Made, Maker, problems, told
from generator.ingest.match import Known, Matched, Matching, match
from generator.ingest.memory import Memory, recall_made, remember, remembered
from generator.ingest.names import NO_NAMES, read_names
from generator.ingest.quirks import silent
from generator.ingest.raws import Raws, raws
from generator.ingest.report import IngestReport
from generator.ingest.survey import FOLDERS, Survey
from generator.ingest.verdicts import word
from generator.ingest.writing import Outcome, Writer

AUTHORITY = FOLDERS[4:]

Progress = Callable[[str, int, int], None]
"""Stage, items done, items in all."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A raw file of which an article has to be made."""

    raw: Matched
    key: str
    """Names all that the article is made from."""
    asked: Asked
    problems: tuple[Problem, ...] = ()
    """Of its verdicts' file."""


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
        self.content, self.listing = survey.content, survey.listing
        self.digests, self.odd = dict(survey.digests), survey.odd
        self.memory, self.store, self.code, self.progress, self.jobs = memory, store, code, progress, jobs
        self.made = recall_made(store)
        self.articles: dict[str, Stated] = {}
        self.folders = Folders()
        self.names, self.names_digest = NO_NAMES, ""
        self.is_cautious = is_cautious

    def report(self) -> IngestReport:
        """Do it."""
        authority = [path for path in self.digests if path.partition("/")[0] in AUTHORITY and path.endswith(".md")]
        self.names = read_names({path: self._read(path) for path in authority})
        self.names_digest = _digest(f"{path} {self.digests[path]}" for path in authority)
        self.folders = read_folders(
            ((path, digest) for path, digest in self.digests.items() if is_defaults(path)), self._read
        )
        self.articles = self._articles()
        found = raws(self.digests, self.odd)
        known = [Known(id, each.raw, each.raw_sha256) for id, each in self.articles.items() if each.raw]
        matching = match(found.digests, known)
        writer = Writer(self.content, self.digests, self.articles)
        outcomes = list(self._outcomes(matching.matched, writer))
        pairs = alike(self.digests, self._read, self.store, self.code, self.progress)
        told = [*self._problems(found, matching, outcomes), *captured_twice(pairs)]
        report = replace(_report(outcomes, found, matching, told), reprints=reprints(pairs))
        self._remember(report, outcomes, writer.written)
        return report

    def _articles(self) -> dict[str, Stated]:
        """Id → what each article states; only those that changed are read."""
        found, table = {}, {}
        for path, digest in self.digests.items():
            if not (path.startswith("articles/") and path.endswith(".md")):
                continue
            row = self.made.articles.get(path)
            if row is None or row[0] != digest:
                said = stated(self._read(path))
                row = (digest, said.raw, said.raw_sha256, said.is_edited)
            table[path] = row
            found[path[len("articles/") : -len(".md")]] = Stated(*row[1:])
        self.made.articles = table
        return found

    # -- one raw file after the other

    def _outcomes(self, matched: tuple[Matched, ...], writer: Writer) -> Iterator[Outcome]:
        """What becomes of each raw file, in order: so the ids are the same however many workers there are."""
        tasks = {
            raw.raw: self._task(raw, key) for raw in matched if not self._is_done(raw, key := self._key(raw), writer)
        }
        rows = run_in_order(Maker(self._read, self.names), [task.asked for task in tasks.values()], self.jobs)
        for number, raw in enumerate(matched, start=1):
            task = tasks.get(raw.raw)
            yield self._write(task, Made(*next(rows)), writer) if task else self._as_before(raw)
            self.progress("cleaning", number, len(matched))

    def _key(self, raw: Matched) -> str:
        """Names all that the article of a raw file is made from: while it is the same, so is the article."""
        verdicts = self.digests.get(f"verdicts/{raw.article}.yml", "")
        _, defaults = self.folders.of(raw.raw)
        return _digest((raw.sha256, raw.raw, defaults, verdicts, self.names_digest, self.code.hex()))

    def _is_done(self, raw: Matched, key: str, writer: Writer) -> bool:
        """True where the last run made this article of the same, and what it wrote still stands."""
        done = self.made.from_.get(raw.article)
        return done is not None and done[:3] == (key, *writer.digests_of(raw.article))

    def _task(self, raw: Matched, key: str) -> _Task:
        path = f"verdicts/{raw.article}.yml"
        said, problems = word(path, self._read(path), raw) if path in self.digests else (NO_WORD, ())
        return _Task(raw, key, Asked(raw.raw, self.folders.of(raw.raw)[0], said, self.is_cautious), problems)

    def _as_before(self, raw: Matched) -> Outcome:
        """What became of a raw file of which nothing had to be made."""
        is_edited = self.articles[raw.article].is_edited
        _, _, _, said, _, doubtful = self.made.from_[raw.article]
        return Outcome(raw.article, is_edited=is_edited, doubtful=doubtful, problems=problems(said))

    def _write(self, task: _Task, made: Made, writer: Writer) -> Outcome:
        raw = task.raw
        is_edited = bool(raw.article) and self.articles[raw.article].is_edited
        found = writer.write(raw, made, is_edited=is_edited)
        found = replace(found, problems=(*found.problems, *task.problems))
        if not found.failed:
            digests = writer.digests_of(found.id)
            self.made.from_[found.id] = (task.key, *digests, told(found.problems), made.spoke, made.doubtful)
            if not is_edited:
                self.made.articles[f"articles/{found.id}.md"] = (digests[0], raw.raw, raw.sha256, False)
        return found

    def _read(self, path: str) -> bytes:
        return read_plain(self.content, path)

    # -- how it ends

    def _problems(self, found: Raws, matching: Matching, outcomes: Collection[Outcome]) -> list[Problem]:
        """All that an editor should know."""
        rows = (self.made.from_[each.id] for each in outcomes if each.id in self.made.from_)
        spoke = {pattern for row in rows for pattern in row[4]}
        return [
            *self.folders.problems,
            *(say.failed(path, what) for path, what in found.unread.items()),
            *(problem for each in outcomes for problem in each.problems),
            *(say.copy(path, other) for path, other in matching.copies),
            *(say.missing(each.id, each.raw) for each in matching.missing),
            *self.names.problems,
            *silent(self.names.entities, self.names.publishers, spoke, found.digests),
        ]

    def _remember(self, report: IngestReport, outcomes: Iterable[Outcome], written: Collection[str]) -> None:
        """Keep what is known now: of files written here by a new look, of all others as they were first seen."""
        later = listed(self.content, FOLDERS)
        stamps = {path: stamp for path, stamp in later.stamps.items() if path in written}
        listing = Listed({**self.listing.stamps, **stamps}, self.listing.racy | later.racy, self.listing.odd)
        ids = {each.id for each in outcomes}
        self.memory.digests = remembered(listing, self.digests)
        self.made.from_ = {id: row for id, row in self.made.from_.items() if id in ids}
        self.memory.code = self.code
        self.memory.told = {**say.told(report), "odd": self.odd}
        remember(self.store, self.memory, self.made)


def _report(
    outcomes: Collection[Outcome], found: Raws, matching: Matching, problems: Iterable[Problem]
) -> IngestReport:
    done = [each for each in outcomes if not each.failed]
    return IngestReport(
        tuple(each.id for each in done if each.is_new),
        tuple(each.id for each in done if each.is_changed),
        sum(1 for each in done if not each.is_new and not each.is_changed),
        tuple(each.id for each in done if each.is_edited),
        matching.copies,
        tuple((each.raw, each.id) for each in matching.missing),
        tuple(sorted([*found.unread, *(each.failed for each in outcomes if each.failed)])),
        (),
        tuple(sorted(problems, key=_by_place)),
    )


def _by_place(problem: Problem) -> tuple[Place, str]:
    return problem.place, problem.what


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()
