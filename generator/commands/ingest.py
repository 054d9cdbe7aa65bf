"""`pressmark ingest`: articles from what is new in content/raw/."""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from generator.commands.options import (
    WrongUsage,
    archive_folder,
    content_option,
    is_cautious,
    jobs_option,
    json_option,
    processors,
    quiet_option,
)
from generator.commands.report import Progress, as_values, counted, errors, give, say, tell
from generator.ingest import ingest
from generator.ingest.report import IngestReport
from generator.surroundings import locked, stoppable


@click.command()
@click.argument("articles", metavar="[ID]...", nargs=-1)
@click.option(
    "--cautious", is_flag=True, help="Drop only what is certain, and suggest the rest.  [default: as archive.yml]"
)
@click.option("--review", "mode", flag_value="review", help="Decide on doubtful lines, one after the other.")
@click.option("--diff", "mode", flag_value="diff", help="Show what today's rules would change, and write nothing.")
@content_option
@jobs_option
@json_option
@quiet_option
def command(
    articles: tuple[str, ...],
    cautious: bool,
    mode: str | None,
    content: Path,
    jobs: int | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Clean what is new in content/raw/ and write articles of it.

    What a person has edited is never written over; a raw file that cannot be read is skipped and named. With --review
    or --diff articles may be named by their ids.
    """
    cautious = is_cautious(archive_folder(content)) or cautious
    if articles and mode is None:
        raise WrongUsage("ingest looks at all of content/raw\n  fix: name articles only with --review or --diff")
    if mode == "diff":
        from generator.commands.diff import diff

        return diff(content, articles, is_cautious=cautious, jobs=jobs or processors(), as_json=as_json, quiet=quiet)
    if mode == "review":
        if as_json:
            raise WrongUsage(
                "a review is a conversation\n  fix: leave --json out; pressmark status --json counts what waits"
            )
        return _reviewed(_Run(content, cautious, jobs or processors(), quiet), articles)
    report, seconds = _Run(content, cautious, jobs or processors(), quiet)()
    if as_json:
        give(values(report, seconds))
    else:
        tell(report.problems)
        if not quiet:
            say(summary(report, seconds))
    return 1 if errors(report.problems) else 0


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of ingest with its options; a review needs two."""

    content: Path
    is_cautious: bool
    jobs: int
    quiet: bool

    def __call__(self) -> tuple[IngestReport, float]:
        """What it found and did, and the seconds it took."""
        cache = self.content.absolute().parent / ".cache"
        began = time.monotonic()
        try:
            with Progress(is_shown=not self.quiet) as progress, locked(cache), stoppable():
                report = ingest(self.content, cache, progress, self.jobs, is_cautious=self.is_cautious)
        except KeyboardInterrupt:
            say("stopped; pressmark ingest goes on from here")
            raise
        return report, time.monotonic() - began


def _reviewed(run: _Run, articles: tuple[str, ...]) -> int:
    """Take in what is new, ask about the doubtful lines, and let the articles follow what was answered."""
    from generator.commands.keys import key
    from generator.commands.review import doubtful, review

    report, seconds = run()
    tell(report.problems)
    if report.wrote and not run.quiet:
        say(summary(report, seconds))
    waiting = doubtful(run.content, articles)
    if not waiting:
        say("no line is doubtful")
        return 1 if errors(report.problems) else 0
    decided = review(run.content, waiting, key)
    if not decided:
        say("nothing was decided")
        return 1 if errors(report.problems) else 0
    report, seconds = run()
    say(f"{counted(decided, 'line')} decided; {summary(report, seconds)}")
    return 1 if errors(report.problems) else 0


def summary(report: IngestReport, seconds: float) -> str:
    """The last line: what became of the raw files."""
    done = [_counted(report.new, "new"), _counted(report.changed, "changed")]
    kept = f"{report.unchanged:,} unchanged"
    rest = [
        _counted(report.doubtful, "doubtful"),
        _counted(report.failed, "failed"),
        _counted(report.copies, "copied elsewhere"),
        _counted(report.missing, "with their raw file gone"),
        _counted(report.reprints, "printed twice"),
        _counted(report.dated, "dated by others"),
    ]
    if not report.wrote:
        return ", ".join(filter(None, [f"nothing new in content/raw ({seconds:.1f} s): {kept}", *rest]))
    return f"ingested in {seconds:.1f} s: {', '.join(filter(None, [*done, kept, *rest]))}"


def _counted(found: Sequence[object], what: str) -> str:
    return f"{len(found):,} {what}" if found else ""


def values(report: IngestReport, seconds: float) -> dict[str, object]:
    """The report for JSON."""
    found = {key: value for key, value in asdict(report).items() if key != "problems"}
    found["copies"] = [{"raw": raw, "of": other} for raw, other in report.copies]
    found["missing"] = [{"raw": raw, "article": article} for raw, article in report.missing]
    found["containers"] = [{"raw": raw, "documents": held, "unread": rest} for raw, held, rest in report.containers]
    found["reprints"] = [{"articles": list(pair)} for pair in report.reprints]
    return {**found, "seconds": round(seconds, 3), "problems": as_values(report.problems)}
