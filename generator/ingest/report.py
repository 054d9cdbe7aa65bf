"""What a run of ingest found and did."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from generator.errors import Place, Problem, Severity, warning

Progress = Callable[[str, int, int], None]
"""Is told the stage, how many of its items are done, and how many there are."""
TOLD = 20  # parts of one raw file that are told one by one
BROUGHT_DOWN = "reading it brought the process down; perhaps there is not enough memory"

Told = tuple[str, int, str, str]
"""A warning as plain values: path, line, what, fix."""


def quietly(stage: str, done: int, total: int) -> None:
    """Progress nobody looks at."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """One run: which articles it wrote, and what an editor should know."""

    new: tuple[str, ...] = ()
    """Ids of articles made of raw files seen for the first time, by raw path."""
    changed: tuple[str, ...] = ()
    """Ids of articles written anew: their raw file, a rule, a default or a name changed."""
    unchanged: int = 0
    edited: tuple[str, ...] = ()
    """Ids of articles a person has edited and that today's rules would make otherwise; they stay as they are."""
    doubtful: tuple[str, ...] = ()
    """Ids of articles with lines that wait for an editor's word, by raw path."""
    copies: tuple[tuple[str, str], ...] = ()
    """Raw files with the same bytes as another, and that other's path."""
    missing: tuple[tuple[str, str], ...] = ()
    """Raw files that are gone, and the article each was; the article stays."""
    failed: tuple[str, ...] = ()
    """Raw files that could not be read; nothing was made of them."""
    reprints: tuple[tuple[str, str], ...] = ()
    """Pairs of articles with one text that was printed twice: by two papers, on two days, under two names."""
    dated: tuple[str, ...] = ()
    """Ids of articles whose date was inferred from others that report the same event."""
    containers: tuple[tuple[str, int, int], ...] = ()
    """Raw files that hold documents: path, how many, and how many other parts they have, which are not read."""
    problems: tuple[Problem, ...] = ()
    """Warnings all, by place."""

    @property
    def wrote(self) -> bool:
        """True where any article was written."""
        return bool(self.new or self.changed)


def failed(path: str, what: str) -> Problem:
    """A raw file nothing could be made of."""
    return warning(Place(f"content/{path}"), f"skipped: {what}", _fix(what))


def _fix(what: str) -> str:
    if "link" in what:
        return "put the file itself here"
    if "a name" in what:
        return "rename it"
    return "put the article's text or page here, or take the file away"


def copy(path: str, other: str) -> Problem:
    """A raw file that says nothing new."""
    return warning(
        Place(f"content/{path}"),
        f"the same bytes as content/{other}; one article stands for both",
        "delete one of the two, or leave it as it is",
    )


def missing(article: str, raw: str) -> Problem:
    """An article whose raw file is gone."""
    return warning(
        Place(f"content/articles/{article}.md"),
        f"its raw file content/{raw} is gone; the article stays",
        "put the file back, or take `raw` and `raw_sha256` out of the front matter",
    )


def outdated(article: str, raw: str) -> Problem:
    """An edited article whose raw file has other bytes now."""
    return warning(
        Place(f"content/articles/{article}.md"),
        f"its raw file content/{raw} has changed, and a person has edited the article, which stays as it is",
        "compare the two; then put the new `raw_sha256` into the front matter",
    )


def moved(article: str, was: str, raw: str) -> Problem:
    """An edited article whose raw file stands elsewhere now."""
    return warning(
        Place(f"content/articles/{article}.md"),
        f"its raw file content/{was} has moved to content/{raw}, and a person has edited the article",
        f'write raw: "{raw}"',
    )


def stale(path: str, raw: str, sha256: str) -> Problem:
    """Verdicts on lines of a raw file that has other bytes now."""
    return warning(
        Place(f"content/{path}"),
        f"these verdicts are on other bytes than content/{raw} has now; they were not applied",
        f'check the line numbers, then write raw_sha256: "{sha256}"',
    )


def idle(path: str, key: str, stretch: tuple[int, int], unit: str, last: int) -> Problem:
    """A verdict on lines that the raw file does not have, or that are blank."""
    numbers = f"{stretch[0]}-{stretch[1]}" if stretch[1] > stretch[0] else str(stretch[0])
    return warning(
        Place(f"content/{path}"),
        f"`{key}` names {unit} {numbers}, where the raw file has no words; its last {unit} with any is {last}",
        "correct the number; pressmark explain shows them",
    )


def homeless(path: str, near: str) -> Problem:
    """Verdicts on an article that there is not."""
    id = path.rpartition("/")[2].removesuffix(".yml")
    return warning(
        Place(f"content/{path}"),
        f"there is no article '{id}' for these verdicts; they were not applied",
        f"did you mean {near}.yml?" if near else "name the file after the article's id, or delete it",
    )


def damaged(raw: str, encoding: str, damage: tuple[str, ...]) -> Problem:
    """Bytes of a raw file that are no text in its encoding."""
    return warning(
        Place(f"content/{raw}"),
        f"bytes that are no {encoding} stand as U+FFFD: {'; '.join(damage)}",
        "if the words matter, edit the article; the raw file stays as received",
    )


def lost(parts: Sequence[tuple[str, str]], record: str) -> Iterator[Problem]:
    """Parts of a raw file that may have been articles, given as name and reason; its record tells all of them."""
    fix = f"mend the file or leave it; content/{record} tells all its parts"
    for name, why in parts[:TOLD]:
        yield warning(Place(f"content/{name}"), f"skipped: {why}", fix)
    if len(parts) > TOLD:
        name, _ = parts[TOLD]
        yield warning(Place(f"content/{name}"), f"skipped: this part and {len(parts) - TOLD - 1:,} others", fix)


def told(report: IngestReport) -> dict[str, Any]:
    """The report as plain values, to be kept for a run in which nothing moves."""
    values = {each.name: getattr(report, each.name) for each in fields(report)}
    values["problems"] = [
        (each.place.path, each.place.line, each.place.column, each.what, each.fix, each.severity.value)
        for each in report.problems
    ]
    unchanged = report.unchanged + len(report.new) + len(report.changed)
    return {**values, "new": (), "changed": (), "unchanged": unchanged}


def recalled(values: dict[str, Any]) -> IngestReport:
    """The report of a run in which nothing moved since `told` kept the last one."""
    problems = tuple(
        Problem(Place(path, line, column), what, fix, Severity(severity))
        for path, line, column, what, fix, severity in values["problems"]
    )
    kept = {each.name: values[each.name] for each in fields(IngestReport)}
    return IngestReport(**{**kept, "problems": problems})
