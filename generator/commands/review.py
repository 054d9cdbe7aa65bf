"""`pressmark ingest --review`: an editor's walk through the lines whose fate is doubtful."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator.archive import Unreadable, read_plain
from generator.clean import record
from generator.clean.judge import is_doubtful
from generator.clean.received import received_document
from generator.commands.columns import ENDLESS, columns, cut, wrapped
from generator.commands.explain import id_of, mark, reason, record_of
from generator.commands.report import counted, say, tell
from generator.errors import ContentError
from generator.ingest.compose import stated
from generator.ingest.documents import document_of
from generator.ingest.verdict_file import VerdictFile
from generator.model import Fate, Received, ReceivedLine

CONTEXT = 3
"""Lines shown above and under the one that is asked about, blank ones not counted."""
FATES = {"k": Fate.KEPT, "d": Fate.DROPPED}
HELP = """  k  keep it in the article          b  back: take back the last answer
  d  drop it                         a  answer for all the rest of this run of lines
  s  skip: decide nothing            q  quit; what was decided stays decided"""
PROMPT = "keep, drop, skip, back, all, quit, ? "


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article on the desk: its raw file, the lines that are asked about, and where the answers go."""

    id: str
    shown: Received
    asked: tuple[ReceivedLine, ...]
    verdicts: VerdictFile
    is_edited: bool

    def run(self, at: int) -> tuple[ReceivedLine, ...]:
        """The rest of the run of lines, from the one asked about on, that the same rule says the same of."""
        first = self.asked[at]
        found = [first]
        for line in self.asked[at + 1 :]:
            between = self.shown.lines[found[-1].number : line.number - 1]
            if _said(line) != _said(first) or any(each.fate is not Fate.BLANK for each in between):
                break
            found.append(line)
        return tuple(found)

    def blank(self) -> frozenset[int]:
        """The numbers of its blank lines."""
        return frozenset(line.number for line in self.shown.lines if line.fate is Fate.BLANK)


@dataclass(frozen=True, slots=True)
class Step:
    """An answer, so that it can be taken back."""

    article: int
    line: int
    decided: tuple[int, ...] = ()
    """Line numbers; none for a line that was skipped."""


def doubtful(content: Path, ids: Sequence[str]) -> list[str]:
    """The ids of articles with doubtful lines, of those named or of all. Raises WrongUsage for an id there is not."""
    if ids:
        return [id for id in dict.fromkeys(map(id_of, ids)) if any(record.waiting(record_of(content, id)))]
    paths = sorted((content / "cleaning").glob("*.yml"))
    return [path.stem for path in paths if any(record.waiting(path.read_bytes()))]


def review(content: Path, ids: Sequence[str], key: Callable[[], str]) -> int:
    """Ask about each doubtful line of these articles, and note the answers; how many lines were decided."""
    walk = _Walk(content, ids, key)
    while walk.step():
        pass
    return walk.decided


class _Walk:
    """Where the editor is, and the way back."""

    def __init__(self, content: Path, ids: Sequence[str], key: Callable[[], str]) -> None:
        self.content, self.ids, self.key = content, ids, key
        self.sheets: dict[int, Sheet | None] = {}
        self.article = self.line = 0
        self.past: list[Step] = []

    @property
    def decided(self) -> int:
        return sum(len(sheet.verdicts.decided) for sheet in self.sheets.values() if sheet)

    def step(self) -> bool:
        """One question and its answer; False when there is no other, or the editor quits."""
        sheet = self._sheet()
        if sheet is None:
            return self._is_reopened()
        _show(sheet, self.line, self.article, len(self.ids))
        while True:
            answer = self._key(PROMPT)
            match answer:
                case "k" | "d":
                    return self._decide(sheet, sheet.asked[self.line : self.line + 1], FATES[answer])
                case "a":
                    run = sheet.run(self.line)
                    chosen = self._key(f"{counted(len(run), sheet.shown.unit)}: keep or drop? ")
                    if chosen in FATES:
                        return self._decide(sheet, run, FATES[chosen])
                case "s":
                    self._go(Step(self.article, self.line), 1)
                    return True
                case "b" if self.past:
                    self._back()
                    return True
                case "b":
                    click.echo("this is the first line")
                case "q":
                    return False
                case _:
                    click.echo(HELP)

    def _is_reopened(self) -> bool:
        """Whether the last answer is taken back when all lines have been asked about."""
        if not self.past or self._key("That was the last. Back, or quit? ") != "b":
            return False
        self._back()
        return True

    def _sheet(self) -> Sheet | None:
        """The article at hand, or the next one with a line to ask about; None where there is no other."""
        while self.article < len(self.ids):
            if self.article not in self.sheets:
                self.sheets[self.article] = _sheet(self.content, self.ids[self.article])
            sheet = self.sheets[self.article]
            if sheet and self.line < len(sheet.asked):
                return sheet
            self.article, self.line = self.article + 1, 0
        return None

    def _key(self, prompt: str) -> str:
        click.echo(click.style(prompt, bold=True), nl=False)
        answer = self.key()
        click.echo(answer if answer.isprintable() else "")
        return answer

    def _decide(self, sheet: Sheet, lines: Sequence[ReceivedLine], fate: Fate) -> bool:
        numbers = tuple(line.number for line in lines)
        try:
            sheet.verdicts.decide(dict.fromkeys(numbers, fate), sheet.blank())
        except ContentError as error:
            tell(error.problems)
            self.article, self.line = self.article + 1, 0
        else:
            self._go(Step(self.article, self.line, numbers), len(lines))
        return True

    def _go(self, step: Step, lines: int) -> None:
        self.past.append(step)
        self.line += lines

    def _back(self) -> None:
        step = self.past.pop()
        sheet = self.sheets[step.article]
        assert sheet is not None, "an answer was given on it"
        try:
            sheet.verdicts.take_back(step.decided, sheet.blank())
        except ContentError as error:
            tell(error.problems)
        self.article, self.line = step.article, step.line


def _sheet(content: Path, id: str) -> Sheet | None:
    """The article with its doubtful lines; None, and the reason told, where none can be decided."""
    found, problems = record.read_record(f"cleaning/{id}.yml", record_of(content, id))
    if found is None:
        tell(problems)
        return None
    try:
        shown = received_document(document_of(content, found.raw), found)
        if shown.is_stale:
            say(f"content/{found.raw} has changed since it was cleaned; {id} is left out")
            return None
        verdicts = VerdictFile(content, id, found.raw, found.raw_sha256)
    except Unreadable as error:
        say(f"content/{found.raw}: {error}; {id} is left out")
        return None
    except ContentError as error:
        tell(error.problems)
        return None
    asked = tuple(line for line in shown.lines if is_doubtful(line.sure, line.suggest))
    return Sheet(id, shown, asked, verdicts, _is_edited(content, id))


def _is_edited(content: Path, id: str) -> bool:
    try:
        return stated(read_plain(content, f"articles/{id}.md")).is_edited
    except Unreadable:
        return False


def _said(line: ReceivedLine) -> tuple[object, ...]:
    return line.fate, line.rule, line.why, line.suggest


def _show(sheet: Sheet, at: int, article: int, articles: int) -> None:
    """The line that is asked about among its neighbours, and what was said of it."""
    if at == 0:
        click.echo(click.style(f"\n{sheet.id} ({article + 1} of {articles})", bold=True))
        if sheet.is_edited:
            click.echo(
                f"a person has edited content/articles/{sheet.id}.md: verdicts are noted, but will not change it"
            )
    click.echo(f"\n{sheet.shown.unit} {at + 1} of {len(sheet.asked)} doubtful")
    for text in _around(sheet.shown, sheet.asked[at], columns()):
        click.echo(text)


def _around(shown: Received, asked: ReceivedLine, room: int) -> Iterator[str]:
    lines = [line for line in shown.lines if line.fate is not Fate.BLANK]
    at = lines.index(asked)
    digits = len(str(lines[-1].number))
    for line in lines[max(0, at - CONTEXT) : at]:
        yield _beside(line, digits, room)
    for place, text in enumerate(wrapped(asked.text, room - digits - 5)):
        head = " " * (digits + 5) if place else f"→ {asked.number:>{digits}} {mark(asked)} "
        yield click.style(head + text, bold=True)
    for line in lines[at + 1 : at + 1 + CONTEXT]:
        yield _beside(line, digits, room)
    yield from wrapped(reason(asked), room)


def _beside(line: ReceivedLine, digits: int, room: int) -> str:
    """A neighbour, on one line."""
    head = f"  {line.number:>{digits}} {mark(line)} "
    return click.style(head + cut(line.text, (80 if room == ENDLESS else room) - len(head)), dim=True)
