"""The article's file as ingest writes it: its id, its front matter, its body, its own digest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from generator.clean.block import Fact
from generator.clean.cleaned import Cleaned
from generator.clean.publishers import Publishers
from generator.model import Kind
from generator.read.records import Defaults
from generator.read.write import Value, front_matter
from generator.text import slug

NAMES = (Kind.TOPICS, Kind.PEOPLE, Kind.PLACES, Kind.ORGANISATIONS)
UNTITLED = "article"  # stands in an address for a title without a letter that can be romanised

_SIGNED = re.compile(rb'^ingest_sha256:[ \t]*"?([0-9a-f]{64})"?[ \t]*\r?\n', re.MULTILINE)
_RAW = re.compile(rb"""^raw:[ \t]*(["']?)(.*?)\1[ \t]*\r?$""", re.MULTILINE)
_RAW_SHA256 = re.compile(rb"""^raw_sha256:[ \t]*["']?([0-9a-f]{64})["']?[ \t]*\r?$""", re.MULTILINE)
_ALIASES = re.compile(rb"^aliases:[ \t]*\[(.*)\][ \t]*\r?$", re.MULTILINE)
_SUGGESTED = re.compile(rb"^suggested:[ \t]*\[(.*)\][ \t]*\r?$", re.MULTILINE)
_NAME = re.compile(r"[^\s,\"']+")
_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What an article's file says of where it comes from."""

    raw: str
    """Empty if it names no raw file."""
    raw_sha256: str
    is_edited: bool
    """True where the file is not, byte for byte, what ingest wrote."""
    aliases: tuple[str, ...] = ()
    """Ids it had before, where `pressmark rename` wrote them."""
    suggested: tuple[str, ...] = ()
    """What `pressmark suggest` put into its lists, as `topics/<slug>`."""


def stated(data: bytes) -> Stated:
    """Read off the lines of the front matter, so that a file whose YAML is broken still has its raw file."""
    fences = [found.start() for found in _FENCE.finditer(data)][:2]
    head = data[: fences[1]] if len(fences) == 2 else data[:4000]
    raw, digest = _RAW.search(head), _RAW_SHA256.search(head)
    signed = _SIGNED.search(head)
    is_ours = signed is not None and signature(data).encode() == signed[1]
    return Stated(
        raw[2].decode("utf-8", "replace") if raw else "",
        digest[1].decode() if digest else "",
        not is_ours,
        _names(_ALIASES, head),
        _names(_SUGGESTED, head),
    )


def _names(line: re.Pattern[bytes], head: bytes) -> tuple[str, ...]:
    found = line.search(head)
    return tuple(_NAME.findall(found[1].decode("utf-8", "replace"))) if found else ()


def signature(data: bytes) -> str:
    """The SHA-256 of an article's file without its line `ingest_sha256`."""
    return sha256(unsigned(data)).hexdigest()


def signed(data: bytes) -> bytes:
    """An article's file that says of itself what it is now: so ingest takes it for its own."""
    return _SIGNED.sub(lambda _: f'ingest_sha256: "{signature(data)}"\n'.encode(), data, count=1)


def unsigned(data: bytes) -> bytes:
    """An article's file without its line `ingest_sha256`."""
    return _SIGNED.sub(b"", data, count=1)


def id_stem(cleaned: Cleaned, publisher: str) -> str:
    """`<date>-<publisher>-<title>`, the date only if a whole one is stated."""
    date = cleaned.fact("date")
    title = cleaned.fact("title")
    day = date.value if date and len(date.value) == 10 and date.value[0].isdigit() else "undated"
    words = [day, publisher, (slug(title.value) if title else "") or UNTITLED]
    return "-".join(word for word in words if word)


def publisher_slug(cleaned: Cleaned, defaults: Defaults, publishers: Publishers) -> str:
    """The publisher: as the file says it, if it says so plainly; else the folder's default; else a weaker sign."""
    return publishers.slug(cleaned.fact("publisher"), defaults.publisher)


def article_file(
    cleaned: Cleaned,
    publisher: str,
    defaults: Defaults,
    names: Mapping[Kind, tuple[str, ...]],
    aliases: tuple[str, ...] = (),
    suggested: tuple[str, ...] = (),
) -> bytes:
    """The whole file; `names` are proposals for topics, people, places and organisations, `aliases` ids it had.

    `suggested` was taken from `pressmark suggest`, as `topics/<slug>`; it stands behind the proposals.
    """
    names = {kind: _with(names.get(kind, ()), kind, suggested) for kind in NAMES}
    pairs = [*_pairs(cleaned, publisher, defaults, names).items(), ("aliases", aliases), ("suggested", suggested)]
    plain = _text(pairs, cleaned.body)
    return _text([*pairs, ("ingest_sha256", signature(plain))], cleaned.body)


def _with(slugs: tuple[str, ...], kind: Kind, suggested: tuple[str, ...]) -> tuple[str, ...]:
    fresh = (name.partition("/")[2] for name in suggested if name.startswith(f"{kind}/"))
    return tuple(dict.fromkeys([*slugs, *fresh]))


def _text(pairs: list[tuple[str, Value]], body: str) -> bytes:
    return f"{front_matter(pairs)}\n{body}".encode()


def _pairs(
    cleaned: Cleaned, publisher: str, defaults: Defaults, names: Mapping[Kind, tuple[str, ...]]
) -> dict[str, Value]:
    pairs: dict[str, Value] = {field: _value(cleaned, field) for field in dict.fromkeys(f.field for f in cleaned.facts)}
    date, title = cleaned.fact("date"), cleaned.fact("title")
    if date:
        pairs |= {"date_basis": date.basis, "date_evidence": (date.evidence,)}
    if title and title.basis:
        pairs["title_basis"] = title.basis
    pairs["publisher"] = publisher
    for field, value in (("rights", defaults.rights), ("source_url", defaults.source_url)):
        pairs.setdefault(field, value)
    if defaults.publish_received is False:
        pairs["publish_received"] = False
    pairs |= {kind.value: names.get(kind, ()) for kind in NAMES}
    pairs |= {"raw": cleaned.record.raw, "raw_sha256": cleaned.record.raw_sha256}
    pairs["unreviewed"] = tuple(_unreviewed(cleaned, names))
    return pairs


def _value(cleaned: Cleaned, field: str) -> Value:
    facts = [fact for fact in cleaned.facts if fact.field == field]
    if field == "figures":
        return tuple({"caption": fact.value, **dict(fact.more)} for fact in facts)
    if field in ("authors", "tags", "related"):
        return tuple(fact.value for fact in facts)
    return facts[0].value


def _unreviewed(cleaned: Cleaned, names: Mapping[Kind, tuple[str, ...]]) -> list[str]:
    """Fields that were matched, derived or inferred; what was read off a line carries its evidence instead."""
    found = [fact.field for fact in cleaned.facts if _is_inferred(fact)]
    return [*found, *(kind.value for kind in NAMES if names.get(kind))]


def _is_inferred(fact: Fact) -> bool:
    return fact.basis in ("derived", "inferred") or (fact.field == "language" and fact.evidence.startswith("by its"))
