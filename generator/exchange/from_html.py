"""HTML of strangers → Markdown of ours: the words, and of the markup what a note can have. Nothing of it ever runs.

Libraries were weighed (markdownify, html2text): they escape for other dialects, so that `[[` and braces would come
alive in ours, and none says when it has lost a word. Here each paragraph is parsed again, and where that does not give
the same words and links, it is written as words alone.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from generator.exchange.paragraph import BREAK, CLOSE, CODE, NAMES, NONCHARACTERS, OPEN, Own, Words, flat, paragraph
from generator.markdown.addresses import is_outside
from generator.markdown.escape import escape, escape_heading
from generator.text import squeeze

_BLOCK_NAMES = """address article aside blockquote body center dd details div dl dt figcaption figure footer form h1 h2
h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_MARKS = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong"}
_KEPT = (_BLOCKS | {*_MARKS, "a", "br", "img", "code", "kbd"}) - {"form", "body"}
_DEEPEST = 20
"""Quotes and lists in one another; deeper ones are written at this depth."""


def markdown_of(html: str, own: Own = lambda address: "") -> str:
    """The fragment as Markdown; empty where it has no words. Pictures become links to them."""
    clean = nh3.clean(
        NONCHARACTERS.sub("\ufffd", html),
        tags=_KEPT,
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    reader = _Reader(own)
    reader.feed(clean)
    reader.close()
    reader.end_block()
    return "\n\n".join(reader.blocks)


def paragraphs(text: str) -> str:
    """Plain text as Markdown: an empty line parts paragraphs, a line break stays one."""
    found = (block for block in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n\n".join(words.replace("\n", "\\\n") for block in found if (words := escape(block)))


@dataclass
class _Inline:
    """A paragraph while it is read: its words, with stand-ins for marks, and what these stand for."""

    parts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """Of the tags that are open; empty for those that have none."""
    links: list[str] = field(default_factory=list)
    """The address of each link, in order."""
    codes: list[str] = field(default_factory=list)
    """The words of each piece of code, in order."""


@dataclass
class _Around:
    """A quote or list that is open."""

    tag: str
    number: int = 0
    """Of a list's item; 0 before the first, and in a quote."""
    is_new: bool = False
    """The next block is the first of its item."""


class _Reader(HTMLParser):
    """Reads what nh3 has cleaned: each tag is closed, in order."""

    def __init__(self, own: Own) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._own = own
        self._inline = _Inline()
        self._around: list[_Around] = []
        self._code: list[str] | None = None
        """The words of a piece of code that is open."""
        self._is_going_on = False
        """The next block stands in the same quote as the last."""
        self._heading = 0
        self._pre = 0
        self._row: list[str] | None = None
        self._rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag in _BLOCKS and not (self._row is not None and tag not in ("td", "th", "tr")):
            self.end_block()
        match tag:
            case "blockquote" | "ul" | "ol" if self._row is None:
                self._around.append(_Around(tag))
            case "li" if self._around and self._around[-1].tag != "blockquote":
                self._around[-1].number += 1
                self._around[-1].is_new = True
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self._row is None:
                self._heading = int(tag[1])
            case "hr" if self._row is None:
                self._add("* * *")
            case "pre" if self._row is None:
                self._pre += 1
            case "tr":
                self._row = []
            case "table":
                self._rows = 0
            case "br":
                self.handle_data(" " if self._code is not None else BREAK)
            case "img":
                self._picture(values)
            case "a":
                self._open("a", values.get("href", ""))
            case "code" | "kbd" if not self._pre and self._code is None:
                self._code = []
            case _ if tag in _MARKS:
                self._open(_MARKS[tag])
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._row is not None:
            self._row.append(paragraph(self._taken()))
        elif tag == "tr" and self._row is not None:
            self._end_row()
        elif tag in _BLOCKS and self._row is None:
            self.end_block()
        if tag in ("blockquote", "ul", "ol") and self._around and self._row is None:
            self._around.pop()
            self._is_going_on = self._is_going_on and bool(self._around)
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif tag in ("code", "kbd"):
            self._end_code()
        elif tag in ("a", *_MARKS):
            self._shut("a" if tag == "a" else _MARKS[tag])
        if tag == "table":
            self._rows = 0

    def handle_data(self, data: str) -> None:
        (self._inline.parts if self._code is None else self._code).append(data)

    # -- words

    def _end_code(self) -> None:
        words, self._code = squeeze("".join(self._code or ())), None
        if words:
            self._inline.codes.append(words)
            self._inline.parts.append(CODE)

    def _open(self, mark: str, address: str = "") -> None:
        inline = self._inline
        if self._pre or self._code is not None or mark in inline.marks:
            inline.marks.append("")
            return
        if mark == "a":
            inline.links.append(address)
        inline.marks.append(mark)
        inline.parts.append(chr(OPEN + NAMES.index(mark)))

    def _shut(self, mark: str) -> None:
        inline = self._inline
        if inline.marks and inline.marks.pop():
            inline.parts.append(chr(CLOSE + NAMES.index(mark)))

    def _picture(self, values: dict[str, str]) -> None:
        """A link to a picture: nothing of another host is loaded."""
        address = values.get("src", "")
        self._open("a", address)
        self._inline.parts.append(values.get("alt") or ("picture" if is_outside(address) else ""))
        self._shut("a")

    def _taken(self) -> Words:
        """The paragraph; what is open goes on in the next."""
        self._end_code()
        inline, self._inline = self._inline, _Inline()
        still = [mark for mark in inline.marks if mark]
        parts = inline.parts + [chr(CLOSE + NAMES.index(mark)) for mark in reversed(still)]
        for mark in inline.marks:
            self._inline.marks.append(mark)
            if mark:
                self._inline.parts.append(chr(OPEN + NAMES.index(mark)))
                if mark == "a":
                    self._inline.links.append(inline.links[-1])
        return Words(flat("".join(parts)), inline.links, inline.codes, self._own)

    # -- blocks

    def end_block(self) -> None:
        """Write what was read since the last block began."""
        if self._pre:
            text = "".join(self._inline.parts).replace(BREAK, "\n")
            self._taken()
            if (text := NONCHARACTERS.sub("", text).strip("\n")).strip():
                self._add(_fenced(text))
            return
        words = self._taken()
        level, self._heading = self._heading, 0
        block = escape_heading(words.bare().replace(BREAK, " "), level) if level else paragraph(words)
        if block.strip("# "):
            self._add(block)

    def _add(self, block: str) -> None:
        """A block, after what its quotes and lists put before its lines."""
        lines = block.split("\n")
        for around in reversed(self._around[:_DEEPEST]):
            is_quote = around.tag == "blockquote"
            if is_quote or around.number:
                marker = "> " if is_quote else f"{around.number}. " if around.tag == "ol" else "- "
                rest = marker if is_quote else " " * len(marker)
                heads = [marker if is_quote or around.is_new else rest, *[rest] * (len(lines) - 1)]
                lines = [f"{head}{line}".rstrip() for head, line in zip(heads, lines, strict=True)]
                around.is_new = False
        text = "\n".join(lines)
        if self._is_going_on:
            self.blocks[-1] += f"\n>\n{text}"
        else:
            self.blocks.append(text)
        self._is_going_on = bool(self._around) and self._around[0].tag == "blockquote"

    def _end_row(self) -> None:
        row, self._row = self._row or [], None
        if not any(row):
            return
        cells = (_PIPE.sub(_piped, " ".join(cell.replace("\\\n", " ").split())) for cell in row)
        line = f"| {' | '.join(cells)} |"
        self._rows += 1
        if self._rows == 1:
            self._add(f"{line}\n|{'---|' * len(row)}")
        else:
            self.blocks[-1] += "\n" + _indented(self.blocks[-1], line)


def _piped(found: re.Match[str]) -> str:
    return "\\|" if found[0] == "|" else found[0]


_PIPE = re.compile(r"\\.|\|")


def _indented(block: str, line: str) -> str:
    """A further line of a block, with what stands before that block's last line."""
    last = block.rpartition("\n")[2]
    return last[: len(last) - len(last.lstrip("> "))] + line


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"
