"""An editor's word on the lines of a raw file, from `verdicts/<id>.yml`."""

from collections.abc import Iterable

from generator.clean.judge import NO_WORD, Word
from generator.errors import Problem
from generator.ingest import report as say
from generator.ingest.match import Matched
from generator.read.records import Lines, read_verdicts


def word(path: str, data: bytes, raw: Matched) -> tuple[Word, tuple[Problem, ...]]:
    """The verdicts in the file at `path` on lines of a raw file; none if they are on other bytes."""
    verdicts, problems = read_verdicts(path, data)
    if verdicts is None:
        return NO_WORD, problems
    if verdicts.raw_sha256 != raw.sha256:
        return NO_WORD, (*problems, say.stale(path, raw.raw, raw.sha256))
    return Word(_stretches(verdicts.keep), _stretches(verdicts.drop)), problems


def _stretches(lines: Iterable[Lines]) -> tuple[tuple[int, int], ...]:
    return tuple((each.first, each.last) for each in lines)
