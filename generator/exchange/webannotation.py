"""Annotations of the W3C's Web Annotation model, in the JSON that the recommendation shows."""

from collections.abc import Iterator
from hashlib import sha256
from html import escape as html_text
from typing import Any

from generator.annotate.sidecar import FURTHER
from generator.edtf import is_edtf
from generator.errors import Problem, Severity
from generator.exchange.addresses import Addresses
from generator.exchange.from_html import markdown_of, paragraphs
from generator.exchange.hypothesis import day_of, foreign_markdown
from generator.exchange.incoming import Incoming, Reading, Selection, is_note_id, named
from generator.exchange.json_items import Item
from generator.formats.annotations import MOTIVATIONS
from generator.markdown.addresses import is_outside
from generator.model import NoteKind

KINDS = {motivation: kind for kind, motivation in MOTIVATIONS.items()}
"""Other motivations (highlighting, bookmarking, tagging …) make a comment."""

Pairs = tuple[tuple[str, str], ...]

_NAMING = frozenset({"person", "place", "organisation", "topic", "publisher"})


def from_web_annotation(item: Item, addresses: Addresses) -> tuple[tuple[Incoming, ...], tuple[Problem, ...]]:
    """The notes of an annotation, one for each target; none where nobody knows what it is about; and what is wrong."""
    reading = Reading(item.place, item.way)
    value = item.value
    if isinstance(value, str):
        reading.tell(f"{item.way} is only an address, {value}", "export the annotation itself", Severity.ERROR)
        return (), tuple(reading.problems)
    if not isinstance(value, dict) or not _is_a(value, "Annotation", "oa:Annotation"):
        reading.tell(*_no_annotation(value, item.way or "this"), Severity.ERROR)
        return (), tuple(reading.problems)
    targets = list(_targets(value.get("target")))
    if not targets:
        what = f"{item.way or 'this'} has no target with an address, so nobody knows what it is about"
        reading.tell(what, "give it one; the others were read", Severity.ERROR)
        return (), tuple(reading.problems)
    name = reading.text(value, "id") or reading.text(value, "@id")
    ours = addresses.note(name)
    ident = ours if is_note_id(ours) else f"w-{sha256(_name_of(value, name)).hexdigest()[:12]}"
    found = []
    for number, (url, selectors) in enumerate(targets):
        more = f"-{number + 1}" if number else ""
        found.append(_incoming(value, reading, item, addresses, f"{ident}{more}", name, url, selectors))
    return tuple(found), tuple(dict.fromkeys(reading.problems))


def _no_annotation(value: Any, way: str) -> tuple[str, str]:
    """What is wrong, and the fix."""
    if not isinstance(value, dict):
        return f"{way} is {named(value)}; an Annotation was expected", "the others were read"
    if _is_a(value, "AnnotationCollection"):
        return f"{way} is a collection whose pages are files of their own", "import these: its first, and each next"
    fix = "this is for: pressmark import hypothesis" if "uri" in value and "user" in value else "the others were read"
    return f"{way} is no Annotation by its type", fix


def _name_of(value: dict[str, Any], name: str) -> bytes:
    """What names an annotation: its IRI, or else all of it."""
    return (name or repr(sorted(value.items(), key=str))).encode("utf-8", "replace")


def _incoming(
    value: dict[str, Any],
    reading: Reading,
    item: Item,
    addresses: Addresses,
    ident: str,
    name: str,
    url: str,
    selectors: list[Any],
) -> Incoming:
    is_ours = is_note_id(addresses.note(name))
    attributes = tuple(_attributes(value))
    moment = reading.text(value, "created") or reading.text(value, "modified")
    stated = reading.text(value, "dcterms:date")
    motivations = [str(one) for one in _many(value.get("motivation"))]
    motivations += [str(one) for body in _bodies(value) if isinstance(body, dict) for one in _many(body.get("purpose"))]
    title = _title(value)
    return Incoming(
        id=ident,
        name=name,
        way=item.way,
        place=item.place,
        urls=(url,),
        kind=next((KINDS[one] for one in motivations if one in KINDS), NoteKind.COMMENT),
        title=title or "",
        body=_body(value, attributes, addresses, is_ours=is_ours),
        tags=tuple(_tags(value)),
        by=", ".join(filter(None, map(_agent, _many(value.get("creator"))))),
        date=stated if is_edtf(stated) and stated else day_of(moment),
        moment=moment,
        draft=value.get("schema:creativeWorkStatus") == "Draft",
        selection=_selection(selectors, is_ours=is_ours),
        attributes=attributes,
        answers=(url,) if "replying" in motivations else (),
        address=name if is_outside(name) and not is_ours else "",
        is_ours=is_ours,
    )


def _many(value: Any) -> list[Any]:
    """One value, or the values of a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_a(value: dict[str, Any], *types: str) -> bool:
    return any(one in types for one in (*_many(value.get("type")), *_many(value.get("@type"))))


def _address(value: Any) -> str:
    """The IRI of a resource that is one, or has one."""
    if isinstance(value, dict):
        value = value.get("id") or value.get("@id")
    return value if isinstance(value, str) else ""


def _targets(target: Any, depth: int = 0) -> Iterator[tuple[str, list[Any]]]:
    """The address of each target, and what selects a part of it."""
    for one in _many(target):
        if isinstance(one, dict) and "items" in one and depth < 3:
            yield from _targets(one["items"], depth + 1)
        elif isinstance(one, dict) and (source := _address(one.get("source"))):
            yield source, _many(one.get("selector"))
        elif address := _address(one):
            yield address, []


def _selection(selectors: list[Any], *, is_ours: bool) -> Selection | None:
    """The words of a target, wherever among its selectors they stand; without words where it has only others."""
    flat = list(_flat(selectors))
    if not flat:
        return None
    quote = next((one for one in flat if one.get("type") == "TextQuoteSelector" and _words(one, "exact").strip()), None)
    if quote is None:
        return Selection("")
    position = next((one for one in flat if is_ours and one.get("type") == "TextPositionSelector"), {})
    start, end = position.get("start"), position.get("end")
    exact, prefix, suffix = (_words(quote, key) for key in ("exact", "prefix", "suffix"))
    if type(start) is int and type(end) is int:
        return Selection(exact, prefix, suffix, start, end)
    return Selection(exact, prefix, suffix)


def _flat(selectors: list[Any], depth: int = 0) -> Iterator[dict[str, Any]]:
    """The selectors, and those that refine them."""
    for one in selectors:
        if isinstance(one, dict):
            yield one
            if depth < 8:
                yield from _flat([*_many(one.get("refinedBy")), *_many(one.get("items"))], depth + 1)


def _words(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _agent(agent: Any) -> str:
    if isinstance(agent, str):
        return agent.removeprefix("acct:").removeprefix("mailto:").partition("@")[0]
    for key in ("name", "nickname", "email", "id"):
        for one in _many(agent.get(key) if isinstance(agent, dict) else None):
            if isinstance(one, str) and one.strip():
                return " ".join(one.removeprefix("mailto:").split())
    return ""


def _title(value: dict[str, Any]) -> str | None:
    for key in ("dcterms:title", "dc:title", "schema:name", "label", "name"):
        if isinstance(found := value.get(key), str):
            return " ".join(found.split())
    return None


def _attributes(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for one in _many(value.get("schema:additionalProperty")):
        if isinstance(one, dict):
            key, said = one.get("schema:name"), one.get("schema:value")
            if key in FURTHER and isinstance(said, str):
                yield key, said


def _bodies(value: dict[str, Any]) -> Iterator[Any]:
    """Each body; of a choice the first, of a list each."""
    for one in _many(value.get("body")):
        if isinstance(one, dict) and "items" in one:
            items = _many(one["items"])
            yield from (items[:1] if _is_a(one, "Choice") else items)
        else:
            yield one


def _body(value: dict[str, Any], attributes: Pairs, addresses: Addresses, *, is_ours: bool) -> str:
    """All bodies but tags as Markdown: texts, then links."""
    texts = [paragraphs(value["bodyValue"])] if isinstance(value.get("bodyValue"), str) else []
    links = []
    said = {said for _, said in attributes}
    keys = {key for key, _ in attributes}
    for body in _bodies(value):
        text = body.get("value") if isinstance(body, dict) else None
        purposes = _many(body.get("purpose")) if isinstance(body, dict) else []
        if isinstance(text, str):
            if "tagging" not in purposes and not (is_ours and "editing" in purposes and text in said):
                texts.append(_text(text, body, addresses, is_ours=is_ours))
        else:
            source = _address(body.get("source") or body) if isinstance(body, dict) else _address(body)
            is_known = source in said or (is_ours and keys & _NAMING and {"identifying", "classifying"} & {*purposes})
            if is_outside(source) and not is_known:
                links.append(markdown_of(_link(source), addresses.markdown))
    return "\n\n".join(filter(None, [*texts, *links]))


def _tags(value: dict[str, Any]) -> Iterator[str]:
    for body in _bodies(value):
        if isinstance(body, dict) and "tagging" in _many(body.get("purpose")) and _words(body, "value").strip():
            yield _words(body, "value")


def _link(url: str) -> str:
    return f'<a href="{html_text(url)}">{html_text(url)}</a>'


def _text(text: str, body: dict[str, Any], addresses: Addresses, *, is_ours: bool) -> str:
    formats = [str(one).partition(";")[0].strip().lower() for one in _many(body.get("format"))]
    if "text/html" in formats or "application/xhtml+xml" in formats:
        return markdown_of(text, addresses.markdown)
    if "text/markdown" in formats or "text/x-markdown" in formats:
        return text if is_ours else foreign_markdown(text)
    return paragraphs(text)
