"""The raw folders' `_defaults.yml`, and which of them holds for a raw file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.errors import Problem
from generator.read.raws import DEFAULTS
from generator.read.records import Defaults, read_defaults


@dataclass(frozen=True, slots=True)
class Folders:
    """What the raw folders say of their files."""

    defaults: dict[str, tuple[Defaults, str]] = field(default_factory=dict)
    """Folder → its defaults, and a name for them that changes as they do."""
    problems: tuple[Problem, ...] = ()

    def of(self, raw: str) -> tuple[Defaults, str]:
        """The defaults of the nearest folder that has any, and their name; empty if none has."""
        folder = raw.rpartition("/")[0]
        while folder:
            if folder in self.defaults:
                return self.defaults[folder]
            folder = folder.rpartition("/")[0]
        return Defaults(), ""


def is_defaults(path: str) -> bool:
    """True for the path of a raw folder's defaults."""
    return path.startswith("raw/") and path.endswith(f"/{DEFAULTS}")


def read_folders(files: Iterable[tuple[str, str]], read: Callable[[str], bytes]) -> Folders:
    """The defaults in these files, given as path and digest; of a file with an error nothing holds."""
    found: dict[str, tuple[Defaults, str]] = {}
    problems: list[Problem] = []
    for path, digest in files:
        defaults, told = read_defaults(path, read(path))
        problems += told
        found[path.removesuffix(f"/{DEFAULTS}")] = (defaults or Defaults(), digest)
    return Folders(found, tuple(problems))
