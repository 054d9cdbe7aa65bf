"""One raw file, from bytes to what the archive keeps of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.clean import assemble, language
from generator.clean.block import Fact, Reading, Verdict
from generator.clean.document import Document, plain
from generator.clean.encoding import is_binary
from generator.clean.judge import NO_WORD, Word, cautiously, judge, waiting
from generator.clean.metadata import derived_title, metadata
from generator.clean.publishers import NO_PUBLISHERS, Publishers
from generator.clean.quirks import quirk_rule
from generator.clean.readers import read_as
from generator.clean.record import Record, damage, runs
from generator.clean.refusal import refusal
from generator.clean.rules.markup import UNSEEN
from generator.times.event import event_day

MOST = 20_000  # blocks; a full page with its menus and comments has some hundreds
LONGEST = 5_000_000  # characters of a line or paragraph; a long novel has three million, and rules look at it whole
NO_DEFAULTS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A raw file, cleaned."""

    reading: Reading
    verdicts: tuple[Verdict, ...]
    """One for each of the reading's blocks, in order."""
    facts: tuple[Fact, ...]
    """The front matter's values with their evidence; names of publishers as printed."""
    body: str
    """Markdown; empty if nothing was kept."""
    text: tuple[str, ...]
    """The kept paragraphs as plain text."""
    record: Record

    def fact(self, field: str) -> Fact | None:
        """The first fact of a field."""
        return next((fact for fact in self.facts if fact.field == field), None)


def clean(
    path: str,
    data: bytes,
    defaults: Mapping[str, str] = NO_DEFAULTS,
    word: Word = NO_WORD,
    publishers: Publishers = NO_PUBLISHERS,
    *,
    is_cautious: bool = False,
) -> Cleaned:
    """The cleaned article of a raw file. `path` is relative to the content folder; its ending says which reader."""
    return clean_document(plain(path, data), defaults, word, publishers, is_cautious=is_cautious)


def clean_document(
    document: Document,
    defaults: Mapping[str, str] = NO_DEFAULTS,
    word: Word = NO_WORD,
    publishers: Publishers = NO_PUBLISHERS,
    *,
    is_cautious: bool = False,
) -> Cleaned:
    """The cleaned article of a document.

    `defaults` are the folder's: `language` decides how figures are read as dates, `publisher` whose patterns speak.
    With `is_cautious` only what is certain is dropped.
    Raises ContentError for what cannot be an article: an empty file, a picture, a million lines.
    """
    path = document.raw
    if is_binary(document.data):
        raise refusal(path, "this is no text in any encoding")
    reading = _reading(document)
    if not reading.blocks:
        raise refusal(path, "it holds no text")
    if len(reading.blocks) > MOST:
        raise refusal(path, f"it has {len(reading.blocks):,} lines of text, and no article has {MOST:,}")
    if vast := next((block for block in reading.blocks if len(block.text) > LONGEST and block.tag not in UNSEEN), None):
        size = f"{len(vast.text):,} characters, and no article has {LONGEST:,} without a break"
        raise refusal(path, f"{reading.place(vast)} has {size}")
    told = _language(reading, defaults)
    spoken = told.value if told else language.tongue(reading.blocks) if reading.unit == "line" else ""
    verdicts = judge(reading, spoken, word)
    owner = _owner(reading, verdicts) if publishers.patterns else None
    if found := publishers.patterns.get(publishers.slug(owner, defaults.get("publisher", ""))):
        verdicts = judge(reading, spoken, word, (quirk_rule(found),))
    if is_cautious:
        verdicts = cautiously(verdicts)
    text = assemble.paragraphs(reading, verdicts)
    facts = metadata(reading, verdicts, told or language.language("\n".join(text)))
    if found and owner and owner not in facts:  # a pattern took the line that names the publisher
        facts = (*(fact for fact in facts if fact.field != owner.field), owner)
    if text and not any(fact.field == "title" for fact in facts):
        facts = (Fact("title", derived_title(text), "the first sentence", "derived", 50), *facts)
    elif not text and not any(fact.field == "title" for fact in facts):
        raise refusal(path, "nothing in it reads like an article")
    facts = (*facts, *_event(text, facts))
    decoded = reading.decoded
    record = Record(
        path,
        document.sha256,
        reading.reader,
        decoded.encoding,
        decoded.basis,
        runs(verdicts),
        facts,
        damage(decoded),
        *waiting(verdicts),
        document.beside,
    )
    return Cleaned(reading, verdicts, facts, assemble.body(reading, verdicts), text, record)


def _event(text: Sequence[str], facts: Sequence[Fact]) -> Iterator[Fact]:
    """The day of what it tells of, where the lead names one and the file has not stated it."""
    known = {fact.field: fact.value for fact in reversed(facts)}
    event = event_day(text, known.get("date", ""), known.get("language", ""))
    if event and "event_date" not in known:
        yield Fact("event_date", event.day, f"“{event.words}” in the lead", "inferred", event.sure)


def _reading(document: Document) -> Reading:
    """The document's blocks; what stood beside it goes before what it says of itself, if it is as sure."""
    reading = read_as(document.kind, document.raw, document.data, document.encoding)
    if document.damage:
        reading = replace(reading, decoded=replace(reading.decoded, damage=document.damage))
    return replace(reading, facts=(*document.stated, *reading.facts)) if document.stated else reading


def _owner(reading: Reading, verdicts: Sequence[Verdict]) -> Fact | None:
    """Whose article it is, as the file itself says; None if it doesn't."""
    return next((fact for fact in metadata(reading, verdicts, None) if fact.field == "publisher"), None)


def _language(reading: Reading, defaults: Mapping[str, str]) -> Fact | None:
    """The language as the folder or the file states it; None if neither does."""
    if stated := defaults.get("language"):
        return Fact("language", stated, "the folder's _defaults.yml", sure=95)
    return next((fact for fact in reading.facts if fact.field == "language"), None)
