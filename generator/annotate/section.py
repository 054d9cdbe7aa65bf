"""A note → the section of a notes' file from which it is read again."""

import re

from markdown_it.token import Token

from generator.annotate.quote import block_quote
from generator.markdown.addresses import Where
from generator.markdown.dialect import parse
from generator.markdown.escape import escape_heading
from generator.markdown.rules import words_of
from generator.model import Annotation, NoteKind

WIDTH = 110
"""Characters of a quote's line; what the demonstration's own files have."""

_BARE = re.compile(r"[A-Za-z0-9_:./~?-]+", re.ASCII)
_NOT_IN_VALUE = str.maketrans({'"': "”", "{": "(", "}": ")", "\n": " ", "\r": " "})
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_ATX = re.compile(r"( {0,3})#{1,6}(?=[ \t]|\Z)(.*)", re.DOTALL)
_OPENING = re.compile(r"\\.|\[")
_APART = "&nbsp;"
"""A line that shows nothing: between a heading and a block quote that is no quote of the article."""
_SENTINEL = "\n\nsentinel"


def section(note: Annotation, level: int = 2, default: Annotation | None = None) -> str:
    """The note under a heading of this level, its quote first; `default` is what the file says for all its notes.

    Headings in the note's text are put below its own, and what its text leaves open is closed. A value may not hold
    braces or straight double quotes; these become what looks most like them.
    """
    parts = [_heading(note, level, default)]
    if note.quote:
        parts.append(block_quote(note.quote, WIDTH))
    if body := settled(note.body, level, is_quoted=note.quote is not None):
        parts.append(body)
    return "\n\n".join(parts) + "\n"


def _heading(note: Annotation, level: int, default: Annotation | None) -> str:
    said = [f"#{note.id}"]
    if note.kind is not NoteKind.COMMENT:
        said.append(f".{note.kind}")
    if default is not None and note.on != default.on:
        kind, _, name = note.on.partition("/")
        said.append(_pair("article", name) if kind == "articles" else _pair("on", note.on))
    for key in ("by", "date"):
        if getattr(note, key) != (getattr(default, key) if default else ""):
            said.append(_pair(key, getattr(note, key)))
    if note.draft != (default.draft if default else False):
        said.append(_pair("draft", "true" if note.draft else "false"))
    said += [_pair(key, value) for key, value in note.attributes]
    title = _OPENING.sub(_escaped, escape_heading(note.title, level)).rstrip()
    return f"{title} {{{' '.join(said)}}}"


def _escaped(bracket: re.Match[str]) -> str:
    """What another note of the file defines, `[a]: address`, would make a link of the title's `[a]`."""
    return "\\[" if bracket[0] == "[" else bracket[0]


def _pair(key: str, value: str) -> str:
    written = _UNWRITABLE.sub("\ufffd", value).translate(_NOT_IN_VALUE)
    return f"{key}={written}" if _BARE.fullmatch(written) else f'{key}="{written}"'


def settled(body: str, level: int, *, is_quoted: bool) -> str:
    """A note's Markdown as it may stand under a heading of this level, without blank lines around it."""
    lines = _UNWRITABLE.sub("\ufffd", body).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    if not lines:
        return ""
    tokens = parse("\n".join(lines), Where("annotations")).tokens
    if tokens and tokens[0].type == "blockquote_open" and not is_quoted:
        lines[:0] = [_APART, ""]
        tokens = parse("\n".join(lines), Where("annotations")).tokens
    text = _below(lines, tokens, level)
    return text + _closing(text)


def _below(lines: list[str], tokens: list[Token], level: int) -> str:
    """The lines with each heading moved below the note's own; where there is no room, it becomes bold words."""
    tops = [at for at, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0 and token.map]
    ranks = {at: _rank(lines, tokens[at]) for at in tops}
    shift = max(0, level + 1 - min(ranks.values(), default=7))
    if not shift:
        return "\n".join(lines)
    out, done = [], 0
    for at, rank in ranks.items():
        first, last = tokens[at].map or [0, 0]
        out += lines[done:first]
        out.append(_moved(lines[first:last], tokens[at + 1], min(6, rank + shift), level))
        done = last
    return "\n".join([*out, *lines[done:]])


def _rank(lines: list[str], token: Token) -> int:
    """The level a heading is written with; a token's own is that of the page."""
    first, last = token.map or [0, 0]
    if last - first > 1 or not _ATX.match(lines[first]):
        return 1 if lines[last - 1].lstrip().startswith("=") else 2
    return len(lines[first].lstrip().partition(" ")[0].partition("\t")[0].rstrip())


def _moved(source: list[str], words: Token, rank: int, level: int) -> str:
    atx = _ATX.match(source[0]) if len(source) == 1 else None
    line = atx[2] if atx else " " + " ".join(part.strip() for part in source[:-1])
    if rank > level:
        return f"{'#' * rank}{line}"
    return f"**{words_of(words)}**" if words_of(words) else ""


def _closing(text: str) -> str:
    """What closes a block that would go on to the end of the file: a fence."""
    tokens = parse(text + _SENTINEL, Where("annotations")).tokens
    ends = text.count("\n") + _SENTINEL.count("\n") + 1
    found = (token for token in tokens if token.type == "fence" and token.map and token.map[1] == ends)
    return next((f"\n{token.markup}" for token in found if not token.level), "")
