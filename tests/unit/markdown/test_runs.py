"""Words of our own HTML: what a paragraph says, and where a link may stand in it."""

import pytest

from generator.markdown.runs import UNNUMBERED, blocks_of, linked_words, paragraphs_of, place_of, text_of, with_tags

NUMBER = '<sup class="note-number"><a class="note-ref" role="doc-noteref" href="#note-n">1</a></sup>'


@pytest.mark.parametrize(
    "inner, said",
    [
        ("A &amp; B &lt;c&gt;", "A & B <c>"),
        (f'<mark class="passage">Ada</mark>{NUMBER} Quill', "Ada Quill"),
        ('one <img class="picture" src="a.png" alt="Ada > Bo" loading="lazy">two', "one two"),
        ('<a class="remote-picture" href="https://x.y">Ada</a>, <code>Bo</code>', ", Bo"),
        ("Ada<br>\nQuill", "Ada\nQuill"),
    ],
)
def test_a_paragraph_says_what_a_reader_reads(inner: str, said: str) -> None:
    assert [text_of(block) for block in blocks_of(f"<p>{inner}</p>")] == [said]


@pytest.mark.parametrize(
    "inner, linked",
    [
        ("said Ada Quill.", "said [Ada Quill]."),
        ("A &amp; Ada Quill", "A &amp; [Ada Quill]"),
        (f"<em>Ada Quill</em>{NUMBER}", f"<em>[Ada Quill]</em>{NUMBER}"),
        ("<em>Ada</em> Quill", ""),
        ("<code>Ada Quill</code>", ""),
        ('<a href="https://x.y">Ada Quill</a>', ""),
        ('<a href="https://x.y"><strong>Ada Quill</strong></a>', ""),
    ],
)
def test_a_link_stands_around_whole_words_where_it_may(inner: str, linked: str) -> None:
    (text,) = map(text_of, blocks_of(f"<p>{inner}</p>"))
    start = text.index("Ada Quill")

    place = place_of(inner, text, start, start + len("Ada Quill"))

    shown = with_tags(inner, [(*place, "[")]).replace("[Ada Quill</a>", "[Ada Quill]") if place else ""
    assert shown == linked


def test_no_link_stands_where_the_text_is_another() -> None:
    assert place_of("said Ada Quill", "says Ada Quill", 5, 14) is None


def test_paragraphs_have_the_numbers_of_their_ids_or_their_places() -> None:
    html = '<p id="p-4">a</p>\n<blockquote>\n<p class="x">b</p></blockquote>'

    assert [(one.html, one.number, one.has_id) for one in paragraphs_of(html)] == [("a", 4, True), ("b", 1, False)]


def test_what_stands_in_no_paragraph_is_a_block_too_and_notes_are_none() -> None:
    html = (
        '<h2 id="s-a">A</h2>\n<p id="p-0">b</p>\n<aside class="note" role="note">\n<p>no</p>\n<h3>no</h3>\n</aside>\n'
        '<ul>\n<li>c <em>d</em>\n<ul>\n<li>e</li>\n</ul>\n</li>\n<li>\n<p id="p-1">f</p>\n</li>\n</ul>\n'
        "<table>\n<tr>\n<th>g</th>\n<td></td>\n<td>h</td>\n</tr>\n</table>"
    )

    blocks = [(text_of(block).strip(), block.number, block.is_heading) for block in blocks_of(html)]

    assert blocks == [
        ("A", UNNUMBERED, True),
        ("b", 0, False),
        *[(text, UNNUMBERED + 1 + place, False) for place, text in enumerate(["c d", "e"])],
        ("f", 1, False),
        *[(text, UNNUMBERED + 3 + place, False) for place, text in enumerate(["g", "h"])],
    ]


def test_links_into_the_archive_have_their_words() -> None:
    inner = 'A &amp; <a href="pressmark:people/ada">Ada <em>Q</em></a>, <a href="pressmark:b"></a> <a href="#c">C</a>'

    assert [(link.ref, link.start, link.end) for link in linked_words(inner)] == [("people/ada", 4, 9)]
