"""`pressmark ingest`: articles from what is new in content/raw/."""

import time
from dataclasses import asdict
from pathlib import Path

import click

from generator.commands.options import (
    archive_folder,
    content_option,
    jobs_option,
    json_option,
    processors,
    quiet_option,
)
from generator.commands.report import Progress, as_values, counted, errors, give, say, tell
from generator.ingest import ingest
from generator.ingest.report import IngestReport
from generator.surroundings import locked


@click.command()
@content_option
@jobs_option
@json_option
@quiet_option
def command(content: Path, jobs: int | None, as_json: bool, quiet: bool) -> int:
    """Clean what is new in content/raw/ and write articles of it.

    What a person has edited is never written over; a raw file that cannot be read is skipped and named.
    """
    cache = archive_folder(content).absolute().parent / ".cache"
    progress = Progress(is_shown=not quiet)
    began = time.monotonic()
    try:
        with locked(cache):
            report = ingest(content, cache, progress, jobs or processors())
    finally:
        progress.close()
    seconds = time.monotonic() - began
    if as_json:
        give(values(report, seconds))
    else:
        tell(report.problems)
        if not quiet:
            say(summary(report, seconds))
    return 1 if errors(report.problems) else 0


def summary(report: IngestReport, seconds: float) -> str:
    """The last line: what became of the raw files."""
    parts = [
        f"{len(found):,} {what}"
        for found, what in (
            (report.new, "new"),
            (report.changed, "changed"),
            (report.copies, "copied elsewhere"),
            (report.failed, "skipped"),
            (report.missing, "with their raw file gone"),
            (report.reprints, "printed twice"),
        )
        if found
    ]
    kept = counted(report.unchanged, "article") + " unchanged"
    if not report.wrote:
        rest = f"; {', '.join(parts)}" if parts else ""
        return f"nothing new in content/raw ({kept}, {seconds:.1f} s){rest}"
    return f"ingested in {seconds:.1f} s: {', '.join([*parts, kept])}"


def values(report: IngestReport, seconds: float) -> dict[str, object]:
    """The report for JSON."""
    found = {key: value for key, value in asdict(report).items() if key != "problems"}
    found["copies"] = [{"raw": raw, "of": other} for raw, other in report.copies]
    found["missing"] = [{"raw": raw, "article": article} for raw, article in report.missing]
    found["reprints"] = [{"articles": list(pair)} for pair in report.reprints]
    return {**found, "seconds": round(seconds, 3), "problems": as_values(report.problems)}
