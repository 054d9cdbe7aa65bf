"""A rename in Markdown: `[[links]]`, links to files, attributes of notes; every other byte stays.

What is written is read again: the links must be the same but for the name, and so must the words.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname
from types import MappingProxyType
from urllib.parse import quote, unquote

from markdown_it.token import Token

from generator.annotate.sidecar import read_notes
from generator.errors import Place, Problem
from generator.links.moved import ATTRIBUTES
from generator.markdown.addresses import SLOT, Where, is_allowed, slot
from generator.markdown.dialect import parse
from generator.markdown.plain import plain_text
from generator.model import Annotation
from generator.read.front import content_path
from generator.rename.change import Change, Edit
from generator.rename.lines import Lines

SLUGS: Mapping[str, str] = MappingProxyType(
    {**{key: kind.value for key, kind in ATTRIBUTES.items()}, "article": "articles"}
)
"""Attribute of a note whose value is a slug → its folder."""

_WIKI = re.compile(r"(?<!\\)\[\[[ \t]*([^\[\]|\n#\\]+?)[ \t]*(?=#|\\?\||\]\])")
_ADDRESS = re.compile(r"\]\(\s*<?([^\s<>()]+)")
_ANGLED = re.compile(r"\]\(\s*<([^<>\n]+)>")
_DEFINITION = re.compile(r"^[ >\t]*\[[^\]\n]+\]:\s*<?([^\s<>]+)")
_ATTRIBUTE = re.compile(r"""(?<=[\s{])([A-Za-z][\w-]*)=(?:"([^"]*)"|([A-Za-z0-9_:./~?-]+))""", re.ASCII)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_BLOCKS_OF_CODE = frozenset({"fence", "code_block"})


def prose_edits(path: str, lines: Lines, first: int, change: Change) -> list[Edit]:
    """What differs in a file's Markdown, which begins on line `first`, once something is renamed."""
    source = "\n".join(lines.text[slice(*lines.stretch(line, line))] for line in range(first, len(lines) + 1))
    tokens = _tokens(path, source)
    where = _where(path)
    found: list[Edit] = []
    inline = {tuple(token.map) for token in tokens if token.type == "inline" and token.map}
    taken = {line for token in tokens if token.type in _BLOCKS_OF_CODE and token.map for line in range(*token.map)}
    for begin, end in sorted(inline):
        found += _links(lines, lines.stretch(first + begin, first + end - 1), where, change)
        taken |= set(range(begin, end))
    for line in set(range(len(lines) - first + 1)) - taken:
        start, end = lines.stretch(first + line, first + line)
        if definition := _DEFINITION.match(lines.text[start:end]):
            found += _address(definition, start, where, change)
    if path.startswith("annotations/"):
        for token in tokens:
            if token.type == "heading_open" and token.map and token.meta.get("attributes"):
                found += _attributes(lines, lines.stretch(first + token.map[0], first + token.map[1] - 1), change)
    return found


def difference(path: str, before: str, after: str, change: Change) -> Problem | None:
    """What was not rewritten as it must be, in Markdown without front matter; None where all is well."""
    one, other = _tokens(path, before), _tokens(path, after)
    is_meant = [change.meaning(ref) for ref in _refs(one)] == [change.meaning(ref) for ref in _refs(other)]
    is_done = all(change.ref(ref) is None for ref in _refs(other))
    if is_meant and is_done and plain_text(one)[0] == plain_text(other)[0]:
        return None
    what = f"a link to '{change.was}' is written here in a way that cannot be rewritten for certain"
    fix = f"write it as [[{change.now}]] by hand, and run pressmark rename again"
    return Problem(Place(content_path(path)), what, fix)


def notes_difference(path: str, before: bytes, after: bytes) -> Problem | None:
    """What a rename changed in a file of notes besides names: the id of a note that is made of its heading."""
    ids = [[(note.id, note.quote and note.quote.exact) for note in _notes(path, data)] for data in (before, after)]
    if ids[0] == ids[1]:
        return None
    wrong = next((one[0] for one, other in zip(*ids, strict=False) if one != other), "")
    what = f"the note '{wrong}' would have another address, as its heading holds the name"
    return Problem(Place(content_path(path)), what, f"give it an id of its own, {{#{wrong}}}, and run it again")


def _notes(path: str, data: bytes) -> tuple[Annotation, ...]:
    file, _ = read_notes(path, data)
    return file.notes if file else ()


def _tokens(path: str, source: str) -> list[Token]:
    return parse(source, _where(path)).tokens


def _where(path: str) -> Where:
    return Where(dirname(path), heading=1)


def _refs(tokens: list[Token]) -> Iterator[str]:
    for block in tokens:
        for token in block.children or ():
            href = str(token.attrs.get("href", "")) if token.type == "link_open" else ""
            if href.startswith(SLOT):
                yield unquote(href.removeprefix(SLOT).partition("#")[0])


def _links(lines: Lines, stretch: tuple[int, int], where: Where, change: Change) -> Iterator[Edit]:
    start, end = stretch
    text = lines.text[start:end]
    code = [match.span() for match in _CODE.finditer(text)] if "`" in text else []
    for match in _WIKI.finditer(text):
        if not _is_in(match.start(), code) and (new := change.ref(match[1])):
            yield Edit(start + match.start(1), start + match.end(1), new)
    for pattern in (_ADDRESS, _ANGLED):
        for match in pattern.finditer(text):
            if not _is_in(match.start(), code):
                yield from _address(match, start, where, change)


def _is_in(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _address(match: re.Match[str], start: int, where: Where, change: Change) -> Iterator[Edit]:
    """The address of a file with another name at its end."""
    address = match[1]
    path = address.partition("#")[0]
    found = slot(address, where) if path and is_allowed(address) else ""
    if not found.startswith(SLOT) or change.ref(unquote(found.removeprefix(SLOT).partition("#")[0])) is None:
        return
    head, name = path[: path.rstrip("/").rfind("/") + 1], path[path.rstrip("/").rfind("/") + 1 :]
    for ending in (".md", "/", ""):
        if unquote(name) == change.old + ending:
            at = start + match.start(1) + len(head)
            yield Edit(at, at + len(name), quote(change.new) + ending)
            return


def _attributes(lines: Lines, stretch: tuple[int, int], change: Change) -> Iterator[Edit]:
    start, end = stretch
    heading = lines.text[start:end]
    braces = heading.rfind("{")
    for match in _ATTRIBUTE.finditer(heading, max(0, braces)):
        group = 2 if match[2] is not None else 3
        value, key = match[group], match[1]
        is_slug = SLUGS.get(key) == change.folder and value == change.old
        new = change.new if is_slug else change.ref(value) if key == "on" or value == change.was else None
        if new:
            yield Edit(start + match.start(group), start + match.end(group), new)
