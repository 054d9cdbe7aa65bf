"""`pressmark ingest --diff`: what today's rules would change, shown and not done."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from difflib import get_close_matches, unified_diff
from pathlib import Path
from typing import Any

import click

from generator.clean.record import Run
from generator.commands.explain import id_of
from generator.commands.options import WrongUsage
from generator.commands.report import counted, give, say
from generator.ingest.differences import Changed, Difference, Plan

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def diff(content: Path, articles: Sequence[str], *, is_cautious: bool, jobs: int, as_json: bool, quiet: bool) -> int:
    """Print what would change in these articles, or in all; 0. Raises WrongUsage for an article there is not."""
    ids = frozenset(map(id_of, articles))
    plan = Plan(content, is_cautious=is_cautious)
    known = [raw.article for raw in plan.matched if raw.article]
    for id in sorted(ids.difference(known)):
        near = get_close_matches(id, known, 1)
        fix = f"did you mean {near[0]}?" if near else "articles with a raw file are compared: see content/articles/"
        raise WrongUsage(f"there is no article '{id}' with a raw file\n  fix: {fix}")
    found = []
    for each in plan.differences(ids, jobs):
        found.append(each)
        if not as_json:
            for text in _told(each):
                click.echo(text)
    if as_json:
        give({"differences": [_values(each) for each in found]})
    elif not quiet:
        say(_summary(found))
    return 0


def _summary(found: Sequence[Difference]) -> str:
    if not found:
        return "today's rules would change nothing"
    new, edited = sum(each.is_new for each in found), sum(each.is_edited for each in found)
    stay = "it is" if edited == 1 else "they are"
    counts = ((new, "new"), (edited, f"edited by a person, which would stay as {stay}"))
    parts = [f"{count} {what}" for count, what in counts if count]
    rest = f" ({', '.join(parts)})" if parts else ""
    return f"today's rules would change {counted(len(found), 'article')}{rest}; nothing was written"


def _told(each: Difference) -> Iterator[str]:
    """The heading, the unified diff of the article's file, and the changed fates in words."""
    if each.is_new:
        yield click.style(f"content/{each.raw} is new and would become {each.id or 'no article'}", bold=True)
    else:
        edited = "; a person has edited it, and ingest leaves it as it is" if each.is_edited else ""
        yield click.style(f"{each.id} from content/{each.raw}{edited}", bold=True)
    yield from (f"  {what}" for _, _, what, _ in each.told)
    if not each.is_new and each.becomes:
        for line in unified(each):
            yield click.style(line, fg=COLOURS.get(line[:1]))
    for lines in each.changed:
        yield f"  {_numbers(lines, each.unit)}: {_fate(lines.was)}, now {_fate(lines.becomes)}{_why(lines.becomes)}"
    yield ""


def unified(each: Difference) -> Iterator[str]:
    """The article's file as it stands against what today's rules would write, as a unified diff."""
    names = (f"content/articles/{each.id}.md", "as today's rules would write it")
    return unified_diff(each.was.splitlines(), each.becomes.splitlines(), *names, lineterm="")


def _numbers(lines: Changed, unit: str) -> str:
    return f"{unit}s {lines.first}-{lines.last}" if lines.last > lines.first else f"{unit} {lines.first}"


def _fate(run: Run) -> str:
    """`lifted to title`, `kept as a heading`, `kept with a drop suggested`."""
    if run.suggest:
        return f"{run.fate} and suggested to be {run.suggest}"
    if run.prefix:
        return f"kept without its beginning, which went to {run.to}" if run.to else "kept without its beginning"
    if run.is_heading:
        return "kept as a heading"
    return f"{run.fate} to {run.to}" if run.to else str(run.fate)


def _why(run: Run) -> str:
    return f" by {run.rule}: {run.why} ({run.sure} %)" if run.rule else ""


def _values(each: Difference) -> dict[str, Any]:
    return {
        "article": each.id,
        "raw": each.raw,
        "is_new": each.is_new,
        "is_edited": each.is_edited,
        "diff": "\n".join(unified(each)) if each.becomes and not each.is_new else "",
        "lines": [
            {"first": lines.first, "last": lines.last, "was": _run(lines.was), "becomes": _run(lines.becomes)}
            for lines in each.changed
        ],
        "problems": [what for _, _, what, _ in each.told],
    }


def _run(run: Run) -> dict[str, Any]:
    return {key: value for key, value in asdict(run).items() if key not in ("first", "last")}
