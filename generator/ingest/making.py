"""An article of one raw document, as it will be written: what a worker makes, and writes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive import Unreadable
from generator.clean.cleaned import Cleaned, clean_document
from generator.clean.document import Document
from generator.clean.judge import NO_WORD, Word
from generator.clean.record import record_yaml
from generator.errors import ContentError, Place, Problem, warning
from generator.ingest import report as say
from generator.ingest.compose import article_file, id_stem, publisher_slug
from generator.ingest.documents import Documents
from generator.ingest.names import Names
from generator.ingest.quirks import fired
from generator.ingest.report import Told
from generator.ingest.verdicts import idle
from generator.read.records import Defaults


@dataclass(frozen=True, slots=True)
class Asked:
    """A raw document of which an article is to be made, and what decides how."""

    raw: str
    """Its name in the archive."""
    file: str
    """The file it is or lies in, relative to the content folder."""
    defaults: Defaults
    """Of its folder."""
    word: Word = NO_WORD
    """What an editor said of its lines."""
    is_cautious: bool = False
    verdicts: str = ""
    """The file in which an editor said it; empty if there is none."""
    aliases: tuple[str, ...] = ()
    """Ids that the article had before it was renamed."""
    suggested: tuple[str, ...] = ()
    """What was taken into its lists from `pressmark suggest`."""


class Made(NamedTuple):
    """What came of it; plain values, which a worker can send."""

    stem: str
    """The id it would have if no other article had it; empty if nothing could be made."""
    article: bytes
    """The whole file."""
    record: bytes
    told: tuple[Told, ...]
    """What an editor should know of the raw document."""
    spoke: tuple[str, ...]
    """The patterns of publishers that decided a line of it."""
    doubtful: int
    """Lines that wait for an editor's word."""
    is_passing: bool = False
    """True where nothing could be made for a reason that may be gone the next time."""

    @property
    def is_nothing(self) -> bool:
        """True where no article could be made; `told` says why."""
        return not self.stem


def make(asked: Asked, document: Document, names: Names) -> Made:
    """The article of a raw document, and its record."""
    defaults = asked.defaults
    said = {"language": defaults.language, "publisher": defaults.publisher}
    try:
        cleaned = clean_document(document, said, asked.word, names.publishers, is_cautious=asked.is_cautious)
    except ContentError as error:
        return nothing(error.problems)
    publisher = publisher_slug(cleaned, defaults, names.publishers)
    return Made(
        id_stem(cleaned, publisher),
        article_file(cleaned, publisher, defaults, names.proposals(cleaned), asked.aliases, asked.suggested),
        record_yaml(cleaned.record).encode(),
        told([*_damaged(cleaned), *idle(asked.verdicts, asked.word, cleaned.reading)]),
        fired(cleaned, publisher),
        cleaned.record.suggested + cleaned.record.doubtful,
    )


@dataclass(frozen=True, slots=True)
class Maker:
    """What a worker does with a raw document; it may read, and writes nothing."""

    documents: Documents
    names: Names

    def __call__(self, asked: Asked) -> tuple[object, ...]:
        try:
            document = self.documents.get(asked.raw, asked.file, asked.defaults)
            return tuple(make(asked, document, self.names))
        except Unreadable as error:
            return tuple(nothing([say.failed(asked.raw, str(error))], is_passing=True))
        except MemoryError:
            return tuple(nothing([say.failed(asked.raw, "there is not enough memory to clean it")], is_passing=True))
        except Exception as error:  # a bug of ours; it goes on, with the name of what brought it out
            error.add_note(f"while cleaning content/{asked.raw}")
            raise

    def lost(self, asked: Asked) -> tuple[object, ...]:
        """What to say of a raw document that has brought down a worker, twice."""
        return tuple(nothing([say.failed(asked.raw, say.BROUGHT_DOWN)], is_passing=True))


def nothing(problems: Iterable[Problem], *, is_passing: bool = False) -> Made:
    """What came of a raw document of which no article can be made."""
    return Made("", b"", b"", told(problems), (), 0, is_passing)


def told(problems: Iterable[Problem]) -> tuple[Told, ...]:
    """Warnings as plain values."""
    return tuple((problem.place.path, problem.place.line, problem.what, problem.fix) for problem in problems)


def problems(told: Iterable[Told]) -> tuple[Problem, ...]:
    """The warnings again."""
    return tuple(warning(Place(path, line), what, fix) for path, line, what, fix in told)


def _damaged(cleaned: Cleaned) -> Iterator[Problem]:
    record = cleaned.record
    if record.damage:
        yield say.damaged(record.raw, f"{record.encoding} ({record.encoding_basis})", record.damage)
