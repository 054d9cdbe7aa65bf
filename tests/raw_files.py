"""Raw files for properties of cleaning: dumps and pages made up line by line, tag soup, the shared hostile words."""

import base64
import gzip
import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

LINES = (
    "Apricots for the whole valley", "Munira Dastgir March 3, 1998", "PESHAWAR, March 3 (APP): ",
    "Also Read",
    "Also read: Old bridge, new money", "COMMENTS (2)", "Appricot | 3 years ago | Reply", "ADVERTISEMENT", "By A. B.",
    "Published in The Valley Gazette, March 3rd, 1998.", "About the Author", "Share", "Tags: a, b", "Photo: AFP",
    "The orchard was planted in 1911 by a judge who had never eaten an apricot.", "Title: x", "URL: https://a.example/",
    "© 1998 The Valley Gazette",
    " date 1998-03-03 ISLAMABAD: ", "* * *", "# not a heading", "1. not a list", "> no quote",
    "[[no link]] [^1] <b>no tag</b> &amp; *no* _stress_ `no code`", "====", "- item", "\u00a0", "新华社北京4月24日电 ",
    "یہ بھی پڑھیں: پرانا پل", "12/19/2025", "Read more", "(CNN)",
)  # fmt: skip
ELEMENTS = [
    "p", "div", "b", "a", "span", "h1", "h2", "li", "ul", "ol", "table", "tr", "td", "th", "tbody", "caption",
    "colgroup", "col", "svg", "math", "title", "style", "script", "textarea", "plaintext", "xmp", "noscript",
    "iframe", "noembed", "noframes", "template", "select", "option", "optgroup", "button", "frameset", "frame",
    "html", "body", "head", "form", "input", "br", "hr", "img", "mi", "mtext", "annotation-xml", "foreignObject",
    "desc", "article", "aside", "nav", "footer", "figure", "figcaption", "blockquote", "font", "nobr", "object",
    "marquee", "dd", "dt", "ruby", "rt", "video", "listing", "pre", "time", "selectedcontent", "x-y",
]  # fmt: skip
SEEN = ["p", "div", "b", "span", "h1", "li", "td", "pre", "label", "figcaption", "section", "dd", "center", "map",
        "x-y"]  # fmt: skip
UNSEEN = ["script", "style", "template", "noscript", "iframe", "svg", "select", "textarea", "object", "title", "video",
          "audio", "canvas", "applet", "noembed", "noframes", "datalist", "button"]  # fmt: skip
ATTRIBUTES = (
    "", "", "", " class=comments", ' title="words in it"', " alt='q > r'", " a=b/", ' x="unclosed', " disabled",
    " href=#x", ' "', " =", ' class="story-body"', " itemprop=datePublished",
)  # fmt: skip
ODD = (
    "<!--", "-->", "<!-->", "<!--->", "<!-- words -->", "--!>", "<![CDATA[", "<![CDATA[words]]>", "]]>", "<![if IE]>",
    "<![endif]>", "<!--[if lt IE 9]>", "<![endif]-->", "<?php words ?>", '<?xml version="1.0"?>', "<!DOCTYPE html>",
    "<!x>", "</ y>", "</>", "<>", "< p>", "<3", "<", ">", "/>", '"', "'", "\0", "\x0c", "\r", "\r\n", "\t", "\u2028",
    "&amp;", "&amp", "&lt", "&lt;b&gt;", "&#0;", "&#x110000;", "&#128;", "&#xD800;", "&notit;", "&not", "&nbsp;",
    "&nosuch;", "&", "&#", "&#x;", "&#65", "&copy2", "&AMP", "\ufffd", "</script >", "</title/>",
    '<script>"<!--<script>"</script>', "\ud800", "\ufeff",
)  # fmt: skip
"""What parsers have quarrelled over."""
WORDS = ("apricot", "judge ", " orchard", "valley", "Ünï", "新华社", "x1", " 9.5", "The court ruled on Monday. ")

dumps = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=60)), max_size=30).map("\n".join)
words = st.text(st.characters(codec="utf-8", exclude_characters="\r\0<&", exclude_categories=["Cc"]), max_size=30)
tags = st.sampled_from(
    ["p", "div", "b", "a", "span", "h1", "h2", "li", "ul", "blockquote", "aside", "article", "section", "nav", "script",
     "style", "figure", "figcaption", "em", "footer", "time", "main", "header"]
)  # fmt: skip


@st.composite
def pages(draw: st.DrawFn, depth: int = 4) -> str:
    """Well-formed markup, on which any two parsers agree."""
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        tag, name = draw(tags), draw(st.sampled_from(["", "comments", "story-body", "related", "share", "ad-slot"]))
        inside = draw(words if depth == 0 or tag in ("script", "style", "p") else pages(depth - 1))
        parts.append(f'{draw(words)}<{tag} class="{name}">{inside}</{tag}>')
    return "".join(parts) + draw(words)


@st.composite
def half_hidden_pages(draw: st.DrawFn) -> tuple[str, str]:
    """A page with words that a browser shows and words that it does not, and the latter."""
    page, unseen = [], []
    for _ in range(draw(st.integers(1, 6))):
        tag, inside = draw(st.sampled_from(SEEN + UNSEEN)), draw(words)
        page.append(f"{draw(words)}<{tag}>{inside}</{tag}>")
        unseen += [inside] if tag in UNSEEN else []
    return f"<!doctype html><body>{''.join(page)}{draw(words)}", "".join(unseen)


_starts = st.tuples(st.sampled_from(ELEMENTS), st.sampled_from(ATTRIBUTES), st.sampled_from((">", ">", ">", "/>", "")))
_pieces = st.one_of(
    st.sampled_from(WORDS),
    _starts.map(lambda start: f"<{''.join(start)}"),
    st.sampled_from(ELEMENTS).map("</{}>".format),
    st.sampled_from(ODD),
    st.text(max_size=8),
    st.tuples(st.sampled_from(("<b>", "<div>", "<td>", "<table>", "<!--")), st.integers(1, 400)).map(
        lambda many: many[0] * many[1]
    ),
)
soups = st.lists(_pieces, max_size=14).map("".join)
"""Tags that nobody closed, marks of every kind, and words between them."""

raw_pages = st.one_of(
    pages(), soups, st.text(max_size=80), soups.map("<!doctype html><body><p>Before.{}<p>After.".format)
)


def encoded(text: str) -> bytes:
    """A file's bytes; half a surrogate pair is written as it stands, which is no UTF-8."""
    return text.encode("utf-8", "surrogatepass")


def payloads(shared: Path) -> list[tuple[str, str]]:
    """Name and text of each hostile payload, and of each hostile file name."""
    folder = shared / "bench" / "hostile"
    files = [*sorted(folder.glob("payloads/*.jsonl")), folder / "names" / "names.jsonl"]
    found = [row for file in files for row in json_rows(file)]
    return [(row["id"], row["payload"] if "payload" in row else row["name"]) for row in found]


def hostile_names(shared: Path) -> list[str]:
    """Hostile file names."""
    return [row["name"] for row in json_rows(shared / "bench" / "hostile" / "names" / "names.jsonl")]


def odd_bytes(shared: Path) -> list[tuple[str, bytes, str | None]]:
    """Name, bytes and right text of each file in an odd encoding; no text where none is right alone."""
    rows = json_rows(shared / "bench" / "hostile" / "encodings" / "encodings.jsonl")
    return [(row["id"], base64.b64decode(row["b64"]), row["text"]) for row in rows]


def json_rows(file: Path) -> list[dict[str, Any]]:
    """The values of a file with one a line, packed by gzip if its name says so."""
    data = file.read_bytes()
    return [json.loads(line) for line in (gzip.decompress(data) if file.suffix == ".gz" else data).splitlines()]
