"""An editor's word on the lines of a raw file, from `verdicts/<id>.yml`."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from generator.clean.block import Reading
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


def idle(path: str, word: Word, reading: Reading) -> Iterator[Problem]:
    """A warning for each stretch in the file at `path` in which the raw file has no line with words."""
    numbers = [block.number for block in reading.blocks]
    for key, stretches in (("keep", word.keep), ("drop", word.drop)):
        for first, last in stretches:
            at = bisect_left(numbers, first)
            if at == len(numbers) or numbers[at] > last:
                yield say.idle(path, key, (first, last), reading.unit, numbers[-1])


def homeless(paths: Iterable[str], ids: Collection[str]) -> Iterator[Problem]:
    """A warning for each file of verdicts whose article there is not."""
    for path in paths:
        if path.startswith("verdicts/") and path.endswith(".yml") and (id := path[9:-4]) not in ids:
            near = get_close_matches(id, ids, 1)
            yield say.homeless(path, near[0] if near else "")


def _stretches(lines: Iterable[Lines]) -> tuple[tuple[int, int], ...]:
    return tuple((each.first, each.last) for each in lines)
