"""The partition: kept, lifted and dropped together are the raw file, to the character but for white space."""

import base64
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.clean.assemble import body, paragraphs
from generator.clean.block import Reading, Verdict
from generator.clean.cleaned import clean
from generator.clean.encoding import decode
from generator.clean.judge import judge
from generator.clean.readers import read
from generator.clean.received import received
from generator.clean.record import read_record, record_yaml
from generator.errors import ContentError
from generator.ingest.compose import article_file, signature, stated
from generator.model import Fate
from generator.read.article import read_article
from generator.read.records import Defaults

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


@given(dumps)
@example("a\rb\r\nc\x0bd\x0ce\u2028f\x85g")
@example("\ufeffTitle: x")
def test_every_character_of_a_dump_has_one_fate(text: str) -> None:
    reading = read("raw/a.txt", text.encode("utf-8", "replace"))

    verdicts = judge(reading)

    assert [verdict.number for verdict in verdicts] == [block.number for block in reading.blocks]
    assert all(0 <= verdict.prefix < len(block.text) for block, verdict in zip(reading.blocks, verdicts, strict=True))
    assert bare("".join(block.text for block in reading.blocks)) == bare(reading.decoded.text)


@given(st.one_of(st.tuples(st.just("raw/a.txt"), dumps), st.tuples(st.just("raw/a.html"), pages())))
def test_a_reader_of_the_markdown_sees_the_kept_words_and_no_others(given: tuple[str, str]) -> None:
    path, text = given
    reading = read(path, text.encode("utf-8", "replace"))
    verdicts = judge(reading)

    seen = shown(MarkdownIt("commonmark").render(body(reading, verdicts)))

    assert bare(seen) == bare(kept(reading, verdicts).replace("\0", "\ufffd"))


@given(pages())
def test_every_word_of_a_page_has_one_fate(page: str) -> None:
    reading = read("raw/a.html", f"<!doctype html><html><body>{page}</body></html>".encode())

    verdicts = judge(reading)

    assert [verdict.number for verdict in verdicts] == [block.number for block in reading.blocks]
    assert Counter(bare("".join(block.text for block in reading.blocks))) == Counter(bare(all_text(page)))


@pytest.mark.parametrize("depth", [300, 10_000])
def test_text_far_down_is_not_lost(depth: int) -> None:
    page = "<div>" * depth + "<p>at the bottom</p>" + "</div>" * depth + "<p>after it</p>"

    reading = read("raw/a.html", page.encode())

    assert [block.text for block in reading.blocks] == ["at the bottom", "after it"]


def test_a_text_node_of_twenty_megabytes_is_not_lost() -> None:
    page = "<p>" + "apricot " * 2_600_000 + "</p><p>after it</p>"

    reading = read("raw/a.html", page.encode())

    assert [len(block.text) for block in reading.blocks] == [8 * 2_600_000 - 1, 8]


@given(st.one_of(st.tuples(st.just("raw/a.txt"), dumps), st.tuples(st.just("raw/a.html"), pages())), st.booleans())
def test_what_ingest_writes_is_read_back_without_a_complaint(given: tuple[str, str], is_cautious: bool) -> None:
    path, text = given
    try:
        cleaned = clean(path, text.encode("utf-8", "replace"), is_cautious=is_cautious)
    except ContentError:
        return

    file = article_file(cleaned, "", Defaults(), {})
    article, problems = read_article("articles/a.md", file)
    record, complaints = read_record("cleaning/a.yml", record_yaml(cleaned.record).encode())

    assert article is not None
    assert (problems, complaints, record) == ((), (), cleaned.record)
    assert stated(file) == (type(stated(file)))(path, cleaned.record.raw_sha256, is_edited=False)
    assert signature(file) == article.ingest_sha256


@given(dumps)
def test_the_record_gives_each_line_the_fate_it_had(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        cleaned = clean("raw/a.txt", data)
    except ContentError:
        return

    lines = {line.number: line for line in received("raw/a.txt", data, cleaned.record).lines}

    for block, verdict in zip(cleaned.reading.blocks, cleaned.verdicts, strict=True):
        line = lines.pop(block.number)
        assert (line.text, line.fate, line.prefix, line.rule) == (
            block.text,
            verdict.fate,
            verdict.prefix,
            verdict.rule,
        )
    assert {line.fate for line in lines.values()} <= {Fate.BLANK}


@given(st.binary(max_size=400))
def test_bytes_that_are_no_text_are_told_with_their_offset(data: bytes) -> None:
    decoded = decode(data)

    assert all(data[each.offset] == each.byte for each in decoded.damage)
    assert (decoded.text.count("\ufffd") > 0) >= bool(decoded.damage)


@pytest.mark.slow
def test_the_hostile_set_loses_no_word(shared: Path) -> None:
    lost = []
    for payload in payloads(shared):
        page = f"<!doctype html><html><body><p>Before it.</p>{payload}<p>The words after it.</p></body></html>"
        for path, text in (("raw/a.txt", payload), ("raw/a.html", page)):
            reading = read(path, text.encode("utf-8", "replace"))
            verdicts = judge(reading)
            whole = bare("".join(block.text for block in reading.blocks))
            assert len(verdicts) == len(reading.blocks)
            if path.endswith(".txt"):
                assert whole == bare(reading.decoded.text)
            elif not NOT_AS_BROWSERS.search(payload) and any(word not in whole for word in seen_words(page)):
                lost.append(payload)
    assert lost == []


NOT_AS_BROWSERS = re.compile(r"""<textarea|<title|\x1b\$|<a href="hi'>""")
"""Where html.parser is no oracle: it takes the text of these elements for markup, and the words after a quote that is
never closed for text, which no browser shows; and it knows no escape sequences of ISO 2022."""


def payloads(shared: Path) -> list[str]:
    folder = shared / "bench" / "hostile"
    files = sorted(folder.glob("payloads/*.jsonl"))
    found = [json.loads(line)["payload"] for path in files for line in path.read_bytes().splitlines()]
    encoded = (folder / "encodings" / "encodings.jsonl").read_bytes().splitlines()
    return [*found, *(base64.b64decode(json.loads(line)["b64"]).decode("utf-8", "replace") for line in encoded)]


def kept(reading: Reading, verdicts: tuple[Verdict, ...]) -> str:
    return "".join(paragraphs(reading, verdicts))


def bare(text: str) -> str:
    return "".join(text.split())


class Texts(HTMLParser):
    """All text of a page, by another parser than the reader's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.parts.append(data)


def all_text(page: str) -> str:
    parser = Texts()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


def shown(html: str) -> str:
    return all_text(html)


def seen_words(page: str) -> list[str]:
    parser = Texts()
    try:
        parser.feed(page)
        parser.close()
    except AssertionError:  # html.parser gives up on `<![`; what it saw before counts
        pass
    return re.findall(r"\w+", " ".join(parser.parts))
