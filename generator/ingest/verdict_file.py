"""An article's file of verdicts, while an editor adds to it: what stands there is read again before each change."""

import contextlib
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.archive import Unreadable, read_plain, write_whole
from generator.errors import ContentError, Place, Problem
from generator.ingest import report as say
from generator.model import Fate
from generator.read.front import decode
from generator.read.records import read_verdicts
from generator.read.verdict_text import CannotEdit, with_verdicts


class VerdictFile:
    """`verdicts/<id>.yml`, and what was decided in this session."""

    def __init__(self, content: Path, id: str, raw: str, raw_sha256: str) -> None:
        """Raises ContentError where the file there is wrong, or about other bytes than the raw file has."""
        self.path = f"verdicts/{id}.yml"
        self.decided: dict[int, Fate] = {}
        """Line → kept or dropped."""
        self._content, self._raw, self._raw_sha256 = content, raw, raw_sha256
        self._base = self._last = self._read()

    def decide(self, lines: Mapping[int, Fate], blank: Collection[int] = ()) -> None:
        """Write these verdicts down. Raises ContentError, and writes nothing, where the file has become wrong."""
        self._write({**self.decided, **lines}, blank)

    def take_back(self, lines: Collection[int], blank: Collection[int] = ()) -> None:
        """Undo verdicts of this session."""
        self._write({line: fate for line, fate in self.decided.items() if line not in lines}, blank)

    def _write(self, decided: dict[int, Fate], blank: Collection[int]) -> None:
        if (now := self._read()) != self._last:  # a person saved it meanwhile: that is what is added to
            self._base = self._last = now
            decided = {line: fate for line, fate in decided.items() if self.decided.get(line) is not fate}
            self.decided = {}
        keep = [line for line, fate in decided.items() if fate is Fate.KEPT]
        drop = [line for line, fate in decided.items() if fate is Fate.DROPPED]
        try:
            new = with_verdicts(self._base, self._raw_sha256, keep, drop, blank) if decided else self._base
        except CannotEdit as error:
            what = "written in a way that nothing can be added to"
            fix = "write `keep:` and `drop:` as lists, each key on a line of its own"
            raise ContentError([Problem(Place(f"content/{self.path}", 1), what, fix)]) from error
        if new != self._last:
            self._put(new)
        self._last, self.decided = new, decided

    def _put(self, text: str) -> None:
        if text:
            write_whole(self._content, self.path, text.encode())
        else:
            (self._content / self.path).unlink(missing_ok=True)

    def _read(self) -> str:
        """The file's text as it stands; empty where there is no file."""
        data = b""
        with contextlib.suppress(Unreadable):
            data = read_plain(self._content, self.path)
        if not data:
            return ""
        text, problems = decode(self.path, data)
        verdicts, wrong = read_verdicts(self.path, data)
        if text is None or verdicts is None:
            raise ContentError(problems or wrong)
        if verdicts.raw_sha256 != self._raw_sha256:
            raise ContentError([say.stale(self.path, self._raw, self._raw_sha256)])
        return text
