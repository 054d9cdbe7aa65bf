"""The partition: kept, lifted and dropped together are the raw file, to the character but for white space."""

import encodings
import pkgutil

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from oracle import differences, is_closed
from partition import bare, parts, seen
from raw_files import dumps, encoded, half_hidden_pages, raw_pages

from generator.clean.assemble import body, paragraphs
from generator.clean.encoding import decode
from generator.clean.judge import judge
from generator.clean.readers import read
from generator.clean.readers.unclosed import COMMENT
from generator.model import Fate

raw_files = st.one_of(
    st.tuples(st.just("raw/a.txt"), st.one_of(dumps.map(encoded), st.binary(max_size=400))),
    st.tuples(st.just("raw/a.html"), st.one_of(raw_pages.map(encoded), st.binary(max_size=400))),
)
CLAIMS = [
    "utf8",
    "latin1",
    "x-user-defined",
    "no-such",
    *(each.name for each in pkgutil.iter_modules(encodings.__path__)),
]


@given(raw_files)
@example(("raw/a.txt", b"a\rb\r\nc\x0bd\x0ce\xe2\x80\xa8f\xc2\x85g"))
@example(("raw/a.txt", b"\xef\xbb\xbfTitle: x"))
@example(("raw/a.html", b""))
@example(("raw/a.html", b"<!-- <p> no text"))
def test_every_block_has_one_fate(given: tuple[str, bytes]) -> None:
    reading = read(*given)

    verdicts = judge(reading)

    assert [verdict.number for verdict in verdicts] == [block.number for block in reading.blocks]
    whole = parts(reading, verdicts, Fate.KEPT, Fate.LIFTED, Fate.DROPPED)
    assert whole == bare("".join(block.text for block in reading.blocks))


@given(st.one_of(dumps.map(encoded), st.binary(max_size=400)))
@example(b"a\rb\r\nc\x0bd\x0ce\xe2\x80\xa8f\xc2\x85g")
def test_the_blocks_of_a_dump_are_all_its_characters(data: bytes) -> None:
    reading = read("raw/a.txt", data)

    assert bare("".join(block.text for block in reading.blocks)) == bare(reading.decoded.text)


@given(raw_pages)
@example("<![>")
@example("<svg><![CDATA[a<b>c]]></svg>d<math><![CDATA[e")
@example("<iframe/>a<plaintext>b</plaintext>c<xmp><b></xmp>d")
@example("<table>a<tr>b<td>c</table><select>d<option>e<frameset>f")
@example("<p>a<!--[if IE]><p>b<![endif]-->c<![if !IE]>d<![endif]>")
@example("<noscript>a<p>b</noscript><template>c<td>d</template>e")
def test_the_blocks_of_a_page_are_all_its_words(page: str) -> None:
    reading = read("raw/a.html", page.encode("utf-8", "replace"))

    assert differences(reading) == ("", "")


@given(raw_pages)
@example('<p>a<a href="b<p>c')
@example("<script>a</script b")
@example("a<b c='d>e<f>g")
@example("<!-- a")
@example("<title>a")
@example("<plaintext>a<b")
@example("a</")
@example("a<")
@example("a<!")
@example("a<b")
def test_a_tag_that_is_never_closed_is_a_block_to_the_end_of_the_page(page: str) -> None:
    reading = read("raw/a.html", page.encode("utf-8", "replace"))

    cut = [block.text for block in reading.blocks if block.tag == "unclosed"]

    assert bool(cut) != is_closed(reading.decoded.text)
    assert all(bare(reading.decoded.text).endswith(bare(each)) for each in cut)
    assert "".join(block.text for block in reading.blocks).count(COMMENT) == page.count(COMMENT)


@pytest.mark.parametrize("depth", [300, 10_000])
def test_text_far_down_is_not_lost(depth: int) -> None:
    page = "<div>" * depth + "<p>at the bottom</p>" + "</div>" * depth + "<p>after it</p>"

    reading = read("raw/a.html", page.encode())

    assert [block.text for block in reading.blocks] == ["at the bottom", "after it"]
    assert differences(reading) == ("", "")


def test_a_text_node_of_twenty_megabytes_is_not_lost() -> None:
    page = "<p>" + "apricot " * 2_600_000 + "</p><p>after it</p>"

    reading = read("raw/a.html", page.encode())

    assert [len(block.text) for block in reading.blocks] == [8 * 2_600_000 - 1, 8]


@given(half_hidden_pages())
def test_only_words_that_no_browser_shows_are_taken_for_markup(given: tuple[str, str]) -> None:
    page, unseen = given
    reading = read("raw/a.html", page.encode("utf-8", "replace"))

    found = {verdict.number for verdict in judge(reading) if verdict.rule == "markup"}

    assert bare("".join(block.text for block in reading.blocks if block.number in found)) == bare(unseen)


@given(raw_files)
@example(("raw/a.txt", b"x &copy; \\* [[a]]\n\n1. b\n\n    c\n\n> d\n\n\x00\xff"))
def test_a_reader_of_the_markdown_sees_the_kept_words_and_no_others(given: tuple[str, bytes]) -> None:
    reading = read(*given)
    verdicts = judge(reading)

    shown = seen(body(reading, verdicts))

    assert shown == bare("".join(paragraphs(reading, verdicts)))
    assert shown == parts(reading, verdicts, Fate.KEPT)


@given(st.binary(max_size=400))
@example(b"\xff\xfea")
@example(b"\x1b$B\xff")
def test_bytes_that_are_no_text_are_told_with_their_offset(data: bytes) -> None:
    decoded = decode(data)

    assert all(data[each.offset] == each.byte for each in decoded.damage)
    assert (decoded.text.count("\ufffd") > 0) >= bool(decoded.damage)


@given(st.sampled_from(CLAIMS), st.binary(max_size=200))
@example("hex", b"caf\xe9")
@example("idna", b"caf\xe9")
@example("unicode_escape", b"\\ud800 \xe9")
def test_a_page_is_read_whatever_encoding_it_claims(claim: str, data: bytes) -> None:
    decoded = decode(f'<meta charset="{claim}"><p>The words.</p>'.encode() + data, is_page=True)

    assert "<p>The words.</p>" in decoded.text
