"""An article's file with the day that siblings give it, and back to what the raw file alone says.

Only the lines of five keys change; all others stay as they are, byte for byte.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.ingest.compose import signature
from generator.links.cards import SAME_EVENT
from generator.links.siblings.dating import NAMED, Inferred
from generator.model import Article
from generator.read.article import ARTICLE, read_article
from generator.read.front import split
from generator.read.write import Value, yaml_lines

INFERRED = "inferred"
MARK = "?"

_ORDER = {key: number for number, key in enumerate(ARTICLE)}
_ENTRY = re.compile(r"^([a-z_0-9]+):.*\n(?:[ \t].*\n)*", re.MULTILINE)
_IS_INFERRED = re.compile(rb"^date_basis: inferred$", re.MULTILINE)


class Stated(NamedTuple):
    """What the raw file says of its date; all empty where it says nothing."""

    date: str = ""
    basis: str = ""
    evidence: str = ""


def is_inferred(article: Article) -> bool:
    """True where a program inferred the date and nobody has confirmed it."""
    return article.date_basis == INFERRED and article.date.endswith(MARK) and "date" in article.unreviewed


def with_date(data: bytes, found: Inferred, own: Stated) -> bytes:
    """The file with the inferred date."""
    article = _read(data)
    event = f"{found.event.day}{MARK}" if found.event and not _kept_event(article) else ""
    values = {
        "date": f"{found.date}{MARK}",
        "date_basis": INFERRED,
        "date_evidence": tuple(evidence(found, own)),
        "event_date": event or _kept_event(article),
    }
    return _written(data, values, ("date", *(["event_date"] if event else [])))


def without_date(data: bytes, own: Stated) -> bytes:
    """The file as the raw file alone has it."""
    article = _read(data)
    evidence = (own.evidence,) if own.evidence else ()
    values: dict[str, Value] = {"date": own.date, "date_basis": own.basis, "date_evidence": evidence}
    return _written(data, {**values, "event_date": _kept_event(article)}, ())


def carried(made: bytes, before: bytes) -> bytes:
    """A file made anew, with the date that was inferred for it before, until it is known what siblings say now."""
    if not made or not _IS_INFERRED.search(before):
        return made
    new, old = _read(made), read_article("articles/a.md", before)[0]
    if old is None or not is_inferred(old):
        return made
    if new.date and (new.date[0] != "X" or new.date[4:] != old.date.removesuffix(MARK)[4:]):
        return made
    event = old.event_date if "event_date" in old.unreviewed and not _kept_event(new) else ""
    values: dict[str, Value] = {
        "date": old.date,
        "date_basis": old.date_basis,
        "date_evidence": old.date_evidence,
        "event_date": event or _kept_event(new),
    }
    return _written(made, values, ("date", *(["event_date"] if event else [])))


def evidence(found: Inferred, own: Stated) -> Iterator[str]:
    """For a reader: the words, the articles, and how many of those that were asked agree."""
    if own.date:
        yield f"month and day in {own.evidence}"
    if found.event:
        yield f"“{found.event.words}” in the lead"
    yield from (f"{SAME_EVENT}{id}" for id in found.siblings[:NAMED])
    yield f"{len(found.siblings)} of {found.asked} agree"


def _kept_event(article: Article) -> str:
    """A day of the event that does not hang on an inferred date."""
    return "" if article.event_date.endswith(MARK) and "event_date" in article.unreviewed else article.event_date


def _read(data: bytes) -> Article:
    article, problems = read_article("articles/a.md", data)
    assert article is not None, problems  # ingest wrote it
    return article


def _written(data: bytes, values: Mapping[str, Value], unreviewed: Iterable[str]) -> bytes:
    """The file with these values of the front matter, signed anew; an empty value is taken out."""
    cut = split(data.decode())
    assert cut is not None, "ingest wrote it"
    yaml, body, _ = cut
    waiting = [key for key in _read(data).unreviewed if key not in ("date", *_own_event(data))]
    entries = {match[1]: match[0] for match in _ENTRY.finditer(yaml)}
    entries.pop("ingest_sha256", None)
    for key, value in {**values, "unreviewed": (*unreviewed, *waiting)}.items():
        entries.pop(key, None)
        entries |= {key: lines} if (lines := yaml_lines([(key, value)])) else {}
    entries["ingest_sha256"] = yaml_lines([("ingest_sha256", signature(_text(entries, body)))])
    return _text(entries, body)


def _own_event(data: bytes) -> tuple[str, ...]:
    article = _read(data)
    return () if _kept_event(article) else ("event_date",)


def _text(entries: Mapping[str, str], body: str) -> bytes:
    ordered = sorted(entries, key=_ORDER.__getitem__)
    return f"---\n{''.join(entries[key] for key in ordered)}---\n{body}".encode()
