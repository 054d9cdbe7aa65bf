"""A rename: what has which name now and is to have which, and what a reference then says."""

from dataclasses import dataclass

from generator.errors import Problem


class CannotRename(Exception):
    """The names cannot be meant so; nothing was changed. Its text says why, and the fix."""


class CannotWrite(Exception):
    """Files that name it cannot be rewritten for certain; nothing was changed."""

    def __init__(self, problems: list[Problem]) -> None:
        """Each problem has its place."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words in the place of a stretch of a text."""

    start: int
    """Code points from 0."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing's new name."""

    folder: str
    """`articles`, `people`, `pages` …"""
    old: str
    new: str
    is_bare_old: bool = True
    """`[[old]]` means it: nothing else of the archive is called so."""
    is_bare_new: bool = True
    """`[[new]]` will mean it."""

    @property
    def was(self) -> str:
        """The old full name, `people/old`."""
        return f"{self.folder}/{self.old}"

    @property
    def now(self) -> str:
        """The new full name."""
        return f"{self.folder}/{self.new}"

    def ref(self, ref: str) -> str | None:
        """What a reference that means it is to say, without its fragment; None for one that means something else."""
        name = ref.strip().strip("/")
        if name.startswith("notes/"):
            return self._note(name.removeprefix("notes/"))
        if "/" not in name:
            bare = self.new if self.is_bare_new else self.now
            return bare if name == self.old and self.is_bare_old else None
        head, _, tail = name.rpartition("/")
        return f"{head}/{self.new}" if (head.partition("/")[0], tail) == (self.folder, self.old) else None

    def _note(self, name: str) -> str | None:
        on, _, note = name.rpartition("/")
        if self.folder == "articles":
            return f"notes/{self.new}/{note}" if on == self.old else None
        return f"notes/{self.now}/{note}" if on == self.was else None

    def meaning(self, ref: str) -> str:
        """The full name of what a reference means, by its new name, whichever of the two it has."""
        name = self.ref(ref) or ref.strip().strip("/")
        if "/" not in name:
            return self.now if name == self.new and self.is_bare_new else name
        return name


def edited(text: str, edits: list[Edit]) -> str:
    """The text with its edits, which do not touch each other."""
    parts = []
    at = 0
    for edit in sorted(set(edits), key=lambda edit: edit.start):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])
