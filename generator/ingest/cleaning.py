"""Raw documents to articles: only those of which anything has changed, in workers, written in the order of the raw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.engine.in_order import run_in_order
from generator.errors import Problem
from generator.ingest.documents import Documents
from generator.ingest.making import Asked, Made, Maker, problems, told
from generator.ingest.match import Matched
from generator.ingest.memory import Past, Row
from generator.ingest.raws import Raw
from generator.ingest.setting import Setting
from generator.ingest.writing import Outcome, Writer


@dataclass(frozen=True, slots=True)
class _Task:
    """A raw document of which an article has to be made."""

    raw: Matched
    key: str
    """Names all that the article is made from."""
    asked: Asked
    problems: tuple[Problem, ...] = ()
    """Of its verdicts' file."""


def outcomes(
    matched: tuple[Matched, ...],
    raws: Mapping[str, Raw],
    setting: Setting,
    past: Past,
    writer: Writer,
    code: bytes,
    jobs: int,
) -> Iterator[Outcome]:
    """What becomes of each raw document, in order: so the ids are the same however many workers there are.

    What is made is noted in `past` as it comes; `code` is the program's.
    """
    done: dict[str, Outcome] = {}
    tasks: dict[str, _Task] = {}
    for raw in matched:
        key = setting.key(raw, raws[raw.raw], code)
        if before := _as_before(raw, key, setting, past, writer):
            done[raw.raw] = before
        else:
            tasks[raw.raw] = _Task(raw, key, *setting.asked(raw, raws[raw.raw]))
    maker = Maker(Documents(setting.content), setting.names)
    rows = run_in_order(maker, [task.asked for task in tasks.values()], jobs, maker.lost)
    for raw in matched:
        if raw.raw in done:
            yield done.pop(raw.raw)
        else:
            yield _written(tasks.pop(raw.raw), Made(*next(rows)), setting, past, writer)


def _as_before(raw: Matched, key: str, setting: Setting, past: Past, writer: Writer) -> Outcome | None:
    """What became of a raw document that an earlier run made the same of; None where it has to be made."""
    refused, why = past.refused.get(raw.raw, ("", ()))
    if refused == key:
        return Outcome(raw.article, problems=problems(why), failed=raw.raw)
    row = past.row(raw.article)
    if row is None or (row.key, row.article, row.record) != (key, *writer.digests_of(raw.article)):
        return None
    is_edited = setting.is_edited(raw.article)
    return Outcome(raw.article, is_edited=is_edited, doubtful=row.doubtful, problems=problems(row.told))


def _written(task: _Task, made: Made, setting: Setting, past: Past, writer: Writer) -> Outcome:
    raw = task.raw
    is_edited = setting.is_edited(raw.article)
    found = writer.write(raw, made, is_edited=is_edited)
    found = replace(found, problems=(*found.problems, *task.problems))
    if found.is_passing:
        return found
    if found.failed:
        past.note("refused", raw.raw, (task.key, told(found.problems)))
        return found
    digests = writer.digests_of(found.id)
    past.note("rows", found.id, tuple(Row(task.key, *digests, told(found.problems), made.spoke, made.doubtful)))
    if not is_edited:
        past.note(
            "articles",
            f"articles/{found.id}.md",
            (digests[0], raw.raw, raw.sha256, False, setting.aliases(raw.article), setting.suggested(raw.article)),
        )
    return found
