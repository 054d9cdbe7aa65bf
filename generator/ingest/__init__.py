"""The program that makes articles of raw files: reads what is new, cleans it, and writes what nobody has edited.

An article's file is a pure function of its raw file's bytes and path, the folder's defaults, the editor's verdicts,
the names the archive knows, and this program. So a run after which nothing moved writes nothing, and a run with an
empty cache comes to the same files. Only the article's id is decided once and kept.
"""

from pathlib import Path

from generator.engine.fingerprint import Fingerprints
from generator.ingest.memory import recall, remember, remembered
from generator.ingest.report import IngestReport, Progress, quietly, recalled
from generator.ingest.survey import survey

CAUTIOUS = b"cautious"
"""Told apart from the program without caution, as if it were another."""


def ingest(
    content: Path,
    cache: Path | None = None,
    progress: Progress = quietly,
    jobs: int = 1,
    *,
    is_cautious: bool = False,
) -> IngestReport:
    """Bring `articles/` and `cleaning/` up to date with `raw/`. The cache's folder is `.cache` beside the content's.

    What comes out is the same for any number of `jobs`, the processes that clean side by side. With `is_cautious` only
    what is certain is dropped; a run without it drops the rest, and the other way round.
    One raw file that cannot be read never stops the others. Raises OSError where the disk refuses to be written to.
    """
    memory, store = recall(cache or content.absolute().parent / ".cache")
    try:
        code = Fingerprints(store).of(ingest) + (CAUTIOUS if is_cautious else b"")
        seen = survey(content, memory, progress)
        if seen.is_what(memory, code):
            table = remembered(seen.listing, seen.digests)
            if table != memory.digests:  # files have grown old enough for their stamps to count
                memory.digests = table
                remember(store, memory)
            return recalled(memory.told)
        from generator.ingest.work import Work  # all of cleaning: not for a run in which nothing moved

        return Work(seen, memory, store, code, progress, jobs, is_cautious=is_cautious).report()
    finally:
        store.commit()
        store.close()
