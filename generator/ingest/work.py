"""The run itself: sorts out whose each raw file is, cleans what is new, and writes what nobody has edited."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.archive import Listed, listed, read_plain, write_whole
from generator.clean.cleaned import Cleaned, clean
from generator.clean.judge import Word
from generator.clean.record import record_yaml
from generator.engine.cache import Cache
from generator.errors import ContentError, Place, Problem, warning
from generator.ingest import report as say
from generator.ingest.compose import Stated, article_file, article_id, publisher_slug, stated
from generator.ingest.duplicates import alike, captured_twice, reprints
from generator.ingest.match import Known, Matched, Matching, match
from generator.ingest.memory import Memory, Told, recall_made, remember, remembered
from generator.ingest.names import NO_NAMES, read_names
from generator.ingest.quirks import fired, silent
from generator.ingest.report import IngestReport
from generator.ingest.survey import FOLDERS, Survey
from generator.read.records import Defaults, Lines, read_defaults, read_verdicts

AUTHORITY = FOLDERS[4:]
READ = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", "")
"""Endings of raw files that are read."""
DEFAULTS = "_defaults.yml"

Progress = Callable[[str, int, int], None]
"""Stage, items done, items in all."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What one raw file came to."""

    id: str
    """Empty for a file nothing could be made of, and which has no article."""
    is_new: bool = False
    is_changed: bool = False
    is_edited: bool = False
    problems: tuple[Problem, ...] = ()
    failed: str = ""
    """The raw file's path, if nothing could be made of it."""


class Work:
    """One run over an archive."""

    def __init__(self, survey: Survey, memory: Memory, store: Cache, code: bytes, progress: Progress) -> None:
        """Nothing is read or written yet."""
        self.content, self.listing = survey.content, survey.listing
        self.digests, self.odd = dict(survey.digests), survey.odd
        self.memory, self.store, self.code, self.progress = memory, store, code, progress
        self.made = recall_made(store)
        self.written: set[str] = set()
        self.problems: list[Problem] = []
        self.articles: dict[str, Stated] = {}
        self.defaults: dict[str, tuple[Defaults, str]] = {}
        self.names, self.names_digest = NO_NAMES, ""

    def report(self) -> IngestReport:
        """Do it."""
        authority = [path for path in self.digests if path.partition("/")[0] in AUTHORITY and path.endswith(".md")]
        self.names = read_names({path: self._read(path) for path in authority})
        self.names_digest = _digest(f"{path} {self.digests[path]}" for path in authority)
        self.defaults = self._defaults()
        self.articles = self._articles()
        known = [Known(id, each.raw, each.raw_sha256) for id, each in self.articles.items() if each.raw]
        raws, failed = self._raws()
        matching = match(raws, known)
        taken = {id.casefold() for id in self.articles}
        made = []
        for number, each in enumerate(matching.matched, start=1):
            made.append(self._article(each, taken))
            self.progress("cleaning", number, len(matching.matched))
        self.problems += [say.copy(path, other) for path, other in matching.copies]
        self.problems += [say.missing(each.id, each.raw) for each in matching.missing]
        self.problems += self._of_publishers(made, raws)
        found = alike(self.digests, self._read, self.store, self.code, self.progress)
        self.problems += captured_twice(found)
        report = replace(_report(made, failed, matching, self.problems), reprints=reprints(found))
        self._remember(report, made)
        return report

    def _of_publishers(self, made: list[_Made], raws: Collection[str]) -> list[Problem]:
        """What is wrong with publishers' files: errors, and patterns that decided nothing in this run or before it."""
        spoke = {each for one in made if one.id in self.made.from_ for each in self.made.from_[one.id][4]}
        return [*self.names.problems, *silent(self.names.entities, self.names.publishers, spoke, raws)]

    def _raws(self) -> tuple[dict[str, str], list[str]]:
        """Raw files that can be read as path → digest, and those that cannot."""
        failed = {path: what for path, what in self.odd if path.partition("/")[0] == "raw"}
        found = {}
        for path, digest in self.digests.items():
            if not path.startswith("raw/") or path.endswith(f"/{DEFAULTS}"):
                continue
            ending = _ending(path)
            if ending in READ:
                found[path] = digest
            else:
                failed[path] = f"`{ending}` files are not read; {', '.join(READ[:-1])} are"
        self.problems += [say.failed(path, what) for path, what in failed.items()]
        return found, sorted(failed)

    def _defaults(self) -> dict[str, tuple[Defaults, str]]:
        """Folder → its defaults and their digest."""
        found = {}
        for path in self.digests:
            if path.endswith(f"/{DEFAULTS}") and path.startswith("raw/"):
                defaults, problems = read_defaults(path, self._read(path))
                self.problems += problems
                found[path.removesuffix(f"/{DEFAULTS}")] = (defaults or Defaults(), self.digests[path])
        return found

    def _articles(self) -> dict[str, Stated]:
        """Id → what each article states; only those that changed are read."""
        found, table = {}, {}
        for path, digest in self.digests.items():
            if not (path.startswith("articles/") and path.endswith(".md")):
                continue
            row = self.made.articles.get(path)
            if row is None or row[0] != digest:
                told = stated(self._read(path))
                row = (digest, told.raw, told.raw_sha256, told.is_edited)
            table[path] = row
            found[path[len("articles/") : -len(".md")]] = Stated(*row[1:])
        self.made.articles = table
        return found

    def _article(self, raw: Matched, taken: set[str]) -> _Made:
        """Bring one article up to date with its raw file."""
        verdicts = f"verdicts/{raw.article}.yml"
        defaults, defaults_digest = self._folder(raw.raw)
        made_from = (raw.sha256, raw.raw, defaults_digest, self.digests.get(verdicts, ""), self.names_digest)
        key = _digest((*made_from, self.code.hex()))
        done = self.made.from_.get(raw.article)
        if done and done[:3] == (key, *self._written(raw.article)):
            return _Made(raw.article, is_edited=self.articles[raw.article].is_edited, problems=_problems(done[3]))
        word, problems = self._word(raw, verdicts) if verdicts in self.digests else (Word(), ())
        try:
            said = {"language": defaults.language, "publisher": defaults.publisher}
            cleaned = clean(raw.raw, self._read(raw.raw), said, word, self.names.publishers)
        except ContentError as error:
            return _Made(raw.article, problems=(*problems, *error.problems), failed=raw.raw)
        made = self._write(raw, cleaned, defaults, taken)
        made = replace(made, problems=(*made.problems, *problems, *_damaged(cleaned)))
        spoke = fired(cleaned, publisher_slug(cleaned, defaults, self.names.publishers))
        self.made.from_[made.id] = (key, *self._written(made.id), _told(made.problems), spoke)
        return made

    def _write(self, raw: Matched, cleaned: Cleaned, defaults: Defaults, taken: set[str]) -> _Made:
        """Write the article, unless a person has edited it, and its record."""
        publisher = publisher_slug(cleaned, defaults, self.names.publishers)
        id = raw.article or article_id(cleaned, publisher, taken)
        taken.add(id.casefold())
        path = f"articles/{id}.md"
        file = article_file(cleaned, publisher, defaults, self.names.proposals(cleaned))
        self._put(f"cleaning/{id}.yml", record_yaml(cleaned.record).encode())
        if raw.article and self.articles[id].is_edited:
            return _Made(id, is_edited=True, problems=tuple(_left_behind(raw)))
        is_written = self._put(path, file)
        self.made.articles[path] = (self.digests[path], raw.raw, raw.sha256, False)
        return _Made(id, is_new=not raw.article, is_changed=is_written and bool(raw.article))

    def _put(self, path: str, data: bytes) -> bool:
        """Write a file if it differs; True if it did."""
        digest = sha256(data).hexdigest()
        if self.digests.get(path) == digest:
            return False
        write_whole(self.content, path, data)
        self.digests[path] = digest
        self.written.add(path)
        return True

    def _written(self, id: str) -> tuple[str, str]:
        return self.digests.get(f"articles/{id}.md", ""), self.digests.get(f"cleaning/{id}.yml", "")

    def _folder(self, raw: str) -> tuple[Defaults, str]:
        """The defaults of the nearest folder that has any, and their digest."""
        folder = raw.rpartition("/")[0]
        while folder:
            if folder in self.defaults:
                return self.defaults[folder]
            folder = folder.rpartition("/")[0]
        return Defaults(), ""

    def _word(self, raw: Matched, path: str) -> tuple[Word, tuple[Problem, ...]]:
        """An editor's verdicts on this raw file; none if they are on other bytes."""
        verdicts, problems = read_verdicts(path, self._read(path))
        if verdicts is None:
            return Word(), problems
        if verdicts.raw_sha256 != raw.sha256:
            return Word(), (*problems, say.stale(path, raw.raw, raw.sha256))
        return Word(_stretches(verdicts.keep), _stretches(verdicts.drop)), problems

    def _read(self, path: str) -> bytes:
        return read_plain(self.content, path)

    def _remember(self, report: IngestReport, made: list[_Made]) -> None:
        """Keep what is known now: of files written here by a new look, of all others as they were first seen."""
        later = listed(self.content, FOLDERS)
        stamps = {path: stamp for path, stamp in later.stamps.items() if path in self.written}
        listing = Listed({**self.listing.stamps, **stamps}, self.listing.racy | later.racy, self.listing.odd)
        ids = {each.id for each in made}
        self.memory.digests = remembered(listing, self.digests)
        self.made.from_ = {id: row for id, row in self.made.from_.items() if id in ids}
        self.memory.code = self.code
        self.memory.told = {**say.told(report), "odd": self.odd}
        remember(self.store, self.memory, self.made)


def _report(made: list[_Made], failed: list[str], matching: Matching, problems: list[Problem]) -> IngestReport:
    done = [each for each in made if not each.failed]
    return IngestReport(
        tuple(each.id for each in done if each.is_new),
        tuple(each.id for each in done if each.is_changed),
        sum(1 for each in done if not each.is_new and not each.is_changed),
        tuple(each.id for each in done if each.is_edited),
        matching.copies,
        tuple((each.raw, each.id) for each in matching.missing),
        tuple(sorted([*failed, *(each.failed for each in made if each.failed)])),
        (),
        tuple(sorted([*problems, *(problem for each in made for problem in each.problems)], key=_by_place)),
    )


def _by_place(problem: Problem) -> tuple[Place, str]:
    return problem.place, problem.what


def _left_behind(raw: Matched) -> Iterator[Problem]:
    """What an editor should know of an edited article whose raw file is not what it was."""
    if raw.is_changed:
        yield say.outdated(raw.article, raw.raw)
    elif raw.was:
        yield say.moved(raw.article, raw.was, raw.raw)


def _damaged(cleaned: Cleaned) -> Iterator[Problem]:
    record = cleaned.record
    if record.damage:
        yield say.damaged(record.raw, f"{record.encoding} ({record.encoding_basis})", record.damage)


def _told(problems: Iterable[Problem]) -> tuple[Told, ...]:
    return tuple((problem.place.path, problem.place.line, problem.what, problem.fix) for problem in problems)


def _problems(told: Iterable[Told]) -> tuple[Problem, ...]:
    return tuple(warning(Place(path, line), what, fix) for path, line, what, fix in told)


def _stretches(lines: Iterable[Lines]) -> tuple[tuple[int, int], ...]:
    return tuple((each.first, each.last) for each in lines)


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()
