"""What all articles of an archive are made with, and what each raw document of it is to be made with."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.archive import read_plain
from generator.clean.judge import NO_WORD
from generator.errors import Problem
from generator.ingest.compose import Stated, stated
from generator.ingest.folders import Folders, is_defaults, read_folders
from generator.ingest.making import Asked
from generator.ingest.match import Known, Matched, Matching, match
from generator.ingest.names import Names, read_names
from generator.ingest.raws import Raw
from generator.ingest.survey import FOLDERS
from generator.ingest.verdicts import word

AUTHORITY = FOLDERS[4:]
"""Folders whose names articles are made with."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all articles of a run are made with."""

    content: Path
    digests: Mapping[str, str]
    """Of all files of the archive, as they stand, by path relative to the content folder."""
    folders: Folders
    names: Names
    names_digest: str
    articles: Mapping[str, Stated]
    """Id → what the article's file says, of those there were when the run began."""
    is_cautious: bool

    def is_edited(self, id: str) -> bool:
        """True for an article that a person has edited."""
        return id in self.articles and self.articles[id].is_edited

    def aliases(self, id: str) -> tuple[str, ...]:
        """Ids that an article had before it was renamed; a file that is written again keeps them."""
        return self.articles[id].aliases if id in self.articles else ()

    def suggested(self, id: str) -> tuple[str, ...]:
        """What was taken into an article's lists from `pressmark suggest`; likewise."""
        return self.articles[id].suggested if id in self.articles else ()

    def key(self, raw: Matched, found: Raw, code: bytes) -> str:
        """Names all that the article of a raw document is made from: while it is the same, so is the article."""
        verdicts = self.digests.get(f"verdicts/{raw.article}.yml", "")
        _, defaults = self.folders.of(found.file)
        made_of = (raw.sha256, found.made_of, raw.raw, defaults, verdicts, self.names_digest, code.hex())
        return digest(*made_of, *self.aliases(raw.article), "suggested", *self.suggested(raw.article))

    def asked(self, raw: Matched, found: Raw) -> tuple[Asked, tuple[Problem, ...]]:
        """What a raw document's article is made with, and what is wrong with its verdicts' file."""
        path = f"verdicts/{raw.article}.yml"
        is_told = path in self.digests
        said, problems = word(path, read_plain(self.content, path), raw) if is_told else (NO_WORD, ())
        defaults, _ = self.folders.of(found.file)
        verdicts, aliases = path if is_told else "", self.aliases(raw.article)
        kept = (aliases, self.suggested(raw.article))
        return Asked(raw.raw, found.file, defaults, said, self.is_cautious, verdicts, *kept), problems


def read_setting(
    content: Path, digests: Mapping[str, str], articles: Mapping[str, Stated], *, is_cautious: bool
) -> Setting:
    """The setting of the archive whose files have these digests."""

    def read(path: str) -> bytes:
        return read_plain(content, path)

    authority = [path for path in digests if path.partition("/")[0] in AUTHORITY and path.endswith(".md")]
    defaults = [(path, sha) for path, sha in digests.items() if is_defaults(path)]
    return Setting(
        content,
        digests,
        read_folders(defaults, read),
        read_names({path: read(path) for path in authority}),
        digest(*(f"{path} {digests[path]}" for path in authority)),
        articles,
        is_cautious,
    )


def article_paths(digests: Collection[str]) -> dict[str, str]:
    """The articles' files among an archive's: path → id."""
    return {
        path: path[len("articles/") : -len(".md")]
        for path in digests
        if path.startswith("articles/") and path.endswith(".md")
    }


def read_articles(digests: Collection[str], read: Callable[[str], bytes]) -> dict[str, Stated]:
    """Id → what each article's file says of where it comes from."""
    return {id: stated(read(path)) for path, id in article_paths(digests).items()}


def matching(raws: Mapping[str, Raw], articles: Mapping[str, Stated]) -> Matching:
    """Which raw document is whose."""
    known = [Known(id, each.raw, each.raw_sha256) for id, each in articles.items() if each.raw]
    return match({raw: each.sha256 for raw, each in raws.items()}, known)


def digest(*parts: str) -> str:
    """A name for all of these together."""
    return sha256("\0".join(parts).encode()).hexdigest()
